# Generated from specs/everything.yaml by templates/tests/integration/test_entity_hostile_input.py.j2.
"""Hostile values of orders: each is refused and not repeated, or kept exactly as it was answered."""

from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.order import OrderEntity
from src.models.schemas.order import Order
from tests.cases.order import HOSTILE
from tests.factories import OrderFactory
from tests.support import JSON, assert_refused, exact, raw_body, store, stored

URL = "/api/v2/orders"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


async def assert_kept(client: httpx.AsyncClient, db_session: AsyncSession, response: httpx.Response) -> None:
    """What was answered is what the database holds, and what every other endpoint answers."""
    answer = response.json()
    row = await stored(db_session, OrderEntity, UUID(answer["id"]))
    assert exact(answer) == exact(Order.model_validate(row).model_dump(mode="json", by_alias=True))

    read = await client.get(f"{URL}/{row.id}")
    assert read.status_code == 200, read.text
    assert exact(answer) == exact(read.json())

    listed = await client.get(URL)
    assert listed.status_code == 200, listed.text
    assert exact([answer]) == exact(listed.json()["items"])


@pytest.mark.parametrize(("field", "value"), HOSTILE)
async def test_create(client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: str) -> None:
    response = await client.post(URL, content=raw_body(OrderFactory.payload(), field, value), headers=JSON)

    if response.status_code == 201:
        await assert_kept(client, db_session, response)
    else:
        assert_refused(response, value)


@pytest.mark.parametrize(("field", "value"), HOSTILE)
async def test_update(client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: str) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)

    response = await client.put(f"{URL}/{entity.id}", content=raw_body({}, field, value), headers=JSON)

    if response.status_code == 200:
        await assert_kept(client, db_session, response)
    else:
        assert_refused(response, value)
