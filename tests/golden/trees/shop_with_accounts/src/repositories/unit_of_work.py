# Generated from specs/shop_with_accounts.yaml by templates/src/repositories/unit_of_work.py.j2.
"""The rows of one transaction as entities, for operations that read, decide and write."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Literal, TypeVar, cast
from uuid import UUID

from sqlalchemy import BigInteger, Column, Integer, Numeric, Select, Table, any_, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import TypeEngine

from src.core.database import RequestTransaction
from src.core.errors import InvalidError
from src.core.identity.caller import Caller
from src.core.identity.errors import ForbiddenError
from src.models.entities import Base
from src.models.entities.base import Entity
from src.models.entities.customer import CustomerEntity
from src.repositories.base import Repository
from src.repositories.rules import EVERY_ROW, RowRule, Sight
from src.repositories.users import user_id

EntityT = TypeVar("EntityT", bound=Entity)
Lock = Literal["share", "update"]


class UnitOfWork:
    """Every row is one object, however often it is read. Changes are written before the next query and by ``flush``.

    A row is locked by reading it with ``lock``, until the transaction ends: ``update`` for this one alone, ``share`` so
    that others may read it in the same way and nobody changes it. Never commits: the request's transaction does.
    """

    def __init__(self, transaction: RequestTransaction, caller: Caller) -> None:
        self._transaction = transaction
        self._caller = caller
        self._opened: AsyncSession | None = None
        self._added: list[Entity] = []
        self._locked: set[Entity] = set()

    def after_commit(self, action: Callable[[], None]) -> None:
        """Do something once what was written is there to stay."""
        self._transaction.after_commit(action)

    async def get(
        self, entity: type[EntityT], entity_id: UUID, *, rule: RowRule = EVERY_ROW, lock: Lock | None = None
    ) -> EntityT | None:
        """The row with this id, if it is one of the caller's by the rule, or None."""
        rows = await self.get_all(entity, [entity_id], rule=rule, lock=lock)
        return rows.get(entity_id)

    async def one(self, entity: type[EntityT], entity_id: UUID, *, lock: Lock | None = None) -> EntityT:
        """The row with this id, which a foreign key says is there."""
        rows = await self.get_all(entity, [entity_id], lock=lock)
        return rows[entity_id]

    async def get_all(
        self,
        entity: type[EntityT],
        entity_ids: Iterable[UUID],
        *,
        rule: RowRule = EVERY_ROW,
        lock: Lock | None = None,
    ) -> dict[UUID, EntityT]:
        """The rows with these ids that the rule is about, by id.

        They are locked in the order of their ids: nobody waits in a circle.
        """
        wanted, seen = set(entity_ids), rule.sight(self._caller)
        found: dict[UUID, EntityT] = {}
        if not seen.conditions:
            found = {row.id: row for row in self._locked if isinstance(row, entity) and row.id in wanted}
        missing = wanted - found.keys()
        if missing:
            values = {"entity_ids": missing, **self._caller.values}
            rows = await self._rows(_seen(_with_ids(entity), seen), values, lock)
            found |= {row.id: row for row in rows}
        return found

    async def select(self, entity: type[EntityT], *, lock: Lock | None = None, **equal: Any) -> Sequence[EntityT]:
        """The rows whose columns have these values, oldest first."""
        rows = await self._rows(_with_values(entity, tuple(equal)), equal, lock)
        return sorted(rows, key=_age)

    async def check(self, row: Entity, rule: RowRule) -> None:
        """Raise ForbiddenError unless it is one of the caller's rows, by the rule."""
        entity, seen = type(row), rule.sight(self._caller)
        if seen.conditions:
            statement = _seen(_with_ids(entity), seen)
            values = {"entity_ids": [row.id], **self._caller.values}
            if not await self._rows(statement, values, None):
                raise ForbiddenError

    async def user(self, *, lock: Lock | None = None) -> CustomerEntity:
        """The row of the caller."""
        return await self.one(CustomerEntity, await user_id(self._transaction, self._caller), lock=lock)

    def add(self, row: EntityT) -> EntityT:
        """Insert a row with the next write."""
        self._added.append(row)
        return row

    async def answer(self, repository: Repository, row: Entity) -> dict[str, Any]:
        """Write every change, and return a row as its repository would read it now."""
        await self.flush()
        return _values(row)

    async def delete(self, *rows: Entity) -> None:
        """Delete rows."""
        await self.flush()
        session = await self._session()
        for row in rows:
            # One that an operation deletes twice is gone already.
            if row in session:
                await session.delete(row)
        await session.flush()
        self._locked.difference_update(rows)

    async def flush(self) -> None:
        """Write every change. A row comes after the rows that it refers to; those of one table go in one statement."""
        session = await self._session()
        added, self._added = self._added, []
        for row in (*added, *session.dirty):
            refuse_what_is_too_large(row)
        tables = {row.__table__ for row in added}
        for table in (table for table in _tables() if table in tables):
            session.add_all(row for row in added if row.__table__ is table)
            await session.flush()
        await session.flush()

    async def _rows(
        self, statement: Select[EntityT], values: Mapping[str, Any], lock: Lock | None
    ) -> Sequence[EntityT]:
        await self.flush()
        session = await self._session()
        if lock is None:
            return (await session.scalars(statement, values)).all()
        # What was read before the lock may have changed in the meantime.
        statement = statement.with_for_update(read=lock == "share").execution_options(populate_existing=True)
        rows = (await session.scalars(statement, values)).all()
        self._locked.update(rows)
        return rows

    async def _session(self) -> AsyncSession:
        """The session, which begins the transaction."""
        if self._opened is None:
            self._opened = AsyncSession(await self._transaction.connection(), join_transaction_mode="rollback_only")
        return self._opened


