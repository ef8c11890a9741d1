# Generated from specs/everything.yaml by templates/tests/integration/test_entity_create.py.j2.
"""How orders are created, over HTTP and on a real database."""

from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.order import OrderEntity
from src.models.schemas.order import Order
from tests.cases.order import ACCEPTED, REFUSED, WRITTEN
from tests.factories import OrderFactory
from tests.support import as_json, problems, stored

URL = "/api/v2/orders"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestCreate:
    """``POST /api/v2/orders``."""

    async def test_answers_what_is_stored(
        self, client: httpx.AsyncClient, db_session: AsyncSession, sample_order_data: dict[str, Any]
    ) -> None:
        response = await client.post(URL, json=sample_order_data)

        assert response.status_code == 201, response.text
        row = await stored(db_session, OrderEntity, UUID(response.json()["id"]))
        assert response.json() == Order.model_validate(row).model_dump(mode="json", by_alias=True)
        assert {
            name: as_json(getattr(row, OrderFactory.columns[name])) for name in sample_order_data
        } == sample_order_data

    async def test_answers_what_get_answers(self, client: httpx.AsyncClient, sample_order_data: dict[str, Any]) -> None:
        created = (await client.post(URL, json=sample_order_data)).json()

        response = await client.get(f"{URL}/{created['id']}")

        assert response.json() == created

    async def test_fills_in_what_is_absent(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        body = OrderFactory.payload()
        required = {name: body[name] for name in ["group", "user"]}

        response = await client.post(URL, json=required)

        assert response.status_code == 201, response.text
        row = await stored(db_session, OrderEntity, UUID(response.json()["id"]))
        defaults: dict[str, Any] = {
            "select": 1,
            "from": None,
            "end": False,
            "type": "in stock",
            "limit": None,
        }
        assert {name: as_json(getattr(row, OrderFactory.columns[name])) for name in defaults} == defaults

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        response = await client.post(URL, json=OrderFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, OrderEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, OrderFactory.columns[field])) == value
        assert response.json() == Order.model_validate(row).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    async def test_knows_other_forms(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any, answer: Any
    ) -> None:
        response = await client.post(URL, json=OrderFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, OrderEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, OrderFactory.columns[field])) == answer
        assert response.json() == Order.model_validate(row).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(URL, json=OrderFactory.payload(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["group", "user"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = OrderFactory.payload()
        del body[field]

        assert problems(await client.post(URL, json=body)) == [(["body", field], "missing")]

    @pytest.mark.parametrize("field", ["group", "user", "select", "end", "type"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=OrderFactory.payload(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["from", "limit"])
    async def test_accepts_null(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str) -> None:
        response = await client.post(URL, json=OrderFactory.payload(**{field: None}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, OrderEntity, UUID(response.json()["id"]))
        assert getattr(row, OrderFactory.columns[field]) is None

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "from_", "no_such_field"])
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=OrderFactory.payload(**{field: None}))

        assert problems(response) == [(["body", field], "extra_forbidden")]

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            pytest.param("group", "AT&T <3", id="group"),
            pytest.param("user", "AT&T <3", id="user"),
            pytest.param("from", "AT&T <3", id="from"),
        ],
    )
    async def test_keeps_plain_text_as_it_is(self, client: httpx.AsyncClient, field: str, text: str) -> None:
        response = await client.post(URL, json=OrderFactory.payload(**{field: text}))

        assert response.status_code == 201, response.text
        assert response.json()[field] == text

    @pytest.mark.parametrize(
        ("constraint", "fields"),
        [
            pytest.param("uq_orders_once", ["group", "user"], id="group-user"),
        ],
    )
    async def test_refuses_a_second_one_with_the_same(
        self, client: httpx.AsyncClient, constraint: str, fields: list[str]
    ) -> None:
        body = OrderFactory.payload()
        first = await client.post(URL, json=body)

        second = await client.post(URL, json=OrderFactory.payload(**{name: body[name] for name in fields}))

        assert first.status_code == 201, first.text
        assert second.status_code == 409
        assert second.json()["error"] == "conflict"
        assert second.json()["detail"] == {"constraint": constraint, "fields": fields}
