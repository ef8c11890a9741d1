# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository_update.py.j2.
"""How the repository of cacti changes rows."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.cactus import CactusEntity
from src.models.schemas.cactus import CactusUpdate
from src.repositories.cactus_repository import CactusRepository
from tests.factories import CactusFactory
from tests.support import statements, store, stored

FIELDS = ["height"]
MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> CactusRepository:
    return CactusRepository(db_session)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("height", 11, id="height"),
    ],
)
async def test_update_changes_what_was_sent_and_nothing_else(
    repository: CactusRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity = CactusFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    updated = await repository.update(entity.id, CactusUpdate.model_validate({field: value}))

    assert updated is not None
    assert updated[field] == value
    row = await stored(db_session, CactusEntity, entity.id)
    assert {name: getattr(row, name) for name in FIELDS} == before | {field: value}


async def test_update_leaves_other_rows_alone(repository: CactusRepository, db_session: AsyncSession) -> None:
    entity, other = CactusFactory.create_batch(2)
    await store(db_session, entity, other)
    before = {name: getattr(other, name) for name in FIELDS}

    await repository.update(entity.id, CactusUpdate.model_validate({"height": 11}))

    row = await stored(db_session, CactusEntity, other.id)
    assert {name: getattr(row, name) for name in FIELDS} == before


async def test_update_moves_updated_at_only(repository: CactusRepository, db_session: AsyncSession) -> None:
    entity = CactusFactory.create(created_at=MOMENT, updated_at=MOMENT)
    await store(db_session, entity)

    await repository.update(entity.id, CactusUpdate.model_validate({"height": 11}))

    row = await stored(db_session, CactusEntity, entity.id)
    assert row.created_at == MOMENT
    assert row.updated_at > MOMENT


async def test_update_of_an_unknown_id(repository: CactusRepository, db_session: AsyncSession) -> None:
    await store(db_session, CactusFactory.create())

    assert await repository.update(uuid4(), CactusUpdate.model_validate({"height": 11})) is None


async def test_update_with_nothing_is_a_read(
    repository: CactusRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    entity = CactusFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    with statements(engine) as sent:
        updated = await repository.update(entity.id, CactusUpdate.model_validate({}))

    assert [statement.partition(" ")[0] for statement in sent] == ["SELECT"]
    assert updated is not None
    assert {name: updated[name] for name in FIELDS} == before
