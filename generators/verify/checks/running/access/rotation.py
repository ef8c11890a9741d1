"""An issuer that changes its keys, is asked again and again, and goes away."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from generators.model.access import Auth
from generators.support.waiting import wait_for
from generators.verify.checks.running.access.guarded import Guarded
from generators.verify.evidence import NOT_APPLICABLE, Observation
from generators.verify.subjects.client import Client, client
from generators.verify.subjects.identity.callers import (
    ISSUED_BY,
    KEY,
    Signed,
    Token,
    access_token,
    authorization,
    header_of,
)
from generators.verify.subjects.identity.issuer import Issuer
from generators.verify.subjects.live import DATABASE, Live
from generators.verify.subjects.server import serve
from generators.verify.workspace import Workspace, passed

_OLD, _NEXT = "old", "next"
KEYS: Final = (_OLD, KEY, _NEXT)
# An application may leave an issuer in peace for half a minute, whatever tokens say.
_NOTICED_SECONDS: Final = 45.0
_MADE_UP: Final = 200
_ROTATION: Final = f"tokens by the keys that the issuer has, within {_NOTICED_SECONDS:g} s, and no others, are believed"
_UNKNOWN: Final = f"{_MADE_UP} tokens with keys that nobody knows are refused, and cost the issuer one question"
_DOWN: Final = "while the issuer fails, or is away, what is known of its keys goes on working, and 401 to all others"
_ROLES: Final = "of a caller with every role, by the key "


def tokens_of_issuer(auth: Auth, issuer: str) -> dict[str, Token]:
    """A token by each of the keys that the issuer has one day."""
    return {f"{_ROLES}{key}": access_token(auth, auth.roles, key, issuer) for key in KEYS}


def rotation(
    work: Workspace, stack: Live, provider: Issuer, signed: Signed, doors: tuple[Guarded, ...]
) -> Iterator[Observation]:
    """A server that asks the issuer itself."""
    if not doors:
        for name, expected in (("rotation", _ROTATION), ("unknown-keys", _UNKNOWN), ("issuer-down", _DOWN)):
            yield Observation(name, NOT_APPLICABLE, expected, "everybody may call everything")
        return
    provider.publish([signed.keys[_OLD], signed.keys[KEY]])
    settings = {ISSUED_BY: provider.url, "OIDC_JWKS": ""}
    with serve(work, stack.database.url(DATABASE), **settings) as server, client(work, server.url) as http:
        door = _Door(http, doors[0], signed)
        before = door.opened()
        provider.publish([signed.keys[KEY], signed.keys[_NEXT]])
        seconds = wait_for(lambda: door.opens(_NEXT), _NOTICED_SECONDS)
        after = door.opened()
        work.figures["rotation_seconds"] = round(seconds or _NOTICED_SECONDS, 1)
        right = before == [_OLD, KEY] and after == [KEY, _NEXT]
        seen = f"believed before: {before}, after: {after}, {provider.fetches} questions"
        yield passed("rotation", right, _ROTATION, seen)
        asked = provider.fetches
        statuses = door.made_up(_MADE_UP)
        asked = provider.fetches - asked
        yield passed("unknown-keys", asked <= 1 and statuses == {401}, _UNKNOWN, f"{statuses}, {asked} questions")
        yield _down(provider, door, after)


def _down(provider: Issuer, door: _Door, known: list[str]) -> Observation:
    """It is of no help to who asks, and then there is nobody to be asked."""
    provider.fail()
    asked = provider.fetches
    wait_for(lambda: bool(door.made_up(1)) and provider.fetches > asked, _NOTICED_SECONDS)
    failing = door.opened()
    provider.stop()
    gone, statuses = door.opened(), door.made_up(1)
    seen = f"believed while it failed: {failing}, when it was gone: {gone}; to others: {statuses}"
    return passed("issuer-down", failing == gone == known and statuses == {401}, _DOWN, seen)


class _Door:
    """A route that only callers with a token may call."""

    def __init__(self, http: Client, door: Guarded, signed: Signed) -> None:
        self._http, self._door, self._signed = http, door, signed

    def opens(self, key: str) -> bool:
        """Whether a token by a key is believed."""
        status = self._status(self._signed.tokens[f"{_ROLES}{key}"])
        return status != 401 and status < 500

    def opened(self) -> list[str]:
        """The keys whose tokens are believed."""
        return [key for key in KEYS if self.opens(key)]

    def made_up(self, number: int) -> set[int]:
        """The statuses that answer so many tokens, each by another key that there is not."""
        _, claims, signature = self._signed.tokens[f"{_ROLES}{KEY}"].split(".")
        heads = ({**header_of(f"made-up-{each}"), "alg": "ES256"} for each in range(number))
        encoded = (base64.urlsafe_b64encode(json.dumps(head).encode()).rstrip(b"=").decode() for head in heads)
        with ThreadPoolExecutor(8) as pool:
            return set(pool.map(lambda head: self._status(f"{head}.{claims}.{signature}"), encoded))

    def _status(self, token: str) -> int:
        body: dict[str, Any] = {} if self._door.reads else {"json": {}}
        return self._http.request(self._door.method, self._door.path, caller=authorization(token), **body).status_code
