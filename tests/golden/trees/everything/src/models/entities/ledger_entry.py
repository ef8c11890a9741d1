# Generated from specs/everything.yaml by templates/src/models/entities/entity.py.j2.
"""The ledger_entries table."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Date, Numeric, String
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity


class LedgerEntryEntity(Entity):
    """A row of ledger_entries."""

    __tablename__ = "ledger_entries"

    account: Mapped[str] = mapped_column(String(34), index=True)
    amount: Mapped[Decimal] = mapped_column(Numeric(15, 2))
    booked_on: Mapped[date] = mapped_column(Date(), index=True)
