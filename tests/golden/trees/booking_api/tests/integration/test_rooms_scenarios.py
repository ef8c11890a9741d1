# Generated from specs/booking_api.yaml by templates/tests/integration/test_entity_scenarios.py.j2.
"""The scenarios of the spec about rooms: request by request, on the real database."""

import httpx
import pytest
from fastapi import FastAPI

from tests.steps import answer, error

API = "/api/v1"


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


async def test_rooms_are_kept(client: httpx.AsyncClient) -> None:
    """Proves B1: Keep rooms and how many people they hold."""
    room = answer(await client.post(f"{API}/rooms", json={"name": "Blue room", "capacity": 20}), 201)
    answered = answer(await client.get(f"{API}/rooms/{room['id']}"), 200)
    assert answered["name"] == "Blue room"
    assert answered["capacity"] == 20
    assert error(await client.post(f"{API}/rooms", json={"name": "BLUE ROOM", "capacity": 5}), 409) == "room_name_taken"
    assert answer(await client.get(f"{API}/rooms"), 200)["total"] == 1
