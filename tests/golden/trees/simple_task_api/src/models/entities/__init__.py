# Generated from specs/simple_task_api.yaml by templates/src/models/entities/__init__.py.j2.
"""ORM entities, one module each."""

from src.models.entities.task import TaskEntity

__all__ = [
    "TaskEntity",
]
