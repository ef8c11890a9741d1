# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_table.py.j2.
"""What the table of products itself refuses and fills in."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.product import ProductEntity
from tests.factories import ProductFactory
from tests.support import store


@pytest.mark.parametrize(
    ("field", "default"),
    [
        pytest.param("stock", 0, id="stock"),
        pytest.param("is_active", True, id="is_active"),
    ],
)
async def test_a_row_has_defaults(db_session: AsyncSession, field: str, default: Any) -> None:
    entity = ProductFactory.create()
    delattr(entity, field)

    await store(db_session, entity)

    assert getattr(entity, field) == default


@pytest.mark.parametrize("field", ["name", "price", "stock", "is_active"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, ProductFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(ProductEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "", id="name below the minimum length"),
        pytest.param("name", "x" * 201, id="name above the maximum length"),
        pytest.param("name", " ", id="name of blanks"),
        pytest.param("description", "x" * 2001, id="description above the maximum length"),
        pytest.param("price", Decimal("0.00"), id="price below the lower bound"),
        pytest.param("price", Decimal("10000000000.00"), id="price above the upper bound"),
        pytest.param("stock", -1, id="stock below the lower bound"),
        pytest.param("stock", 2147483648, id="stock above the upper bound"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, ProductFactory.create(**{field: value}))
