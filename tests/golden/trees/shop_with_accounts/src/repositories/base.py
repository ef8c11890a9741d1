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
from src.core.identity.caller import Caller
from src.core.identity.errors import ForbiddenError
from src.models.schemas.base import Input, PageQuery
from src.repositories.rules import EVERY_ROW, RowRules, Sight, checked
from src.repositories.users import user_id

Conditions = list[ColumnElement[bool]]
# As the database gives it, or what was asked for of that.
Row = RowMapping | dict[str, Any]


class Repository:
    """Statements over one table. Never commits: the request's transaction does.

    Rows are read and written as such, because no request needs the ORM's identity map or unit of work. A statement that
    is the same for every request is built once: to build it anew takes longer than to run it.
    What the caller may not see is not there, and neither changed nor referred to.
    """

    table: ClassVar[Table]
    tie_breakers: ClassVar[Sequence[str]] = ("created_at", "id")

    rules: ClassVar[RowRules] = RowRules()
    # The columns of a new row that refer to whoever creates it.
    owners: ClassVar[Sequence[str]] = ()

    def __init__(self, db: Database, caller: Caller) -> None:
        self.db = db
        self.caller = caller

    @classmethod
    def visible(cls) -> tuple[ColumnElement[bool], ...]:
        """Conditions that every row must meet to be seen."""
        return ()

    def after_commit(self, action: Callable[[], None]) -> None:
        """Do something once what was written is there to stay."""
        self.db.after_commit(action)

    async def create(self, data: Input) -> Row:
        """Insert a row. The row as it is now. Raises ForbiddenError, InvalidError."""
        values = data.model_dump()
        for name in self.owners:
            values[name] = await user_id(self.db, self.caller)
        checks = self.rules.checks(self.caller, self.rules.create)
        if not checks:
            return (await self.db.execute(self._insert(), values)).mappings().one()
        result = await self.db.execute(self._insert().returning(*checks), {**values, **self.caller.values})
        return checked(result.mappings().one())

    async def get(self, entity_id: UUID) -> Row | None:
        """The row, or None."""
        seen = self.rules.get.sight(self.caller)
        result = await self.db.execute(self._select(seen), {"entity_id": entity_id, **self.caller.values})
        return result.mappings().one_or_none()

    async def update(self, entity_id: UUID, data: Input) -> Row | None:
        """Change what the client sent, in one statement. The row as it is now, or None.

        Raises ForbiddenError, InvalidError.
        """
        values = data.model_dump(exclude_unset=True)
        seen, allowed = self.rules.get.sight(self.caller), self.rules.update.sight(self.caller)
        conditions = (self.table.c.id == entity_id, *self.visible(), *seen.conditions, *allowed.conditions)
        if not values:
            found = await self.db.execute(select(self.table).where(*conditions), self.caller.values)
        else:
            checks = self.rules.checks(self.caller, EVERY_ROW)
            statement = update(self.table).where(*conditions).values(values).returning(self.table, *checks)
            found = await self.db.execute(statement, self.caller.values)
        row = found.mappings().one_or_none()
        if row is None:
            await self._refuse(entity_id, allowed)
            return None
        return checked(row)

    async def delete(self, entity_id: UUID) -> bool:
        """Delete the row. False when there is none. Raises ForbiddenError."""
        seen, allowed = self.rules.get.sight(self.caller), self.rules.delete.sight(self.caller)
        parameters = {"entity_id": entity_id, **self.caller.values}
        result = await self.db.execute(self._delete(seen, allowed), parameters)
        if result.one_or_none() is not None:
            return True
        await self._refuse(entity_id, allowed)
        return False

    async def _refuse(self, entity_id: UUID, allowed: Sight) -> None:
        """Raise ForbiddenError for a row that the caller sees: it is there, and not theirs to change."""
        if allowed.conditions and await Repository.get(self, entity_id) is not None:
            raise ForbiddenError

    async def total(self, conditions: Sequence[ColumnElement[bool]] = ()) -> int:
        """How many rows there are on all pages."""
        count = self._count(self.rules.list.sight(self.caller))
        result = await self.db.execute(_where(count, conditions), self.caller.values)
        total: int = result.scalar_one()
        return total

    async def rows(
        self, query: PageQuery, sort: str, conditions: Sequence[ColumnElement[bool]] = ()
    ) -> Sequence[RowMapping]:
        """The rows of one page."""
        select_page = _where(self._select_page(sort, self.rules.list.sight(self.caller)), conditions)
        page = {"skip": (query.page - 1) * query.size, "size": query.size, **self.caller.values}
        rows = await self.db.execute(select_page, page)
        return rows.mappings().all()

    @classmethod
    @cache
    def _insert(cls) -> Insert:
        return insert(cls.table).returning(cls.table)

    @classmethod
    @cache
    def _select(cls, seen: Sight) -> Select[Any]:
        return select(cls.table).where(*cls._one(seen))

    @classmethod
    @cache
    def _delete(cls, *sights: Sight) -> Delete | Update:
        return delete(cls.table).where(*cls._one(*sights)).returning(cls.table.c.id)

    @classmethod
    @cache
    def _count(cls, seen: Sight) -> Select[Any]:
        return select(func.count()).select_from(cls.table).where(*cls.visible(), *seen.conditions)

    @classmethod
    @cache
    def _select_page(cls, sort: str, seen: Sight) -> Select[Any]:
        some = select(cls.table).where(*cls.visible(), *seen.conditions)
        ordered = some.order_by(*cls._order(sort, cls.table.c))
        return ordered.offset(bindparam("skip")).limit(bindparam("size"))

    @classmethod
    def _one(cls, *sights: Sight) -> tuple[ColumnElement[bool], ...]:
        """The condition of the row with the id ``entity_id``, if the caller may."""
        conditions = (condition for sight in sights for condition in sight.conditions)
        return (cls.table.c.id == bindparam("entity_id"), *cls.visible(), *conditions)

    @classmethod
    def _order(cls, sort: str, columns: ReadOnlyColumnCollection[str, Any]) -> list[UnaryExpression[Any]]:
        """The sort key, then what makes the order the same on every page."""
        names = dict.fromkeys((sort.removeprefix("-"), *cls.tie_breakers))
        keys = [columns[name] for name in names]
        return [key.desc() if sort.startswith("-") else key.asc() for key in keys]


def _where(statement: Select[Any], conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """The statement itself where there are no conditions: a copy would have to be recognised by all that is in it."""
    return statement.where(*conditions) if conditions else statement
