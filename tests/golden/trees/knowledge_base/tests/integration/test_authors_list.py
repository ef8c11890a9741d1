# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_entity_list.py.j2.
"""How authors are listed, over HTTP and on a real database."""

from datetime import datetime
from operator import attrgetter
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.schemas.author import Author
from tests.factories import AuthorFactory
from tests.support import ids, problems, store

URL = "/api/v1/authors"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestList:
    """``GET /api/v1/authors``."""

    async def test_of_nothing(self, client: httpx.AsyncClient) -> None:
        response = await client.get(URL)

        assert response.status_code == 200
        assert response.json() == {"items": [], "total": 0, "page": 1, "size": 20, "pages": 0}

    async def test_answers_rows(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = AuthorFactory.create()
        await store(db_session, entity)

        response = await client.get(URL)

        assert response.json()["items"] == [Author.model_validate(entity).model_dump(mode="json", by_alias=True)]

    async def test_pages(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entities = AuthorFactory.create_batch(15)
        await store(db_session, *entities)
        expected = sorted(entities, key=attrgetter("created_at", "id"))

        pages = [(await client.get(URL, params={"page": page, "size": 10})).json() for page in range(1, 3)]

        assert ids(*pages) == [str(entity.id) for entity in expected]
        assert [len(page["items"]) for page in pages] == [10, 5]
        assert {(page["total"], page["size"], page["pages"]) for page in pages} == {(15, 10, 2)}
        assert [page["page"] for page in pages] == list(range(1, 3))

    async def test_beyond_the_last_page(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        await store(db_session, AuthorFactory.create())

        page = (await client.get(URL, params={"page": 2})).json()

        assert (page["items"], page["total"], page["page"], page["pages"]) == ([], 1, 2, 1)

    @pytest.mark.parametrize("parameters", [{"size": 1}, {"size": 100}, {"page": 1_000_000}], ids=str)
    async def test_accepts_the_bounds_of_the_page(self, client: httpx.AsyncClient, parameters: dict[str, int]) -> None:
        assert (await client.get(URL, params=parameters)).status_code == 200

    @pytest.mark.parametrize(
        ("parameter", "value"),
        [
            ("page", "0"),
            ("page", "1000001"),
            ("page", "one"),
            ("size", "0"),
            ("size", "101"),
            ("size", "1.5"),
            ("sort", "no_such_field"),
            ("no_such_parameter", "1"),
            ("q", ""),
            ("q", "x" * 201),
            ("q", "\0"),
        ],
    )
    async def test_refuses(self, client: httpx.AsyncClient, parameter: str, value: str) -> None:
        response = await client.get(URL, params={parameter: value})

        assert [loc for loc, _ in problems(response)] == [["query", parameter]]

    @pytest.mark.parametrize(
        ("field", "low", "high"),
        [
            pytest.param(
                "createdAt",
                datetime.fromisoformat("2026-01-15T09:30:00Z"),
                datetime.fromisoformat("2026-01-16T09:30:00Z"),
                id="createdAt",
            ),
        ],
    )
    async def test_sorts_both_ways(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, low: Any, high: Any
    ) -> None:
        second, first = (
            AuthorFactory.create(**{AuthorFactory.columns[field]: high}),
            AuthorFactory.create(**{AuthorFactory.columns[field]: low}),
        )
        await store(db_session, second, first)

        ascending = (await client.get(URL, params={"sort": field, "size": 2})).json()
        descending = (await client.get(URL, params={"sort": f"-{field}", "size": 2})).json()

        assert ids(ascending) == [str(first.id), str(second.id)]
        assert ids(descending) == [str(second.id), str(first.id)]

    @pytest.mark.parametrize(
        ("field", "value", "query", "other"),
        [
            pytest.param("full_name", "Needle", "nEEDLE", "full name two", id="full_name"),
        ],
    )
    async def test_searches(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: str, query: str, other: str
    ) -> None:
        match = AuthorFactory.create(**{field: value})
        await store(db_session, match, AuthorFactory.create(**{field: other}))

        page = (await client.get(URL, params={"q": query})).json()

        assert (ids(page), page["total"]) == ([str(match.id)], 1)
