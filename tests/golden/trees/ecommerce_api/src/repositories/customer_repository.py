# Generated from specs/ecommerce_api.yaml by templates/src/repositories/entity_repository.py.j2.
"""Statements over the customers table."""

from src.models.entities.customer import CustomerEntity
from src.repositories.base import Repository


class CustomerRepository(Repository):
    """Stores customers."""

    table = CustomerEntity.__table__
