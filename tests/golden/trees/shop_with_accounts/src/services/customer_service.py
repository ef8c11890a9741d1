# Generated from specs/shop_with_accounts.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with customers."""

from functools import partial
from uuid import UUID

from src.core.errors import NotFoundError
from src.core.logging import get_logger
from src.models.schemas.customer import Customer, CustomerList, CustomerListQuery, CustomerUpdate
from src.repositories.customer_repository import CustomerRepository

logger = get_logger(__name__)


class CustomerService:
    """Creates, finds and changes customers."""

    def __init__(self, repository: CustomerRepository) -> None:
        self.repository = repository

    async def list_customers(self, query: CustomerListQuery) -> CustomerList:
        """One page of customers."""
        rows, total = await self.repository.list(query)
        return CustomerList(
            items=[Customer.model_validate(row) for row in rows],
            total=total,
            page=query.page,
            size=query.size,
            pages=-(-total // query.size),
        )

    async def get_customer(self, customer_id: UUID) -> Customer:
        """The customer with this id. Raises NotFoundError."""
        row = await self.repository.get(customer_id)
        if row is None:
            raise NotFoundError("customer", customer_id)
        return Customer.model_validate(row)

    async def update_customer(self, customer_id: UUID, data: CustomerUpdate) -> Customer:
        """Change what the client sent. Raises NotFoundError."""
        row = await self.repository.update(customer_id, data)
        if row is None:
            raise NotFoundError("customer", customer_id)
        self.repository.after_commit(partial(logger.info, "customer_updated", customer_id=str(customer_id)))
        return Customer.model_validate(row)
