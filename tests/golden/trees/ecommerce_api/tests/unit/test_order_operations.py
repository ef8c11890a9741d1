# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_operations.py.j2.
"""What the scenarios of the spec show of the operations on orders, without HTTP."""

from decimal import Decimal
from uuid import UUID, uuid4

import pytest
import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from src.models.entities.cart import CartEntity
from src.models.entities.order import OrderEntity
from src.repositories.cart_repository import CartRepository
from src.repositories.order_repository import OrderRepository
from src.repositories.product_repository import ProductRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.cart_operations import CartOperations
from src.services.cart_service import CartService
from src.services.order_operations import OrderOperations
from src.services.order_service import OrderService
from src.services.product_service import ProductService
from tests.factories import (
    CartFactory,
    CartItemFactory,
    CustomerFactory,
    OrderFactory,
    OrderItemFactory,
    ProductFactory,
)
from tests.steps import assert_contains, assert_kept, call, change, counting, everything, locking, missing, refused
from tests.support import store


@pytest_asyncio.fixture
async def connection(db_session: AsyncSession) -> AsyncConnection:
    """The connection that a request has, with its transaction."""
    return await db_session.connection()


def _product_service(connection: AsyncConnection) -> ProductService:
    return ProductService(ProductRepository(connection))


def _cart_service(connection: AsyncConnection) -> CartService:
    return CartService(CartRepository(connection))


def _carts(connection: AsyncConnection) -> CartOperations:
    return CartOperations(UnitOfWork(connection), CartRepository(connection))


def _order_service(connection: AsyncConnection) -> OrderService:
    return OrderService(OrderRepository(connection))


def _orders(connection: AsyncConnection) -> OrderOperations:
    return OrderOperations(UnitOfWork(connection), OrderRepository(connection))


