# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of customers, and what the table itself refuses."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.customer import CustomerEntity
from src.models.schemas.customer import CustomerCreate
from src.repositories.customer_repository import CustomerRepository
from tests.factories import CustomerFactory
from tests.support import store, stored, values


@pytest.fixture
def repository(db_session: AsyncSession) -> CustomerRepository:
    return CustomerRepository(db_session)


async def test_create_stores_what_was_sent(repository: CustomerRepository, db_session: AsyncSession) -> None:
    data = CustomerCreate.model_validate(CustomerFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, CustomerEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: CustomerRepository) -> None:
    created = await repository.create(CustomerCreate.model_validate(CustomerFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None


async def test_get(repository: CustomerRepository, db_session: AsyncSession) -> None:
    entity = CustomerFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: CustomerRepository, db_session: AsyncSession) -> None:
    await store(db_session, CustomerFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: CustomerRepository, db_session: AsyncSession) -> None:
    entity = CustomerFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: CustomerRepository, db_session: AsyncSession) -> None:
    entity = CustomerFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: CustomerRepository, db_session: AsyncSession) -> None:
    entity, other = CustomerFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: CustomerRepository, db_session: AsyncSession) -> None:
    entity = CustomerFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(CustomerEntity, entity.id, populate_existing=True) is None


@pytest.mark.parametrize("field", ["email", "full_name"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, CustomerFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(CustomerEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("full_name", "", id="full_name below the minimum length"),
        pytest.param("full_name", "x" * 201, id="full_name above the maximum length"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, CustomerFactory.create(**{field: value}))
