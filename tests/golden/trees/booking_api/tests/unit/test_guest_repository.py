# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of guests, and what the table itself refuses."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.guest import GuestEntity
from src.models.schemas.guest import GuestCreate, GuestUpdate
from src.repositories.guest_repository import GuestRepository
from tests.factories import GuestFactory
from tests.support import statements, store, stored, values

FIELDS = ["name", "phone"]
MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> GuestRepository:
    return GuestRepository(db_session)


async def test_create_stores_what_was_sent(repository: GuestRepository, db_session: AsyncSession) -> None:
    data = GuestCreate.model_validate(GuestFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, GuestEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: GuestRepository) -> None:
    created = await repository.create(GuestCreate.model_validate(GuestFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None


async def test_get(repository: GuestRepository, db_session: AsyncSession) -> None:
    entity = GuestFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: GuestRepository, db_session: AsyncSession) -> None:
    await store(db_session, GuestFactory.create())

    assert await repository.get(uuid4()) is None


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


async def test_delete(repository: GuestRepository, db_session: AsyncSession) -> None:
    entity = GuestFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: GuestRepository, db_session: AsyncSession) -> None:
    entity = GuestFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: GuestRepository, db_session: AsyncSession) -> None:
    entity, other = GuestFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: GuestRepository, db_session: AsyncSession) -> None:
    entity = GuestFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(GuestEntity, entity.id, populate_existing=True) is None


@pytest.mark.parametrize("field", ["name"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, GuestFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(GuestEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "", id="name below the minimum length"),
        pytest.param("name", "x" * 121, id="name above the maximum length"),
        pytest.param("phone", "0" * 21, id="phone above the maximum length"),
        pytest.param("phone", "0!", id="phone against the pattern"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, GuestFactory.create(**{field: value}))
