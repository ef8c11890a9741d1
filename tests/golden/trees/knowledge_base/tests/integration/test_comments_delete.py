# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_entity_delete.py.j2.
"""How comments are deleted, over HTTP and on a real database."""

from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.comment import CommentEntity
from tests.factories import CommentFactory
from tests.support import not_found, problems, store, store_references, stored

URL = "/api/v1/comments"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a comment needs."""
    await store_references(db_session, CommentFactory)


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
