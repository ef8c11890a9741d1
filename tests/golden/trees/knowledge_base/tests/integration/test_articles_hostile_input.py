# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_entity_hostile_input.py.j2.
"""Hostile values of articles: each is refused and not repeated, or kept exactly as it was answered."""

from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.article import ArticleEntity
from src.models.schemas.article import Article
from tests.cases.article import HOSTILE
from tests.factories import ArticleFactory
from tests.support import JSON, assert_refused, exact, raw_body, store, store_references, stored

URL = "/api/v1/articles"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that an article needs."""
    await store_references(db_session, ArticleFactory)


async def assert_kept(client: httpx.AsyncClient, db_session: AsyncSession, response: httpx.Response) -> None:
    """What was answered is what the database holds, and what every other endpoint answers."""
    answer = response.json()
    row = await stored(db_session, ArticleEntity, UUID(answer["id"]))
    assert exact(answer) == exact(
        Article.model_validate(ArticleFactory.row(row)).model_dump(mode="json", by_alias=True)
    )

    read = await client.get(f"{URL}/{row.id}")
    assert read.status_code == 200, read.text
    assert exact(answer) == exact(read.json())

    listed = await client.get(URL)
    assert listed.status_code == 200, listed.text
    assert exact([answer]) == exact(listed.json()["items"])


@pytest.mark.parametrize(("field", "value"), HOSTILE)
async def test_create(client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: str) -> None:
    response = await client.post(URL, content=raw_body(ArticleFactory.payload(), field, value), headers=JSON)

    if response.status_code == 201:
        await assert_kept(client, db_session, response)
    else:
        assert_refused(response, value)


@pytest.mark.parametrize(("field", "value"), HOSTILE)
async def test_update(client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: str) -> None:
    entity = ArticleFactory.create()
    await store(db_session, entity)

    response = await client.put(f"{URL}/{entity.id}", content=raw_body({}, field, value), headers=JSON)

    if response.status_code == 200:
        await assert_kept(client, db_session, response)
    else:
        assert_refused(response, value)
