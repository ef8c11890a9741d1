# Generated from specs/everything.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of ledger entries."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from src.models.fields.decimals import PlainDecimal
from src.models.fields.temporal import JsonDate
from src.models.fields.text import CLEAN_TEXT
from src.models.schemas.base import Output, Page, PageQuery

LedgerEntryAccount = Annotated[str, Field(max_length=34), CLEAN_TEXT]


class LedgerEntry(Output):
    """A ledger entry, as the API answers it."""

    id: UUID
    account: str
    amount: PlainDecimal
    booked_on: date


class LedgerEntryList(Page):
    """One page of ledger entries."""

    items: list[LedgerEntry]


class LedgerEntryListQuery(PageQuery):
    """Which ledger entries, in which order."""

    account: LedgerEntryAccount | None = None
    booked_on: JsonDate | None = None
    sort: Literal["id", "-id", "booked_on", "-booked_on", "amount", "-amount"] = "id"
