# Generated from specs/shop_with_accounts.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the products table."""

from collections.abc import Sequence

from sqlalchemy import RowMapping

from src.models.entities.product import ProductEntity
from src.models.schemas.product import ProductListQuery
from src.repositories.base import Conditions, Repository


class ProductRepository(Repository):
    """Stores products."""

    table = ProductEntity.__table__

    async def list(self, query: ProductListQuery) -> tuple[Sequence[RowMapping], int]:
        """One page of the rows that the query asks for, and how many there are on all pages."""
        conditions: Conditions = []
        if query.name is not None:
            conditions.append(ProductEntity.name == query.name)
        rows = await self.rows(query, query.sort, conditions)
        total = await self.total(conditions)
        return rows, total
