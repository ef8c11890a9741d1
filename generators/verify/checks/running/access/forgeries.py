"""Tokens, and headers around them, that look as if they were in order."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from typing import Any, Final

from generators.model.access import Auth
from generators.verify.subjects.identity.callers import (
    KEY,
    STRANGER,
    Signed,
    Token,
    access_token,
    authorization,
    header_of,
)

_TRUE: Final = "in order"
_POWERLESS: Final = "in order, without a role"
_HOUR: Final = 3600
_TOO_LONG: Final = 9 * 1024


def believed(name: str) -> bool:
    """Whether what is called so is no forgery."""
    return name == _TRUE


def signed_forgeries(auth: Auth) -> dict[str, Token]:
    """Those that are signed, each with every role; and what they are to be told from."""
    now = int(time.time())

    def token(key: str = KEY, **claims: Any) -> Token:
        return access_token(auth, auth.roles, key, **claims)

    return {
        _TRUE: token(),
        _POWERLESS: access_token(auth, ()),
        "by another key of the same name": Token(token().claims, header_of(KEY), STRANGER),
        "by a key that nobody knows": token(STRANGER),
        "for another application": token(aud="another-application"),
        "for no application": token(aud=None),
        "of another issuer": token(iss="https://somebody.invalid"),
        "of no issuer": token(iss=None),
        "about nobody": token(sub=None),
        "an ID token": Token(token(nonce="1").claims, header_of(KEY, "JWT")),
        "expired": token(exp=now - _HOUR),
        "not valid yet": token(nbf=now + _HOUR),
        "without an end": token(exp=None),
        "of 9 KiB": token(padding="x" * _TOO_LONG),
    }


def forgeries(auth: Auth, signed: Signed) -> dict[str, list[str]]:
    """The lines of the headers by which each forgery comes, and the token that is in order."""
    tokens = {name: signed.tokens[name] for name in signed_forgeries(auth) if name != _POWERLESS}
    true = tokens[_TRUE]
    head, claims, signature = true.split(".")
    powerless = signed.tokens[_POWERLESS].rpartition(".")[2]
    tokens |= {
        "not signed": f"{_encoded({**header_of(KEY), 'alg': 'none'})}.{claims}.",
        "not signed, in other letters": f"{_encoded({**header_of(KEY), 'alg': 'NoNe'})}.{claims}.",
        "signed by what everybody knows": _by_public_key(signed.pems[KEY], claims),
        "without its signature": f"{head}.{claims}.",
        "with the signature of another one": f"{head}.{claims}.{powerless}",
        "truncated": f"{head}.{claims}.{signature[:-10]}",
        "its claims alone": claims,
        "nothing": "",
    }
    lines = {name: _lines(authorization(token)) for name, token in tokens.items()}
    both = base64.b64encode(b"admin:admin").decode()
    return lines | {
        "twice": lines[_TRUE] * 2,
        "as a password": [f"Authorization: Basic {both}"],
        "by another scheme": [f"Authorization: Token {true}"],
        "in a cookie": [f"Cookie: access_token={true}; Authorization={true}"],
    }


def _by_public_key(pem: str, claims: str) -> str:
    """As a server would believe that takes the algorithm from the token, and its key for a password."""
    told = f"{_encoded({**header_of(KEY), 'alg': 'HS256'})}.{claims}"
    return f"{told}.{_base64(hmac.digest(pem.encode(), told.encode(), hashlib.sha256))}"


def _lines(headers: Mapping[str, str]) -> list[str]:
    return [f"{name}: {value}" for name, value in headers.items()]


def _encoded(value: Mapping[str, str]) -> str:
    return _base64(json.dumps(value).encode())


def _base64(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()
