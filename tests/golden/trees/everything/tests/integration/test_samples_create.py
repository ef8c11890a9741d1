# Generated from specs/everything.yaml by templates/tests/integration/test_entity_create.py.j2.
"""How samples are created, over HTTP and on a real database."""

from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.sample import SampleEntity
from src.models.schemas.sample import Sample
from tests.cases.sample import ACCEPTED, ACCEPTED_ON_CREATE, DIRTY, REFUSED, REFUSED_ON_CREATE, WRITTEN
from tests.factories import SampleFactory
from tests.support import as_json, problems, stored

URL = "/api/v2/samples"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestCreate:
    """``POST /api/v2/samples``."""

    async def test_answers_what_is_stored(
        self, client: httpx.AsyncClient, db_session: AsyncSession, sample_sample_data: dict[str, Any]
    ) -> None:
        response = await client.post(URL, json=sample_sample_data)

        assert response.status_code == 201, response.text
        row = await stored(db_session, SampleEntity, UUID(response.json()["id"]))
        assert response.json() == Sample.model_validate(row).model_dump(mode="json")
        assert {name: as_json(getattr(row, name)) for name in sample_sample_data} == sample_sample_data

    async def test_answers_what_get_answers(
        self, client: httpx.AsyncClient, sample_sample_data: dict[str, Any]
    ) -> None:
        created = (await client.post(URL, json=sample_sample_data)).json()

        response = await client.get(f"{URL}/{created['id']}")

        assert response.json() == created

    async def test_fills_in_what_is_absent(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        body = SampleFactory.payload()
        required = {name: body[name] for name in ["name", "code", "secret"]}

        response = await client.post(URL, json=required)

        assert response.status_code == 201, response.text
        row = await stored(db_session, SampleEntity, UUID(response.json()["id"]))
        defaults: dict[str, Any] = {
            "slogan": None,
            "note": None,
            "letters": None,
            "count": 0,
            "dozen": 12,
            "large": None,
            "steps": 10,
            "rank": None,
            "seconds": None,
            "ratio": 0.5,
            "reading": None,
            "price": "9.90",
            "weight": None,
            "total": None,
            "active": True,
            "checked": None,
            "born": "2000-02-29",
            "died": None,
            "opens": "09:30:00",
            "seen": None,
            "due": "2030-06-01T12:00:00Z",
            "reference": None,
            "mail": None,
            "mailbox": None,
            "phone": None,
            "site": "https://example.com/",
            "state": "NEW",
            "document": {},
            "settings": None,
            "serial": None,
            "revision": 1,
        }
        assert {name: as_json(getattr(row, name)) for name in defaults} == defaults

    @pytest.mark.parametrize(("field", "value"), [*ACCEPTED, *ACCEPTED_ON_CREATE])
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        response = await client.post(URL, json=SampleFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, SampleEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, field)) == value
        assert response.json() == Sample.model_validate(row).model_dump(mode="json")

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    async def test_knows_other_forms(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any, answer: Any
    ) -> None:
        response = await client.post(URL, json=SampleFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, SampleEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, field)) == answer
        assert response.json() == Sample.model_validate(row).model_dump(mode="json")

    @pytest.mark.parametrize(("field", "value", "error"), [*REFUSED, *REFUSED_ON_CREATE])
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(URL, json=SampleFactory.payload(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["name", "code", "secret"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = SampleFactory.payload()
        del body[field]

        assert problems(await client.post(URL, json=body)) == [(["body", field], "missing")]

    @pytest.mark.parametrize(
        "field",
        [
            "name",
            "code",
            "body",
            "count",
            "dozen",
            "steps",
            "ratio",
            "price",
            "active",
            "born",
            "opens",
            "due",
            "site",
            "state",
            "document",
            "secret",
        ],
    )
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=SampleFactory.payload(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize(
        "field",
        [
            "slogan",
            "note",
            "letters",
            "large",
            "rank",
            "seconds",
            "reading",
            "weight",
            "total",
            "checked",
            "died",
            "seen",
            "reference",
            "mail",
            "mailbox",
            "phone",
            "settings",
        ],
    )
    async def test_accepts_null(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str) -> None:
        response = await client.post(URL, json=SampleFactory.payload(**{field: None}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, SampleEntity, UUID(response.json()["id"]))
        assert getattr(row, field) is None

    @pytest.mark.parametrize(
        "field", ["serial", "revision", "id", "created_at", "updated_at", "deleted_at", "no_such_field"]
    )
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=SampleFactory.payload(**{field: None}))

        assert problems(response) == [(["body", field], "extra_forbidden")]

    @pytest.mark.parametrize(("field", "dirty", "clean"), DIRTY)
    async def test_sanitises(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, dirty: str, clean: str
    ) -> None:
        response = await client.post(URL, json=SampleFactory.payload(**{field: dirty}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, SampleEntity, UUID(response.json()["id"]))
        assert getattr(row, field) == clean

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            pytest.param("name", "AT&T <3", id="name"),
            pytest.param("note", "AT&T <3", id="note"),
        ],
    )
    async def test_keeps_plain_text_as_it_is(self, client: httpx.AsyncClient, field: str, text: str) -> None:
        response = await client.post(URL, json=SampleFactory.payload(**{field: text}))

        assert response.status_code == 201, response.text
        assert response.json()[field] == text

    @pytest.mark.parametrize(
        ("constraint", "fields"),
        [
            pytest.param("uq_samples_code", ["code"], id="code"),
            pytest.param("uq_samples_reference", ["reference"], id="reference"),
            pytest.param("uq_samples_mail", ["mail"], id="mail"),
            pytest.param("uq_samples_name_and_birth", ["name", "born"], id="name-born"),
        ],
    )
    async def test_refuses_a_second_one_with_the_same(
        self, client: httpx.AsyncClient, constraint: str, fields: list[str]
    ) -> None:
        body = SampleFactory.payload()
        first = await client.post(URL, json=body)

        second = await client.post(URL, json=SampleFactory.payload(**{name: body[name] for name in fields}))

        assert first.status_code == 201, first.text
        assert second.status_code == 409
        assert second.json()["error"] == "conflict"
        assert second.json()["detail"] == {"constraint": constraint, "fields": fields}

    async def test_does_not_answer_what_is_write_only(self, client: httpx.AsyncClient) -> None:
        response = await client.post(URL, json=SampleFactory.payload())

        assert response.status_code == 201, response.text
        assert response.json().keys().isdisjoint({"secret"})
