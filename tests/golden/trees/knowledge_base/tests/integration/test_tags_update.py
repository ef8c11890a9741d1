# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_entity_update.py.j2.
"""How tags are changed, over HTTP and on a real database."""

from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.tag import TagEntity
from src.models.schemas.tag import Tag
from tests.cases.tag import ACCEPTED, REFUSED, WRITTEN
from tests.factories import TagFactory
from tests.support import as_json, not_found, problems, store, stored

URL = "/api/v1/tags"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestUpdate:
    """``PUT /api/v1/tags/{id}``."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("name", "name two", id="name"),
        ],
    )
    async def test_changes_what_was_sent_and_nothing_else(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any
    ) -> None:
        entity = TagFactory.create()
        await store(db_session, entity)
        before = {
            "name": as_json(entity.name),
        }

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, TagEntity, entity.id)
        assert {name: as_json(getattr(row, name)) for name in before} == before | {TagFactory.columns[field]: value}
        assert response.json() == Tag.model_validate(row).model_dump(mode="json", by_alias=True)

    async def test_accepts_nothing_at_all(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = TagFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={})

        assert response.status_code == 200
        assert response.json() == Tag.model_validate(entity).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        entity = TagFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, TagEntity, entity.id)
        assert as_json(getattr(row, TagFactory.columns[field])) == value
        assert response.json() == Tag.model_validate(row).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    async def test_knows_other_forms(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any, answer: Any
    ) -> None:
        entity = TagFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, TagEntity, entity.id)
        assert as_json(getattr(row, TagFactory.columns[field])) == answer

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: value})

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["name"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: None})

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["id", "createdAt", "updatedAt", "no_such_field"])
    async def test_refuses_what_a_client_may_not_change(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: None})

        assert problems(response) == [(["body", field], "extra_forbidden")]

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            pytest.param("name", "AT&T <3", id="name"),
        ],
    )
    async def test_keeps_plain_text_as_it_is(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, text: str
    ) -> None:
        entity = TagFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: text})

        assert response.status_code == 200, response.text
        assert response.json()[field] == text

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.put(f"{URL}/{unknown}", json={})

        assert not_found(response) == {"resource": "tag", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.put(f"{URL}/1", json={})) == [(["path", "tag_id"], "uuid_parsing")]
