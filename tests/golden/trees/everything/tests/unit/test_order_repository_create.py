# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository_create.py.j2.
"""How the repository of orders creates rows."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.order import OrderEntity
from src.models.schemas.order import OrderCreate
from src.repositories.order_repository import OrderRepository
from tests.factories import OrderFactory
from tests.support import stored


@pytest.fixture
def repository(db_session: AsyncSession) -> OrderRepository:
    return OrderRepository(db_session)


async def test_create_stores_what_was_sent(repository: OrderRepository, db_session: AsyncSession) -> None:
    data = OrderCreate.model_validate(OrderFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, OrderEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: OrderRepository) -> None:
    created = await repository.create(OrderCreate.model_validate(OrderFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None
