# Generated from specs/everything.yaml by templates/tests/integration/test_entity_create.py.j2.
"""How people are created, over HTTP and on a real database."""

from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.person import PersonEntity
from src.models.schemas.person import Person
from tests.cases.person import ACCEPTED, REFUSED, WRITTEN
from tests.factories import PersonFactory
from tests.support import as_json, problems, stored

URL = "/api/v2/people"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestCreate:
    """``POST /api/v2/people``."""

    async def test_answers_what_is_stored(
        self, client: httpx.AsyncClient, db_session: AsyncSession, sample_person_data: dict[str, Any]
    ) -> None:
        response = await client.post(URL, json=sample_person_data)

        assert response.status_code == 201, response.text
        row = await stored(db_session, PersonEntity, UUID(response.json()["id"]))
        assert response.json() == Person.model_validate(row).model_dump(mode="json", by_alias=True)
        assert {
            name: as_json(getattr(row, PersonFactory.columns[name])) for name in sample_person_data
        } == sample_person_data

    async def test_answers_what_get_answers(
        self, client: httpx.AsyncClient, sample_person_data: dict[str, Any]
    ) -> None:
        created = (await client.post(URL, json=sample_person_data)).json()

        response = await client.get(f"{URL}/{created['id']}")

        assert response.json() == created

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        response = await client.post(URL, json=PersonFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, PersonEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, PersonFactory.columns[field])) == value
        assert response.json() == Person.model_validate(row).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    async def test_knows_other_forms(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any, answer: Any
    ) -> None:
        response = await client.post(URL, json=PersonFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, PersonEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, PersonFactory.columns[field])) == answer
        assert response.json() == Person.model_validate(row).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(URL, json=PersonFactory.payload(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["name", "email"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = PersonFactory.payload()
        del body[field]

        assert problems(await client.post(URL, json=body)) == [(["body", field], "missing")]

    @pytest.mark.parametrize("field", ["name", "email"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=PersonFactory.payload(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["id", "joined_at", "updated_at", "full_name", "no_such_field"])
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=PersonFactory.payload(**{field: None}))

        assert problems(response) == [(["body", field], "extra_forbidden")]

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            pytest.param("name", "AT&T <3", id="name"),
        ],
    )
    async def test_keeps_plain_text_as_it_is(self, client: httpx.AsyncClient, field: str, text: str) -> None:
        response = await client.post(URL, json=PersonFactory.payload(**{field: text}))

        assert response.status_code == 201, response.text
        assert response.json()[field] == text

    @pytest.mark.parametrize(
        ("constraint", "fields"),
        [
            pytest.param("uq_people_email", ["email"], id="email"),
        ],
    )
    async def test_refuses_a_second_one_with_the_same(
        self, client: httpx.AsyncClient, constraint: str, fields: list[str]
    ) -> None:
        body = PersonFactory.payload()
        first = await client.post(URL, json=body)

        second = await client.post(URL, json=PersonFactory.payload(**{name: body[name] for name in fields}))

        assert first.status_code == 201, first.text
        assert second.status_code == 409
        assert second.json()["error"] == "conflict"
        assert second.json()["detail"] == {"constraint": constraint, "fields": fields}
