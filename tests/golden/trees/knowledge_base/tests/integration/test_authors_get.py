# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_entity_get.py.j2.
"""How an author is read, over HTTP and on a real database."""

from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.schemas.author import Author
from tests.factories import AuthorFactory
from tests.support import not_found, problems, store

URL = "/api/v1/authors"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestGet:
    """``GET /api/v1/authors/{id}``."""

    async def test_answers_the_row(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = AuthorFactory.create()
        await store(db_session, entity)

        response = await client.get(f"{URL}/{entity.id}")

        assert response.status_code == 200
        assert response.json() == Author.model_validate(entity).model_dump(mode="json", by_alias=True)

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        assert not_found(await client.get(f"{URL}/{unknown}")) == {"resource": "author", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.get(f"{URL}/1")) == [(["path", "author_id"], "uuid_parsing")]
