# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of cacti, and what the table itself refuses."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.cactus import CactusEntity
from src.models.schemas.cactus import CactusCreate, CactusUpdate
from src.repositories.cactus_repository import CactusRepository
from tests.factories import CactusFactory
from tests.support import statements, store, stored, values

FIELDS = ["height"]
MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> CactusRepository:
    return CactusRepository(db_session)


async def test_create_stores_what_was_sent(repository: CactusRepository, db_session: AsyncSession) -> None:
    data = CactusCreate.model_validate(CactusFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, CactusEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: CactusRepository) -> None:
    created = await repository.create(CactusCreate.model_validate(CactusFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None


async def test_get(repository: CactusRepository, db_session: AsyncSession) -> None:
    entity = CactusFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: CactusRepository, db_session: AsyncSession) -> None:
    await store(db_session, CactusFactory.create())

    assert await repository.get(uuid4()) is None


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


async def test_delete(repository: CactusRepository, db_session: AsyncSession) -> None:
    entity = CactusFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: CactusRepository, db_session: AsyncSession) -> None:
    entity = CactusFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: CactusRepository, db_session: AsyncSession) -> None:
    entity, other = CactusFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: CactusRepository, db_session: AsyncSession) -> None:
    entity = CactusFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(CactusEntity, entity.id, populate_existing=True) is None


@pytest.mark.parametrize("field", ["height"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, CactusFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(CactusEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("height", -1, id="height below the lower bound"),
        pytest.param("height", 2147483648, id="height above the upper bound"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, CactusFactory.create(**{field: value}))
