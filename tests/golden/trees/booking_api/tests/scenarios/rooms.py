# Generated from specs/booking_api.yaml by templates/tests/scenarios/entity.py.j2.
"""The scenarios of the spec about rooms."""

from tests.steps import Player


async def scenario_rooms_are_kept(api: Player) -> None:
    """Proves B1: Keep rooms and how many people they hold."""
    room = await api("POST /rooms", {"name": "Blue room", "capacity": 20}, status=201)
    await api(f"GET /rooms/{room['id']}", expect={"name": "Blue room", "capacity": 20})
    await api("POST /rooms", {"name": "BLUE ROOM", "capacity": 5}, refused=(409, "room_name_taken"))
    await api("GET /rooms", expect={"total": 1})


SCENARIOS = (scenario_rooms_are_kept,)
