# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_table.py.j2.
"""What the table of carts itself refuses and fills in."""

from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.cart import CartEntity
from tests.factories import CartFactory
from tests.support import store, store_references


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a cart needs."""
    await store_references(db_session, CartFactory)


@pytest.mark.parametrize(
    ("field", "default"),
    [
        pytest.param("status", "OPEN", id="status"),
    ],
)
async def test_a_row_has_defaults(db_session: AsyncSession, field: str, default: Any) -> None:
    entity = CartFactory.create()
    delattr(entity, field)

    await store(db_session, entity)

    assert getattr(entity, field) == default


@pytest.mark.parametrize("field", ["customer_id", "status"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, CartFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(CartEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("status", "x", id="status no value of it"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, CartFactory.create(**{field: value}))
