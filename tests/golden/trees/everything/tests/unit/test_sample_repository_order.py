# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository_order.py.j2.
"""The order in which the repository of samples lists rows."""

from datetime import date, datetime, time
from decimal import Decimal
from operator import attrgetter
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.schemas.sample import SampleListQuery
from src.repositories.sample_repository import SampleRepository
from tests.factories import SampleFactory
from tests.support import store, values

MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> SampleRepository:
    return SampleRepository(db_session)


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [
        pytest.param(
            "created_at",
            datetime.fromisoformat("2026-01-15T09:30:00Z"),
            datetime.fromisoformat("2026-01-16T09:30:00Z"),
            id="created_at",
        ),
        pytest.param("name", "Ada", "name two", id="name"),
        pytest.param("count", 10, 11, id="count"),
        pytest.param("price", Decimal("10.00"), Decimal("10.01"), id="price"),
        pytest.param("born", date.fromisoformat("2026-01-15"), date.fromisoformat("2026-01-16"), id="born"),
        pytest.param("opens", time.fromisoformat("09:30:00"), time.fromisoformat("17:45:00"), id="opens"),
        pytest.param(
            "seen",
            datetime.fromisoformat("2026-01-15T09:30:00Z"),
            datetime.fromisoformat("2026-01-15T09:30:01Z"),
            id="seen",
        ),
        pytest.param("seen", datetime.fromisoformat("2026-01-15T09:30:00Z"), None, id="seen without a value"),
        pytest.param("state", "NEW", "IN_PROGRESS", id="state"),
        pytest.param("phone", "+49301234567", "+49309876543", id="phone"),
        pytest.param("phone", "+49301234567", None, id="phone without a value"),
        pytest.param("id", UUID(int=1), UUID(int=2), id="id"),
        pytest.param(
            "updated_at",
            datetime.fromisoformat("2026-01-15T09:30:00Z"),
            datetime.fromisoformat("2026-01-16T09:30:00Z"),
            id="updated_at",
        ),
    ],
)
async def test_list_sorts_both_ways(
    repository: SampleRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = SampleFactory.create(**{field: high}), SampleFactory.create(**{field: low})
    await store(db_session, second, first)

    ascending, _ = await repository.list(SampleListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(SampleListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [values(first), values(second)]
    assert descending == [values(second), values(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="created_at"),
        pytest.param("name", "Ada", id="name"),
        pytest.param("count", 10, id="count"),
        pytest.param("price", Decimal("10.00"), id="price"),
        pytest.param("ratio", 0.5, id="ratio"),
        pytest.param("born", date.fromisoformat("2026-01-15"), id="born"),
        pytest.param("opens", time.fromisoformat("09:30:00"), id="opens"),
        pytest.param("seen", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="seen"),
        pytest.param("state", "NEW", id="state"),
        pytest.param("phone", "+49301234567", id="phone"),
        pytest.param("updated_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="updated_at"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: SampleRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = SampleFactory.create_batch(5, **{"created_at": MOMENT, field: value})
    await store(db_session, *entities)
    expected = [values(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(SampleListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(SampleListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "Ada", id="name"),
        pytest.param("count", 10, id="count"),
        pytest.param("price", Decimal("10.00"), id="price"),
        pytest.param("ratio", 0.5, id="ratio"),
        pytest.param("born", date.fromisoformat("2026-01-15"), id="born"),
        pytest.param("opens", time.fromisoformat("09:30:00"), id="opens"),
        pytest.param("seen", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="seen"),
        pytest.param("state", "NEW", id="state"),
        pytest.param("phone", "+49301234567", id="phone"),
        pytest.param("updated_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="updated_at"),
    ],
)
async def test_list_orders_equal_rows_by_age(
    repository: SampleRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    low, high = sorted([uuid4(), uuid4()])
    older = SampleFactory.create(**{"id": high, "created_at": MOMENT, field: value})
    newer = SampleFactory.create(**{"id": low, "created_at": MOMENT.replace(year=MOMENT.year + 1), field: value})
    await store(db_session, newer, older)

    ascending, _ = await repository.list(SampleListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(SampleListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert [row["id"] for row in ascending] == [older.id, newer.id]
    assert [row["id"] for row in descending] == [newer.id, older.id]
