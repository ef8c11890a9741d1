# Generated from specs/ecommerce_api.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with customers."""

from functools import partial
from uuid import UUID

from prometheus_client import Counter

from src.core.errors import NotFoundError
from src.core.logging import get_logger
from src.models.schemas.customer import Customer, CustomerCreate
from src.repositories.customer_repository import CustomerRepository

logger = get_logger(__name__)

CUSTOMERS_CREATED = Counter("customers_created_total", "Customers created.")


class CustomerService:
    """Creates, finds and changes customers."""

    def __init__(self, repository: CustomerRepository) -> None:
        self.repository = repository

    async def create_customer(self, data: CustomerCreate) -> Customer:
        """Create a customer."""
        customer = Customer.model_validate(await self.repository.create(data))
        self.repository.after_commit(CUSTOMERS_CREATED.inc)
        self.repository.after_commit(partial(logger.info, "customer_created", customer_id=str(customer.id)))
        return customer

    async def get_customer(self, customer_id: UUID) -> Customer:
        """The customer with this id. Raises NotFoundError."""
        row = await self.repository.get(customer_id)
        if row is None:
            raise NotFoundError("customer", customer_id)
        return Customer.model_validate(row)
