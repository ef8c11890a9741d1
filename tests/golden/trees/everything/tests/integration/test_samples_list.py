# Generated from specs/everything.yaml by templates/tests/integration/test_entity_list.py.j2.
"""How samples are listed, over HTTP and on a real database."""

from datetime import date, datetime, time
from decimal import Decimal
from operator import attrgetter
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.schemas.sample import Sample
from tests.factories import SampleFactory
from tests.support import ids, problems, store

URL = "/api/v2/samples"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


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
            ("count", "1.0"),
            ("price", "x"),
            ("active", "x"),
            ("born", "x"),
            ("state", "xxxxxxxxxxxx"),
            ("code", "\x00"),
            ("mail", "x"),
            ("phone", "x"),
            ("mail__null", "null"),
            ("phone__null", "null"),
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
        ("parameter", "field", "value"),
        [
            pytest.param("mail__null", "mail", "one@example.com", id="mail"),
            pytest.param("phone__null", "phone", "+49301234567", id="phone"),
        ],
    )
    async def test_filters_for_nothing(
        self, client: httpx.AsyncClient, db_session: AsyncSession, parameter: str, field: str, value: Any
    ) -> None:
        empty, full = SampleFactory.create(**{field: None}), SampleFactory.create(**{field: value})
        await store(db_session, empty, full)

        pages = [(await client.get(URL, params={parameter: wanted})).json() for wanted in ("true", "false")]

        assert [ids(page) for page in pages] == [[str(empty.id)], [str(full.id)]]

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
            pytest.param("seen", datetime.fromisoformat("2026-01-15T09:30:00Z"), None, id="seen without a value"),
            pytest.param("state", "NEW", "IN_PROGRESS", id="state"),
            pytest.param("phone", "+49301234567", "+49309876543", id="phone"),
            pytest.param("phone", "+49301234567", None, id="phone without a value"),
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
