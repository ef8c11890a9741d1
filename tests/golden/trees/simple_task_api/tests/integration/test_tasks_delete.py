# Generated from specs/simple_task_api.yaml by templates/tests/integration/test_entity_delete.py.j2.
"""How tasks are deleted, over HTTP and on a real database."""

from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.task import TaskEntity
from tests.factories import TaskFactory
from tests.support import not_found, problems, store

URL = "/api/v1/tasks"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


class TestDelete:
    """``DELETE /api/v1/tasks/{id}``."""

    async def test_answers_nothing(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = TaskFactory.create()
        await store(db_session, entity)

        response = await client.delete(f"{URL}/{entity.id}")

        assert (response.status_code, response.content) == (204, b"")

    async def test_removes_the_row(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = TaskFactory.create()
        await store(db_session, entity)

        await client.delete(f"{URL}/{entity.id}")

        assert await db_session.get(TaskEntity, entity.id) is None

    async def test_leaves_nothing_to_get(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = TaskFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        response = await client.get(f"{URL}/{entity.id}")

        assert not_found(response) == {"resource": "task", "resource_id": str(entity.id)}

    async def test_leaves_nothing_to_update(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = TaskFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        response = await client.put(f"{URL}/{entity.id}", json={})

        assert not_found(response) == {"resource": "task", "resource_id": str(entity.id)}

    async def test_leaves_nothing_to_delete(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = TaskFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        response = await client.delete(f"{URL}/{entity.id}")

        assert not_found(response) == {"resource": "task", "resource_id": str(entity.id)}

    async def test_leaves_nothing_to_list(self, client: httpx.AsyncClient, db_session: AsyncSession) -> None:
        entity = TaskFactory.create()
        await store(db_session, entity)
        await client.delete(f"{URL}/{entity.id}")

        assert (await client.get(URL)).json()["total"] == 0

    async def test_of_an_unknown_id(self, client: httpx.AsyncClient) -> None:
        unknown = uuid4()

        response = await client.delete(f"{URL}/{unknown}")

        assert not_found(response) == {"resource": "task", "resource_id": str(unknown)}

    async def test_refuses_what_is_no_id(self, client: httpx.AsyncClient) -> None:
        assert problems(await client.delete(f"{URL}/1")) == [(["path", "task_id"], "uuid_parsing")]
