"""Callers of an application that lets in whom it knows: what they send, and the settings by which it knows them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from generators.language.access.rule import AUTHENTICATED, NOBODY
from generators.model.access import Auth
from generators.support.failures import Broken
from generators.verify.workspace import INSIDE, Workspace

# Nobody is there: the application is given the keys.
ISSUER: Final = "https://issuer.invalid"
# The setting that says whose tokens are taken, which has no default.
ISSUED_BY: Final = "OIDC_ISSUER"
KEY: Final = "current"
# A key that is not of the issuer.
STRANGER: Final = "stranger"
_EVERYBODY: Final = "everybody"
_SIGN: Final = INSIDE / "sign.py"
_MADE: Final = "callers.json"
# A check may set the clock a day ahead or back.
LIFETIME: Final = 3 * 86_400


@dataclass(frozen=True, slots=True)
class Token:
    """A token to be signed. key: the name of the key."""

    claims: Mapping[str, Any]
    header: Mapping[str, Any]
    key: str = KEY


@dataclass(frozen=True, slots=True)
class Signed:
    """What was signed: tokens by name, and what anybody may know of the keys by which it was."""

    keys: Mapping[str, Mapping[str, str]]
    pems: Mapping[str, str]
    tokens: Mapping[str, str]

    def key_set(self, *names: str) -> str:
        """A JSON key set of some keys."""
        return json.dumps({"keys": [self.keys[name] for name in names]})


def settings_of_callers(work: Workspace) -> dict[str, str]:
    """By what settings an application knows callers; none where anybody may call."""
    if work.spec.auth is None:
        return {}
    return {ISSUED_BY: ISSUER, "OIDC_JWKS": _made(work, work.spec.auth).key_set(KEY)}


def bearer(work: Workspace, caller: str | None = None) -> dict[str, str]:
    """The headers by which a caller of a scenario says who it is; None: somebody with every role."""
    if work.spec.auth is None or caller == NOBODY:
        return {}
    return authorization(_made(work, work.spec.auth).tokens[caller or _EVERYBODY])


def authorization(token: str) -> dict[str, str]:
    """The header that carries a token."""
    return {"Authorization": f"Bearer {token}"}


def access_token(auth: Auth, roles: Iterable[str], key: str = KEY, issuer: str = ISSUER, **claims: Any) -> Token:
    """A token that is in order (RFC 9068) where ``claims`` do not replace some; None takes one away."""
    now = int(time.time())
    named: Any = list(roles)
    for name in reversed(auth.roles_claim.split(".")):
        named = {name: named}
    every = {
        "iss": issuer,
        "sub": "caller-of-a-check",
        "aud": auth.audience,
        "client_id": "verify",
        "jti": "1",
        "iat": now - LIFETIME,
        "exp": now + LIFETIME,
        **named,
        **claims,
    }
    return Token({name: value for name, value in every.items() if value is not None}, header_of(key), key)


def header_of(key: str, kind: str = "at+jwt") -> dict[str, str]:
    """The header of an access token. kind: what it says that it is."""
    return {"typ": kind, "kid": key}


def tokens_of_callers(auth: Auth, key: str = KEY, issuer: str = ISSUER) -> dict[str, Token]:
    """A token of each role, of a caller without one, of each person of the scenarios, and of one with all roles.

    Each is about somebody else, whose name there is that by which it is found here; that of the last is ``everybody``.
    """
    people = {person: () if role == AUTHENTICATED else (role,) for person, role in auth.people.items()}
    held = {AUTHENTICATED: (), **{role: (role,) for role in auth.roles}, **people, _EVERYBODY: tuple(auth.roles)}
    return {name: access_token(auth, roles, key, issuer, sub=name) for name, roles in held.items()}


def account_of(caller: str, issuer: str = ISSUER) -> str:
    """What stands in the row of one of these callers."""
    return f"{issuer} {caller}"


def sign(work: Workspace, keys: Iterable[str], tokens: Mapping[str, Token]) -> Signed:
    """Make keys and sign tokens with them. Raises Broken."""
    request = json.dumps({"keys": list(keys), "tokens": {name: asdict(each) for name, each in tokens.items()}})
    done = work.run([work.python, str(_SIGN), request])
    work.forget(done)
    if not done.is_success:
        raise Broken(f"its environment can sign no token: {done.seen}")
    return Signed(**json.loads(done.output.strip().splitlines()[-1]))


def _made(work: Workspace, auth: Auth) -> Signed:
    """The tokens of all callers, which are signed once for a check."""
    path = work.root / _MADE
    if not path.exists():
        path.write_text(json.dumps(asdict(sign(work, (KEY,), tokens_of_callers(auth)))), encoding="utf-8")
    return Signed(**json.loads(path.read_text(encoding="utf-8")))
