# Generated from specs/shop_with_accounts.yaml by templates/tests/scenarios/entity.py.j2.
"""The scenarios of the spec about orders."""

from decimal import Decimal

from tests.factories import ProductFactory
from tests.steps import Player


async def scenario_customers_order_and_staff_ship(api: Player) -> None:
    """Proves
    - A3: Customers order what is in stock
    - A4: Staff ship what was ordered
    - A5: Staff and auditors see all orders
    """
    apple = ProductFactory.bare(name="Apple", price=Decimal("1.50"), stock=1)
    await api.given(apple)

    home = await api("POST /addresses", {"street": "1 High Street", "city": "Leeds"}, caller="ann", status=201)
    await api(
        "POST /orders",
        {"product_id": str(apple.id), "address_id": home["id"]},
        caller="nobody",
        refused=(401, "unauthenticated"),
    )
    await api(
        "POST /orders",
        {"product_id": str(apple.id), "address_id": home["id"]},
        caller="auditor",
        refused=(403, "forbidden"),
    )
    order = await api("POST /orders", {"product_id": str(apple.id), "address_id": home["id"]}, caller="ann", status=201)
    await api(
        "POST /orders",
        {"product_id": str(apple.id), "address_id": home["id"]},
        caller="ann",
        refused=(409, "out_of_stock"),
    )
    await api(f"GET /orders/{order['id']}", caller="auditor", expect={"status": "ORDERED"})
    await api(f"POST /orders/{order['id']}/ship", caller="ann", refused=(403, "forbidden"))
    await api(f"POST /orders/{order['id']}/ship", caller="staff", expect={"status": "SHIPPED"})
    await api(f"POST /orders/{order['id']}/ship", caller="admin", refused=(409, "shipped_already"))
    await api(f"POST /orders/{order['id']}/cancel", caller="ann", refused=(409, "not_to_be_cancelled"))
    await api("GET /orders?status=SHIPPED", caller="admin", expect={"total": 1})


SCENARIOS = (scenario_customers_order_and_staff_ship,)
