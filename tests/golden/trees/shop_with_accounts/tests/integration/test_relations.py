# Generated from specs/shop_with_accounts.yaml by templates/tests/integration/test_relations.py.j2.
"""What refers to what, over HTTP: a reference to nothing is named, and so is what keeps a row from being deleted."""

from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from tests.factories import AddressFactory, OrderFactory, ProductFactory
from tests.support import store, store_references


@pytest.mark.parametrize(
    ("url", "target", "factory", "column", "table"),
    [
        pytest.param("/api/v1/products", ProductFactory, OrderFactory, "product_id", "orders", id="order product_id"),
        pytest.param("/api/v1/addresses", AddressFactory, OrderFactory, "address_id", "orders", id="order address_id"),
    ],
)
async def test_delete_names_what_refers_to_the_row(
    client: httpx.AsyncClient, db_session: AsyncSession, url: str, target: Any, factory: Any, column: str, table: str
) -> None:
    await store_references(db_session, factory, target)
    other = target.create()
    await store(db_session, other)
    await store(db_session, factory.create(**{column: other.id}))

    response = await client.delete(f"{url}/{other.id}")

    assert (response.status_code, response.json()["error"]) == (409, "conflict")
    assert response.json()["detail"] == {"referenced_by": table}
    assert await db_session.get(type(other), other.id, populate_existing=True) is not None
