# Generated from specs/shop_with_accounts.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the customers table."""

from collections.abc import Sequence

from sqlalchemy import RowMapping

from src.models.entities.customer import CustomerEntity
from src.models.schemas.customer import CustomerListQuery
from src.repositories.base import Repository
from src.repositories.row_rules import CUSTOMER_RULES


class CustomerRepository(Repository):
    """Stores customers."""

    table = CustomerEntity.__table__
    rules = CUSTOMER_RULES

    async def list(self, query: CustomerListQuery) -> tuple[Sequence[RowMapping], int]:
        """One page of the rows that the query asks for, and how many there are on all pages."""
        rows = await self.rows(query, query.sort)
        total = await self.total()
        return rows, total
