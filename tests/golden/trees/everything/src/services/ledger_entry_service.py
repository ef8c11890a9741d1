# Generated from specs/everything.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with ledger entries."""

from uuid import UUID

from src.core.errors import NotFoundError
from src.models.schemas.ledger_entry import LedgerEntry, LedgerEntryList, LedgerEntryListQuery
from src.repositories.ledger_entry_repository import LedgerEntryRepository


class LedgerEntryService:
    """Creates, finds and changes ledger entries."""

    def __init__(self, repository: LedgerEntryRepository) -> None:
        self.repository = repository

    async def list_ledger_entries(self, query: LedgerEntryListQuery) -> LedgerEntryList:
        """One page of ledger entries."""
        rows, total = await self.repository.list(query)
        return LedgerEntryList(
            items=[LedgerEntry.model_validate(row) for row in rows],
            total=total,
            page=query.page,
            size=query.size,
            pages=-(-total // query.size),
        )

    async def get_ledger_entry(self, ledger_entry_id: UUID) -> LedgerEntry:
        """The ledger entry with this id. Raises NotFoundError."""
        row = await self.repository.get(ledger_entry_id)
        if row is None:
            raise NotFoundError("ledger_entry", ledger_entry_id)
        return LedgerEntry.model_validate(row)
