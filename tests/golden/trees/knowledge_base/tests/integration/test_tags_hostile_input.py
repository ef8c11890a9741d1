# Generated from specs/knowledge_base.yaml by templates/tests/integration/test_entity_hostile_input.py.j2.
"""Hostile values of tags: each is refused and not repeated, or kept exactly as it was answered."""

from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.tag import TagEntity
from src.models.schemas.tag import Tag
from tests.cases.tag import HOSTILE
from tests.factories import TagFactory
from tests.support import JSON, assert_refused, exact, raw_body, store, stored

URL = "/api/v1/tags"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


async def assert_kept(client: httpx.AsyncClient, db_session: AsyncSession, response: httpx.Response) -> None:
    """What was answered is what the database holds, and what every other endpoint answers."""
    answer = response.json()
    row = await stored(db_session, TagEntity, UUID(answer["id"]))
    assert exact(answer) == exact(Tag.model_validate(row).model_dump(mode="json", by_alias=True))

    listed = await client.get(URL)
    assert listed.status_code == 200, listed.text
    assert exact([answer]) == exact(listed.json()["items"])


@pytest.mark.parametrize(("field", "value"), HOSTILE)
async def test_create(client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: str) -> None:
    response = await client.post(URL, content=raw_body(TagFactory.payload(), field, value), headers=JSON)

    if response.status_code == 201:
        await assert_kept(client, db_session, response)
    else:
        assert_refused(response, value)


@pytest.mark.parametrize(("field", "value"), HOSTILE)
async def test_update(client: httpx.AsyncClient, db_session: AsyncSession, field: str, value: str) -> None:
    entity = TagFactory.create()
    await store(db_session, entity)

    response = await client.put(f"{URL}/{entity.id}", content=raw_body({}, field, value), headers=JSON)

    if response.status_code == 200:
        await assert_kept(client, db_session, response)
    else:
        assert_refused(response, value)
