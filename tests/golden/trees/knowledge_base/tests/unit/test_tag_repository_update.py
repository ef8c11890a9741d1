# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository_update.py.j2.
"""How the repository of tags changes rows."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.tag import TagEntity
from src.models.schemas.tag import TagUpdate
from src.repositories.tag_repository import TagRepository
from tests.factories import TagFactory
from tests.support import statements, store, stored

FIELDS = ["name"]
MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> TagRepository:
    return TagRepository(db_session)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "name two", id="name"),
    ],
)
async def test_update_changes_what_was_sent_and_nothing_else(
    repository: TagRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity = TagFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    updated = await repository.update(entity.id, TagUpdate.model_validate({field: value}))

    assert updated is not None
    assert updated[TagFactory.columns[field]] == value
    row = await stored(db_session, TagEntity, entity.id)
    assert {name: getattr(row, name) for name in FIELDS} == before | {TagFactory.columns[field]: value}


async def test_update_moves_updated_at_only(repository: TagRepository, db_session: AsyncSession) -> None:
    entity = TagFactory.create(created_at=MOMENT, updated_at=MOMENT)
    await store(db_session, entity)

    await repository.update(entity.id, TagUpdate.model_validate({"name": "name two"}))

    row = await stored(db_session, TagEntity, entity.id)
    assert row.created_at == MOMENT
    assert row.updated_at > MOMENT


async def test_update_of_an_unknown_id(repository: TagRepository, db_session: AsyncSession) -> None:
    await store(db_session, TagFactory.create())

    assert await repository.update(uuid4(), TagUpdate.model_validate({"name": "name two"})) is None


async def test_update_with_nothing_is_a_read(
    repository: TagRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    entity = TagFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    with statements(engine) as sent:
        updated = await repository.update(entity.id, TagUpdate.model_validate({}))

    assert [statement.partition(" ")[0] for statement in sent] == ["SELECT"]
    assert updated is not None
    assert {name: updated[name] for name in FIELDS} == before
