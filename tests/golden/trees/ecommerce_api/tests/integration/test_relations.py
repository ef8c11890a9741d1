# Generated from specs/ecommerce_api.yaml by templates/tests/integration/test_relations.py.j2.
"""What refers to what, over HTTP: a reference to nothing is named, and so is what keeps a row from being deleted."""

from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from tests.factories import CartFactory, CartItemFactory, CustomerFactory, OrderFactory, OrderItemFactory
from tests.support import ids, store, store_references


@pytest.mark.parametrize(
    ("url", "factory", "field", "target"),
    [
        pytest.param("/api/v1/orders", OrderFactory, "customer_id", CustomerFactory, id="order customer_id"),
    ],
)
async def test_a_list_is_filtered_by_what_rows_refer_to(
    client: httpx.AsyncClient, db_session: AsyncSession, url: str, factory: Any, field: str, target: Any
) -> None:
    await store_references(db_session, factory, target)
    one, two = target.create(), target.create()
    await store(db_session, one, two)
    match, other = factory.create(**{field: one.id}), factory.create(**{field: two.id})
    await store(db_session, match, other)

    page = (await client.get(url, params={field: str(one.id)})).json()

    assert (ids(page), page["total"]) == ([str(match.id)], 1)


@pytest.mark.parametrize(
    ("url", "factory", "name", "child", "column", "by_id"),
    [
        pytest.param("/api/v1/carts", CartFactory, "items", CartItemFactory, "cart_id", True, id="get cart items"),
        pytest.param("/api/v1/orders", OrderFactory, "items", OrderItemFactory, "order_id", True, id="get order items"),
        pytest.param(
            "/api/v1/orders", OrderFactory, "items", OrderItemFactory, "order_id", False, id="list order items"
        ),
    ],
)
async def test_an_answer_shows_the_rows_inside(
    client: httpx.AsyncClient,
    db_session: AsyncSession,
    url: str,
    factory: Any,
    name: str,
    child: Any,
    column: str,
    by_id: bool,
) -> None:
    await store_references(db_session, factory, child)
    outer = factory.create()
    await store(db_session, outer)
    # Of a list, a row on its first page.
    shown_id = str(outer.id) if by_id else ids((await client.get(url)).json())[0]
    inner = child.create(**{column: UUID(shown_id)})
    await store(db_session, inner)

    response = await client.get(f"{url}/{shown_id}" if by_id else url)

    rows = [response.json()] if by_id else response.json()["items"]
    (shown,) = [row for row in rows if row["id"] == shown_id]
    assert [each["id"] for each in shown[name]] == [str(inner.id)]
