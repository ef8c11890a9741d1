# Generated from specs/simple_task_api.yaml by templates/src/repositories/base.py.j2.
"""What every repository does."""

from collections.abc import Sequence
from typing import Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, UnaryExpression, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.base import Entity
from src.models.schemas.base import Input, PageQuery

EntityT = TypeVar("EntityT", bound=Entity)
Conditions = list[ColumnElement[bool]]


class Repository(Generic[EntityT]):
    """Statements over one table. Never commits: the request's transaction does."""

    entity: type[EntityT]
    tie_breakers: Sequence[str] = ("created_at", "id")

    def __init__(self, db: AsyncSession) -> None:
        self.db = db

    def visible(self) -> tuple[ColumnElement[bool], ...]:
        """Conditions that every row must meet to be seen."""
        return ()

    async def create(self, data: Input) -> EntityT:
        """Insert a row."""
        entity = self.entity(**data.model_dump())
        self.db.add(entity)
        await self.db.flush()
        return entity

    async def get(self, entity_id: UUID) -> EntityT | None:
        """The row, or None."""
        return await self.db.scalar(select(self.entity).where(self.entity.id == entity_id, *self.visible()))

    async def update(self, entity_id: UUID, data: Input) -> EntityT | None:
        """Change what the client sent, in one statement. The row as it is now, or None."""
        values = data.model_dump(exclude_unset=True)
        if not values:
            return await self.get(entity_id)
        statement = (
            update(self.entity)
            .where(self.entity.id == entity_id, *self.visible())
            .values(values)
            .returning(self.entity)
            .execution_options(populate_existing=True, synchronize_session=False)
        )
        return await self.db.scalar(statement)

    async def delete(self, entity_id: UUID) -> bool:
        """Delete the row. False when there is none."""
        statement = (
            delete(self.entity)
            .where(self.entity.id == entity_id, *self.visible())
            .returning(self.entity.id)
            .execution_options(synchronize_session=False)
        )
        return await self.db.scalar(statement) is not None

    async def page(
        self, query: PageQuery, sort: str, conditions: Conditions | None = None
    ) -> tuple[Sequence[EntityT], int]:
        """The rows of one page, and how many rows there are on all pages."""
        where = (*self.visible(), *(conditions or ()))
        total = await self.db.execute(select(func.count()).select_from(self.entity).where(*where))
        rows = await self.db.scalars(
            select(self.entity)
            .where(*where)
            .order_by(*self._order(sort))
            .offset((query.page - 1) * query.size)
            .limit(query.size)
        )
        return rows.all(), total.scalar_one()

    def _order(self, sort: str) -> list[UnaryExpression[object]]:
        """The sort key, then what makes the order the same on every page."""
        names = dict.fromkeys((sort.removeprefix("-"), *self.tie_breakers))
        columns = [getattr(self.entity, name) for name in names]
        return [column.desc() if sort.startswith("-") else column.asc() for column in columns]
