# Generated from specs/everything.yaml by templates/src/models/entities/entity.py.j2.
"""The ledger_entries table."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, Date, Index, Numeric, Text
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity


class LedgerEntryEntity(Entity):
    """A row of ledger_entries."""

    __tablename__ = "ledger_entries"
    __table_args__ = (
        CheckConstraint("char_length(account) <= 34", name="account_max_length"),
        Index("ix_ledger_entries_booked_on", "booked_on", "id"),
        Index("ix_ledger_entries_amount", "amount", "id"),
    )

    account: Mapped[str] = mapped_column(Text(), index=True)
    amount: Mapped[Decimal] = mapped_column(Numeric(15, 2))
    booked_on: Mapped[date] = mapped_column(Date())
