# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of carts: what every one does."""

from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.cart import CartEntity
from src.repositories.cart_repository import CartRepository
from tests.factories import CartFactory
from tests.support import store, store_references


@pytest.fixture
def repository(db_session: AsyncSession) -> CartRepository:
    return CartRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a cart needs."""
    await store_references(db_session, CartFactory)


async def test_get(repository: CartRepository, db_session: AsyncSession) -> None:
    entity = CartFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == CartFactory.row(entity)


async def test_get_of_an_unknown_id(repository: CartRepository, db_session: AsyncSession) -> None:
    await store(db_session, CartFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: CartRepository, db_session: AsyncSession) -> None:
    entity = CartFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: CartRepository, db_session: AsyncSession) -> None:
    entity = CartFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: CartRepository, db_session: AsyncSession) -> None:
    entity, other = CartFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == CartFactory.row(other)


async def test_delete_removes_the_row(repository: CartRepository, db_session: AsyncSession) -> None:
    entity = CartFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(CartEntity, entity.id, populate_existing=True) is None
