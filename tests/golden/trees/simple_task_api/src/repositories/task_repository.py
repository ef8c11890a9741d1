# Generated from specs/simple_task_api.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the tasks table."""

from collections.abc import Sequence

from src.models.entities.task import TaskEntity
from src.models.schemas.task import TaskListQuery
from src.repositories.base import Conditions, Repository


class TaskRepository(Repository[TaskEntity]):
    """Stores tasks."""

    entity = TaskEntity

    async def list(self, query: TaskListQuery) -> tuple[Sequence[TaskEntity], int]:
        """One page of the rows that the query asks for, and how many there are on all pages."""
        conditions: Conditions = []
        if query.completed is not None:
            conditions.append(TaskEntity.completed == query.completed)
        return await self.page(query, query.sort, conditions)
