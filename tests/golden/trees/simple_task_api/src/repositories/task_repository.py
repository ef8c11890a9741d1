# Generated from specs/simple_task_api.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the tasks table."""

from collections.abc import Sequence

from sqlalchemy import RowMapping

from src.models.entities.task import TaskEntity
from src.models.schemas.task import TaskListQuery
from src.repositories.base import Conditions, Repository


class TaskRepository(Repository):
    """Stores tasks."""

    table = TaskEntity.__table__

    async def list(self, query: TaskListQuery) -> tuple[Sequence[RowMapping], int]:
        """One page of the rows that the query asks for, and how many there are on all pages."""
        conditions: Conditions = []
        if query.completed is not None:
            conditions.append(TaskEntity.completed == query.completed)
        rows = await self.rows(query, query.sort, conditions)
        total = await self.total(conditions)
        return rows, total
