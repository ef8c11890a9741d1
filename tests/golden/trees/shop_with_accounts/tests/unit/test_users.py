# Generated from specs/shop_with_accounts.yaml by templates/tests/unit/test_users.py.j2.
"""The rows of those who call."""

import asyncio
from unittest.mock import patch

import pytest
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from structlog.testing import capture_logs

from src.core.errors import UnavailableError
from src.core.identity.caller import Caller
from src.models.entities.customer import CustomerEntity
from src.repositories.users import user_id
from tests.conftest import part_of
from tests.identity import ISSUER
from tests.support import statements

ANN = Caller(ISSUER, "ann")


async def test_a_caller_gets_a_row_once(db_session: AsyncSession, engine: AsyncEngine) -> None:
    transaction = part_of(await db_session.connection())

    first = await user_id(transaction, ANN)

    with statements(engine) as sent:
        assert await user_id(transaction, ANN) == first
    assert len(sent) == 1
    row = await db_session.get_one(CustomerEntity, first)
    assert row.oidc_account == ANN.account


async def test_a_new_row_is_logged_once_it_is_there(db_session: AsyncSession) -> None:
    with capture_logs() as logs:
        async with part_of(await db_session.connection()) as transaction:
            made = await user_id(transaction, ANN)
            assert await user_id(transaction, ANN) == made
            assert logs == []

    assert logs == [{"event": "customer_provisioned", "log_level": "info", "customer_id": str(made)}]


async def test_each_caller_has_a_row_of_their_own(db_session: AsyncSession) -> None:
    transaction = part_of(await db_session.connection())
    callers = (ANN, Caller(ISSUER, "ben"), Caller("https://other.test", "ann"))

    found = [await user_id(transaction, caller) for caller in callers]

    assert len(set(found)) == len(callers)


async def test_requests_at_once_get_the_same_row(engine: AsyncEngine) -> None:
    caller = Caller(ISSUER, "carl")
    mine = CustomerEntity.oidc_account == caller.account
    try:
        async with engine.connect() as one, engine.connect() as other:
            first = await user_id(part_of(one), caller)
            # It sees no row yet, and waits for the one that is being made.
            second = asyncio.create_task(user_id(part_of(other), caller))
            await asyncio.sleep(0.2)
            await one.commit()

            assert await second == first
    finally:
        async with engine.begin() as connection:
            await connection.execute(delete(CustomerEntity).where(mine))


async def test_a_row_that_is_deleted_meanwhile_is_a_reason_to_ask_again(db_session: AsyncSession) -> None:
    transaction = part_of(await db_session.connection())

    with patch("src.repositories.users._first", return_value=None), pytest.raises(UnavailableError):
        await user_id(transaction, ANN)
