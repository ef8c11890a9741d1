# Generated from specs/everything.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the ledger_entries table."""

from collections.abc import Sequence

from sqlalchemy import RowMapping

from src.models.entities.ledger_entry import LedgerEntryEntity
from src.models.schemas.ledger_entry import LedgerEntryListQuery
from src.repositories.base import Conditions, Repository


class LedgerEntryRepository(Repository):
    """Stores ledger entries."""

    table = LedgerEntryEntity.__table__
    tie_breakers = ("id",)

    async def list(self, query: LedgerEntryListQuery) -> tuple[Sequence[RowMapping], int]:
        """One page of the rows that the query asks for, and how many there are on all pages."""
        conditions: Conditions = []
        if query.account is not None:
            conditions.append(LedgerEntryEntity.account == query.account)
        if query.booked_on is not None:
            conditions.append(LedgerEntryEntity.booked_on == query.booked_on)
        rows = await self.rows(query, query.sort, conditions)
        total = await self.total(conditions)
        return rows, total
