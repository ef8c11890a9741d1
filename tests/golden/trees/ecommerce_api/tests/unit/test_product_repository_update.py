# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_repository_update.py.j2.
"""How the repository of products changes rows."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.product import ProductEntity
from src.models.schemas.product import ProductUpdate
from src.repositories.product_repository import ProductRepository
from tests.factories import ProductFactory
from tests.support import statements, store, stored

FIELDS = ["name", "description", "price", "stock", "is_active"]
MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> ProductRepository:
    return ProductRepository(db_session)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "name two", id="name"),
        pytest.param("description", "description two", id="description"),
        pytest.param("price", Decimal("10.01"), id="price"),
        pytest.param("stock", 11, id="stock"),
        pytest.param("is_active", False, id="is_active"),
    ],
)
async def test_update_changes_what_was_sent_and_nothing_else(
    repository: ProductRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity = ProductFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    updated = await repository.update(entity.id, ProductUpdate.model_validate({field: value}))

    assert updated is not None
    assert updated[field] == value
    row = await stored(db_session, ProductEntity, entity.id)
    assert {name: getattr(row, name) for name in FIELDS} == before | {field: value}


@pytest.mark.parametrize("field", ["description"])
async def test_update_to_null(repository: ProductRepository, db_session: AsyncSession, field: str) -> None:
    entity = ProductFactory.create()
    await store(db_session, entity)

    await repository.update(entity.id, ProductUpdate.model_validate({field: None}))

    row = await stored(db_session, ProductEntity, entity.id)
    assert getattr(row, field) is None


async def test_update_leaves_other_rows_alone(repository: ProductRepository, db_session: AsyncSession) -> None:
    entity, other = ProductFactory.create_batch(2)
    await store(db_session, entity, other)
    before = {name: getattr(other, name) for name in FIELDS}

    await repository.update(entity.id, ProductUpdate.model_validate({"name": "name two"}))

    row = await stored(db_session, ProductEntity, other.id)
    assert {name: getattr(row, name) for name in FIELDS} == before


async def test_update_moves_updated_at_only(repository: ProductRepository, db_session: AsyncSession) -> None:
    entity = ProductFactory.create(created_at=MOMENT, updated_at=MOMENT)
    await store(db_session, entity)

    await repository.update(entity.id, ProductUpdate.model_validate({"name": "name two"}))

    row = await stored(db_session, ProductEntity, entity.id)
    assert row.created_at == MOMENT
    assert row.updated_at > MOMENT


async def test_update_of_an_unknown_id(repository: ProductRepository, db_session: AsyncSession) -> None:
    await store(db_session, ProductFactory.create())

    assert await repository.update(uuid4(), ProductUpdate.model_validate({"name": "name two"})) is None


async def test_update_with_nothing_is_a_read(
    repository: ProductRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    entity = ProductFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    with statements(engine) as sent:
        updated = await repository.update(entity.id, ProductUpdate.model_validate({}))

    assert [statement.partition(" ")[0] for statement in sent] == ["SELECT"]
    assert updated is not None
    assert {name: updated[name] for name in FIELDS} == before
