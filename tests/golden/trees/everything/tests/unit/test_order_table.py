# Generated from specs/everything.yaml by templates/tests/unit/test_entity_table.py.j2.
"""What the table of orders itself refuses and fills in."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.order import OrderEntity
from src.repositories.order_repository import OrderRepository
from tests.factories import OrderFactory
from tests.support import store, values


@pytest.fixture
def repository(db_session: AsyncSession) -> OrderRepository:
    return OrderRepository(db_session)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        pytest.param("uq_orders_once", ["group", "user"], id="group-user"),
    ],
)
async def test_the_table_refuses_a_second_row_with_the_same(
    db_session: AsyncSession, constraint: str, fields: list[str]
) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)

    with pytest.raises(IntegrityError, match=constraint):
        await store(db_session, OrderFactory.create(**{name: getattr(entity, name) for name in fields}))


@pytest.mark.parametrize(
    "fields",
    [
        ["user"],
    ],
    ids="-".join,
)
async def test_the_table_accepts_rows_that_share_a_part_of_a_key(
    repository: OrderRepository, db_session: AsyncSession, fields: list[str]
) -> None:
    first = OrderFactory.create()
    second = OrderFactory.create(**{name: getattr(first, name) for name in fields})

    await store(db_session, first, second)

    assert await repository.get(second.id) == values(second)


@pytest.mark.parametrize(
    ("field", "default"),
    [
        pytest.param("select", 1, id="select"),
        pytest.param("end", False, id="end"),
        pytest.param("type", "in stock", id="type"),
    ],
)
async def test_a_row_has_defaults(db_session: AsyncSession, field: str, default: Any) -> None:
    entity = OrderFactory.create()
    delattr(entity, field)

    await store(db_session, entity)

    assert getattr(entity, field) == default


@pytest.mark.parametrize("field", ["group", "user", "select", "end", "type"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, OrderFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(OrderEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("group", "x" * 51, id="group above the maximum length"),
        pytest.param("user", "x" * 51, id="user above the maximum length"),
        pytest.param("select", 0, id="select below the lower bound"),
        pytest.param("select", 2147483648, id="select above the upper bound"),
        pytest.param("from_", "x" * 51, id="from_ above the maximum length"),
        pytest.param("type", "x", id="type no value of it"),
        pytest.param("limit", Decimal("-10000.0"), id="limit below the lower bound"),
        pytest.param("limit", Decimal("10000.0"), id="limit above the upper bound"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, OrderFactory.create(**{field: value}))
