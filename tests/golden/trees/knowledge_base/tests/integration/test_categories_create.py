# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_entity_create.py.j2.
"""How categories are created, over HTTP and on a real database."""

from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.category import CategoryEntity
from src.models.schemas.category import Category
from tests.cases.category import ACCEPTED, REFUSED, WRITTEN
from tests.factories import CategoryFactory
from tests.support import as_json, problems, stored

URL = "/api/v1/categories"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestCreate:
    """``POST /api/v1/categories``."""

    async def test_answers_what_is_stored(
        self, client: httpx.AsyncClient, db_session: AsyncSession, sample_category_data: dict[str, Any]
    ) -> None:
        response = await client.post(URL, json=sample_category_data)

        assert response.status_code == 201, response.text
        row = await stored(db_session, CategoryEntity, UUID(response.json()["id"]))
        assert response.json() == Category.model_validate(row).model_dump(mode="json", by_alias=True)
        assert {
            name: as_json(getattr(row, CategoryFactory.columns[name])) for name in sample_category_data
        } == sample_category_data

    async def test_answers_what_get_answers(
        self, client: httpx.AsyncClient, sample_category_data: dict[str, Any]
    ) -> None:
        created = (await client.post(URL, json=sample_category_data)).json()

        response = await client.get(f"{URL}/{created['id']}")

        assert response.json() == created

    async def test_fills_in_what_is_absent(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        body = CategoryFactory.payload()
        required = {name: body[name] for name in ["name", "slug"]}

        response = await client.post(URL, json=required)

        assert response.status_code == 201, response.text
        row = await stored(db_session, CategoryEntity, UUID(response.json()["id"]))
        defaults: dict[str, Any] = {
            "parentId": None,
        }
        assert {name: as_json(getattr(row, CategoryFactory.columns[name])) for name in defaults} == defaults

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        response = await client.post(URL, json=CategoryFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, CategoryEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, CategoryFactory.columns[field])) == value
        assert response.json() == Category.model_validate(row).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    async def test_knows_other_forms(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any, answer: Any
    ) -> None:
        response = await client.post(URL, json=CategoryFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, CategoryEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, CategoryFactory.columns[field])) == answer
        assert response.json() == Category.model_validate(row).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(URL, json=CategoryFactory.payload(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["name", "slug"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = CategoryFactory.payload()
        del body[field]

        assert problems(await client.post(URL, json=body)) == [(["body", field], "missing")]

    @pytest.mark.parametrize("field", ["name", "slug"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=CategoryFactory.payload(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["parentId"])
    async def test_accepts_null(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str) -> None:
        response = await client.post(URL, json=CategoryFactory.payload(**{field: None}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, CategoryEntity, UUID(response.json()["id"]))
        assert getattr(row, CategoryFactory.columns[field]) is None

    @pytest.mark.parametrize("field", ["id", "createdAt", "updatedAt", "parent_id", "no_such_field"])
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=CategoryFactory.payload(**{field: None}))

        assert problems(response) == [(["body", field], "extra_forbidden")]

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            pytest.param("name", "AT&T <3", id="name"),
        ],
    )
    async def test_keeps_plain_text_as_it_is(self, client: httpx.AsyncClient, field: str, text: str) -> None:
        response = await client.post(URL, json=CategoryFactory.payload(**{field: text}))

        assert response.status_code == 201, response.text
        assert response.json()[field] == text
