# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_entity_api.py.j2.
"""The endpoints of comments, over HTTP and on a real database."""

from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.comment import CommentEntity
from src.models.schemas.comment import Comment
from tests.cases.comment import ACCEPTED, DIRTY, REFUSED, REFUSED_ON_CREATE
from tests.factories import CommentFactory
from tests.support import as_json, ids, not_found, problems, store, store_references, stored

URL = "/api/v1/comments"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a comment needs."""
    await store_references(db_session, CommentFactory)


class TestCreate:
    """``POST /api/v1/comments``."""

    async def test_answers_what_is_stored(
        self, client: httpx.AsyncClient, db_session: AsyncSession, sample_comment_data: dict[str, Any]
    ) -> None:
        response = await client.post(URL, json=sample_comment_data)

        assert response.status_code == 201, response.text
        row = await stored(db_session, CommentEntity, UUID(response.json()["id"]))
        assert response.json() == Comment.model_validate(row).model_dump(mode="json")
        assert {name: as_json(getattr(row, name)) for name in sample_comment_data} == sample_comment_data

    async def test_answers_what_get_answers(
        self, client: httpx.AsyncClient, sample_comment_data: dict[str, Any]
    ) -> None:
        created = (await client.post(URL, json=sample_comment_data)).json()

        response = await client.get(f"{URL}/{created['id']}")

        assert response.json() == created

    @pytest.mark.parametrize(("field", "value"), ACCEPTED)
    async def test_accepts(self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any) -> None:
        response = await client.post(URL, json=CommentFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, CommentEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, field)) == value
        assert response.json() == Comment.model_validate(row).model_dump(mode="json")

    @pytest.mark.parametrize(("field", "value", "error"), [*REFUSED, *REFUSED_ON_CREATE])
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(URL, json=CommentFactory.payload(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["article_id", "text"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = CommentFactory.payload()
        del body[field]

        assert problems(await client.post(URL, json=body)) == [(["body", field], "missing")]

    @pytest.mark.parametrize("field", ["article_id", "text"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=CommentFactory.payload(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["id", "created_at", "updated_at", "deleted_at", "no_such_field"])
    async def test_refuses_what_a_client_may_not_set(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=CommentFactory.payload(**{field: None}))

        assert problems(response) == [(["body", field], "extra_forbidden")]

    @pytest.mark.parametrize(("field", "dirty", "clean"), DIRTY)
    async def test_sanitises(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, dirty: str, clean: str
    ) -> None:
        response = await client.post(URL, json=CommentFactory.payload(**{field: dirty}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, CommentEntity, UUID(response.json()["id"]))
        assert getattr(row, field) == clean


class TestList:
    """``GET /api/v1/comments``."""

    async def test_of_nothing(self, client: httpx.AsyncClient) -> None:
        response = await client.get(URL)

        assert response.status_code == 200
        assert response.json() == {"items": [], "total": 0, "page": 1, "size": 20, "pages": 0}

    async def test_answers_rows(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = CommentFactory.create()
        await store(db_session, entity)

        response = await client.get(URL)

        assert response.json()["items"] == [Comment.model_validate(entity).model_dump(mode="json")]

    async def test_pages(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entities = CommentFactory.create_batch(15)
        await store(db_session, *entities)
        expected = sorted(entities, key=attrgetter("created_at", "id"))

        pages = [(await client.get(URL, params={"page": page, "size": 10})).json() for page in range(1, 3)]

        assert ids(*pages) == [str(entity.id) for entity in expected]
        assert [len(page["items"]) for page in pages] == [10, 5]
        assert {(page["total"], page["size"], page["pages"]) for page in pages} == {(15, 10, 2)}
        assert [page["page"] for page in pages] == list(range(1, 3))

    async def test_beyond_the_last_page(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        await store(db_session, CommentFactory.create())

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
            ("article_id", "x"),
        ],
    )
    async def test_refuses(self, client: httpx.AsyncClient, parameter: str, value: str) -> None:
        response = await client.get(URL, params={parameter: value})

        assert [loc for loc, _ in problems(response)] == [["query", parameter]]

    @pytest.mark.parametrize(
        ("field", "query", "value", "other"),
        [
            pytest.param(
                "article_id",
                "00000000-0000-0000-0000-000000000001",
                UUID("00000000-0000-0000-0000-000000000001"),
                UUID("00000000-0000-0000-0000-000000000002"),
                id="article_id",
            ),
        ],
    )
    async def test_filters(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, query: str, value: Any, other: Any
    ) -> None:
        match = CommentFactory.create(**{field: value})
        await store(db_session, match, CommentFactory.create(**{field: other}))

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
        ],
    )
    async def test_sorts_both_ways(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, low: Any, high: Any
    ) -> None:
        second, first = CommentFactory.create(**{field: high}), CommentFactory.create(**{field: low})
        await store(db_session, second, first)

        ascending = (await client.get(URL, params={"sort": field, "size": 2})).json()
        descending = (await client.get(URL, params={"sort": f"-{field}", "size": 2})).json()

        assert ids(ascending) == [str(first.id), str(second.id)]
        assert ids(descending) == [str(second.id), str(first.id)]


class TestGet:
    """``GET /api/v1/comments/{id}``."""

    async def test_answers_the_row(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = CommentFactory.create()
        await store(db_session, entity)

        response = await client.get(f"{URL}/{entity.id}")

        assert response.status_code == 200
        assert response.json() == Comment.model_validate(entity).model_dump(mode="json")

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        assert not_found(await client.get(f"{URL}/{unknown}")) == {"resource": "comment", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.get(f"{URL}/1")) == [(["path", "comment_id"], "uuid_parsing")]


class TestDelete:
    """``DELETE /api/v1/comments/{id}``."""

    async def test_answers_nothing(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = CommentFactory.create()
        await store(db_session, entity)

        response = await client.delete(f"{URL}/{entity.id}")

        assert (response.status_code, response.content) == (204, b"")

    async def test_keeps_the_row(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = CommentFactory.create()
        await store(db_session, entity)

        await client.delete(f"{URL}/{entity.id}")

        row = await stored(db_session, CommentEntity, entity.id)
        assert row.deleted_at is not None

    async def test_leaves_nothing_to_get(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = CommentFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        response = await client.get(f"{URL}/{entity.id}")

        assert not_found(response) == {"resource": "comment", "resource_id": str(entity.id)}

    async def test_leaves_nothing_to_delete(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = CommentFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        response = await client.delete(f"{URL}/{entity.id}")

        assert not_found(response) == {"resource": "comment", "resource_id": str(entity.id)}

    async def test_leaves_nothing_to_list(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = CommentFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        assert (await client.get(URL)).json()["total"] == 0

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.delete(f"{URL}/{unknown}")

        assert not_found(response) == {"resource": "comment", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.delete(f"{URL}/1")) == [(["path", "comment_id"], "uuid_parsing")]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("PUT", f"{URL}/{uuid4()}", 405),
        ("PATCH", f"{URL}/{uuid4()}", 405),
    ],
    ids=[
        "PUT by id",
        "PATCH by id",
    ],
)
async def test_has_no_other_operations(client: httpx.AsyncClient, method: str, path: str, status: int) -> None:
    response = await client.request(method, path, json={})

    assert response.status_code == status
    assert set(response.json()) == {"error", "message", "detail", "request_id"}
