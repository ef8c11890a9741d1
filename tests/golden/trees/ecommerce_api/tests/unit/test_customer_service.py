# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of customers, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.customer import Customer, CustomerCreate
from src.repositories.customer_repository import CustomerRepository
from src.services.customer_service import CustomerService
from tests.factories import CustomerFactory
from tests.support import counted


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(CustomerRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> CustomerService:
    return CustomerService(repository)


class TestCreate:
    """``create_customer``."""

    async def test_stores_and_answers(self, service: CustomerService, repository: Mock) -> None:
        entity = CustomerFactory.create()
        repository.create.return_value = entity
        data = CustomerCreate.model_validate(CustomerFactory.payload())

        answer = await service.create_customer(data)

        repository.create.assert_awaited_once_with(data)
        assert answer == Customer.model_validate(entity)

    async def test_counts(self, service: CustomerService, repository: Mock) -> None:
        repository.create.return_value = CustomerFactory.create()
        before = counted("customers_created_total")

        await service.create_customer(CustomerCreate.model_validate(CustomerFactory.payload()))

        assert counted("customers_created_total") == before + 1

    async def test_does_not_count_what_fails(self, service: CustomerService, repository: Mock) -> None:
        repository.create.side_effect = RuntimeError("the database said no")
        before = counted("customers_created_total")

        with pytest.raises(RuntimeError, match="the database said no"):
            await service.create_customer(CustomerCreate.model_validate(CustomerFactory.payload()))

        assert counted("customers_created_total") == before


class TestGet:
    """``get_customer``."""

    async def test_answers(self, service: CustomerService, repository: Mock) -> None:
        entity = CustomerFactory.create()
        repository.get.return_value = entity

        answer = await service.get_customer(entity.id)

        repository.get.assert_awaited_once_with(entity.id)
        assert answer == Customer.model_validate(entity)

    async def test_of_an_unknown_id(self, service: CustomerService, repository: Mock) -> None:
        repository.get.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.get_customer(unknown)

        assert caught.value.detail == {"resource": "customer", "resource_id": str(unknown)}
