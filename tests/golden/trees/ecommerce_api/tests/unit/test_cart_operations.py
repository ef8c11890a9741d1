# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_operations.py.j2.
"""What the scenarios of the spec show of the operations on carts, without HTTP."""

from decimal import Decimal
from uuid import UUID, uuid4

import pytest
import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from src.models.entities.cart import CartEntity
from src.models.entities.product import ProductEntity
from src.repositories.cart_repository import CartRepository
from src.repositories.product_repository import ProductRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.cart_operations import CartOperations
from src.services.cart_service import CartService
from src.services.customer_operations import CustomerOperations
from src.services.product_service import ProductService
from tests.factories import CartFactory, CartItemFactory, CustomerFactory, ProductFactory
from tests.steps import assert_contains, assert_kept, call, change, counting, everything, locking, missing, refused
from tests.support import store


@pytest_asyncio.fixture
async def connection(db_session: AsyncSession) -> AsyncConnection:
    """The connection that a request has, with its transaction."""
    return await db_session.connection()


def _product_service(connection: AsyncConnection) -> ProductService:
    return ProductService(ProductRepository(connection))


def _customers(connection: AsyncConnection) -> CustomerOperations:
    return CustomerOperations(UnitOfWork(connection), CartRepository(connection))


def _cart_service(connection: AsyncConnection) -> CartService:
    return CartService(CartRepository(connection))


def _carts(connection: AsyncConnection) -> CartOperations:
    return CartOperations(UnitOfWork(connection), CartRepository(connection))