async def test_checkout_takes_the_stock(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Proves
    - F13: Check out a cart, which takes the stock
    - F17: Look at an order with its items
    - V4: A quantity in an order is greater than zero
    """
    apple = ProductFactory.bare(price=Decimal("10.00"), stock=5)
    pear = ProductFactory.bare(price=Decimal("0.50"), stock=3)
    ann = CustomerFactory.create()
    await store(db_session, apple, pear, ann)

    with counting(cart_open=1, cart_add_item=2, order_checkout=1):
        cart, status = await call(_carts(connection).open, {"customer_id": str(ann.id)})
        assert status == 201
        await call(_carts(connection).add_item, cart["id"], {"product_id": str(apple.id), "quantity": 2})
        await call(_carts(connection).add_item, cart["id"], {"product_id": str(pear.id), "quantity": 3})
        order = await call(_orders(connection).checkout, {"cart_id": cart["id"]})
        assert order["customer_id"] == str(ann.id)
        assert order["status"] == "PENDING_PAYMENT"
        assert order["payment_status"] == "PENDING"
        assert order["total_amount"] == "21.50"
        assert_contains(
            order["items"],
            [
                {"product_id": str(apple.id), "quantity": 2, "unit_price": "10.00"},
                {"product_id": str(pear.id), "quantity": 3, "unit_price": "0.50"},
            ],
        )
        assert (await call(_product_service(connection).get_product, apple.id))["stock"] == 3
        assert (await call(_product_service(connection).get_product, pear.id))["stock"] == 0
        assert (await call(_cart_service(connection).get_cart, cart["id"]))["status"] == "CHECKED_OUT"
        answered = await call(_order_service(connection).get_order, order["id"])
        assert_contains(
            answered["items"],
            [
                {"product_id": str(apple.id), "quantity": 2, "unit_price": "10.00"},
                {"product_id": str(pear.id), "quantity": 3, "unit_price": "0.50"},
            ],
        )
        async with refused(connection, 400, "cart_not_open", "Cart not open"):
            await call(_orders(connection).checkout, {"cart_id": cart["id"]})


async def test_an_empty_cart_is_not_checked_out(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Proves F13: Check out a cart, which takes the stock."""
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    await store(db_session, cart_customer, cart)

    with counting(order_checkout=0):
        async with refused(connection, 400, "cart_empty", "Cart empty"):
            await call(_orders(connection).checkout, {"cart_id": str(cart.id)})


async def test_checkout_without_enough_stock_changes_nothing(
    db_session: AsyncSession, connection: AsyncConnection
) -> None:
    """Proves F13: Check out a cart, which takes the stock."""
    apple = ProductFactory.bare(stock=5)
    pear = ProductFactory.bare(stock=1)
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    apples = CartItemFactory.create(cart_id=cart.id, product_id=apple.id, quantity=2)
    pears = CartItemFactory.create(cart_id=cart.id, product_id=pear.id, quantity=2)
    await store(db_session, apple, pear, cart_customer, cart, apples, pears)

    with counting(order_checkout=0):
        async with refused(connection, 422, "insufficient_stock", "Insufficient stock"):
            await call(_orders(connection).checkout, {"cart_id": str(cart.id)})
        assert (await call(_product_service(connection).get_product, apple.id))["stock"] == 5
        assert (await call(_product_service(connection).get_product, pear.id))["stock"] == 1
        assert (await call(_cart_service(connection).get_cart, cart.id))["status"] == "OPEN"
        assert (await call(_order_service(connection).list_orders, {}))["total"] == 0


async def test_an_order_is_paid(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Proves F14: Pay for an order."""
    order_customer = CustomerFactory.create()
    order = OrderFactory.bare(customer_id=order_customer.id)
    await store(db_session, order_customer, order)

    with counting(order_pay=1, order_cancel=0):
        answered = await call(_orders(connection).pay, order.id)
        assert answered["status"] == "PAID"
        assert answered["payment_status"] == "SIMULATED_OK"
        async with refused(connection, 400, "invalid_state", "Invalid state"):
            await call(_orders(connection).pay, order.id)
        async with refused(connection, 400, "invalid_state", "Invalid state"):
            await call(_orders(connection).cancel, order.id)


async def test_cancelling_gives_the_stock_back(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Proves F15: Cancel an order, which gives the stock back."""
    apple = ProductFactory.bare(stock=1)
    order_customer = CustomerFactory.create()
    order = OrderFactory.bare(customer_id=order_customer.id)
    apples = OrderItemFactory.create(order_id=order.id, product_id=apple.id, quantity=4)
    await store(db_session, apple, order_customer, order, apples)

    with counting(order_cancel=1, order_pay=0):
        answered = await call(_orders(connection).cancel, order.id)
        assert answered["status"] == "CANCELLED"
        assert answered["payment_status"] == "PENDING"
        assert (await call(_product_service(connection).get_product, apple.id))["stock"] == 5
        async with refused(connection, 400, "invalid_state", "Invalid state"):
            await call(_orders(connection).pay, order.id)


@pytest.mark.parametrize("state", ["CHECKED_OUT"])
async def test_checkout_by_cart_status_is_refused(
    db_session: AsyncSession, connection: AsyncConnection, state: str
) -> None:
    apple = ProductFactory.bare(price=Decimal("10.00"), stock=5)
    pear = ProductFactory.bare(price=Decimal("0.50"), stock=3)
    ann = CustomerFactory.create()
    await store(db_session, apple, pear, ann)

    cart, status = await call(_carts(connection).open, {"customer_id": str(ann.id)})
    assert status == 201
    await call(_carts(connection).add_item, cart["id"], {"product_id": str(apple.id), "quantity": 2})
    await call(_carts(connection).add_item, cart["id"], {"product_id": str(pear.id), "quantity": 3})
    await change(db_session, CartEntity, UUID(cart["id"]), status=state)
    async with refused(connection, 400, "cart_not_open", "Cart not open"):
        await call(_orders(connection).checkout, {"cart_id": cart["id"]})


@pytest.mark.parametrize("state", ["PAID", "CANCELLED"])
async def test_pay_by_status_is_refused(db_session: AsyncSession, connection: AsyncConnection, state: str) -> None:
    order_customer = CustomerFactory.create()
    order = OrderFactory.bare(customer_id=order_customer.id)
    await store(db_session, order_customer, order)

    await change(db_session, OrderEntity, order.id, status=state)
    async with refused(connection, 400, "invalid_state", "Invalid state"):
        await call(_orders(connection).pay, order.id)


@pytest.mark.parametrize("state", ["PAID", "CANCELLED"])
async def test_cancel_by_status_is_refused(db_session: AsyncSession, connection: AsyncConnection, state: str) -> None:
    apple = ProductFactory.bare(stock=1)
    order_customer = CustomerFactory.create()
    order = OrderFactory.bare(customer_id=order_customer.id)
    apples = OrderItemFactory.create(order_id=order.id, product_id=apple.id, quantity=4)
    await store(db_session, apple, order_customer, order, apples)

    await change(db_session, OrderEntity, order.id, status=state)
    async with refused(connection, 400, "invalid_state", "Invalid state"):
        await call(_orders(connection).cancel, order.id)


async def test_checkout_and_its_rows(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Each of its rows has to be there and is locked."""
    apple = ProductFactory.bare(price=Decimal("10.00"), stock=5)
    pear = ProductFactory.bare(price=Decimal("0.50"), stock=3)
    ann = CustomerFactory.create()
    await store(db_session, apple, pear, ann)

    cart, status = await call(_carts(connection).open, {"customer_id": str(ann.id)})
    assert status == 201
    await call(_carts(connection).add_item, cart["id"], {"product_id": str(apple.id), "quantity": 2})
    await call(_carts(connection).add_item, cart["id"], {"product_id": str(pear.id), "quantity": 3})
    async with missing(connection, "cart"):
        await call(_orders(connection).checkout, {"cart_id": str(uuid4())})
    with locking(connection.engine, "carts", "cart_items", "products"):
        await call(_orders(connection).checkout, {"cart_id": cart["id"]})


async def test_pay_and_its_rows(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Each of its rows has to be there and is locked."""
    order_customer = CustomerFactory.create()
    order = OrderFactory.bare(customer_id=order_customer.id)
    await store(db_session, order_customer, order)

    async with missing(connection, "order"):
        await call(_orders(connection).pay, uuid4())
    with locking(connection.engine, "orders"):
        await call(_orders(connection).pay, order.id)


async def test_cancel_and_its_rows(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Each of its rows has to be there and is locked."""
    apple = ProductFactory.bare(stock=1)
    order_customer = CustomerFactory.create()
    order = OrderFactory.bare(customer_id=order_customer.id)
    apples = OrderItemFactory.create(order_id=order.id, product_id=apple.id, quantity=4)
    await store(db_session, apple, order_customer, order, apples)

    async with missing(connection, "order"):
        await call(_orders(connection).cancel, uuid4())
    with locking(connection.engine, "orders", "products"):
        await call(_orders(connection).cancel, order.id)


async def test_checkout_leaves_other_rows_alone(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Rows that it is not about do not count, and stay as they were."""
    other_apple = ProductFactory.bare(price=Decimal("10.00"), stock=5)
    other_pear = ProductFactory.bare(price=Decimal("0.50"), stock=3)
    other_ann = CustomerFactory.create()
    await store(db_session, other_apple, other_pear, other_ann)
    others = await everything(db_session)

    apple = ProductFactory.bare(price=Decimal("10.00"), stock=5)
    pear = ProductFactory.bare(price=Decimal("0.50"), stock=3)
    ann = CustomerFactory.create()
    await store(db_session, apple, pear, ann)

    cart, status = await call(_carts(connection).open, {"customer_id": str(ann.id)})
    assert status == 201
    await call(_carts(connection).add_item, cart["id"], {"product_id": str(apple.id), "quantity": 2})
    await call(_carts(connection).add_item, cart["id"], {"product_id": str(pear.id), "quantity": 3})
    order = await call(_orders(connection).checkout, {"cart_id": cart["id"]})
    assert order["customer_id"] == str(ann.id)
    assert order["status"] == "PENDING_PAYMENT"
    assert order["payment_status"] == "PENDING"
    assert order["total_amount"] == "21.50"
    assert_contains(
        order["items"],
        [
            {"product_id": str(apple.id), "quantity": 2, "unit_price": "10.00"},
            {"product_id": str(pear.id), "quantity": 3, "unit_price": "0.50"},
        ],
    )
    assert_kept(others, await everything(db_session))


async def test_pay_leaves_other_rows_alone(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Rows that it is not about do not count, and stay as they were."""
    other_order_customer = CustomerFactory.create()
    other_order = OrderFactory.bare(customer_id=other_order_customer.id)
    await store(db_session, other_order_customer, other_order)
    others = await everything(db_session)

    order_customer = CustomerFactory.create()
    order = OrderFactory.bare(customer_id=order_customer.id)
    await store(db_session, order_customer, order)

    answered = await call(_orders(connection).pay, order.id)
    assert answered["status"] == "PAID"
    assert answered["payment_status"] == "SIMULATED_OK"
    assert_kept(others, await everything(db_session))


async def test_cancel_leaves_other_rows_alone(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Rows that it is not about do not count, and stay as they were."""
    other_apple = ProductFactory.bare(stock=1)
    other_order_customer = CustomerFactory.create()
    other_order = OrderFactory.bare(customer_id=other_order_customer.id)
    other_apples = OrderItemFactory.create(order_id=other_order.id, product_id=other_apple.id, quantity=4)
    await store(db_session, other_apple, other_order_customer, other_order, other_apples)
    others = await everything(db_session)

    apple = ProductFactory.bare(stock=1)
    order_customer = CustomerFactory.create()
    order = OrderFactory.bare(customer_id=order_customer.id)
    apples = OrderItemFactory.create(order_id=order.id, product_id=apple.id, quantity=4)
    await store(db_session, apple, order_customer, order, apples)

    answered = await call(_orders(connection).cancel, order.id)
    assert answered["status"] == "CANCELLED"
    assert answered["payment_status"] == "PENDING"
    assert_kept(others, await everything(db_session))
