# Generated from specs/everything.yaml by templates/tests/integration/test_entity_update.py.j2.
"""How orders are changed, over HTTP and on a real database."""

from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.order import OrderEntity
from src.models.schemas.order import Order
from tests.cases.order import ACCEPTED, REFUSED, WRITTEN
from tests.factories import OrderFactory
from tests.support import as_json, not_found, problems, store, stored

URL = "/api/v2/orders"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestUpdate:
    """``PUT /api/v2/orders/{id}``."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("group", "group two", id="group"),
            pytest.param("user", "user two", id="user"),
            pytest.param("select", 11, id="select"),
            pytest.param("from", "from  two", id="from"),
            pytest.param("end", True, id="end"),
            pytest.param("type", 'sold "out"', id="type"),
            pytest.param("limit", "10.1", id="limit"),
        ],
    )
    async def test_changes_what_was_sent_and_nothing_else(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any
    ) -> None:
        entity = OrderFactory.create()
        await store(db_session, entity)
        before = {
            "group": as_json(entity.group),
            "user": as_json(entity.user),
            "select": as_json(entity.select),
            "from_": as_json(entity.from_),
            "end": as_json(entity.end),
            "type": as_json(entity.type),
            "limit": as_json(entity.limit),
        }

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, OrderEntity, entity.id)
        assert {name: as_json(getattr(row, name)) for name in before} == before | {OrderFactory.columns[field]: value}
        assert response.json() == Order.model_validate(row).model_dump(mode="json", by_alias=True)

    async def test_accepts_nothing_at_all(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = OrderFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={})

        assert response.status_code == 200
        assert response.json() == Order.model_validate(entity).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        entity = OrderFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, OrderEntity, entity.id)
        assert as_json(getattr(row, OrderFactory.columns[field])) == value
        assert response.json() == Order.model_validate(row).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    async def test_knows_other_forms(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any, answer: Any
    ) -> None:
        entity = OrderFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, OrderEntity, entity.id)
        assert as_json(getattr(row, OrderFactory.columns[field])) == answer

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: value})

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["group", "user", "select", "end", "type"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: None})

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["from", "limit"])
    async def test_accepts_null(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str) -> None:
        entity = OrderFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: None})

        assert response.status_code == 200, response.text
        row = await stored(db_session, OrderEntity, entity.id)
        assert getattr(row, OrderFactory.columns[field]) is None

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "from_", "no_such_field"])
    async def test_refuses_what_a_client_may_not_change(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: None})

        assert problems(response) == [(["body", field], "extra_forbidden")]

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            pytest.param("group", "AT&T <3", id="group"),
            pytest.param("user", "AT&T <3", id="user"),
            pytest.param("from", "AT&T <3", id="from"),
        ],
    )
    async def test_keeps_plain_text_as_it_is(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, text: str
    ) -> None:
        entity = OrderFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: text})

        assert response.status_code == 200, response.text
        assert response.json()[field] == text

    @pytest.mark.parametrize(
        ("constraint", "fields"),
        [
            pytest.param("uq_orders_once", ["group", "user"], id="group-user"),
        ],
    )
    async def test_refuses_to_become_the_same_as_another(
        self, client: httpx.AsyncClient, db_session: AsyncSession, constraint: str, fields: list[str]
    ) -> None:
        entity, other = OrderFactory.create_batch(2)
        await store(db_session, entity, other)
        body = {name: as_json(getattr(other, OrderFactory.columns[name])) for name in fields}

        response = await client.put(f"{URL}/{entity.id}", json=body)

        assert response.status_code == 409
        assert response.json()["error"] == "conflict"
        assert response.json()["detail"] == {"constraint": constraint, "fields": fields}

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.put(f"{URL}/{unknown}", json={})

        assert not_found(response) == {"resource": "order", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.put(f"{URL}/1", json={})) == [(["path", "order_id"], "uuid_parsing")]
