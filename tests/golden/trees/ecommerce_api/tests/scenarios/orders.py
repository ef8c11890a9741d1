# Generated from specs/ecommerce_api.yaml by templates/tests/scenarios/entity.py.j2.
"""The scenarios of the spec about orders."""

from decimal import Decimal

from tests.factories import (
    CartFactory,
    CartItemFactory,
    CustomerFactory,
    OrderFactory,
    OrderItemFactory,
    ProductFactory,
)
from tests.steps import Player


async def scenario_checkout_takes_the_stock(api: Player) -> None:
    """Proves
    - F13: Check out a cart, which takes the stock
    - F17: Look at an order with its items
    - V4: A quantity in an order is greater than zero
    """
    apple = ProductFactory.bare(price=Decimal("10.00"), stock=5)
    pear = ProductFactory.bare(price=Decimal("0.50"), stock=3)
    ann = CustomerFactory.create()
    await api.given(apple, pear, ann)

    cart = await api("POST /carts", {"customer_id": str(ann.id)}, status=201)
    await api(f"POST /carts/{cart['id']}/items", {"product_id": str(apple.id), "quantity": 2}, status=201)
    await api(f"POST /carts/{cart['id']}/items", {"product_id": str(pear.id), "quantity": 3}, status=201)
    order = await api(
        "POST /orders",
        {"cart_id": cart["id"]},
        status=201,
        expect={
            "customer_id": str(ann.id),
            "status": "PENDING_PAYMENT",
            "payment_status": "PENDING",
            "total_amount": "21.50",
            "items": [
                {"product_id": str(apple.id), "quantity": 2, "unit_price": "10.00"},
                {"product_id": str(pear.id), "quantity": 3, "unit_price": "0.50"},
            ],
        },
    )
    await api(f"GET /products/{apple.id}", expect={"stock": 3})
    await api(f"GET /products/{pear.id}", expect={"stock": 0})
    await api(f"GET /carts/{cart['id']}", expect={"status": "CHECKED_OUT"})
    await api(
        f"GET /orders/{order['id']}",
        expect={
            "items": [
                {"product_id": str(apple.id), "quantity": 2, "unit_price": "10.00"},
                {"product_id": str(pear.id), "quantity": 3, "unit_price": "0.50"},
            ]
        },
    )
    await api("POST /orders", {"cart_id": cart["id"]}, refused=(400, "cart_not_open"))


async def scenario_an_empty_cart_is_not_checked_out(api: Player) -> None:
    """Proves F13: Check out a cart, which takes the stock."""
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    await api.given(cart_customer, cart)

    await api("POST /orders", {"cart_id": str(cart.id)}, refused=(400, "cart_empty"))


async def scenario_checkout_without_enough_stock_changes_nothing(api: Player) -> None:
    """Proves F13: Check out a cart, which takes the stock."""
    apple = ProductFactory.bare(stock=5)
    pear = ProductFactory.bare(stock=1)
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    apples = CartItemFactory.create(cart_id=cart.id, product_id=apple.id, quantity=2)
    pears = CartItemFactory.create(cart_id=cart.id, product_id=pear.id, quantity=2)
    await api.given(apple, pear, cart_customer, cart, apples, pears)

    await api("POST /orders", {"cart_id": str(cart.id)}, refused=(422, "insufficient_stock"))
    await api(f"GET /products/{apple.id}", expect={"stock": 5})
    await api(f"GET /products/{pear.id}", expect={"stock": 1})
    await api(f"GET /carts/{cart.id}", expect={"status": "OPEN"})
    await api("GET /orders", expect={"total": 0})


async def scenario_an_order_is_paid(api: Player) -> None:
    """Proves F14: Pay for an order."""
    order_customer = CustomerFactory.create()
    order = OrderFactory.bare(customer_id=order_customer.id)
    await api.given(order_customer, order)

    await api(f"POST /orders/{order.id}/pay", expect={"status": "PAID", "payment_status": "SIMULATED_OK"})
    await api(f"POST /orders/{order.id}/pay", refused=(400, "invalid_state"))
    await api(f"POST /orders/{order.id}/cancel", refused=(400, "invalid_state"))


async def scenario_cancelling_gives_the_stock_back(api: Player) -> None:
    """Proves F15: Cancel an order, which gives the stock back."""
    apple = ProductFactory.bare(stock=1)
    order_customer = CustomerFactory.create()
    order = OrderFactory.bare(customer_id=order_customer.id)
    apples = OrderItemFactory.create(order_id=order.id, product_id=apple.id, quantity=4)
    await api.given(apple, order_customer, order, apples)

    await api(f"POST /orders/{order.id}/cancel", expect={"status": "CANCELLED", "payment_status": "PENDING"})
    await api(f"GET /products/{apple.id}", expect={"stock": 5})
    await api(f"POST /orders/{order.id}/pay", refused=(400, "invalid_state"))


async def scenario_orders_are_listed_by_customer_and_status(api: Player) -> None:
    """Proves
    - F16: List orders by customer and status
    - F17: Look at an order with its items
    """
    ann = CustomerFactory.create()
    paid = OrderFactory.bare(customer_id=ann.id, status="PAID")
    open_order = OrderFactory.bare(customer_id=ann.id)
    foreign_customer = CustomerFactory.create()
    foreign = OrderFactory.bare(customer_id=foreign_customer.id, status="PAID")
    await api.given(ann, paid, open_order, foreign_customer, foreign)

    await api(f"GET /orders?customer_id={ann.id}", expect={"total": 2})
    await api("GET /orders?status=PAID", expect={"total": 2})
    await api(f"GET /orders?customer_id={ann.id}&status=PAID", expect={"total": 1, "items": [{"id": str(paid.id)}]})
    await api(f"GET /orders/{paid.id}", expect={"id": str(paid.id), "items": []})
    await api("GET /orders?status=LOST", refused=(422, "validation_error"))


SCENARIOS = (
    scenario_checkout_takes_the_stock,
    scenario_an_empty_cart_is_not_checked_out,
    scenario_checkout_without_enough_stock_changes_nothing,
    scenario_an_order_is_paid,
    scenario_cancelling_gives_the_stock_back,
    scenario_orders_are_listed_by_customer_and_status,
)
