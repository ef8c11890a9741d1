# Generated from specs/shop_with_accounts.yaml by templates/tests/scenarios/entity.py.j2.
"""The scenarios of the spec about customers."""

from decimal import Decimal

from tests.factories import ProductFactory
from tests.steps import Player


async def scenario_customers_see_what_is_theirs(api: Player) -> None:
    """Proves A7: Customers see and change what is theirs, and nothing else."""
    apple = ProductFactory.bare(name="Apple", price=Decimal("1.50"), stock=2)
    await api.given(apple)

    home = await api("POST /addresses", {"street": "1 High Street", "city": "Leeds"}, caller="ann", status=201)
    await api(f"GET /addresses/{home['id']}", caller="ann", expect={"city": "Leeds"})
    await api(f"GET /addresses/{home['id']}", caller="ben", refused=(404,))
    await api(f"PUT /addresses/{home['id']}", {"city": "York"}, caller="ben", refused=(404,))
    await api(f"DELETE /addresses/{home['id']}", caller="ben", refused=(404,))
    await api("GET /addresses", caller="ben", expect={"total": 0})
    await api("POST /orders", {"product_id": str(apple.id), "address_id": home["id"]}, caller="ben", refused=(404,))
    order = await api("POST /orders", {"product_id": str(apple.id), "address_id": home["id"]}, caller="ann", status=201)
    await api("GET /orders", caller="ben", expect={"total": 0})
    await api("GET /orders", caller="ann", expect={"total": 1})
    await api(f"POST /orders/{order['id']}/cancel", caller="ben", refused=(404,))
    await api(f"POST /orders/{order['id']}/cancel", caller="staff", refused=(403, "forbidden"))
    await api(f"POST /orders/{order['id']}/cancel", caller="ann", expect={"status": "CANCELLED"})
    ann_herself = await api("GET /customers/me", caller="ann")
    await api(f"PUT /customers/{ann_herself['id']}", {"name": "Ann"}, caller="ann", expect={"name": "Ann"})
    await api(f"PUT /customers/{ann_herself['id']}", {"name": "Ben"}, caller="ben", refused=(404,))
    await api(f"PUT /customers/{ann_herself['id']}", {"name": "Ben"}, caller="staff", refused=(403,))


SCENARIOS = (scenario_customers_see_what_is_theirs,)
