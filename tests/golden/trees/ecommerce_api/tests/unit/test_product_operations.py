# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_operations.py.j2.
"""What the scenarios of the spec show of the operations on products, without HTTP."""

from uuid import UUID, uuid4

import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from src.models.schemas.product import ProductCreate, ProductListQuery, ProductUpdate
from src.repositories.product_repository import ProductRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.product_operations import ProductOperations
from src.services.product_service import ProductService
from tests.steps import counting, locking, missing
from tests.support import as_json


@pytest_asyncio.fixture
async def connection(db_session: AsyncSession) -> AsyncConnection:
    """The connection that a request has, with its transaction."""
    return await db_session.connection()


def _product_service(connection: AsyncConnection) -> ProductService:
    return ProductService(ProductRepository(connection))


def _product_operations(connection: AsyncConnection) -> ProductOperations:
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
        apple = as_json(
            await _product_service(connection).create_product(
                ProductCreate.model_validate({"name": "Apple", "price": "1.50", "stock": 3})
            )
        )
        answered = as_json(await _product_service(connection).get_product(UUID(apple["id"])))
        assert answered["name"] == "Apple"
        assert answered["price"] == "1.50"
        assert answered["stock"] == 3
        assert answered["is_active"] is True
        answered = as_json(
            await _product_service(connection).update_product(
                UUID(apple["id"]), ProductUpdate.model_validate({"price": 2})
            )
        )
        assert answered["price"] == "2.00"
        assert answered["name"] == "Apple"
        answered = as_json(await _product_service(connection).list_products(ProductListQuery.model_validate({})))
        assert answered["total"] == 1
        assert as_json(await _product_operations(connection).deactivate(UUID(apple["id"])))["is_active"] is False
        answered = as_json(await _product_service(connection).list_products(ProductListQuery.model_validate({})))
        assert answered["total"] == 0
        assert as_json(await _product_service(connection).get_product(UUID(apple["id"])))["is_active"] is False


async def test_deactivate_of_unknown_rows(connection: AsyncConnection) -> None:
    """Each of its rows has to be there."""
    apple = as_json(
        await _product_service(connection).create_product(
            ProductCreate.model_validate({"name": "Apple", "price": "1.50", "stock": 3})
        )
    )
    await _product_service(connection).update_product(UUID(apple["id"]), ProductUpdate.model_validate({"price": 2}))
    async with missing(connection, "product"):
        await _product_operations(connection).deactivate(uuid4())


async def test_deactivate_locks_its_rows(connection: AsyncConnection) -> None:
    """What it decides by cannot change meanwhile."""
    apple = as_json(
        await _product_service(connection).create_product(
            ProductCreate.model_validate({"name": "Apple", "price": "1.50", "stock": 3})
        )
    )
    await _product_service(connection).update_product(UUID(apple["id"]), ProductUpdate.model_validate({"price": 2}))
    with locking(connection.engine, "products"):
        await _product_operations(connection).deactivate(UUID(apple["id"]))
