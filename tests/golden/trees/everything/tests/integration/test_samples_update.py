# Generated from specs/everything.yaml by templates/tests/integration/test_entity_update.py.j2.
"""How samples are changed, over HTTP and on a real database."""

from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.sample import SampleEntity
from src.models.schemas.sample import Sample
from tests.cases.sample import ACCEPTED, DIRTY, REFUSED, WRITTEN
from tests.factories import SampleFactory
from tests.support import as_json, not_found, problems, store, stored

URL = "/api/v2/samples"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestUpdate:
    """``PUT /api/v2/samples/{id}``."""

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("name", "name two", id="name"),
            pytest.param("slogan", "slogan two", id="slogan"),
            pytest.param("note", "note two", id="note"),
            pytest.param("body", "body two", id="body"),
            pytest.param("letters", "b", id="letters"),
            pytest.param("count", 11, id="count"),
            pytest.param("dozen", 24, id="dozen"),
            pytest.param("large", 11, id="large"),
            pytest.param("steps", 15, id="steps"),
            pytest.param("rank", 11, id="rank"),
            pytest.param("seconds", 11, id="seconds"),
            pytest.param("ratio", 0.5, id="ratio"),
            pytest.param("reading", 10.5, id="reading"),
            pytest.param("price", "10.01", id="price"),
            pytest.param("weight", "10.005", id="weight"),
            pytest.param("total", "11", id="total"),
            pytest.param("active", False, id="active"),
            pytest.param("checked", False, id="checked"),
            pytest.param("born", "2026-01-16", id="born"),
            pytest.param("died", "2026-01-16", id="died"),
            pytest.param("opens", "17:45:00", id="opens"),
            pytest.param("seen", "2026-01-15T09:30:01Z", id="seen"),
            pytest.param("due", "2026-01-15T09:30:01Z", id="due"),
            pytest.param("reference", "00000001-0000-4000-8000-000000000000", id="reference"),
            pytest.param("mail", "two@example.com", id="mail"),
            pytest.param("mailbox", "two@example.com", id="mailbox"),
            pytest.param("phone", "+49309876543", id="phone"),
            pytest.param("site", "https://example.com/two", id="site"),
            pytest.param("state", "IN_PROGRESS", id="state"),
            pytest.param("document", {"key": "two"}, id="document"),
            pytest.param("settings", {"key": "two"}, id="settings"),
            pytest.param("secret", "secret two", id="secret"),
        ],
    )
    async def test_changes_what_was_sent_and_nothing_else(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any
    ) -> None:
        entity = SampleFactory.create()
        await store(db_session, entity)
        before = {
            "name": as_json(entity.name),
            "code": as_json(entity.code),
            "slogan": as_json(entity.slogan),
            "note": as_json(entity.note),
            "body": as_json(entity.body),
            "letters": as_json(entity.letters),
            "count": as_json(entity.count),
            "dozen": as_json(entity.dozen),
            "large": as_json(entity.large),
            "steps": as_json(entity.steps),
            "rank": as_json(entity.rank),
            "seconds": as_json(entity.seconds),
            "ratio": as_json(entity.ratio),
            "reading": as_json(entity.reading),
            "price": as_json(entity.price),
            "weight": as_json(entity.weight),
            "total": as_json(entity.total),
            "active": as_json(entity.active),
            "checked": as_json(entity.checked),
            "born": as_json(entity.born),
            "died": as_json(entity.died),
            "opens": as_json(entity.opens),
            "seen": as_json(entity.seen),
            "due": as_json(entity.due),
            "reference": as_json(entity.reference),
            "mail": as_json(entity.mail),
            "mailbox": as_json(entity.mailbox),
            "phone": as_json(entity.phone),
            "site": as_json(entity.site),
            "state": as_json(entity.state),
            "document": as_json(entity.document),
            "settings": as_json(entity.settings),
            "secret": as_json(entity.secret),
            "serial": as_json(entity.serial),
            "revision": as_json(entity.revision),
        }

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, SampleEntity, entity.id)
        assert {name: as_json(getattr(row, name)) for name in before} == before | {field: value}
        assert response.json() == Sample.model_validate(row).model_dump(mode="json")

    async def test_accepts_nothing_at_all(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = SampleFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={})

        assert response.status_code == 200
        assert response.json() == Sample.model_validate(entity).model_dump(mode="json")

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        entity = SampleFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, SampleEntity, entity.id)
        assert as_json(getattr(row, field)) == value
        assert response.json() == Sample.model_validate(row).model_dump(mode="json")

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    async def test_knows_other_forms(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any, answer: Any
    ) -> None:
        entity = SampleFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: value})

        assert response.status_code == 200, response.text
        row = await stored(db_session, SampleEntity, entity.id)
        assert as_json(getattr(row, field)) == answer

    @pytest.mark.parametrize(("field", "value", "error"), REFUSED)
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: value})

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize(
        "field",
        [
            "name",
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
        response = await client.put(f"{URL}/{uuid4()}", json={field: None})

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
        entity = SampleFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: None})

        assert response.status_code == 200, response.text
        row = await stored(db_session, SampleEntity, entity.id)
        assert getattr(row, field) is None

    @pytest.mark.parametrize(
        "field", ["code", "serial", "revision", "id", "created_at", "updated_at", "deleted_at", "no_such_field"]
    )
    async def test_refuses_what_a_client_may_not_change(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.put(f"{URL}/{uuid4()}", json={field: None})

        assert problems(response) == [(["body", field], "extra_forbidden")]

    @pytest.mark.parametrize(("field", "dirty", "clean"), DIRTY)
    async def test_sanitises(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, dirty: str, clean: str
    ) -> None:
        entity = SampleFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: dirty})

        assert response.status_code == 200, response.text
        row = await stored(db_session, SampleEntity, entity.id)
        assert getattr(row, field) == clean

    @pytest.mark.parametrize(("field", "dirty", "clean"), DIRTY)
    async def test_sanitising_twice_changes_nothing(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, dirty: str, clean: str
    ) -> None:
        entity = SampleFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: clean})

        assert response.status_code == 200, response.text
        row = await stored(db_session, SampleEntity, entity.id)
        assert getattr(row, field) == clean

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            pytest.param("name", "AT&T <3", id="name"),
            pytest.param("note", "AT&T <3", id="note"),
        ],
    )
    async def test_keeps_plain_text_as_it_is(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, text: str
    ) -> None:
        entity = SampleFactory.create()
        await store(db_session, entity)

        response = await client.put(f"{URL}/{entity.id}", json={field: text})

        assert response.status_code == 200, response.text
        assert response.json()[field] == text

    @pytest.mark.parametrize(
        ("constraint", "fields"),
        [
            pytest.param("uq_samples_reference", ["reference"], id="reference"),
            pytest.param("uq_samples_mail", ["mail"], id="mail"),
            pytest.param("uq_samples_name_and_birth", ["name", "born"], id="name-born"),
        ],
    )
    async def test_refuses_to_become_the_same_as_another(
        self, client: httpx.AsyncClient, db_session: AsyncSession, constraint: str, fields: list[str]
    ) -> None:
        entity, other = SampleFactory.create_batch(2)
        await store(db_session, entity, other)
        body = {name: as_json(getattr(other, name)) for name in fields}

        response = await client.put(f"{URL}/{entity.id}", json=body)

        assert response.status_code == 409
        assert response.json()["error"] == "conflict"
        assert response.json()["detail"] == {"constraint": constraint, "fields": fields}

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.put(f"{URL}/{unknown}", json={})

        assert not_found(response) == {"resource": "sample", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.put(f"{URL}/1", json={})) == [(["path", "sample_id"], "uuid_parsing")]
