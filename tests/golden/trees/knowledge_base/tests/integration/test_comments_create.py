# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_entity_create.py.j2.
"""How comments are created, over HTTP and on a real database."""

from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.comment import CommentEntity
from src.models.schemas.comment import Comment
from tests.cases.comment import ACCEPTED, DIRTY, REFUSED, REFUSED_ON_CREATE, WRITTEN
from tests.factories import CommentFactory
from tests.support import as_json, problems, store_references, stored

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
        assert response.json() == Comment.model_validate(row).model_dump(mode="json", by_alias=True)
        assert {
            name: as_json(getattr(row, CommentFactory.columns[name])) for name in sample_comment_data
        } == sample_comment_data

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
        assert as_json(getattr(row, CommentFactory.columns[field])) == value
        assert response.json() == Comment.model_validate(row).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value", "answer"), WRITTEN)
    async def test_knows_other_forms(
        self, client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: Any, answer: Any
    ) -> None:
        response = await client.post(URL, json=CommentFactory.payload(**{field: value}))

        assert response.status_code == 201, response.text
        row = await stored(db_session, CommentEntity, UUID(response.json()["id"]))
        assert as_json(getattr(row, CommentFactory.columns[field])) == answer
        assert response.json() == Comment.model_validate(row).model_dump(mode="json", by_alias=True)

    @pytest.mark.parametrize(("field", "value", "error"), [*REFUSED, *REFUSED_ON_CREATE])
    async def test_refuses(self, client: httpx.AsyncClient, field: str, value: Any, error: str) -> None:
        response = await client.post(URL, json=CommentFactory.payload(**{field: value}))

        assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]

    @pytest.mark.parametrize("field", ["articleId", "text"])
    async def test_requires(self, client: httpx.AsyncClient, field: str) -> None:
        body = CommentFactory.payload()
        del body[field]

        assert problems(await client.post(URL, json=body)) == [(["body", field], "missing")]

    @pytest.mark.parametrize("field", ["articleId", "text"])
    async def test_refuses_null(self, client: httpx.AsyncClient, field: str) -> None:
        response = await client.post(URL, json=CommentFactory.payload(**{field: None}))

        assert [loc for loc, _ in problems(response)] == [["body", field]]

    @pytest.mark.parametrize("field", ["id", "createdAt", "updatedAt", "deleted_at", "article_id", "no_such_field"])
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
        assert getattr(row, CommentFactory.columns[field]) == clean
