# Generated from specs/shop_with_accounts.yaml by templates/src/repositories/base.py.j2.
"""What every repository does."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Delete,
    Insert,
    RowMapping,
    Select,
    Table,
    UnaryExpression,
    Update,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from src.core.database import Database
from src.models.schemas.base import Input, PageQuery

Conditions = list[ColumnElement[bool]]


class Repository:
    """Statements over one table. Never commits: the request's transaction does.

    Rows are read and written as such, because no request needs the ORM's identity map or unit of work. A statement that
    is the same for every request is built once: to build it anew takes longer than to run it.
    """

    table: ClassVar[Table]
    tie_breakers: ClassVar[Sequence[str]] = ("created_at", "id")

    def __init__(self, db: Database) -> None:
        self.db = db

    @classmethod
    def visible(cls) -> tuple[ColumnElement[bool], ...]:
        """Conditions that every row must meet to be seen."""
        return ()

    def after_commit(self, action: Callable[[], None]) -> None:
        """Do something once what was written is there to stay."""
        self.db.after_commit(action)

    async def create(self, data: Input) -> RowMapping:
        """Insert a row. The row as it is now."""
        result = await self.db.execute(self._insert(), data.model_dump())
        return result.mappings().one()

    async def get(self, entity_id: UUID) -> RowMapping | None:
        """The row, or None."""
        result = await self.db.execute(self._select(), {"entity_id": entity_id})
        return result.mappings().one_or_none()

    async def update(self, entity_id: UUID, data: Input) -> RowMapping | None:
        """Change what the client sent, in one statement. The row as it is now, or None."""
        values = data.model_dump(exclude_unset=True)
        if not values:
            return await self.get(entity_id)
        statement = (
            update(self.table).where(self.table.c.id == entity_id, *self.visible()).values(values).returning(self.table)
        )
        result = await self.db.execute(statement)
        return result.mappings().one_or_none()

    async def delete(self, entity_id: UUID) -> bool:
        """Delete the row. False when there is none."""
        result = await self.db.execute(self._delete(), {"entity_id": entity_id})
        return result.one_or_none() is not None

    async def total(self, conditions: Sequence[ColumnElement[bool]] = ()) -> int:
        """How many rows there are on all pages."""
        result = await self.db.execute(_where(self._count(), conditions))
        total: int = result.scalar_one()
        return total

    async def rows(
        self, query: PageQuery, sort: str, conditions: Sequence[ColumnElement[bool]] = ()
    ) -> Sequence[RowMapping]:
        """The rows of one page."""
        select_page = _where(self._select_page(sort), conditions)
        rows = await self.db.execute(select_page, {"skip": (query.page - 1) * query.size, "size": query.size})
        return rows.mappings().all()

    @classmethod
    @cache
    def _insert(cls) -> Insert:
        return insert(cls.table).returning(cls.table)

    @classmethod
    @cache
    def _select(cls) -> Select[Any]:
        return select(cls.table).where(*cls._one())

    @classmethod
    @cache
    def _delete(cls) -> Delete | Update:
        return delete(cls.table).where(*cls._one()).returning(cls.table.c.id)

    @classmethod
    @cache
    def _count(cls) -> Select[Any]:
        return select(func.count()).select_from(cls.table).where(*cls.visible())

    @classmethod
    @cache
    def _select_page(cls, sort: str) -> Select[Any]:
        ordered = select(cls.table).where(*cls.visible()).order_by(*cls._order(sort, cls.table.c))
        return ordered.offset(bindparam("skip")).limit(bindparam("size"))

    @classmethod
    def _one(cls) -> tuple[ColumnElement[bool], ...]:
        """The condition of the row with the id ``entity_id``."""
        return (cls.table.c.id == bindparam("entity_id"), *cls.visible())

    @classmethod
    def _order(cls, sort: str, columns: ReadOnlyColumnCollection[str, Any]) -> list[UnaryExpression[Any]]:
        """The sort key, then what makes the order the same on every page."""
        names = dict.fromkeys((sort.removeprefix("-"), *cls.tie_breakers))
        keys = [columns[name] for name in names]
        return [key.desc() if sort.startswith("-") else key.asc() for key in keys]


def _where(statement: Select[Any], conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """The statement itself where there are no conditions: a copy would have to be recognised by all that is in it."""
    return statement.where(*conditions) if conditions else statement
