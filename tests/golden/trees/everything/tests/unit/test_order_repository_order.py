# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository_order.py.j2.
"""The order in which the repository of orders lists rows."""

from datetime import datetime
from decimal import Decimal
from operator import attrgetter
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.schemas.order import OrderListQuery
from src.repositories.order_repository import OrderRepository
from tests.factories import OrderFactory
from tests.support import store, values

MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> OrderRepository:
    return OrderRepository(db_session)


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [
        pytest.param(
            "created_at",
            datetime.fromisoformat("2026-01-15T09:30:00Z"),
            datetime.fromisoformat("2026-01-16T09:30:00Z"),
            id="created_at",
        ),
        pytest.param("group", "group one", "group two", id="group"),
        pytest.param("user", "user one", "user two", id="user"),
        pytest.param("from", "from  one", "from  two", id="from"),
        pytest.param("from", "from  one", None, id="from without a value"),
        pytest.param("limit", Decimal("10.0"), Decimal("10.1"), id="limit"),
        pytest.param("limit", Decimal("10.0"), None, id="limit without a value"),
    ],
)
async def test_list_sorts_both_ways(
    repository: OrderRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = (
        OrderFactory.create(**{OrderFactory.columns[field]: high}),
        OrderFactory.create(**{OrderFactory.columns[field]: low}),
    )
    await store(db_session, second, first)

    ascending, _ = await repository.list(OrderListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(OrderListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [values(first), values(second)]
    assert descending == [values(second), values(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="created_at"),
        pytest.param("group", "group one", id="group"),
        pytest.param("user", "user one", id="user"),
        pytest.param("from", "from  one", id="from"),
        pytest.param("limit", Decimal("10.0"), id="limit"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: OrderRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = OrderFactory.create_batch(5, **{"created_at": MOMENT, OrderFactory.columns[field]: value})
    await store(db_session, *entities)
    expected = [values(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(OrderListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(OrderListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("group", "group one", id="group"),
        pytest.param("user", "user one", id="user"),
        pytest.param("from", "from  one", id="from"),
        pytest.param("limit", Decimal("10.0"), id="limit"),
    ],
)
async def test_list_orders_equal_rows_by_age(
    repository: OrderRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    low, high = sorted([uuid4(), uuid4()])
    older = OrderFactory.create(**{"id": high, "created_at": MOMENT, OrderFactory.columns[field]: value})
    newer = OrderFactory.create(
        **{"id": low, "created_at": MOMENT.replace(year=MOMENT.year + 1), OrderFactory.columns[field]: value}
    )
    await store(db_session, newer, older)

    ascending, _ = await repository.list(OrderListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(OrderListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert [row["id"] for row in ascending] == [older.id, newer.id]
    assert [row["id"] for row in descending] == [newer.id, older.id]
