# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_entity_create.py.j2.
"""How sections are created, over HTTP and on a real database."""

from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.section import SectionEntity
from src.models.schemas.section import Section
from tests.cases.section import ACCEPTED, DIRTY, REFUSED, REFUSED_ON_CREATE, WRITTEN
from tests.factories import SectionFactory
from tests.support import as_json, problems, store_references, stored

URL = "/api/v1/sections"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a section needs."""
    await store_references(db_session, SectionFactory)


class TestCreate:
    """``POST /api/v1/sections``."""

    async def test_answers_what_is_stored(
        self, client: httpx.AsyncClient, db_session: AsyncSession, sample_section_data: dict[str, Any]
    ) -> None:
        response = await client.post(URL, json=sample_section_data)

        assert response.status_code == 201, response.text
        row = await stored(db_session, SectionEntity, UUID(response.json()["id"]))
        assert response.json() == Section.model_validate(SectionFactory.row(row)).model_dump(mode="json", by_alias=True)
        assert {
            name: as_json(getattr(row, SectionFactory.columns[name])) for name in sample_section_data
        } == sample_section_data

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        response = await client.post(URL, json=SectionFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, SectionEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, SectionFactory.columns[field])) == value
        assert response.json() == Section.model_validate(SectionFactory.row(row)).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    async def test_knows_other_forms(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any, answer: Any
    ) -> None:
        response = await client.post(URL, json=SectionFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, SectionEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, SectionFactory.columns[field])) == answer
        assert response.json() == Section.model_validate(SectionFactory.row(row)).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value", "error"), [*REFUSED, *REFUSED_ON_CREATE])
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(URL, json=SectionFactory.payload(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["articleId", "heading", "body", "position"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = SectionFactory.payload()
        del body[field]

        assert problems(await client.post(URL, json=body)) == [(["body", field], "missing")]

    @pytest.mark.parametrize("field", ["articleId", "heading", "body", "position"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=SectionFactory.payload(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["notes", "noteCount", "id", "article_id", "no_such_field"])
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=SectionFactory.payload(**{field: None}))

        assert problems(response) == [(["body", field], "extra_forbidden")]

    @pytest.mark.parametrize(("field", "dirty", "clean"), DIRTY)
    async def test_sanitises(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, dirty: str, clean: str
    ) -> None:
        response = await client.post(URL, json=SectionFactory.payload(**{field: dirty}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, SectionEntity, UUID(response.json()["id"]))
        assert getattr(row, SectionFactory.columns[field]) == clean

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            pytest.param("heading", "AT&T <3", id="heading"),
        ],
    )
    async def test_keeps_plain_text_as_it_is(self, client: httpx.AsyncClient, field: str, text: str) -> None:
        response = await client.post(URL, json=SectionFactory.payload(**{field: text}))

        assert response.status_code == 201, response.text
        assert response.json()[field] == text

    @pytest.mark.parametrize(
        ("constraint", "fields"),
        [
            pytest.param("uq_sections_place", ["articleId", "position"], id="articleId-position"),
        ],
    )
    async def test_refuses_a_second_one_with_the_same(
        self, client: httpx.AsyncClient, constraint: str, fields: list[str]
    ) -> None:
        body = SectionFactory.payload()
        first = await client.post(URL, json=body)

        second = await client.post(URL, json=SectionFactory.payload(**{name: body[name] for name in fields}))

        assert first.status_code == 201, first.text
        assert second.status_code == 409
        assert second.json()["error"] == "conflict"
        assert second.json()["detail"] == {"constraint": constraint, "fields": fields}
