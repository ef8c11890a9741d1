# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository_update.py.j2.
"""How the repository of collections changes rows."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.collection import CollectionEntity
from src.models.schemas.collection import CollectionUpdate
from src.repositories.collection_repository import CollectionRepository
from tests.factories import CollectionFactory
from tests.support import statements, store, stored

FIELDS = [
    "words",
    "tags",
    "numbers",
    "evens",
    "large",
    "ratios",
    "prices",
    "flags",
    "days",
    "moments",
    "keys",
    "phones",
    "colours",
]
MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> CollectionRepository:
    return CollectionRepository(db_session)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("words", ["b"], id="words"),
        pytest.param("tags", ["tags two"], id="tags"),
        pytest.param("numbers", [11], id="numbers"),
        pytest.param("evens", [12], id="evens"),
        pytest.param("large", [11], id="large"),
        pytest.param("ratios", [0.5], id="ratios"),
        pytest.param("prices", [Decimal("10.05")], id="prices"),
        pytest.param("flags", [False], id="flags"),
        pytest.param("days", [date.fromisoformat("2026-01-16")], id="days"),
        pytest.param("moments", [datetime.fromisoformat("2026-01-15T09:30:01Z")], id="moments"),
        pytest.param("keys", [UUID("00000001-0000-4000-8000-000000000000")], id="keys"),
        pytest.param("phones", ["+49309876543"], id="phones"),
        pytest.param("colours", ["GREEN"], id="colours"),
    ],
)
async def test_update_changes_what_was_sent_and_nothing_else(
    repository: CollectionRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity = CollectionFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    updated = await repository.update(entity.id, CollectionUpdate.model_validate({field: value}))

    assert updated is not None
    assert updated[field] == value
    row = await stored(db_session, CollectionEntity, entity.id)
    assert {name: getattr(row, name) for name in FIELDS} == before | {field: value}


@pytest.mark.parametrize("field", ["evens", "large", "ratios", "flags", "days", "moments", "keys", "phones"])
async def test_update_to_null(repository: CollectionRepository, db_session: AsyncSession, field: str) -> None:
    entity = CollectionFactory.create()
    await store(db_session, entity)

    await repository.update(entity.id, CollectionUpdate.model_validate({field: None}))

    row = await stored(db_session, CollectionEntity, entity.id)
    assert getattr(row, field) is None


async def test_update_leaves_other_rows_alone(repository: CollectionRepository, db_session: AsyncSession) -> None:
    entity, other = CollectionFactory.create_batch(2)
    await store(db_session, entity, other)
    before = {name: getattr(other, name) for name in FIELDS}

    await repository.update(entity.id, CollectionUpdate.model_validate({"words": ["b"]}))

    row = await stored(db_session, CollectionEntity, other.id)
    assert {name: getattr(row, name) for name in FIELDS} == before


async def test_update_moves_updated_at_only(repository: CollectionRepository, db_session: AsyncSession) -> None:
    entity = CollectionFactory.create(created_at=MOMENT, updated_at=MOMENT)
    await store(db_session, entity)

    await repository.update(entity.id, CollectionUpdate.model_validate({"words": ["b"]}))

    row = await stored(db_session, CollectionEntity, entity.id)
    assert row.created_at == MOMENT
    assert row.updated_at > MOMENT


async def test_update_of_an_unknown_id(repository: CollectionRepository, db_session: AsyncSession) -> None:
    await store(db_session, CollectionFactory.create())

    assert await repository.update(uuid4(), CollectionUpdate.model_validate({"words": ["b"]})) is None


async def test_update_with_nothing_is_a_read(
    repository: CollectionRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    entity = CollectionFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    with statements(engine) as sent:
        updated = await repository.update(entity.id, CollectionUpdate.model_validate({}))

    assert [statement.partition(" ")[0] for statement in sent] == ["SELECT"]
    assert updated is not None
    assert {name: updated[name] for name in FIELDS} == before
