# Generated from specs/knowledge_base.yaml by templates/src/repositories/nested.py.j2.
"""Repositories whose rows are answered with other rows inside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Column, Select, any_, bindparam, select

from src.core.database import Database
from src.models.schemas.base import Input
from src.repositories.base import Repository, Row
from src.repositories.measured import measured, whole

# No field of an entity begins like this.
_OWNER = "_owner_id"


@dataclass(frozen=True, eq=False)
class Nested:
    """Rows of another repository that belong inside a row: its id is in ``owner``, a column of theirs or, with
    their own ids in ``inner``, of a link table."""

    name: str
    repository: type[Repository]
    owner: Column[Any]
    inner: Column[Any] | None = None

    async def of(self, db: Database, owner_ids: Sequence[UUID]) -> dict[UUID, list[Row]]:
        """The rows of each owner, the oldest first, in one statement for all owners."""
        result = await db.execute(self._select, {"owner_ids": owner_ids})
        found: Sequence[Row] = whole(result)
        repository = self.repository(db)
        if isinstance(repository, NestingRepository):
            found = await repository.fill(found)
        rows: dict[UUID, list[Row]] = {owner_id: [] for owner_id in owner_ids}
        for row in found:
            rows[row[_OWNER]].append({name: value for name, value in row.items() if name != _OWNER})
        return rows

    @cached_property
    def _select(self) -> Select[Any]:
        table = self.repository.table
        owners = any_(bindparam("owner_ids"))
        statement = select(table, self.owner.label(_OWNER)).where(self.owner == owners, *self.repository.visible())
        if self.inner is not None:
            statement = statement.join(self.owner.table, self.inner == table.c.id)
        return measured(statement, lambda columns: [columns[name] for name in self.repository.tie_breakers])


class NestingRepository(Repository):
    """Answers rows with those that belong inside them: one statement more for each relation, however many rows."""

    nested: ClassVar[Sequence[Nested]]

    async def create(self, data: Input) -> Row:
        """Insert a row. Nothing is inside it yet."""
        return {**await super().create(data), **{each.name: [] for each in self.nested}}

    async def get(self, entity_id: UUID) -> Row | None:
        row = await super().get(entity_id)
        return None if row is None else (await self.fill([row]))[0]

    async def update(self, entity_id: UUID, data: Input) -> Row | None:
        row = await super().update(entity_id, data)
        return None if row is None else (await self.fill([row]))[0]

    async def fill(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows with what belongs inside them."""
        if not rows:
            return rows
        filled = rows
        for nested in self.nested:
            found = await nested.of(self.db, [row["id"] for row in rows])
            filled = [{**row, nested.name: found[row["id"]]} for row in filled]
        return filled
