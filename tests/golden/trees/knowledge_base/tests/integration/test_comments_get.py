# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_entity_get.py.j2.
"""How a comment is read, over HTTP and on a real database."""

from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.schemas.comment import Comment
from tests.factories import CommentFactory
from tests.support import not_found, problems, store, store_references

URL = "/api/v1/comments"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a comment needs."""
    await store_references(db_session, CommentFactory)


class TestGet:
    """``GET /api/v1/comments/{id}``."""

    async def test_answers_the_row(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = CommentFactory.create()
        await store(db_session, entity)

        response = await client.get(f"{URL}/{entity.id}")

        assert response.status_code == 200
        assert response.json() == Comment.model_validate(entity).model_dump(mode="json", by_alias=True)

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        assert not_found(await client.get(f"{URL}/{unknown}")) == {"resource": "comment", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.get(f"{URL}/1")) == [(["path", "comment_id"], "uuid_parsing")]
