# Generated from specs/shop_with_accounts.yaml by templates/tests/unit/test_references.py.j2.
"""What refers to what, in the tables and in the repositories."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.repositories.address_repository import AddressRepository
from src.repositories.customer_repository import CustomerRepository
from src.repositories.product_repository import ProductRepository
from tests.factories import AddressFactory, CustomerFactory, OrderFactory, ProductFactory
from tests.identity import SOMEBODY
from tests.support import store, store_references

# ``Any``: what all of them share has no narrower type that the factories would have too.
REFERENCES: list[Any] = [
    pytest.param(AddressFactory, "customer_id", "fk_addresses_customer_id_customers", id="address customer_id"),
    pytest.param(OrderFactory, "customer_id", "fk_orders_customer_id_customers", id="order customer_id"),
    pytest.param(OrderFactory, "product_id", "fk_orders_product_id_products", id="order product_id"),
    pytest.param(OrderFactory, "address_id", "fk_orders_address_id_addresses", id="order address_id"),
]


async def referring(db: AsyncSession, factory: Any, column: str, target: Any) -> tuple[Any, Any]:
    """A row, and the row that it refers to, both stored."""
    await store_references(db, factory, target)
    other = target.create()
    await store(db, other)
    row = factory.create(**{column: other.id})
    await store(db, row)
    return row, other


@pytest.mark.parametrize(("factory", "column", "constraint"), REFERENCES)
async def test_no_row_refers_to_nothing(db_session: AsyncSession, factory: Any, column: str, constraint: str) -> None:
    await store_references(db_session, factory)

    with pytest.raises(IntegrityError, match=constraint):
        await store(db_session, factory.create(**{column: uuid4()}))


@pytest.mark.parametrize(
    ("factory", "column", "target", "repository", "constraint"),
    [
        pytest.param(
            AddressFactory,
            "customer_id",
            CustomerFactory,
            CustomerRepository,
            "fk_addresses_customer_id_customers",
            id="address customer_id",
        ),
        pytest.param(
            OrderFactory,
            "customer_id",
            CustomerFactory,
            CustomerRepository,
            "fk_orders_customer_id_customers",
            id="order customer_id",
        ),
        pytest.param(
            OrderFactory,
            "product_id",
            ProductFactory,
            ProductRepository,
            "fk_orders_product_id_products",
            id="order product_id",
        ),
        pytest.param(
            OrderFactory,
            "address_id",
            AddressFactory,
            AddressRepository,
            "fk_orders_address_id_addresses",
            id="order address_id",
        ),
    ],
)
async def test_what_is_referred_to_is_not_deleted(
    db_session: AsyncSession, factory: Any, column: str, target: Any, repository: Any, constraint: str
) -> None:
    row, other = await referring(db_session, factory, column, target)

    with pytest.raises(IntegrityError, match=constraint):
        async with db_session.begin_nested():
            await repository(db_session, SOMEBODY).delete(other.id)

    assert await repository(db_session, SOMEBODY).get(other.id) is not None
    assert getattr(await db_session.get_one(type(row), row.id, populate_existing=True), column) == other.id