def refuse_what_is_too_large(row: Any) -> None:
    """Raise InvalidError for a value that its column has no room for: the database would not say which one it is."""
    for column in row.__table__.columns:
        if not _has_room(column.type, getattr(row, column.key)):
            problem = {"loc": ["body", column.key], "msg": "is too large", "type": "too_large"}
            raise InvalidError([problem])


def _has_room(kind: TypeEngine[Any], value: Any) -> bool:
    if isinstance(kind, Integer) and isinstance(value, int):
        limit = 1 << (63 if isinstance(kind, BigInteger) else 31)
        return -limit <= value < limit
    if isinstance(kind, Numeric) and isinstance(value, Decimal):
        scale = kind.scale or 0
        return abs(round(value, scale)) < Decimal(1).scaleb((kind.precision or 0) - scale)
    return True


def _seen(statement: Select[EntityT], seen: Sight) -> Select[EntityT]:
    """The statement itself where everything is seen."""
    return statement.where(*seen.conditions) if seen.conditions else statement


@cache
def _tables() -> Sequence[Table]:
    return Base.metadata.sorted_tables


@cache
def _with_ids(entity: type[EntityT]) -> Select[EntityT]:
    ids = any_(bindparam("entity_ids"))
    return select(entity).where(entity.id == ids).order_by(entity.id)


@cache
def _with_values(entity: type[EntityT], columns: tuple[str, ...]) -> Select[EntityT]:
    table = entity.__table__
    same = (table.c[name] == bindparam(name) for name in columns)
    return select(entity).where(*same).order_by(entity.id)


def _age(row: Entity) -> tuple[Any, UUID]:
    return getattr(row, "created_at", None), row.id


def _values(row: Entity) -> dict[str, Any]:
    return {column.key: _as_stored(column, getattr(row, column.key)) for column in row.__table__.columns}


def _as_stored(column: Column[Any], value: Any) -> Any:
    """The value as the database gives it back: decimals with all their places, moments in UTC."""
    if isinstance(value, Decimal):
        return round(value, cast("Numeric[Decimal]", column.type).scale)
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    return value
