# Generated from specs/shop_with_accounts.yaml by templates/tests/identity.py.j2.
"""The issuer of the tests, and tokens from it."""

import asyncio
import json
import os
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any
from unittest.mock import patch

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import AllowedPrivateKeys, ECAlgorithm

from src.core.identity.caller import ANONYMOUS, Caller, with_included

ISSUER = "https://issuer.test"
AUDIENCE = "shop"
ROLES: list[str] = ["admin", "staff", "customer", "auditor"]
KEY_ID = "current"
# Longer than all tests take.
LIFETIME = 24 * 3600


def published(key: ec.EllipticCurvePrivateKey, key_id: str = KEY_ID) -> dict[str, Any]:
    """Return the public half of a key, as an issuer publishes it."""
    return {**ECAlgorithm.to_jwk(key.public_key(), as_dict=True), "kid": key_id, "use": "sig", "alg": "ES256"}


KEY = ec.generate_private_key(ec.SECP256R1())
# The settings of an application that believes this issuer, whatever it believes elsewhere.
OIDC: dict[str, Any] = {
    "oidc_issuer": ISSUER,
    "oidc_audience": AUDIENCE,
    "oidc_jwks": json.dumps({"keys": [published(KEY)]}),
    "oidc_token_type": "at+jwt",
    "oidc_roles_claim": "roles",
}


def token(
    *roles: str,
    key: AllowedPrivateKeys = KEY,
    algorithm: str = "ES256",
    header: Mapping[str, Any] | None = None,
    **claims: Any,
) -> str:
    """Return an access token that is valid, unless told otherwise. A claim and a header that are None are left out."""
    now = int(time.time())
    usual = {"iss": ISSUER, "aud": AUDIENCE, "sub": "ann", "iat": now, "exp": now + LIFETIME, "roles": list(roles)}
    headers = {"typ": "at+jwt", "kid": KEY_ID, **(header or {})}
    return jwt.encode(
        {name: value for name, value in {**usual, **claims}.items() if value is not None},
        key,
        algorithm,
        # An empty type is how PyJWT is told to leave it out.
        {"typ": "", **{name: value for name, value in headers.items() if value is not None}},
    )


def headers(*roles: str, **claims: Any) -> dict[str, str]:
    """Return the headers of a request by somebody who has these roles."""
    return {"Authorization": f"Bearer {token(*roles, **claims)}"}


# Those of somebody who may do everything.
ALL = headers(*ROLES, sub="everybody")
SOMEBODY = Caller(ISSUER, "everybody", with_included(ROLES))


# Who calls in scenarios, each with the roles that a token of theirs names.
PEOPLE: dict[str, list[str]] = {
    "ann": ["customer"],
    "ben": ["customer"],
}


def headers_of(caller: str) -> dict[str, str]:
    """Return the headers of a person, or of somebody with a role, ``authenticated`` without one, or of ``nobody``."""
    return {} if caller == "nobody" else headers(*roles_of(caller), sub=caller)


def roles_of(caller: str) -> list[str]:
    """Return the roles that a token of a caller names."""
    return PEOPLE.get(caller, [] if caller == "authenticated" else [caller])


def caller_of(name: str | None) -> Caller:
    """Return who calls a service when that is said: a person, a role, or nobody. None: somebody with every role."""
    if name is None:
        return SOMEBODY
    return ANONYMOUS if name == "nobody" else Caller(ISSUER, name, with_included(roles_of(name)))


class ServedIssuer:
    """An issuer that can be asked by HTTP, and is told how to answer.

    asked: the paths of the requests so far; request: the last one, as it was sent.
    """

    def __init__(self) -> None:
        self.url = ""
        self.discovery: dict[str, Any] = {}
        self.keys: list[dict[str, Any]] = [published(KEY)]
        self.asked: list[str] = []
        self.request = b""
        # What is sent instead of an answer, no byte of it when it is down; and what is sent before it goes on.
        self.instead: bytes | None = None
        self.beginning = b""
        self._reached = asyncio.Event()
        self.goes_on = asyncio.Event()
        self.goes_on.set()

    async def is_reached(self) -> None:
        """Wait for the next request, which may have come already."""
        async with asyncio.timeout(20):
            await self._reached.wait()
        self._reached.clear()

    @property
    def fetches(self) -> int:
        """How often the keys were asked for."""
        return self.asked.count("/keys")

    @property
    def settings(self) -> dict[str, Any]:
        """The settings of an application that asks this issuer."""
        return {"oidc_issuer": self.url, "oidc_jwks": None}

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request."""
        self.request = await reader.readuntil(b"\r\n\r\n")
        path = self.request.split()[1].decode()
        self.asked.append(path)
        self._reached.set()
        writer.write(self.beginning)
        await self.goes_on.wait()
        body = json.dumps({"keys": self.keys} if path == "/keys" else self.discovery).encode()
        writer.write(answered(body) if self.instead is None else self.instead)
        writer.close()


def answered(body: bytes, status: str = "200 OK", *lines: str) -> bytes:
    """Return an answer as it is sent."""
    head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *lines])
    return f"{head}\r\n\r\n".encode() + body


@asynccontextmanager
async def serving_issuer() -> AsyncIterator[ServedIssuer]:
    """Serve an issuer on a port of its own."""
    issuer = ServedIssuer()
    server = await asyncio.start_server(issuer.answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    issuer.url = f"http://127.0.0.1:{port}"
    issuer.discovery = {"issuer": issuer.url, "jwks_uri": f"{issuer.url}/keys"}
    try:
        # No proxy knows it, and on a busy machine it is not as fast as others.
        with patch.dict(os.environ, NO_PROXY="*"), patch("src.core.identity.issuer.TIMEOUT", 60.0):
            yield issuer
    finally:
        # Whoever still waits for an answer gets it.
        issuer.goes_on.set()
        server.close()
        await server.wait_closed()
