# Generated from specs/ecommerce_api.yaml by templates/tests/scenarios/entity.py.j2.
"""The scenarios of the spec about products."""

from tests.factories import ProductFactory
from tests.steps import Player


async def scenario_products_are_created_changed_and_listed(api: Player) -> None:
    """Proves
    - F1: Create a product
    - F2: List active products, a page at a time
    - F3: Look at a product
    - F4: Change a product
    - F5: Take a product off the shelves without losing it
    """
    apple = await api("POST /products", {"name": "Apple", "price": "1.50", "stock": 3}, status=201)
    await api(f"GET /products/{apple['id']}", expect={"name": "Apple", "price": "1.50", "stock": 3, "is_active": True})
    await api(f"PUT /products/{apple['id']}", {"price": 2}, expect={"price": "2.00", "name": "Apple"})
    await api("GET /products", expect={"total": 1})
    await api(f"POST /products/{apple['id']}/deactivate", expect={"is_active": False})
    await api("GET /products", expect={"total": 0})
    await api(f"GET /products/{apple['id']}", expect={"is_active": False})


async def scenario_a_price_is_greater_than_zero(api: Player) -> None:
    """Proves V1: A price is greater than zero."""
    apple = ProductFactory.bare()
    await api.given(apple)

    await api("POST /products", {"name": "Free", "price": "0.00", "stock": 1}, refused=(422, "validation_error"))
    await api(f"PUT /products/{apple.id}", {"price": "-1.00"}, refused=(422, "validation_error"))


async def scenario_stock_is_never_below_zero(api: Player) -> None:
    """Proves V2: Stock is never below zero."""
    apple = ProductFactory.bare(stock=1)
    await api.given(apple)

    await api(f"PUT /products/{apple.id}", {"stock": -1}, refused=(422, "validation_error"))
    await api(f"GET /products/{apple.id}", expect={"stock": 1})


SCENARIOS = (
    scenario_products_are_created_changed_and_listed,
    scenario_a_price_is_greater_than_zero,
    scenario_stock_is_never_below_zero,
)
