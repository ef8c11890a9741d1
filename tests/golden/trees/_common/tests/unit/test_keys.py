# Generated from specs/<app>.yaml by templates/tests/unit/test_keys.py.j2.
"""The keys of the issuer: asked for as seldom as can be, and kept while it is away."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from unittest.mock import patch

import pytest
import pytest_asyncio
from cryptography.hazmat.primitives.asymmetric import ec

from src.core.errors import UnavailableError
from src.core.identity.issuer import Issuer
from src.core.identity.keys import COOLDOWN, LIFESPAN, MAX_AGE, Keys, UnknownKeyError
from src.core.logging import setup_logging
from tests.conftest import make_settings
from tests.identity import KEY, KEY_ID, ServedIssuer, published, serving_issuer

URL = "postgresql+asyncpg://localhost/unused"
NEW = published(ec.generate_private_key(ec.SECP256R1()), "new")


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest_asyncio.fixture
async def issuer() -> AsyncIterator[ServedIssuer]:
    """An issuer with one key."""
    async with serving_issuer() as issuer:
        yield issuer


@pytest.fixture
def clock() -> Clock:
    """The clock of the keys."""
    return Clock()


@asynccontextmanager
async def keys_of(clock: Clock, **values: Any) -> AsyncIterator[Keys]:
    """The keys of an application with these settings."""
    keys = Keys(make_settings(database_url=URL, **values), clock)
    try:
        yield keys
    finally:
        await keys.close()


@pytest_asyncio.fixture
async def keys(issuer: ServedIssuer, clock: Clock) -> AsyncIterator[Keys]:
    """The keys of the issuer, which was not asked yet."""
    async with keys_of(clock, **issuer.settings) as keys:
        yield keys


@pytest.fixture
def reasons(capsys: pytest.CaptureFixture[str]) -> Callable[[], list[str]]:
    """Return the reasons that the log has for failures so far."""
    setup_logging("INFO")

    def logged() -> list[str]:
        lines = map(json.loads, capsys.readouterr().out.splitlines())
        return [line["reason"] for line in lines if line["event"] == "issuer_keys_not_read"]

    return logged


async def outcome(keys: Keys, key_id: str | None = KEY_ID, algorithm: str = "ES256") -> str:
    """Say what becomes of a token with this key."""
    try:
        await keys.find(key_id, algorithm)
    except UnknownKeyError:
        return "unknown"
    except UnavailableError:
        return "unavailable"
    return "found"


async def test_the_issuer_says_where_its_keys_are(issuer: ServedIssuer, keys: Keys) -> None:
    assert (await keys.find(KEY_ID, "ES256")).key.public_numbers() == KEY.public_key().public_numbers()
    assert issuer.asked == ["/.well-known/openid-configuration", "/keys"]
    assert await outcome(keys) == "found"
    assert issuer.fetches == 1


async def test_the_settings_can_give_the_keys(clock: Clock) -> None:
    async with keys_of(clock) as keys:
        await keys.refresh()
        assert [await outcome(keys, each) for each in (KEY_ID, None, "new")] == ["found", "found", "unknown"]
        clock.now += 10 * MAX_AGE
        assert [await outcome(keys), await outcome(keys, algorithm="RS256")] == ["found", "unknown"]


async def test_a_new_key_is_found_when_it_is_first_used(issuer: ServedIssuer, keys: Keys, clock: Clock) -> None:
    assert await outcome(keys) == "found"
    issuer.keys.append(NEW)
    assert await outcome(keys, "new") == "unknown"
    clock.now += COOLDOWN
    assert await outcome(keys, "new") == "found"
    issuer.keys = [NEW]
    clock.now += COOLDOWN
    assert [await outcome(keys, "newer"), await outcome(keys)] == ["unknown", "unknown"]
    assert issuer.fetches == 3


async def test_a_flood_of_unknown_keys_is_one_question(issuer: ServedIssuer, keys: Keys, clock: Clock) -> None:
    await keys.refresh()
    await issuer.is_reached()
    clock.now += COOLDOWN
    issuer.goes_on.clear()
    flood = [asyncio.create_task(outcome(keys, f"made up {number}")) for number in range(100)]
    await issuer.is_reached()
    # Whose key is known does not wait.
    assert await outcome(keys) == "found"
    # Who goes away takes nothing away from the others.
    flood.pop().cancel()
    issuer.goes_on.set()
    assert await asyncio.gather(*flood) == ["unknown"] * 99
    for number in range(100):
        assert await outcome(keys, f"made up again {number}") == "unknown"
    assert issuer.fetches == 2


async def test_old_keys_are_read_anew_while_they_are_used(issuer: ServedIssuer, keys: Keys, clock: Clock) -> None:
    await keys.refresh()
    await issuer.is_reached()
    issuer.keys = [NEW]
    clock.now += LIFESPAN
    assert await outcome(keys) == "found"
    assert issuer.fetches == 1
    clock.now += 1
    issuer.goes_on.clear()
    assert [await outcome(keys) for _ in range(5)] == ["found"] * 5
    await issuer.is_reached()
    assert await outcome(keys) == "found"
    issuer.goes_on.set()
    # It waits for what is under way.
    await keys.refresh()
    assert [await outcome(keys, "new"), await outcome(keys)] == ["found", "unknown"]
    assert issuer.fetches == 2


async def test_keys_go_on_working_without_the_issuer(
    issuer: ServedIssuer, keys: Keys, clock: Clock, reasons: Callable[[], list[str]]
) -> None:
    await keys.refresh()
    issuer.instead = b""
    read_at, clock.now = clock.now, clock.now + LIFESPAN + 1
    assert await outcome(keys) == "found"
    await keys.refresh()
    assert [await outcome(keys), await outcome(keys, "new")] == ["found", "unknown"]
    clock.now += COOLDOWN
    assert await outcome(keys, "new") == "unknown"
    assert reasons() == ["no answer: RemoteProtocolError"] * 2
    clock.now = read_at + MAX_AGE
    assert await outcome(keys) == "found"
    await keys.refresh()
    clock.now = read_at + MAX_AGE + COOLDOWN
    assert [await outcome(keys), await outcome(keys, "new")] == ["unavailable", "unavailable"]
    issuer.instead = None
    clock.now += COOLDOWN
    assert await outcome(keys) == "found"


async def test_an_issuer_that_is_down_at_the_start_is_asked_again(
    issuer: ServedIssuer, keys: Keys, clock: Clock, reasons: Callable[[], list[str]]
) -> None:
    issuer.instead = b""
    await keys.refresh()
    assert [await outcome(keys), await outcome(keys)] == ["unavailable", "unavailable"]
    assert reasons() == ["no answer: RemoteProtocolError"]
    issuer.instead = None
    clock.now += COOLDOWN - 1
    assert await outcome(keys) == "unavailable"
    clock.now += 1
    assert await outcome(keys) == "found"


async def test_what_is_asked_is_given_up_at_the_end(issuer: ServedIssuer, clock: Clock) -> None:
    issuer.goes_on.clear()
    # Less than an issuer of tests is waited for.
    async with asyncio.timeout(20), keys_of(clock, **issuer.settings) as keys:
        waiting = asyncio.create_task(outcome(keys))
        await issuer.is_reached()
    assert await waiting == "unavailable"


async def test_connections_are_closed_at_the_end(issuer: ServedIssuer, clock: Clock) -> None:
    with patch.object(Issuer, "close", autospec=True, side_effect=Issuer.close) as close:
        async with keys_of(clock, **issuer.settings):
            pass
    close.assert_awaited_once()


async def test_the_log_says_which_keys_are_skipped(
    issuer: ServedIssuer, keys: Keys, capsys: pytest.CaptureFixture[str]
) -> None:
    setup_logging("INFO")
    issuer.keys.append({"kty": "oct", "kid": "a" * 1000})
    await keys.refresh()
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["key_ids"] for line in lines if line["event"] == "issuer_keys_skipped"] == [["a" * 100]]
