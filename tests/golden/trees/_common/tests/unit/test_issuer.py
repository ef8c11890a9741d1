# Generated from specs/<app>.yaml by templates/tests/unit/test_issuer.py.j2.
"""The keys of the issuer: read from nobody else, and within limits."""

import gzip
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from src.core.identity.issuer import MAX_BYTES, Issuer, IssuerError
from src.core.identity.key_set import MAX_KEYS
from tests.conftest import free_port, make_settings
from tests.identity import KEY, KEY_ID, ServedIssuer, answered, published, serving_issuer

URL = "postgresql+asyncpg://localhost/unused"


@pytest_asyncio.fixture
async def issuer() -> AsyncIterator[ServedIssuer]:
    """An issuer with one key."""
    async with serving_issuer() as issuer:
        yield issuer


async def read(**values: Any) -> str:
    """Return the ids of the keys that an issuer has, or why they could not be read."""
    issuer = Issuer(make_settings(database_url=URL, **values))
    try:
        return " ".join((await issuer.read_keys()).by_id)
    except IssuerError as error:
        return str(error)
    finally:
        await issuer.close()


async def test_the_issuer_says_where_its_keys_are(issuer: ServedIssuer) -> None:
    assert await read(**issuer.settings) == KEY_ID
    assert issuer.asked == ["/.well-known/openid-configuration", "/keys"]


async def test_nothing_compressed_is_asked_for(issuer: ServedIssuer) -> None:
    """Not what a client of HTTP asks for by itself."""
    await read(**issuer.settings)
    assert b"\r\naccept-encoding: identity\r\n" in issuer.request.lower()


async def test_who_is_done_with_it_asks_no_more(issuer: ServedIssuer) -> None:
    done_with = Issuer(make_settings(database_url=URL, **issuer.settings))
    await done_with.close()
    with pytest.raises(RuntimeError, match="closed"):
        await done_with.read_keys()
    assert issuer.asked == []


async def test_the_settings_can_say_where_they_are(issuer: ServedIssuer) -> None:
    assert await read(**issuer.settings, oidc_jwks_url=f"{issuer.url}/keys") == KEY_ID
    assert issuer.asked == ["/keys"]


async def test_a_slash_at_the_end_is_of_the_issuer(issuer: ServedIssuer) -> None:
    issuer.discovery["issuer"] = f"{issuer.url}/"
    assert await read(oidc_issuer=f"{issuer.url}/", oidc_jwks=None) == KEY_ID
    assert issuer.asked == ["/.well-known/openid-configuration", "/keys"]
    assert await read(**issuer.settings) == "what is told there is not about this issuer"


async def test_nobody_listens(issuer: ServedIssuer) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    assert await read(oidc_issuer=nowhere, oidc_jwks=None) == "no answer: ConnectError"


@pytest.mark.parametrize("beginning", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"])
async def test_the_time_is_limited(beginning: bytes, issuer: ServedIssuer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("src.core.identity.issuer.TIMEOUT", 0.05)
    issuer.beginning = beginning
    issuer.goes_on.clear()
    assert await read(**issuer.settings) == "no answer in time"


KEYS = json.dumps({"keys": [published(KEY)]}).encode()
HUGE = json.dumps({"keys": [published(KEY)], "more": "a" * MAX_BYTES}).encode()
TOO_MANY = json.dumps({"keys": [published(KEY)] * (MAX_KEYS + 1)}).encode()
SYMMETRIC = json.dumps({"keys": [{"kty": "oct", "k": "c2VjcmV0", "kid": KEY_ID}]}).encode()


NO_KEYS = {
    "huge": (answered(HUGE), f"the answer has more than {MAX_BYTES} bytes"),
    "too many": (answered(TOO_MANY), f"the set has more than {MAX_KEYS} keys"),
    "symmetric": (answered(SYMMETRIC), "no key of the set can be used"),
    "none": (answered(b'{"keys": []}'), "no key of the set can be used"),
    "a list": (answered(b"[1]"), 'the set is not like {"keys": [{...}]}'),
    "a text as a key": (answered(b'{"keys": ["a"]}'), 'the set is not like {"keys": [{...}]}'),
    "a page": (answered(b"<html>"), "the set is not JSON"),
    "too deep": (answered(b"[" * 100_000), "the set is not JSON"),
    "an error": (answered(b"", "500 Internal Server Error"), "the answer was 500"),
    "a redirection": (answered(b"", "302 Found", "Location: /keys?again"), "the answer was 302"),
    "compressed": (answered(gzip.compress(KEYS), "200 OK", "Content-Encoding: gzip"), "the set is not JSON"),
    "no HTTP": (b"anything\r\n\r\n", "no answer: RemoteProtocolError"),
}


@pytest.mark.parametrize("name", NO_KEYS)
async def test_what_is_no_set_of_keys_is_not_read(name: str, issuer: ServedIssuer) -> None:
    issuer.instead, reason = NO_KEYS[name]
    assert await read(**issuer.settings, oidc_jwks_url=f"{issuer.url}/keys") == reason
    assert issuer.asked == ["/keys"]


LONG = "a" * (MAX_BYTES // 2)


@pytest.mark.parametrize(
    ("discovery", "reason"),
    [
        ({"issuer": "https://another.test"}, "what is told there is not about this issuer"),
        ({"issuer": None}, "what is told there is not about this issuer"),
        ({"jwks_uri": None}, "its keys are at no address that could be trusted"),
        ({"jwks_uri": "file:///etc/passwd"}, "its keys are at no address that could be trusted"),
        ({"jwks_uri": "https://user@issuer.test/keys"}, "its keys are at no address that could be trusted"),
        ({"jwks_uri": f"https://issuer.test/{LONG}"}, "no answer: InvalidURL"),
    ],
)
async def test_an_issuer_that_lies_is_not_believed(
    discovery: dict[str, Any], reason: str, issuer: ServedIssuer
) -> None:
    issuer.discovery |= discovery
    assert await read(**issuer.settings) == reason
    assert issuer.fetches == 0


async def test_in_production_keys_come_from_where_nobody_can_change_them(issuer: ServedIssuer) -> None:
    issuer.discovery["jwks_uri"] = "http://issuer.test/keys"
    reason = "its keys are at no address that could be trusted"
    assert await read(**issuer.settings, environment="production") == reason


@pytest.mark.parametrize("answer", [b"<html>", b"[1]", b"[" * 100_000])
async def test_what_tells_of_an_issuer_has_to_be_json(answer: bytes, issuer: ServedIssuer) -> None:
    issuer.instead = answered(answer)
    assert await read(**issuer.settings) == "what is told there is not about this issuer"
