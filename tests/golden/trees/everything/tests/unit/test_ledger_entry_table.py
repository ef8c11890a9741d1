# Generated from specs/everything.yaml by templates/tests/unit/test_entity_table.py.j2.
"""What the table of ledger entries itself refuses and fills in."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.ledger_entry import LedgerEntryEntity
from tests.factories import LedgerEntryFactory
from tests.support import store


@pytest.mark.parametrize("field", ["account", "amount", "booked_on"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, LedgerEntryFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(LedgerEntryEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("account", "x" * 35, id="account above the maximum length"),
        pytest.param("amount", Decimal("-10000000000000.00"), id="amount below the lower bound"),
        pytest.param("amount", Decimal("10000000000000.00"), id="amount above the upper bound"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, LedgerEntryFactory.create(**{field: value}))
