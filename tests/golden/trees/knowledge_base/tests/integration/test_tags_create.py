# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_entity_create.py.j2.
"""How tags are created, over HTTP and on a real database."""

from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.tag import TagEntity
from src.models.schemas.tag import Tag
from tests.cases.tag import ACCEPTED, REFUSED, WRITTEN
from tests.factories import TagFactory
from tests.support import as_json, problems, stored

URL = "/api/v1/tags"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestCreate:
    """``POST /api/v1/tags``."""

    async def test_answers_what_is_stored(
        self, client: httpx.AsyncClient, db_session: AsyncSession, sample_tag_data: dict[str, Any]
    ) -> None:
        response = await client.post(URL, json=sample_tag_data)

        assert response.status_code == 201, response.text
        row = await stored(db_session, TagEntity, UUID(response.json()["id"]))
        assert response.json() == Tag.model_validate(row).model_dump(mode="json", by_alias=True)
        assert {name: as_json(getattr(row, TagFactory.columns[name])) for name in sample_tag_data} == sample_tag_data

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        response = await client.post(URL, json=TagFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, TagEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, TagFactory.columns[field])) == value
        assert response.json() == Tag.model_validate(row).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    async def test_knows_other_forms(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any, answer: Any
    ) -> None:
        response = await client.post(URL, json=TagFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, TagEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, TagFactory.columns[field])) == answer
        assert response.json() == Tag.model_validate(row).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(URL, json=TagFactory.payload(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["name"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = TagFactory.payload()
        del body[field]

        assert problems(await client.post(URL, json=body)) == [(["body", field], "missing")]

    @pytest.mark.parametrize("field", ["name"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=TagFactory.payload(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["id", "createdAt", "updatedAt", "no_such_field"])
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=TagFactory.payload(**{field: None}))

        assert problems(response) == [(["body", field], "extra_forbidden")]

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            pytest.param("name", "AT&T <3", id="name"),
        ],
    )
    async def test_keeps_plain_text_as_it_is(self, client: httpx.AsyncClient, field: str, text: str) -> None:
        response = await client.post(URL, json=TagFactory.payload(**{field: text}))

        assert response.status_code == 201, response.text
        assert response.json()[field] == text
