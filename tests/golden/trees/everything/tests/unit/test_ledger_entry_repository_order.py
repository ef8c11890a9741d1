# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository_order.py.j2.
"""The order in which the repository of ledger entries lists rows."""

from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.schemas.ledger_entry import LedgerEntryListQuery
from src.repositories.ledger_entry_repository import LedgerEntryRepository
from tests.factories import LedgerEntryFactory
from tests.support import store, values


@pytest.fixture
def repository(db_session: AsyncSession) -> LedgerEntryRepository:
    return LedgerEntryRepository(db_session)


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [
        pytest.param("id", UUID(int=1), UUID(int=2), id="id"),
        pytest.param("booked_on", date.fromisoformat("2026-01-15"), date.fromisoformat("2026-01-16"), id="booked_on"),
        pytest.param("amount", Decimal("10.00"), Decimal("10.01"), id="amount"),
    ],
)
async def test_list_sorts_both_ways(
    repository: LedgerEntryRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = LedgerEntryFactory.create(**{field: high}), LedgerEntryFactory.create(**{field: low})
    await store(db_session, second, first)

    ascending, _ = await repository.list(LedgerEntryListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(LedgerEntryListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [values(first), values(second)]
    assert descending == [values(second), values(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("booked_on", date.fromisoformat("2026-01-15"), id="booked_on"),
        pytest.param("amount", Decimal("10.00"), id="amount"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: LedgerEntryRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = LedgerEntryFactory.create_batch(5, **{field: value})
    await store(db_session, *entities)
    expected = [values(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(LedgerEntryListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(LedgerEntryListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]
