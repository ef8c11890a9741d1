# Generated from specs/shop_with_accounts.yaml by templates/tests/integration/test_business_operations.py.j2.
"""Every business operation over HTTP: the rows that it needs, and the states that refuse it."""

from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.core.database import Base
from tests.every import every_operation
from tests.operations import Operation, assert_needs, assert_state
from tests.steps import Player, Refusal, Requests


@pytest.fixture
def api(db_session: AsyncSession, client: httpx.AsyncClient) -> Player:
    """What answers the requests."""
    return Requests(db_session, client)


@every_operation("needs", "name, resource")
async def test_needs_its_rows(api: Player, operation: Operation, name: str, resource: str) -> None:
    await assert_needs(api, operation, name, resource)


@every_operation("path", "parameter")
async def test_refuses_what_is_no_id(api: Player, operation: Operation, parameter: str) -> None:
    status, answer = await api.send(operation.asked(operation.body, **{parameter: "1"}))

    assert status == 422
    assert [(each["loc"], each["type"]) for each in answer["detail"]] == [(["path", parameter], "uuid_parsing")]


@every_operation("states", "state, entity, refused")
async def test_state(
    api: Player, operation: Operation, state: tuple[str, str, Any], entity: type[Base], refused: Refusal
) -> None:
    await assert_state(api, operation, state, entity, refused)
