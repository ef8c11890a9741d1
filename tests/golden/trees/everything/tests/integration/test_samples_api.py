# Generated from specs/everything.yaml by templates/tests/integration/test_entity_api.py.j2.
"""The endpoints of samples, over HTTP and on a real database."""

from datetime import date, datetime, time
from decimal import Decimal
from operator import attrgetter
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.sample import SampleEntity
from src.models.schemas.sample import Sample
from tests.cases.sample import ACCEPTED, ACCEPTED_ON_CREATE, DIRTY, REFUSED, REFUSED_ON_CREATE, WRITTEN
from tests.factories import SampleFactory
from tests.support import as_json, ids, not_found, problems, store, stored

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


class TestList:
    """``GET /api/v2/samples``."""

    async def test_of_nothing(self, client: httpx.AsyncClient) -> None:
        response = await client.get(URL)

        assert response.status_code == 200
        assert response.json() == {"items": [], "total": 0, "page": 1, "size": 10, "pages": 0}

    async def test_answers_rows(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = SampleFactory.create()
        await store(db_session, entity)

        response = await client.get(URL)

        assert response.json()["items"] == [Sample.model_validate(entity).model_dump(mode="json")]

    async def test_pages(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entities = SampleFactory.create_batch(15)
        await store(db_session, *entities)
        expected = sorted(entities, key=attrgetter("created_at", "id"))

        pages = [(await client.get(URL, params={"page": page, "size": 10})).json() for page in range(1, 3)]

        assert ids(*pages) == [str(entity.id) for entity in expected]
        assert [len(page["items"]) for page in pages] == [10, 5]
        assert {(page["total"], page["size"], page["pages"]) for page in pages} == {(15, 10, 2)}
        assert [page["page"] for page in pages] == list(range(1, 3))

    async def test_beyond_the_last_page(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        await store(db_session, SampleFactory.create())

        page = (await client.get(URL, params={"page": 2})).json()

        assert (page["items"], page["total"], page["page"], page["pages"]) == ([], 1, 2, 1)

    @pytest.mark.parametrize("parameters", [{"size": 1}, {"size": 50}, {"page": 1_000_000}], ids=str)
    async def test_accepts_the_bounds_of_the_page(self, client: httpx.AsyncClient, parameters: dict[str, int]) -> None:
        assert (await client.get(URL, params=parameters)).status_code == 200

    @pytest.mark.parametrize(
        ("parameter", "value"),
        [
            ("page", "0"),
            ("page", "1000001"),
            ("page", "one"),
            ("size", "0"),
            ("size", "51"),
            ("size", "1.5"),
            ("sort", "no_such_field"),
            ("no_such_parameter", "1"),
            ("name", "\x00"),
            ("count", "x"),
            ("price", "x"),
            ("active", "x"),
            ("born", "x"),
            ("state", "xxxxxxxxxxxx"),
            ("code", "\x00"),
            ("mail", "x"),
            ("phone", "x"),
            ("q", ""),
            ("q", "x" * 201),
            ("q", "\0"),
        ],
    )
    async def test_refuses(self, client: httpx.AsyncClient, parameter: str, value: str) -> None:
        response = await client.get(URL, params={parameter: value})

        assert [loc for loc, _ in problems(response)] == [["query", parameter]]

    @pytest.mark.parametrize(
        ("field", "query", "value", "other"),
        [
            pytest.param("name", "Ada", "Ada", "name two", id="name"),
            pytest.param("count", "10", 10, 11, id="count"),
            pytest.param("price", "10.00", Decimal("10.00"), Decimal("10.01"), id="price"),
            pytest.param("active", "true", True, False, id="active"),
            pytest.param(
                "born", "2026-01-15", date.fromisoformat("2026-01-15"), date.fromisoformat("2026-01-16"), id="born"
            ),
            pytest.param("state", "NEW", "NEW", "IN_PROGRESS", id="state"),
            pytest.param("code", "AA-0000", "AA-0000", "BA-0000", id="code"),
            pytest.param("mail", "one@example.com", "one@example.com", "two@example.com", id="mail"),
            pytest.param("phone", "+49301234567", "+49301234567", "+49309876543", id="phone"),
        ],
    )
    async def test_filters(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, query: str, value: Any, other: Any
    ) -> None:
        match = SampleFactory.create(**{field: value})
        await store(db_session, match, SampleFactory.create(**{field: other}))

        page = (await client.get(URL, params={field: query})).json()

        assert (ids(page), page["total"]) == ([str(match.id)], 1)

    @pytest.mark.parametrize(
        ("field", "low", "high"),
        [
            pytest.param(
                "created_at",
                datetime.fromisoformat("2026-01-15T09:30:00Z"),
                datetime.fromisoformat("2026-01-16T09:30:00Z"),
                id="created_at",
            ),
            pytest.param("name", "Ada", "name two", id="name"),
            pytest.param("count", 10, 11, id="count"),
            pytest.param("price", Decimal("10.00"), Decimal("10.01"), id="price"),
            pytest.param("born", date.fromisoformat("2026-01-15"), date.fromisoformat("2026-01-16"), id="born"),
            pytest.param("opens", time.fromisoformat("09:30:00"), time.fromisoformat("17:45:00"), id="opens"),
            pytest.param(
                "seen",
                datetime.fromisoformat("2026-01-15T09:30:00Z"),
                datetime.fromisoformat("2026-01-15T09:30:01Z"),
                id="seen",
            ),
            pytest.param("state", "IN_PROGRESS", "NEW", id="state"),
            pytest.param("phone", "+49301234567", "+49309876543", id="phone"),
            pytest.param("id", UUID(int=1), UUID(int=2), id="id"),
            pytest.param(
                "updated_at",
                datetime.fromisoformat("2026-01-15T09:30:00Z"),
                datetime.fromisoformat("2026-01-16T09:30:00Z"),
                id="updated_at",
            ),
        ],
    )
    async def test_sorts_both_ways(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, low: Any, high: Any
    ) -> None:
        second, first = SampleFactory.create(**{field: high}), SampleFactory.create(**{field: low})
        await store(db_session, second, first)

        ascending = (await client.get(URL, params={"sort": field, "size": 2})).json()
        descending = (await client.get(URL, params={"sort": f"-{field}", "size": 2})).json()

        assert ids(ascending) == [str(first.id), str(second.id)]
        assert ids(descending) == [str(second.id), str(first.id)]

    @pytest.mark.parametrize(
        ("field", "value", "query", "other"),
        [
            pytest.param("name", "Needle", "nEEDLE", "name two", id="name"),
            pytest.param("note", "Needle", "nEEDLE", "note two", id="note"),
            pytest.param("slogan", "Needle", "nEEDLE", "slogan two", id="slogan"),
            pytest.param("phone", "+49301234567", "+49301234567", "+49309876543", id="phone"),
        ],
    )
    async def test_searches(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: str, query: str, other: str
    ) -> None:
        match = SampleFactory.create(**{field: value})
        await store(db_session, match, SampleFactory.create(**{field: other}))

        page = (await client.get(URL, params={"q": query})).json()

        assert (ids(page), page["total"]) == ([str(match.id)], 1)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            pytest.param("active", False, id="active"),
            pytest.param("state", "DONE", id="state"),
        ],
    )
    async def test_leaves_out_what_its_condition_excludes(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any
    ) -> None:
        await store(db_session, SampleFactory.create(**{field: value}))

        assert (await client.get(URL)).json()["total"] == 0


class TestGet:
    """``GET /api/v2/samples/{id}``."""

    async def test_answers_the_row(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = SampleFactory.create()
        await store(db_session, entity)

        response = await client.get(f"{URL}/{entity.id}")

        assert response.status_code == 200
        assert response.json() == Sample.model_validate(entity).model_dump(mode="json")

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        assert not_found(await client.get(f"{URL}/{unknown}")) == {"resource": "sample", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.get(f"{URL}/1")) == [(["path", "sample_id"], "uuid_parsing")]


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


class TestDelete:
    """``DELETE /api/v2/samples/{id}``."""

    async def test_answers_nothing(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = SampleFactory.create()
        await store(db_session, entity)

        response = await client.delete(f"{URL}/{entity.id}")

        assert (response.status_code, response.content) == (204, b"")

    async def test_keeps_the_row(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = SampleFactory.create()
        await store(db_session, entity)

        await client.delete(f"{URL}/{entity.id}")

        row = await stored(db_session, SampleEntity, entity.id)
        assert row.deleted_at is not None

    async def test_leaves_nothing_to_get(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = SampleFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        response = await client.get(f"{URL}/{entity.id}")

        assert not_found(response) == {"resource": "sample", "resource_id": str(entity.id)}

    async def test_leaves_nothing_to_update(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = SampleFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        response = await client.put(f"{URL}/{entity.id}", json={})

        assert not_found(response) == {"resource": "sample", "resource_id": str(entity.id)}

    async def test_leaves_nothing_to_delete(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = SampleFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        response = await client.delete(f"{URL}/{entity.id}")

        assert not_found(response) == {"resource": "sample", "resource_id": str(entity.id)}

    async def test_leaves_nothing_to_list(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = SampleFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        assert (await client.get(URL)).json()["total"] == 0

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.delete(f"{URL}/{unknown}")

        assert not_found(response) == {"resource": "sample", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.delete(f"{URL}/1")) == [(["path", "sample_id"], "uuid_parsing")]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("PATCH", f"{URL}/{uuid4()}", 405),
    ],
    ids=[
        "PATCH by id",
    ],
)
async def test_has_no_other_operations(client: httpx.AsyncClient, method: str, path: str, status: int) -> None:
    response = await client.request(method, path, json={})

    assert response.status_code == status
    assert set(response.json()) == {"error", "message", "detail", "request_id"}
