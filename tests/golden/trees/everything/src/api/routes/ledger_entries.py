# Generated from specs/everything.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of ledger entries."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from src.api.dependencies import LedgerEntryReaderDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.models.schemas.ledger_entry import LedgerEntry, LedgerEntryList, LedgerEntryListQuery

router = APIRouter(prefix="/api/v2/ledger-entries", tags=["ledger-entries"], route_class=ExactRoute)


@router.get("", responses=error_responses(422, 429, 503))
async def list_ledger_entries(
    query: Annotated[LedgerEntryListQuery, Query()], service: LedgerEntryReaderDep
) -> LedgerEntryList:
    """List ledger entries, a page at a time."""
    return await service.list_ledger_entries(query)


@router.get("/{ledger_entry_id}", responses=error_responses(404, 422, 429, 503))
async def get_ledger_entry(ledger_entry_id: UUID, service: LedgerEntryReaderDep) -> LedgerEntry:
    """Get a ledger entry by its id."""
    return await service.get_ledger_entry(ledger_entry_id)
