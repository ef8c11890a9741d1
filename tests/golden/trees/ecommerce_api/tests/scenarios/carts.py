# Generated from specs/ecommerce_api.yaml by templates/tests/scenarios/entity.py.j2.
"""The scenarios of the spec about carts."""

from decimal import Decimal

from tests.factories import CartFactory, CartItemFactory, CustomerFactory, ProductFactory
from tests.steps import Player


async def scenario_a_customer_has_one_open_cart(api: Player) -> None:
    """Proves
    - F8: Open a cart, at most one open cart per customer
    - F10: Look at a cart with its items, subtotals and total
    """
    ann = CustomerFactory.create()
    former = CartFactory.create(customer_id=ann.id, status="CHECKED_OUT")
    other_customer = CustomerFactory.create()
    other = CartFactory.bare(customer_id=other_customer.id)
    await api.given(ann, former, other_customer, other)

    await api(f"GET /customers/{ann.id}/cart", refused=(404, "no_open_cart"))
    cart = await api(
        "POST /carts", {"customer_id": str(ann.id)}, status=201, expect={"status": "OPEN", "total": "0.00"}
    )
    await api("POST /carts", {"customer_id": str(ann.id)}, expect={"id": cart["id"]})
    await api(f"GET /customers/{ann.id}/cart", expect={"id": cart["id"], "customer_id": str(ann.id), "items": []})


async def scenario_a_cart_is_filled(api: Player) -> None:
    """Proves
    - F9: Add a product to a cart
    - F10: Look at a cart with its items, subtotals and total
    """
    apple = ProductFactory.bare(price=Decimal("1.50"), stock=10)
    pear = ProductFactory.bare(price=Decimal("0.80"), stock=10)
    ann = CustomerFactory.create()
    await api.given(apple, pear, ann)

    cart = await api("POST /carts", {"customer_id": str(ann.id)}, status=201)
    await api(
        f"POST /carts/{cart['id']}/items",
        {"product_id": str(apple.id), "quantity": 2},
        status=201,
        expect={"total": "3.00"},
    )
    await api(f"POST /carts/{cart['id']}/items", {"product_id": str(pear.id)}, status=201, expect={"total": "3.80"})
    await api(
        f"POST /carts/{cart['id']}/items",
        {"product_id": str(apple.id), "quantity": 1},
        status=201,
        expect={"total": "5.30"},
    )
    await api(
        f"GET /carts/{cart['id']}",
        expect={
            "items": [
                {"product_id": str(apple.id), "quantity": 3, "unit_price": "1.50", "subtotal": "4.50"},
                {"product_id": str(pear.id), "quantity": 1, "unit_price": "0.80", "subtotal": "0.80"},
            ],
            "total": "5.30",
        },
    )


async def scenario_what_cannot_be_added_to_a_cart(api: Player) -> None:
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
    await api.given(apple, relic, cart_customer, cart, closed_customer, closed)

    await api(f"POST /carts/{cart.id}/items", {"product_id": str(relic.id)}, refused=(400, "product_inactive"))
    await api(
        f"POST /carts/{cart.id}/items",
        {"product_id": str(apple.id), "quantity": 6},
        refused=(400, "insufficient_stock"),
    )
    await api(f"POST /carts/{cart.id}/items", {"product_id": str(apple.id), "quantity": 3}, status=201)
    await api(
        f"POST /carts/{cart.id}/items",
        {"product_id": str(apple.id), "quantity": 3},
        refused=(400, "insufficient_stock"),
    )
    await api(f"POST /carts/{cart.id}/items", {"product_id": str(apple.id), "quantity": 2}, status=201)
    await api(
        f"POST /carts/{cart.id}/items", {"product_id": str(apple.id), "quantity": 0}, refused=(422, "validation_error")
    )
    await api(f"POST /carts/{closed.id}/items", {"product_id": str(apple.id)}, refused=(400, "cart_not_open"))


async def scenario_an_item_keeps_the_price_it_was_added_at(api: Player) -> None:
    """Proves
    - F9: Add a product to a cart
    - F10: Look at a cart with its items, subtotals and total
    """
    apple = ProductFactory.bare(price=Decimal("1.00"), stock=9)
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    await api.given(apple, cart_customer, cart)

    await api(f"POST /carts/{cart.id}/items", {"product_id": str(apple.id), "quantity": 2}, status=201)
    await api(f"PUT /products/{apple.id}", {"price": "5.00"})
    await api(f"GET /carts/{cart.id}", expect={"total": "2.00"})


async def scenario_a_quantity_changes(api: Player) -> None:
    """Proves F11: Change the quantity of an item, or remove it."""
    apple = ProductFactory.bare(stock=5)
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    other_customer = CustomerFactory.create()
    other = CartFactory.bare(customer_id=other_customer.id)
    line = CartItemFactory.create(cart_id=cart.id, product_id=apple.id, quantity=1, unit_price=Decimal("2.00"))
    await api.given(apple, cart_customer, cart, other_customer, other, line)

    await api(f"PUT /carts/{cart.id}/items/{line.id}", {"quantity": 5}, expect={"total": "10.00"})
    await api(f"PUT /carts/{cart.id}/items/{line.id}", {"quantity": 6}, refused=(400, "insufficient_stock"))
    await api(f"PUT /carts/{other.id}/items/{line.id}", {"quantity": 1}, refused=(404, "resource_not_found"))
    await api(f"PUT /carts/{cart.id}/items/{line.id}", {"quantity": 0}, expect={"items": [], "total": "0.00"})


async def scenario_a_cart_is_emptied(api: Player) -> None:
    """Proves F12: Empty a cart."""
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    line_product = ProductFactory.bare()
    line = CartItemFactory.create(cart_id=cart.id, product_id=line_product.id)
    await api.given(cart_customer, cart, line_product, line)

    await api(f"DELETE /carts/{cart.id}/items", expect={"items": [], "total": "0.00"})
    await api(f"DELETE /carts/{cart.id}/items", expect={"items": []})


async def scenario_clients_do_not_set_prices_totals_or_states(api: Player) -> None:
    """Proves
    - F8: Open a cart, at most one open cart per customer
    - F9: Add a product to a cart
    - F13: Check out a cart, which takes the stock
    """
    apple = ProductFactory.bare(stock=5)
    cart_customer = CustomerFactory.create()
    cart = CartFactory.bare(customer_id=cart_customer.id)
    line = CartItemFactory.create(cart_id=cart.id, product_id=apple.id)
    ann = CustomerFactory.create()
    await api.given(apple, cart_customer, cart, line, ann)

    await api("POST /carts", {"customer_id": str(ann.id), "status": "CHECKED_OUT"}, refused=(422, "validation_error"))
    await api("POST /orders", {"cart_id": str(cart.id), "total_amount": "0.01"}, refused=(422, "validation_error"))
    await api("POST /orders", {"cart_id": str(cart.id), "status": "PAID"}, refused=(422, "validation_error"))
    await api(
        f"POST /carts/{cart.id}/items",
        {"product_id": str(apple.id), "unit_price": "0.01"},
        refused=(422, "validation_error"),
    )


SCENARIOS = (
    scenario_a_customer_has_one_open_cart,
    scenario_a_cart_is_filled,
    scenario_what_cannot_be_added_to_a_cart,
    scenario_an_item_keeps_the_price_it_was_added_at,
    scenario_a_quantity_changes,
    scenario_a_cart_is_emptied,
    scenario_clients_do_not_set_prices_totals_or_states,
)
