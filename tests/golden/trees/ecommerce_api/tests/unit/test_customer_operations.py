# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_operations.py.j2.
"""What the scenarios of the spec show of the operations on customers, without HTTP."""

from uuid import uuid4

import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from src.repositories.cart_repository import CartRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.cart_operations import CartOperations
from src.services.customer_operations import CustomerOperations
from tests.factories import CartFactory, CustomerFactory
from tests.steps import call, missing
from tests.support import store


@pytest_asyncio.fixture
async def connection(db_session: AsyncSession) -> AsyncConnection:
    """The connection that a request has, with its transaction."""
    return await db_session.connection()


def _customers(connection: AsyncConnection) -> CustomerOperations:
    return CustomerOperations(UnitOfWork(connection), CartRepository(connection))


def _carts(connection: AsyncConnection) -> CartOperations:
    return CartOperations(UnitOfWork(connection), CartRepository(connection))


async def test_open_cart_and_its_rows(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Each of its rows has to be there."""
    ann = CustomerFactory.create()
    former = CartFactory.create(customer_id=ann.id, status="CHECKED_OUT")
    other_customer = CustomerFactory.create()
    other = CartFactory.bare(customer_id=other_customer.id)
    await store(db_session, ann, former, other_customer, other)

    _, status = await call(_carts(connection).open, {"customer_id": str(ann.id)})
    assert status == 201
    _, status = await call(_carts(connection).open, {"customer_id": str(ann.id)})
    assert status == 200
    async with missing(connection, "customer"):
        await call(_customers(connection).open_cart, uuid4())
