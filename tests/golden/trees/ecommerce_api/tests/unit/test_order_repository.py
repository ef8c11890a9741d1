# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of orders, and what the table itself refuses."""

from datetime import datetime
from decimal import Decimal
from operator import attrgetter
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.order import OrderEntity
from src.models.schemas.order import OrderListQuery
from src.repositories.order_repository import OrderRepository
from tests.factories import OrderFactory
from tests.support import statements, store, store_references

MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> OrderRepository:
    return OrderRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that an order needs."""
    await store_references(db_session, OrderFactory)


async def test_get(repository: OrderRepository, db_session: AsyncSession) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == OrderFactory.row(entity)


async def test_get_of_an_unknown_id(repository: OrderRepository, db_session: AsyncSession) -> None:
    await store(db_session, OrderFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: OrderRepository, db_session: AsyncSession) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: OrderRepository, db_session: AsyncSession) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: OrderRepository, db_session: AsyncSession) -> None:
    entity, other = OrderFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == OrderFactory.row(other)


async def test_delete_removes_the_row(repository: OrderRepository, db_session: AsyncSession) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(OrderEntity, entity.id, populate_existing=True) is None


async def test_list_of_nothing(repository: OrderRepository) -> None:
    assert await repository.list(OrderListQuery()) == ([], 0)


async def test_list_is_cut_into_pages(repository: OrderRepository, db_session: AsyncSession) -> None:
    entities = OrderFactory.create_batch(15)
    await store(db_session, *entities)
    expected = sorted(entities, key=attrgetter("created_at", "id"))

    pages = [await repository.list(OrderListQuery(page=page, size=10)) for page in range(1, 3)]

    assert [row for rows, _ in pages for row in rows] == [OrderFactory.row(entity) for entity in expected]
    assert [(len(rows), total) for rows, total in pages] == [(10, 15), (5, 15)]


async def test_list_beyond_the_last_page(repository: OrderRepository, db_session: AsyncSession) -> None:
    await store(db_session, OrderFactory.create())

    assert await repository.list(OrderListQuery(page=2)) == ([], 1)


async def test_list_issues_as_many_statements_for_many_rows(
    repository: OrderRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    query = OrderListQuery(size=20)
    await store(db_session, OrderFactory.create())
    with statements(engine) as for_one:
        await repository.list(query)
    await store(db_session, *OrderFactory.create_batch(19))

    with statements(engine) as for_many:
        rows, _ = await repository.list(query)

    assert len(rows) == 20
    assert len(for_many) == len(for_one) == 3


@pytest.mark.parametrize(
    ("field", "value", "other"),
    [
        pytest.param(
            "customer_id",
            UUID("00000000-0000-0000-0000-000000000001"),
            UUID("00000000-0000-0000-0000-000000000002"),
            id="customer_id",
        ),
        pytest.param("status", "PENDING_PAYMENT", "PAID", id="status"),
    ],
)
async def test_list_filters(
    repository: OrderRepository, db_session: AsyncSession, field: str, value: Any, other: Any
) -> None:
    match = OrderFactory.create(**{field: value})
    await store(db_session, match, OrderFactory.create(**{field: other}))

    rows, total = await repository.list(OrderListQuery.model_validate({field: value}))

    assert (rows, total) == ([OrderFactory.row(match)], 1)


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [
        pytest.param(
            "created_at",
            datetime.fromisoformat("2026-01-15T09:30:00Z"),
            datetime.fromisoformat("2026-01-16T09:30:00Z"),
            id="created_at",
        ),
        pytest.param("total_amount", Decimal("10.00"), Decimal("10.01"), id="total_amount"),
    ],
)
async def test_list_sorts_both_ways(
    repository: OrderRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = OrderFactory.create(**{field: high}), OrderFactory.create(**{field: low})
    await store(db_session, second, first)

    ascending, _ = await repository.list(OrderListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(OrderListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [OrderFactory.row(first), OrderFactory.row(second)]
    assert descending == [OrderFactory.row(second), OrderFactory.row(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="created_at"),
        pytest.param("total_amount", Decimal("10.00"), id="total_amount"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: OrderRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = OrderFactory.create_batch(5, **{"created_at": MOMENT, field: value})
    await store(db_session, *entities)
    expected = [OrderFactory.row(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(OrderListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(OrderListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("total_amount", Decimal("10.00"), id="total_amount"),
    ],
)
async def test_list_orders_equal_rows_by_age(
    repository: OrderRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    low, high = sorted([uuid4(), uuid4()])
    older = OrderFactory.create(**{"id": high, "created_at": MOMENT, field: value})
    newer = OrderFactory.create(**{"id": low, "created_at": MOMENT.replace(year=MOMENT.year + 1), field: value})
    await store(db_session, newer, older)

    ascending, _ = await repository.list(OrderListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(OrderListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert [row["id"] for row in ascending] == [older.id, newer.id]
    assert [row["id"] for row in descending] == [newer.id, older.id]


@pytest.mark.parametrize(
    ("field", "default"),
    [
        pytest.param("status", "PENDING_PAYMENT", id="status"),
        pytest.param("payment_status", "PENDING", id="payment_status"),
        pytest.param("total_amount", Decimal("0.00"), id="total_amount"),
    ],
)
async def test_a_row_has_defaults(db_session: AsyncSession, field: str, default: Any) -> None:
    entity = OrderFactory.create()
    delattr(entity, field)

    await store(db_session, entity)

    assert getattr(entity, field) == default


@pytest.mark.parametrize("field", ["customer_id", "status", "payment_status", "total_amount"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, OrderFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(OrderEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("status", "x", id="status no value of it"),
        pytest.param("payment_status", "x", id="payment_status no value of it"),
        pytest.param("total_amount", Decimal("-0.01"), id="total_amount below the lower bound"),
        pytest.param("total_amount", Decimal("1000000000000.00"), id="total_amount above the upper bound"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, OrderFactory.create(**{field: value}))
