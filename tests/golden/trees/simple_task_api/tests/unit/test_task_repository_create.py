# Generated from specs/simple_task_api.yaml by templates/tests/unit/test_entity_repository_create.py.j2.
"""How the repository of tasks creates rows."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.task import TaskEntity
from src.models.schemas.task import TaskCreate
from src.repositories.task_repository import TaskRepository
from tests.factories import TaskFactory
from tests.support import stored


@pytest.fixture
def repository(db_session: AsyncSession) -> TaskRepository:
    return TaskRepository(db_session)


async def test_create_stores_what_was_sent(repository: TaskRepository, db_session: AsyncSession) -> None:
    data = TaskCreate.model_validate(TaskFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, TaskEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: TaskRepository) -> None:
    created = await repository.create(TaskCreate.model_validate(TaskFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None
