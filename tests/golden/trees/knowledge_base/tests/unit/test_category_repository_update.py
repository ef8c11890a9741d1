# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository_update.py.j2.
"""How the repository of categories changes rows."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.category import CategoryEntity
from src.models.schemas.category import CategoryUpdate
from src.repositories.category_repository import CategoryRepository
from tests.factories import CategoryFactory
from tests.support import statements, store, stored

FIELDS = ["parent_id", "name", "slug"]
MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> CategoryRepository:
    return CategoryRepository(db_session)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "name two", id="name"),
        pytest.param("slug", "b", id="slug"),
    ],
)
async def test_update_changes_what_was_sent_and_nothing_else(
    repository: CategoryRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity = CategoryFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    updated = await repository.update(entity.id, CategoryUpdate.model_validate({field: value}))

    assert updated is not None
    assert updated[CategoryFactory.columns[field]] == value
    row = await stored(db_session, CategoryEntity, entity.id)
    assert {name: getattr(row, name) for name in FIELDS} == before | {CategoryFactory.columns[field]: value}


@pytest.mark.parametrize("field", ["parentId"])
async def test_update_to_null(repository: CategoryRepository, db_session: AsyncSession, field: str) -> None:
    entity = CategoryFactory.create()
    await store(db_session, entity)

    await repository.update(entity.id, CategoryUpdate.model_validate({field: None}))

    row = await stored(db_session, CategoryEntity, entity.id)
    assert getattr(row, CategoryFactory.columns[field]) is None


async def test_update_leaves_other_rows_alone(repository: CategoryRepository, db_session: AsyncSession) -> None:
    entity, other = CategoryFactory.create_batch(2)
    await store(db_session, entity, other)
    before = {name: getattr(other, name) for name in FIELDS}

    await repository.update(entity.id, CategoryUpdate.model_validate({"name": "name two"}))

    row = await stored(db_session, CategoryEntity, other.id)
    assert {name: getattr(row, name) for name in FIELDS} == before


async def test_update_moves_updated_at_only(repository: CategoryRepository, db_session: AsyncSession) -> None:
    entity = CategoryFactory.create(created_at=MOMENT, updated_at=MOMENT)
    await store(db_session, entity)

    await repository.update(entity.id, CategoryUpdate.model_validate({"name": "name two"}))

    row = await stored(db_session, CategoryEntity, entity.id)
    assert row.created_at == MOMENT
    assert row.updated_at > MOMENT


async def test_update_of_an_unknown_id(repository: CategoryRepository, db_session: AsyncSession) -> None:
    await store(db_session, CategoryFactory.create())

    assert await repository.update(uuid4(), CategoryUpdate.model_validate({"name": "name two"})) is None


async def test_update_with_nothing_is_a_read(
    repository: CategoryRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    entity = CategoryFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    with statements(engine) as sent:
        updated = await repository.update(entity.id, CategoryUpdate.model_validate({}))

    assert [statement.partition(" ")[0] for statement in sent] == ["SELECT"]
    assert updated is not None
    assert {name: updated[name] for name in FIELDS} == before