async def test_a_customer_has_one_open_cart(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Proves
    - F8: Open a cart, at most one open cart per customer
    - F10: Look at a cart with its items, subtotals and total
    """
    ann = CustomerFactory.create()
    former = CartFactory.create(customer_id=ann.id, status="CHECKED_OUT")
    other_customer = CustomerFactory.create()
    other = CartFactory.bare(customer_id=other_customer.id)
    await store(db_session, ann, former, other_customer, other)

    with counting(customer_open_cart=1, cart_open=2):
        async with refused(connection, 404, "no_open_cart", "No open cart"):
            await call(_customers(connection).open_cart, ann.id)
        cart, status = await call(_carts(connection).open, {"customer_id": str(ann.id)})
        assert status == 201
        assert cart["status"] == "OPEN"
        assert cart["total"] == "0.00"
        answered, status = await call(_carts(connection).open, {"customer_id": str(ann.id)})
        assert status == 200
        assert answered["id"] == cart["id"]
        answered = await call(_customers(connection).open_cart, ann.id)
        assert answered["id"] == cart["id"]
        assert answered["customer_id"] == str(ann.id)
        assert answered["items"] == []


async def test_a_cart_is_filled(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Proves
    - F9: Add a product to a cart
    - F10: Look at a cart with its items, subtotals and total
    """
    apple = ProductFactory.bare(price=Decimal("1.50"), stock=10)
    pear = ProductFactory.bare(price=Decimal("0.80"), stock=10)
    ann = CustomerFactory.create()
    await store(db_session, apple, pear, ann)

    with counting(cart_open=1, cart_add_item=3):
        cart, status = await call(_carts(connection).open, {"customer_id": str(ann.id)})
        assert status == 201
        answered = await call(_carts(connection).add_item, cart["id"], {"product_id": str(apple.id), "quantity": 2})
        assert answered["total"] == "3.00"
        assert (await call(_carts(connection).add_item, cart["id"], {"product_id": str(pear.id)}))["total"] == "3.80"
        answered = await call(_carts(connection).add_item, cart["id"], {"product_id": str(apple.id), "quantity": 1})
        assert answered["total"] == "5.30"
        answered = await call(_cart_service(connection).get_cart, cart["id"])
        assert_contains(
            answered["items"],
            [
                {"product_id": str(apple.id), "quantity": 3, "unit_price": "1.50", "subtotal": "4.50"},
                {"product_id": str(pear.id), "quantity": 1, "unit_price": "0.80", "subtotal": "0.80"},
            ],
        )
        assert answered["total"] == "5.30"


async def test_what_cannot_be_added_to_a_cart(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Proves
    - F9: Add a product to a cart
    - V3: A quantity in a cart is greater than zero
    """
    apple = ProductFactory.bare(stock=5)
    relic = ProductFactory.bare(is_active=False, stock=5)
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    closed_customer = CustomerFactory.create()
    closed = CartFactory.create(customer_id=closed_customer.id, status="CHECKED_OUT")
    await store(db_session, apple, relic, cart_customer, cart, closed_customer, closed)

    with counting(cart_add_item=2):
        async with refused(connection, 400, "product_inactive", "Product inactive"):
            await call(_carts(connection).add_item, cart.id, {"product_id": str(relic.id)})
        async with refused(connection, 400, "insufficient_stock", "Insufficient stock"):
            await call(_carts(connection).add_item, cart.id, {"product_id": str(apple.id), "quantity": 6})
        await call(_carts(connection).add_item, cart.id, {"product_id": str(apple.id), "quantity": 3})
        async with refused(connection, 400, "insufficient_stock", "Insufficient stock"):
            await call(_carts(connection).add_item, cart.id, {"product_id": str(apple.id), "quantity": 3})
        await call(_carts(connection).add_item, cart.id, {"product_id": str(apple.id), "quantity": 2})
        async with refused(connection, 400, "cart_not_open", "Cart not open"):
            await call(_carts(connection).add_item, closed.id, {"product_id": str(apple.id)})


async def test_an_item_keeps_the_price_it_was_added_at(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Proves
    - F9: Add a product to a cart
    - F10: Look at a cart with its items, subtotals and total
    """
    apple = ProductFactory.bare(price=Decimal("1.00"), stock=9)
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    await store(db_session, apple, cart_customer, cart)

    with counting(cart_add_item=1):
        await call(_carts(connection).add_item, cart.id, {"product_id": str(apple.id), "quantity": 2})
        await call(_product_service(connection).update_product, apple.id, {"price": "5.00"})
        assert (await call(_cart_service(connection).get_cart, cart.id))["total"] == "2.00"


async def test_a_quantity_changes(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Proves F11: Change the quantity of an item, or remove it."""
    apple = ProductFactory.bare(stock=5)
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    other_customer = CustomerFactory.create()
    other = CartFactory.bare(customer_id=other_customer.id)
    line = CartItemFactory.create(cart_id=cart.id, product_id=apple.id, quantity=1, unit_price=Decimal("2.00"))
    await store(db_session, apple, cart_customer, cart, other_customer, other, line)

    with counting(cart_set_quantity=2):
        assert (await call(_carts(connection).set_quantity, cart.id, line.id, {"quantity": 5}))["total"] == "10.00"
        async with refused(connection, 400, "insufficient_stock", "Insufficient stock"):
            await call(_carts(connection).set_quantity, cart.id, line.id, {"quantity": 6})
        async with refused(connection, 404, "resource_not_found"):
            await call(_carts(connection).set_quantity, other.id, line.id, {"quantity": 1})
        answered = await call(_carts(connection).set_quantity, cart.id, line.id, {"quantity": 0})
        assert answered["items"] == []
        assert answered["total"] == "0.00"


async def test_a_cart_is_emptied(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Proves F12: Empty a cart."""
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    line_product = ProductFactory.bare()
    line = CartItemFactory.create(cart_id=cart.id, product_id=line_product.id)
    await store(db_session, cart_customer, cart, line_product, line)

    with counting(cart_clear=2):
        answered = await call(_carts(connection).clear, cart.id)
        assert answered["items"] == []
        assert answered["total"] == "0.00"
        assert (await call(_carts(connection).clear, cart.id))["items"] == []


@pytest.mark.parametrize("state", [False])
async def test_add_item_by_product_is_active_is_refused(
    db_session: AsyncSession, connection: AsyncConnection, state: bool
) -> None:
    apple = ProductFactory.bare(price=Decimal("1.50"), stock=10)
    pear = ProductFactory.bare(price=Decimal("0.80"), stock=10)
    ann = CustomerFactory.create()
    await store(db_session, apple, pear, ann)

    cart, status = await call(_carts(connection).open, {"customer_id": str(ann.id)})
    assert status == 201
    await change(db_session, ProductEntity, apple.id, is_active=state)
    async with refused(connection, 400, "product_inactive", "Product inactive"):
        await call(_carts(connection).add_item, cart["id"], {"product_id": str(apple.id), "quantity": 2})


@pytest.mark.parametrize("state", ["CHECKED_OUT"])
async def test_add_item_by_status_is_refused(db_session: AsyncSession, connection: AsyncConnection, state: str) -> None:
    apple = ProductFactory.bare(price=Decimal("1.50"), stock=10)
    pear = ProductFactory.bare(price=Decimal("0.80"), stock=10)
    ann = CustomerFactory.create()
    await store(db_session, apple, pear, ann)

    cart, status = await call(_carts(connection).open, {"customer_id": str(ann.id)})
    assert status == 201
    await change(db_session, CartEntity, UUID(cart["id"]), status=state)
    async with refused(connection, 400, "cart_not_open", "Cart not open"):
        await call(_carts(connection).add_item, cart["id"], {"product_id": str(apple.id), "quantity": 2})


@pytest.mark.parametrize("state", ["CHECKED_OUT"])
async def test_set_quantity_by_status_is_refused(
    db_session: AsyncSession, connection: AsyncConnection, state: str
) -> None:
    apple = ProductFactory.bare(stock=5)
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    other_customer = CustomerFactory.create()
    other = CartFactory.bare(customer_id=other_customer.id)
    line = CartItemFactory.create(cart_id=cart.id, product_id=apple.id, quantity=1, unit_price=Decimal("2.00"))
    await store(db_session, apple, cart_customer, cart, other_customer, other, line)

    await change(db_session, CartEntity, cart.id, status=state)
    async with refused(connection, 400, "cart_not_open", "Cart not open"):
        await call(_carts(connection).set_quantity, cart.id, line.id, {"quantity": 5})


@pytest.mark.parametrize("state", ["CHECKED_OUT"])
async def test_clear_by_status_is_refused(db_session: AsyncSession, connection: AsyncConnection, state: str) -> None:
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    line_product = ProductFactory.bare()
    line = CartItemFactory.create(cart_id=cart.id, product_id=line_product.id)
    await store(db_session, cart_customer, cart, line_product, line)

    await change(db_session, CartEntity, cart.id, status=state)
    async with refused(connection, 400, "cart_not_open", "Cart not open"):
        await call(_carts(connection).clear, cart.id)


async def test_open_and_its_rows(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Each of its rows has to be there and is locked."""
    ann = CustomerFactory.create()
    former = CartFactory.create(customer_id=ann.id, status="CHECKED_OUT")
    other_customer = CustomerFactory.create()
    other = CartFactory.bare(customer_id=other_customer.id)
    await store(db_session, ann, former, other_customer, other)

    async with missing(connection, "customer"):
        await call(_carts(connection).open, {"customer_id": str(uuid4())})
    with locking(connection.engine, "carts", "customers"):
        await call(_carts(connection).open, {"customer_id": str(ann.id)})


async def test_add_item_and_its_rows(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Each of its rows has to be there and is locked."""
    apple = ProductFactory.bare(price=Decimal("1.50"), stock=10)
    pear = ProductFactory.bare(price=Decimal("0.80"), stock=10)
    ann = CustomerFactory.create()
    await store(db_session, apple, pear, ann)

    cart, status = await call(_carts(connection).open, {"customer_id": str(ann.id)})
    assert status == 201
    async with missing(connection, "cart"):
        await call(_carts(connection).add_item, uuid4(), {"product_id": str(apple.id), "quantity": 2})
    async with missing(connection, "product"):
        await call(_carts(connection).add_item, cart["id"], {"product_id": str(uuid4()), "quantity": 2})
    with locking(connection.engine, "carts", "cart_items", "products"):
        await call(_carts(connection).add_item, cart["id"], {"product_id": str(apple.id), "quantity": 2})


async def test_set_quantity_and_its_rows(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Each of its rows has to be there and is locked."""
    apple = ProductFactory.bare(stock=5)
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    other_customer = CustomerFactory.create()
    other = CartFactory.bare(customer_id=other_customer.id)
    line = CartItemFactory.create(cart_id=cart.id, product_id=apple.id, quantity=1, unit_price=Decimal("2.00"))
    await store(db_session, apple, cart_customer, cart, other_customer, other, line)

    async with missing(connection, "cart"):
        await call(_carts(connection).set_quantity, uuid4(), line.id, {"quantity": 5})
    async with missing(connection, "cart_item"):
        await call(_carts(connection).set_quantity, cart.id, uuid4(), {"quantity": 5})
    with locking(connection.engine, "carts", "cart_items", "products"):
        await call(_carts(connection).set_quantity, cart.id, line.id, {"quantity": 5})


async def test_clear_and_its_rows(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Each of its rows has to be there and is locked."""
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    line_product = ProductFactory.bare()
    line = CartItemFactory.create(cart_id=cart.id, product_id=line_product.id)
    await store(db_session, cart_customer, cart, line_product, line)

    async with missing(connection, "cart"):
        await call(_carts(connection).clear, uuid4())
    with locking(connection.engine, "carts", "cart_items"):
        await call(_carts(connection).clear, cart.id)


async def test_open_leaves_other_rows_alone(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Rows that it is not about do not count, and stay as they were."""
    other_ann = CustomerFactory.create()
    other_former = CartFactory.create(customer_id=other_ann.id, status="CHECKED_OUT")
    other_other_customer = CustomerFactory.create()
    other_other = CartFactory.bare(customer_id=other_other_customer.id)
    await store(db_session, other_ann, other_former, other_other_customer, other_other)
    others = await everything(db_session)

    ann = CustomerFactory.create()
    former = CartFactory.create(customer_id=ann.id, status="CHECKED_OUT")
    other_customer = CustomerFactory.create()
    other = CartFactory.bare(customer_id=other_customer.id)
    await store(db_session, ann, former, other_customer, other)

    cart, status = await call(_carts(connection).open, {"customer_id": str(ann.id)})
    assert status == 201
    assert cart["status"] == "OPEN"
    assert cart["total"] == "0.00"
    assert_kept(others, await everything(db_session))


async def test_add_item_leaves_other_rows_alone(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Rows that it is not about do not count, and stay as they were."""
    other_apple = ProductFactory.bare(stock=5)
    other_relic = ProductFactory.bare(is_active=False, stock=5)
    other_cart_customer = CustomerFactory.create()
    other_cart = CartFactory.bare(customer_id=other_cart_customer.id)
    other_closed_customer = CustomerFactory.create()
    other_closed = CartFactory.create(customer_id=other_closed_customer.id, status="CHECKED_OUT")
    await store(
        db_session, other_apple, other_relic, other_cart_customer, other_cart, other_closed_customer, other_closed
    )
    others = await everything(db_session)

    apple = ProductFactory.bare(stock=5)
    relic = ProductFactory.bare(is_active=False, stock=5)
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    closed_customer = CustomerFactory.create()
    closed = CartFactory.create(customer_id=closed_customer.id, status="CHECKED_OUT")
    await store(db_session, apple, relic, cart_customer, cart, closed_customer, closed)

    await call(_carts(connection).add_item, cart.id, {"product_id": str(apple.id), "quantity": 3})
    assert_kept(others, await everything(db_session))


async def test_set_quantity_leaves_other_rows_alone(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Rows that it is not about do not count, and stay as they were."""
    other_apple = ProductFactory.bare(stock=5)
    other_cart_customer = CustomerFactory.create()
    other_cart = CartFactory.bare(customer_id=other_cart_customer.id)
    other_other_customer = CustomerFactory.create()
    other_other = CartFactory.bare(customer_id=other_other_customer.id)
    other_line = CartItemFactory.create(
        cart_id=other_cart.id, product_id=other_apple.id, quantity=1, unit_price=Decimal("2.00")
    )
    await store(db_session, other_apple, other_cart_customer, other_cart, other_other_customer, other_other, other_line)
    others = await everything(db_session)

    apple = ProductFactory.bare(stock=5)
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    other_customer = CustomerFactory.create()
    other = CartFactory.bare(customer_id=other_customer.id)
    line = CartItemFactory.create(cart_id=cart.id, product_id=apple.id, quantity=1, unit_price=Decimal("2.00"))
    await store(db_session, apple, cart_customer, cart, other_customer, other, line)

    assert (await call(_carts(connection).set_quantity, cart.id, line.id, {"quantity": 5}))["total"] == "10.00"
    assert_kept(others, await everything(db_session))


async def test_clear_leaves_other_rows_alone(db_session: AsyncSession, connection: AsyncConnection) -> None:
    """Rows that it is not about do not count, and stay as they were."""
    other_cart_customer = CustomerFactory.create()
    other_cart = CartFactory.bare(customer_id=other_cart_customer.id)
    other_line_product = ProductFactory.bare()
    other_line = CartItemFactory.create(cart_id=other_cart.id, product_id=other_line_product.id)
    await store(db_session, other_cart_customer, other_cart, other_line_product, other_line)
    others = await everything(db_session)

    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    line_product = ProductFactory.bare()
    line = CartItemFactory.create(cart_id=cart.id, product_id=line_product.id)
    await store(db_session, cart_customer, cart, line_product, line)

    answered = await call(_carts(connection).clear, cart.id)
    assert answered["items"] == []
    assert answered["total"] == "0.00"
    assert_kept(others, await everything(db_session))
