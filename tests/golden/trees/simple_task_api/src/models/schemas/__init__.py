# Generated from specs/simple_task_api.yaml by templates/src/models/schemas/__init__.py.j2.
"""Request and response schemas, one module an entity."""

from src.models.schemas.task import Task, TaskBase, TaskCreate, TaskList, TaskListQuery, TaskUpdate

__all__ = [
    "Task",
    "TaskBase",
    "TaskCreate",
    "TaskList",
    "TaskListQuery",
    "TaskUpdate",
]
