# Generated from specs/<app>.yaml by templates/tests/unit/test_remembered_tokens.py.j2.
"""A token that was believed is remembered, for as long as it would be believed anew."""

import asyncio
import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from fastapi import Request

from src.core.identity import tokens
from src.core.identity.errors import UnauthenticatedError
from src.core.identity.keys import LIFESPAN, Keys
from src.core.identity.tokens import Authenticator
from tests.conftest import make_settings
from tests.identity import KEY_ID, published, serving_issuer, token

URL = "postgresql+asyncpg://localhost/unused"


class Checks:
    """Counts the tokens of which the signature is checked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        decode = jwt.PyJWT.decode

        def counting(*args: Any, **options: Any) -> Any:
            self.count += 1
            return decode(*args, **options)

        monkeypatch.setattr(jwt.PyJWT, "decode", counting)


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> Checks:
    """How many signatures were checked."""
    return Checks(monkeypatch)


def authenticator(**values: Any) -> Authenticator:
    """What believes the issuer of the tests."""
    settings = make_settings(database_url=URL, **values)
    return Authenticator(settings, Keys(settings))


async def subject(reader: Authenticator, value: str) -> str:
    """Return who a token says that it is."""
    headers = [(b"authorization", f"Bearer {value}".encode())]
    return (await reader.caller(Request({"type": "http", "headers": headers}))).subject


async def test_the_signature_of_a_token_is_checked_once(checks: Checks) -> None:
    reader, ann, bob = authenticator(), token(), token(sub="bob")
    assert [await subject(reader, each) for each in (ann, bob, ann, bob)] == ["ann", "bob", "ann", "bob"]
    assert checks.count == 2


async def test_what_was_refused_is_not_remembered(checks: Checks) -> None:
    reader, value = authenticator(), token(aud="others")
    for _ in range(2):
        with pytest.raises(UnauthenticatedError):
            await subject(reader, value)
    assert checks.count == 2


async def test_a_remembered_token_expires() -> None:
    # A second at least, and two at most.
    reader, ends = authenticator(oidc_leeway=0), int(time.time()) + 2
    value = token(exp=ends)
    assert await subject(reader, value) == "ann"
    await asyncio.sleep(ends - time.time() + 0.01)
    with pytest.raises(UnauthenticatedError):
        await subject(reader, value)


async def test_the_oldest_ones_are_forgotten(checks: Checks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "MAX_BELIEVED", 2)
    reader, values = authenticator(), [token(sub=name) for name in ("ann", "bob", "cid")]
    for value in (*values, values[1], values[2], values[0]):
        await subject(reader, value)
    assert checks.count == 4


@pytest.mark.parametrize("key_id", ["new", KEY_ID])
async def test_a_key_that_is_withdrawn_takes_its_tokens_with_it(key_id: str) -> None:
    now = 0.0
    async with serving_issuer() as issuer:
        settings = make_settings(database_url=URL, **issuer.settings)
        keys = Keys(settings, lambda: now)
        reader, value = Authenticator(settings, keys), token(iss=issuer.url)
        assert await subject(reader, value) == "ann"
        issuer.keys = [published(ec.generate_private_key(ec.SECP256R1()), key_id)]
        now = LIFESPAN + 1
        await keys.refresh()
        with pytest.raises(UnauthenticatedError):
            await subject(reader, value)
        await keys.close()
