# Generated from specs/<app>.yaml by templates/src/repositories/linked.py.j2.
"""Repositories of rows that are linked with others over a table of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ARRAY, Delete, Table, Uuid, any_, bindparam, delete, func, select, update
from sqlalchemy.dialects.postgresql import Insert, insert

from src.core.database import Database
from src.models.schemas.base import Input
from src.repositories.base import Row
from src.repositories.nested import NestingRepository


@dataclass(frozen=True, eq=False)
class Link:
    """The other ends of the links of a row, as a client sends them in ``field``. owner, other: the table's columns."""

    field: str
    table: Table
    owner: str
    other: str

    async def add(self, db: Database, owner_id: UUID, ids: Sequence[UUID]) -> None:
        """Link a row with others; a link that is there already stays."""
        await db.execute(self._insert, {"row_id": owner_id, "ids": ids})

    async def keep(self, db: Database, owner_id: UUID, ids: Sequence[UUID]) -> None:
        """Remove every link with another row."""
        await db.execute(self._delete, {"row_id": owner_id, "ids": ids})

    @cached_property
    def _insert(self) -> Insert:
        rows = select(bindparam("row_id", type_=Uuid()), func.unnest(bindparam("ids", type_=ARRAY(Uuid()))))
        return insert(self.table).from_select([self.owner, self.other], rows).on_conflict_do_nothing()

    @cached_property
    def _delete(self) -> Delete:
        owner, other = self.table.c[self.owner], self.table.c[self.other]
        kept = other == any_(bindparam("ids"))
        return delete(self.table).where(owner == bindparam("row_id"), ~kept)


class LinkingRepository(NestingRepository):
    """Writes the links of a row together with the row."""

    links: ClassVar[Sequence[Link]]

    async def create(self, data: Input) -> Row:
        """Insert a row and its links. The row as it is now."""
        row = await super().create(data)
        for link in self.links:
            ids: list[UUID] = getattr(data, link.field)
            if ids:
                await link.add(self.db, row["id"], ids)
        return (await self.fill([row]))[0]

    async def update(self, entity_id: UUID, data: Input) -> Row | None:
        """Change what the client sent; links that it sent take the place of all others. The row, or None."""
        sent = [link for link in self.links if link.field in data.model_fields_set]
        if sent and not await self._touch(entity_id):
            return None
        for link in sent:
            ids: list[UUID] = getattr(data, link.field)
            await link.keep(self.db, entity_id, ids)
            await link.add(self.db, entity_id, ids)
        return await super().update(entity_id, data)

    async def _touch(self, entity_id: UUID) -> bool:
        """Lock the row, so that requests replace its links one after the other. False when there is none."""
        id_column = self.table.c.id
        statement = update(self.table).where(*self._one()).values(id=id_column).returning(id_column)
        return (await self.db.execute(statement, {"entity_id": entity_id})).one_or_none() is not None
