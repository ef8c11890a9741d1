# Generated from specs/<app>.yaml by templates/tests/unit/test_scenarios.py.j2.
"""The scenarios of the spec, played by the services, without HTTP."""

import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncSession

from tests.every import every_scenario
from tests.steps import Player, Scenario, Services


@pytest_asyncio.fixture
async def api(db_session: AsyncSession) -> Player:
    """What answers the requests."""
    return Services(db_session)


@every_scenario
async def test_scenario(api: Player, scenario: Scenario) -> None:
    await scenario(api)
