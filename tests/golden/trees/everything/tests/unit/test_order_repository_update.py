# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository_update.py.j2.
"""How the repository of orders changes rows."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.order import OrderEntity
from src.models.schemas.order import OrderUpdate
from src.repositories.order_repository import OrderRepository
from tests.factories import OrderFactory
from tests.support import statements, store, stored

FIELDS = ["group", "user", "select", "from_", "end", "type", "limit"]
MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> OrderRepository:
    return OrderRepository(db_session)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("group", "group two", id="group"),
        pytest.param("user", "user two", id="user"),
        pytest.param("select", 11, id="select"),
        pytest.param("from", "from  two", id="from"),
        pytest.param("end", True, id="end"),
        pytest.param("type", 'sold "out"', id="type"),
        pytest.param("limit", Decimal("10.1"), id="limit"),
    ],
)
async def test_update_changes_what_was_sent_and_nothing_else(
    repository: OrderRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    updated = await repository.update(entity.id, OrderUpdate.model_validate({field: value}))

    assert updated is not None
    assert updated[OrderFactory.columns[field]] == value
    row = await stored(db_session, OrderEntity, entity.id)
    assert {name: getattr(row, name) for name in FIELDS} == before | {OrderFactory.columns[field]: value}


@pytest.mark.parametrize("field", ["from", "limit"])
async def test_update_to_null(repository: OrderRepository, db_session: AsyncSession, field: str) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)

    await repository.update(entity.id, OrderUpdate.model_validate({field: None}))

    row = await stored(db_session, OrderEntity, entity.id)
    assert getattr(row, OrderFactory.columns[field]) is None


async def test_update_leaves_other_rows_alone(repository: OrderRepository, db_session: AsyncSession) -> None:
    entity, other = OrderFactory.create_batch(2)
    await store(db_session, entity, other)
    before = {name: getattr(other, name) for name in FIELDS}

    await repository.update(entity.id, OrderUpdate.model_validate({"group": "group two"}))

    row = await stored(db_session, OrderEntity, other.id)
    assert {name: getattr(row, name) for name in FIELDS} == before


async def test_update_moves_updated_at_only(repository: OrderRepository, db_session: AsyncSession) -> None:
    entity = OrderFactory.create(created_at=MOMENT, updated_at=MOMENT)
    await store(db_session, entity)

    await repository.update(entity.id, OrderUpdate.model_validate({"group": "group two"}))

    row = await stored(db_session, OrderEntity, entity.id)
    assert row.created_at == MOMENT
    assert row.updated_at > MOMENT


async def test_update_of_an_unknown_id(repository: OrderRepository, db_session: AsyncSession) -> None:
    await store(db_session, OrderFactory.create())

    assert await repository.update(uuid4(), OrderUpdate.model_validate({"group": "group two"})) is None


async def test_update_with_nothing_is_a_read(
    repository: OrderRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    with statements(engine) as sent:
        updated = await repository.update(entity.id, OrderUpdate.model_validate({}))

    assert [statement.partition(" ")[0] for statement in sent] == ["SELECT"]
    assert updated is not None
    assert {name: updated[name] for name in FIELDS} == before
