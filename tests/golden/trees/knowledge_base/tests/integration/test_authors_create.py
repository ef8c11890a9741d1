# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_entity_create.py.j2.
"""How authors are created, over HTTP and on a real database."""

from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.author import AuthorEntity
from src.models.schemas.author import Author
from tests.cases.author import ACCEPTED, REFUSED, WRITTEN
from tests.factories import AuthorFactory
from tests.support import as_json, problems, stored

URL = "/api/v1/authors"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestCreate:
    """``POST /api/v1/authors``."""

    async def test_answers_what_is_stored(
        self, client: httpx.AsyncClient, db_session: AsyncSession, sample_author_data: dict[str, Any]
    ) -> None:
        response = await client.post(URL, json=sample_author_data)

        assert response.status_code == 201, response.text
        row = await stored(db_session, AuthorEntity, UUID(response.json()["id"]))
        assert response.json() == Author.model_validate(row).model_dump(mode="json", by_alias=True)
        assert {
            name: as_json(getattr(row, AuthorFactory.columns[name])) for name in sample_author_data
        } == sample_author_data

    async def test_answers_what_get_answers(
        self, client: httpx.AsyncClient, sample_author_data: dict[str, Any]
    ) -> None:
        created = (await client.post(URL, json=sample_author_data)).json()

        response = await client.get(f"{URL}/{created['id']}")

        assert response.json() == created

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        response = await client.post(URL, json=AuthorFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, AuthorEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, AuthorFactory.columns[field])) == value
        assert response.json() == Author.model_validate(row).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    async def test_knows_other_forms(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any, answer: Any
    ) -> None:
        response = await client.post(URL, json=AuthorFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, AuthorEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, AuthorFactory.columns[field])) == answer
        assert response.json() == Author.model_validate(row).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(URL, json=AuthorFactory.payload(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["fullName", "email"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = AuthorFactory.payload()
        del body[field]

        assert problems(await client.post(URL, json=body)) == [(["body", field], "missing")]

    @pytest.mark.parametrize("field", ["fullName", "email"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=AuthorFactory.payload(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["id", "createdAt", "updatedAt", "full_name", "no_such_field"])
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=AuthorFactory.payload(**{field: None}))

        assert problems(response) == [(["body", field], "extra_forbidden")]

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            pytest.param("fullName", "AT&T <3", id="fullName"),
        ],
    )
    async def test_keeps_plain_text_as_it_is(self, client: httpx.AsyncClient, field: str, text: str) -> None:
        response = await client.post(URL, json=AuthorFactory.payload(**{field: text}))

        assert response.status_code == 201, response.text
        assert response.json()[field] == text
