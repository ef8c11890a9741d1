# Generated from specs/everything.yaml by templates/tests/cases/entity.py.j2.
"""Ledger entries, as the tests know them: the classes, and tables of values."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from src.models.entities.ledger_entry import LedgerEntryEntity
from src.models.schemas.ledger_entry import LedgerEntry, LedgerEntryListQuery
from src.repositories.ledger_entry_repository import LedgerEntryRepository
from src.services.ledger_entry_service import LedgerEntryService
from tests.cases import base
from tests.factories import LedgerEntryFactory

SUBJECT = base.Subject(
    name="ledger_entry",
    plural="ledger_entries",
    url="/api/v2/ledger-entries",
    has=base.words("list get answer service"),
    entity=LedgerEntryEntity,
    factory=LedgerEntryFactory,
    repository=LedgerEntryRepository,
    service=LedgerEntryService,
    answer=LedgerEntry,
    query=LedgerEntryListQuery,
    capacity=25,
    order=base.words("id"),
    hides=False,
    aged=False,
    shown=base.words("id account amount booked_on"),
    unsent=base.words("id no_such_field"),
    required=base.words("account amount booked_on"),
    not_null=base.words("account amount booked_on"),
    refused_rows=[
        ("account", "x" * 35, "above the maximum length"),
        ("amount", Decimal("-10000000000000.00"), "below the lower bound"),
        ("amount", Decimal("10000000000000.00"), "above the upper bound"),
    ],
    filters=[
        ("account", "account one", "account one", "account two"),
        ("booked_on", date.fromisoformat("2026-01-15"), "2026-01-15", date.fromisoformat("2026-01-16")),
    ],
    bad_parameters=[
        ("account", "\x00"),
        ("booked_on", "x"),
    ],
    sorts=[
        ("id", UUID(int=1), UUID(int=2)),
        ("booked_on", date.fromisoformat("2026-01-15"), date.fromisoformat("2026-01-16")),
        ("amount", Decimal("10.00"), Decimal("10.01")),
    ],
    ties=[
        ("booked_on", date.fromisoformat("2026-01-15")),
        ("amount", Decimal("10.00")),
    ],
    absent=[
        ("POST", False, 405),
        ("PUT", True, 405),
        ("DELETE", True, 405),
        ("PATCH", True, 405),
    ],
)
