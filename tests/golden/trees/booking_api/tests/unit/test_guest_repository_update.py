# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_repository_update.py.j2.
"""How the repository of guests changes rows."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.guest import GuestEntity
from src.models.schemas.guest import GuestUpdate
from src.repositories.guest_repository import GuestRepository
from tests.factories import GuestFactory
from tests.support import statements, store, stored

FIELDS = ["name", "phone"]
MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> GuestRepository:
    return GuestRepository(db_session)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "name two", id="name"),
        pytest.param("phone", "1", id="phone"),
    ],
)
async def test_update_changes_what_was_sent_and_nothing_else(
    repository: GuestRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity = GuestFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    updated = await repository.update(entity.id, GuestUpdate.model_validate({field: value}))

    assert updated is not None
    assert updated[field] == value
    row = await stored(db_session, GuestEntity, entity.id)
    assert {name: getattr(row, name) for name in FIELDS} == before | {field: value}


@pytest.mark.parametrize("field", ["phone"])
async def test_update_to_null(repository: GuestRepository, db_session: AsyncSession, field: str) -> None:
    entity = GuestFactory.create()
    await store(db_session, entity)

    await repository.update(entity.id, GuestUpdate.model_validate({field: None}))

    row = await stored(db_session, GuestEntity, entity.id)
    assert getattr(row, field) is None


async def test_update_leaves_other_rows_alone(repository: GuestRepository, db_session: AsyncSession) -> None:
    entity, other = GuestFactory.create_batch(2)
    await store(db_session, entity, other)
    before = {name: getattr(other, name) for name in FIELDS}

    await repository.update(entity.id, GuestUpdate.model_validate({"name": "name two"}))

    row = await stored(db_session, GuestEntity, other.id)
    assert {name: getattr(row, name) for name in FIELDS} == before


async def test_update_moves_updated_at_only(repository: GuestRepository, db_session: AsyncSession) -> None:
    entity = GuestFactory.create(created_at=MOMENT, updated_at=MOMENT)
    await store(db_session, entity)

    await repository.update(entity.id, GuestUpdate.model_validate({"name": "name two"}))

    row = await stored(db_session, GuestEntity, entity.id)
    assert row.created_at == MOMENT
    assert row.updated_at > MOMENT


async def test_update_of_an_unknown_id(repository: GuestRepository, db_session: AsyncSession) -> None:
    await store(db_session, GuestFactory.create())

    assert await repository.update(uuid4(), GuestUpdate.model_validate({"name": "name two"})) is None


async def test_update_with_nothing_is_a_read(
    repository: GuestRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    entity = GuestFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    with statements(engine) as sent:
        updated = await repository.update(entity.id, GuestUpdate.model_validate({}))

    assert [statement.partition(" ")[0] for statement in sent] == ["SELECT"]
    assert updated is not None
    assert {name: updated[name] for name in FIELDS} == before
