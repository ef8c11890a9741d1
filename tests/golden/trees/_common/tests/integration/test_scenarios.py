# Generated from specs/<app>.yaml by templates/tests/integration/test_scenarios.py.j2.
"""The scenarios of the spec, request by request, on the real database."""

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from tests.every import every_scenario
from tests.steps import Player, Requests, Scenario


@pytest.fixture
def api(db_session: AsyncSession, client: httpx.AsyncClient) -> Player:
    """What answers the requests."""
    return Requests(db_session, client)


@every_scenario
async def test_scenario(api: Player, scenario: Scenario) -> None:
    await scenario(api)
