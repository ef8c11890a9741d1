# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_repository_list.py.j2.
"""How the repository of orders lists rows: which, and on which page."""

from operator import attrgetter
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.schemas.order import OrderListQuery
from src.repositories.order_repository import OrderRepository
from tests.factories import OrderFactory
from tests.support import statements, store, store_references


@pytest.fixture
def repository(db_session: AsyncSession) -> OrderRepository:
    return OrderRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that an order needs."""
    await store_references(db_session, OrderFactory)


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
