# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_operations.py.j2.
"""What the scenarios of the spec show of the operations on products, without HTTP."""

from uuid import uuid4

import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from src.repositories.product_repository import ProductRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.product_operations import ProductOperations
from src.services.product_service import ProductService
from tests.steps import call, counting, locking, missing


@pytest_asyncio.fixture
async def connection(db_session: AsyncSession) -> AsyncConnection:
    """The connection that a request has, with its transaction."""
    return await db_session.connection()


def _product_service(connection: AsyncConnection) -> ProductService:
    return ProductService(ProductRepository(connection))


def _products(connection: AsyncConnection) -> ProductOperations:
    return ProductOperations(UnitOfWork(connection), ProductRepository(connection))


async def test_products_are_created_changed_and_listed(connection: AsyncConnection) -> None:
    """Proves
    - F1: Create a product
    - F2: List active products, a page at a time
    - F3: Look at a product
    - F4: Change a product
    - F5: Take a product off the shelves without losing it
    """
    with counting(product_deactivate=1):
        apple = await call(_product_service(connection).create_product, {"name": "Apple", "price": "1.50", "stock": 3})
        answered = await call(_product_service(connection).get_product, apple["id"])
        assert answered["name"] == "Apple"
        assert answered["price"] == "1.50"
        assert answered["stock"] == 3
        assert answered["is_active"] is True
        answered = await call(_product_service(connection).update_product, apple["id"], {"price": 2})
        assert answered["price"] == "2.00"
        assert answered["name"] == "Apple"
        assert (await call(_product_service(connection).list_products, {}))["total"] == 1
        assert (await call(_products(connection).deactivate, apple["id"]))["is_active"] is False
        assert (await call(_product_service(connection).list_products, {}))["total"] == 0
        assert (await call(_product_service(connection).get_product, apple["id"]))["is_active"] is False


async def test_deactivate_and_its_rows(connection: AsyncConnection) -> None:
    """Each of its rows has to be there and is locked."""
    apple = await call(_product_service(connection).create_product, {"name": "Apple", "price": "1.50", "stock": 3})
    await call(_product_service(connection).update_product, apple["id"], {"price": 2})
    async with missing(connection, "product"):
        await call(_products(connection).deactivate, uuid4())
    with locking(connection.engine, "products"):
        await call(_products(connection).deactivate, apple["id"])
