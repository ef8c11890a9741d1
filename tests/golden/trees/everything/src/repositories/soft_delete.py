# Generated from specs/everything.yaml by templates/src/repositories/soft_delete.py.j2.
"""Repositories of rows that are hidden instead of deleted."""

from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, func, update

from src.models.entities.soft_delete import SoftDeletable
from src.repositories.base import Repository

SoftDeletableT = TypeVar("SoftDeletableT", bound=SoftDeletable)


class SoftDeleteRepository(Repository[SoftDeletableT]):
    """A deleted row stays in its table, out of every reader's sight."""

    def visible(self) -> tuple[ColumnElement[bool], ...]:
        return (self.entity.deleted_at.is_(None),)

    async def delete(self, entity_id: UUID) -> bool:
        """Hide the row. False when there is none."""
        statement = (
            update(self.entity)
            .where(self.entity.id == entity_id, *self.visible())
            .values(deleted_at=func.now())
            .returning(self.entity.id)
            .execution_options(synchronize_session=False)
        )
        return await self.db.scalar(statement) is not None
