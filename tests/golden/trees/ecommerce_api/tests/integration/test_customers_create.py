# Generated from specs/ecommerce_api.yaml by templates/tests/integration/test_entity_create.py.j2.
"""How customers are created, over HTTP and on a real database."""

from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.customer import CustomerEntity
from src.models.schemas.customer import Customer
from tests.cases.customer import ACCEPTED, REFUSED, WRITTEN
from tests.factories import CustomerFactory
from tests.support import as_json, problems, stored

URL = "/api/v1/customers"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestCreate:
    """``POST /api/v1/customers``."""

    async def test_answers_what_is_stored(
        self, client: httpx.AsyncClient, db_session: AsyncSession, sample_customer_data: dict[str, Any]
    ) -> None:
        response = await client.post(URL, json=sample_customer_data)

        assert response.status_code == 201, response.text
        row = await stored(db_session, CustomerEntity, UUID(response.json()["id"]))
        assert response.json() == Customer.model_validate(row).model_dump(mode="json")
        assert {name: as_json(getattr(row, name)) for name in sample_customer_data} == sample_customer_data

    async def test_answers_what_get_answers(
        self, client: httpx.AsyncClient, sample_customer_data: dict[str, Any]
    ) -> None:
        created = (await client.post(URL, json=sample_customer_data)).json()

        response = await client.get(f"{URL}/{created['id']}")

        assert response.json() == created

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        response = await client.post(URL, json=CustomerFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, CustomerEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, field)) == value
        assert response.json() == Customer.model_validate(row).model_dump(mode="json")

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    async def test_knows_other_forms(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any, answer: Any
    ) -> None:
        response = await client.post(URL, json=CustomerFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, CustomerEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, field)) == answer
        assert response.json() == Customer.model_validate(row).model_dump(mode="json")

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(URL, json=CustomerFactory.payload(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["email", "full_name"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = CustomerFactory.payload()
        del body[field]

        assert problems(await client.post(URL, json=body)) == [(["body", field], "missing")]

    @pytest.mark.parametrize("field", ["email", "full_name"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=CustomerFactory.payload(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "no_such_field"])
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=CustomerFactory.payload(**{field: None}))

        assert problems(response) == [(["body", field], "extra_forbidden")]

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            pytest.param("full_name", "AT&T <3", id="full_name"),
        ],
    )
    async def test_keeps_plain_text_as_it_is(self, client: httpx.AsyncClient, field: str, text: str) -> None:
        response = await client.post(URL, json=CustomerFactory.payload(**{field: text}))

        assert response.status_code == 201, response.text
        assert response.json()[field] == text
