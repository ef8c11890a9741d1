# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_entity_update.py.j2.
"""How sections are changed, over HTTP and on a real database."""

from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.section import SectionEntity
from src.models.schemas.section import Section
from tests.cases.section import ACCEPTED, DIRTY, REFUSED, WRITTEN
from tests.factories import SectionFactory
from tests.support import as_json, not_found, problems, store, store_references, stored

URL = "/api/v1/sections"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a section needs."""
    await store_references(db_session, SectionFactory)


class TestUpdate:
    """``PUT /api/v1/sections/{id}``."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("heading", "heading two", id="heading"),
            pytest.param("body", "body two", id="body"),
            pytest.param("position", 11, id="position"),
        ],
    )
    async def test_changes_what_was_sent_and_nothing_else(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any
    ) -> None:
        entity = SectionFactory.create()
        await store(db_session, entity)
        before = {
            "article_id": as_json(entity.article_id),
            "heading": as_json(entity.heading),
            "body": as_json(entity.body),
            "position": as_json(entity.position),
        }

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, SectionEntity, entity.id)
        assert {name: as_json(getattr(row, name)) for name in before} == before | {SectionFactory.columns[field]: value}
        assert response.json() == Section.model_validate(SectionFactory.row(row)).model_dump(mode="json", by_alias=True)

    async def test_accepts_nothing_at_all(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = SectionFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={})

        assert response.status_code == 200
        assert response.json() == Section.model_validate(SectionFactory.row(entity)).model_dump(
            mode="json", by_alias=True
        )

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        entity = SectionFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, SectionEntity, entity.id)
        assert as_json(getattr(row, SectionFactory.columns[field])) == value
        assert response.json() == Section.model_validate(SectionFactory.row(row)).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    async def test_knows_other_forms(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any, answer: Any
    ) -> None:
        entity = SectionFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, SectionEntity, entity.id)
        assert as_json(getattr(row, SectionFactory.columns[field])) == answer

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: value})

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["heading", "body", "position"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: None})

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["articleId", "notes", "noteCount", "id", "no_such_field"])
    async def test_refuses_what_a_client_may_not_change(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: None})

        assert problems(response) == [(["body", field], "extra_forbidden")]

    @pytest.mark.parametrize(("field", "dirty", "clean"), DIRTY)
    async def test_sanitises(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, dirty: str, clean: str
    ) -> None:
        entity = SectionFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: dirty})

        assert response.status_code == 200, response.text
        row = await stored(db_session, SectionEntity, entity.id)
        assert getattr(row, SectionFactory.columns[field]) == clean

    @pytest.mark.parametrize(("field", "dirty", "clean"), DIRTY)
    async def test_sanitising_twice_changes_nothing(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, dirty: str, clean: str
    ) -> None:
        entity = SectionFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: clean})

        assert response.status_code == 200, response.text
        row = await stored(db_session, SectionEntity, entity.id)
        assert getattr(row, SectionFactory.columns[field]) == clean

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            pytest.param("heading", "AT&T <3", id="heading"),
        ],
    )
    async def test_keeps_plain_text_as_it_is(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, text: str
    ) -> None:
        entity = SectionFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: text})

        assert response.status_code == 200, response.text
        assert response.json()[field] == text

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.put(f"{URL}/{unknown}", json={})

        assert not_found(response) == {"resource": "section", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.put(f"{URL}/1", json={})) == [(["path", "section_id"], "uuid_parsing")]
