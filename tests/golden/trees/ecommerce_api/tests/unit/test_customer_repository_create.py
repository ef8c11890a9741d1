# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_repository_create.py.j2.
"""How the repository of customers creates rows."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.customer import CustomerEntity
from src.models.schemas.customer import CustomerCreate
from src.repositories.customer_repository import CustomerRepository
from tests.factories import CustomerFactory
from tests.support import stored


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
