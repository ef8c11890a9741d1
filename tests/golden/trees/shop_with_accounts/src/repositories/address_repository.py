# Generated from specs/shop_with_accounts.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the addresses table."""

from collections.abc import Sequence

from sqlalchemy import RowMapping

from src.models.entities.address import AddressEntity
from src.models.schemas.address import AddressListQuery
from src.repositories.base import Conditions, Repository
from src.repositories.row_rules import ADDRESS_RULES


class AddressRepository(Repository):
    """Stores addresses."""

    table = AddressEntity.__table__
    rules = ADDRESS_RULES
    owners = ("customer_id",)

    async def list(self, query: AddressListQuery) -> tuple[Sequence[RowMapping], int]:
        """One page of the rows that the query asks for, and how many there are on all pages."""
        conditions: Conditions = []
        if query.city is not None:
            conditions.append(AddressEntity.city == query.city)
        rows = await self.rows(query, query.sort, conditions)
        total = await self.total(conditions)
        return rows, total
