# Generated from specs/shop_with_accounts.yaml by templates/tests/scenarios/entity.py.j2.
"""The scenarios of the spec about products."""

from decimal import Decimal

from tests.factories import ProductFactory
from tests.steps import Player


async def scenario_everybody_looks_and_an_admin_sets_prices(api: Player) -> None:
    """Proves
    - A1: Everybody may look at the products
    - A2: Only an admin adds products and changes prices
    """
    apple = await api("POST /products", {"name": "Apple", "price": "1.50", "stock": 3}, caller="admin", status=201)
    await api("GET /products", caller="nobody", expect={"total": 1})
    await api(f"GET /products/{apple['id']}", caller="nobody", expect={"price": "1.50"})
    await api(f"PUT /products/{apple['id']}", {"price": "1.00"}, caller="staff", refused=(403, "forbidden"))
    await api(f"PUT /products/{apple['id']}", {"price": "1.00"}, caller="nobody", refused=(401, "unauthenticated"))
    await api(f"GET /products/{apple['id']}", caller="customer", expect={"price": "1.50"})
    await api(f"DELETE /products/{apple['id']}", caller="admin", status=204)


async def scenario_whoever_is_logged_in_rates(api: Player) -> None:
    """Proves A6: Whoever is logged in may rate a product."""
    apple = ProductFactory.bare(name="Apple", price=Decimal("1.50"), stock=1)
    pear = ProductFactory.bare(name="Pear", price=Decimal("1.50"), likes=1000000)
    await api.given(apple, pear)

    await api(f"POST /products/{apple.id}/like", caller="nobody", refused=(401, "unauthenticated"))
    await api(f"POST /products/{apple.id}/like", caller="authenticated", expect={"likes": 1})
    await api(f"POST /products/{pear.id}/like", caller="ann", refused=(409, "liked_enough"))


SCENARIOS = (
    scenario_everybody_looks_and_an_admin_sets_prices,
    scenario_whoever_is_logged_in_rates,
)
