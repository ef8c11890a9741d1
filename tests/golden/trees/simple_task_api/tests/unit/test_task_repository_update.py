# Generated from specs/simple_task_api.yaml by templates/tests/unit/test_entity_repository_update.py.j2.
"""How the repository of tasks changes rows."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.task import TaskEntity
from src.models.schemas.task import TaskUpdate
from src.repositories.task_repository import TaskRepository
from tests.factories import TaskFactory
from tests.support import statements, store, stored

FIELDS = ["title", "description", "completed"]
MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> TaskRepository:
    return TaskRepository(db_session)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("title", "title two", id="title"),
        pytest.param("description", "description two", id="description"),
        pytest.param("completed", False, id="completed"),
    ],
)
async def test_update_changes_what_was_sent_and_nothing_else(
    repository: TaskRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity = TaskFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    updated = await repository.update(entity.id, TaskUpdate.model_validate({field: value}))

    assert updated is not None
    assert updated[field] == value
    row = await stored(db_session, TaskEntity, entity.id)
    assert {name: getattr(row, name) for name in FIELDS} == before | {field: value}


@pytest.mark.parametrize("field", ["description"])
async def test_update_to_null(repository: TaskRepository, db_session: AsyncSession, field: str) -> None:
    entity = TaskFactory.create()
    await store(db_session, entity)

    await repository.update(entity.id, TaskUpdate.model_validate({field: None}))

    row = await stored(db_session, TaskEntity, entity.id)
    assert getattr(row, field) is None


async def test_update_leaves_other_rows_alone(repository: TaskRepository, db_session: AsyncSession) -> None:
    entity, other = TaskFactory.create_batch(2)
    await store(db_session, entity, other)
    before = {name: getattr(other, name) for name in FIELDS}

    await repository.update(entity.id, TaskUpdate.model_validate({"title": "title two"}))

    row = await stored(db_session, TaskEntity, other.id)
    assert {name: getattr(row, name) for name in FIELDS} == before


async def test_update_moves_updated_at_only(repository: TaskRepository, db_session: AsyncSession) -> None:
    entity = TaskFactory.create(created_at=MOMENT, updated_at=MOMENT)
    await store(db_session, entity)

    await repository.update(entity.id, TaskUpdate.model_validate({"title": "title two"}))

    row = await stored(db_session, TaskEntity, entity.id)
    assert row.created_at == MOMENT
    assert row.updated_at > MOMENT


async def test_update_of_an_unknown_id(repository: TaskRepository, db_session: AsyncSession) -> None:
    await store(db_session, TaskFactory.create())

    assert await repository.update(uuid4(), TaskUpdate.model_validate({"title": "title two"})) is None


async def test_update_with_nothing_is_a_read(
    repository: TaskRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    entity = TaskFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    with statements(engine) as sent:
        updated = await repository.update(entity.id, TaskUpdate.model_validate({}))

    assert [statement.partition(" ")[0] for statement in sent] == ["SELECT"]
    assert updated is not None
    assert {name: updated[name] for name in FIELDS} == before
