# Generated from specs/ecommerce_api.yaml by templates/tests/scenarios/entity.py.j2.
"""The scenarios of the spec about customers."""

from tests.steps import Player


async def scenario_an_email_registers_once(api: Player) -> None:
    """Proves
    - F6: Register a customer, once per email address
    - F7: Look at a customer
    - V5: An email address is valid
    """
    ann = await api("POST /customers", {"email": "ann@example.com", "full_name": "Ann"}, status=201)
    await api(f"GET /customers/{ann['id']}", expect={"email": "ann@example.com", "full_name": "Ann"})
    await api("POST /customers", {"email": "ANN@Example.com", "full_name": "Ann again"}, refused=(400, "email_taken"))
    await api("POST /customers", {"email": "not an address", "full_name": "Bob"}, refused=(422, "validation_error"))


SCENARIOS = (scenario_an_email_registers_once,)
