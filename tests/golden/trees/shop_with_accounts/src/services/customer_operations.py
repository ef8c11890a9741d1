# Generated from specs/shop_with_accounts.yaml by templates/src/services/entity_operations.py.j2.
"""What can be done with customers beyond storing them."""

from src.models.schemas.customer import Customer
from src.repositories.customer_repository import CustomerRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.operation import operation


class CustomerOperations:
    """Each method is one step of the business, done as a whole in the transaction of ``rows`` or not at all."""

    def __init__(self, rows: UnitOfWork, customers: CustomerRepository) -> None:
        self.rows = rows
        self.customers = customers

    @operation("customer_me")
    async def me(self) -> Customer:
        """Who is calling."""
        user = await self.rows.user()
        return Customer.model_validate(await self.rows.answer(self.customers, user))
