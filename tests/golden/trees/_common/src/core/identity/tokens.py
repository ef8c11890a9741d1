# Generated from specs/<app>.yaml by templates/src/core/identity/tokens.py.j2.
"""Reads who is calling from the token of a request (RFC 6750), an access token of the issuer (RFC 9068)."""

import time
from dataclasses import dataclass
from typing import Any

import jwt
from fastapi import Request
from structlog.contextvars import bind_contextvars

from src.core.config import Settings
from src.core.identity.caller import ANONYMOUS, Caller, with_included
from src.core.identity.errors import UnauthenticatedError
from src.core.identity.keys import Keys, UnknownKeyError
from src.core.logging import get_logger

MAX_TOKEN_LENGTH = 8 * 1024
MAX_SUBJECT_LENGTH = 255
# Tokens that were believed and are remembered: to check a signature costs a fifth of a whole request.
MAX_BELIEVED = 1000

_AT_JWT = "at+jwt"
# What only ID tokens have, where a header does not tell them from access tokens.
_OF_ID_TOKENS = frozenset({"at_hash", "c_hash", "nonce"})
_EXPIRED = "expired"
# What the log says of an error of PyJWT.
_REASONS: dict[type[jwt.InvalidTokenError], str] = {
    jwt.ExpiredSignatureError: _EXPIRED,
    jwt.ImmatureSignatureError: "not_yet_valid",
    jwt.InvalidAudienceError: "wrong_audience",
    jwt.InvalidIssuerError: "wrong_issuer",
    jwt.InvalidSignatureError: "wrong_signature",
    jwt.MissingRequiredClaimError: "claim_missing",
}

logger = get_logger(__name__)


class _RefusedError(Exception):
    """A token is not to be believed; the message is a code for the log."""


@dataclass(frozen=True, slots=True)
class _Believed:
    """Whose a token is, until when (seconds since 1970), and the key that says so."""

    caller: Caller
    until: float
    key_id: str | None
    algorithm: str
    key: jwt.PyJWK


class Authenticator:
    """Believes tokens of the issuer for this application, and nothing else."""

    def __init__(self, settings: Settings, keys: Keys) -> None:
        self._settings = settings
        self._keys = keys
        self._is_typed = settings.oidc_token_type == _AT_JWT
        self._types = {_AT_JWT} if self._is_typed else {_AT_JWT, "jwt", ""}
        self._decoder = jwt.PyJWT({"require": ["aud", "exp", "iss", "sub"]})
        self._believed: dict[str, _Believed] = {}
        self._has_warned = False

    async def caller(self, request: Request) -> Caller:
        """Return who sends a request, ANONYMOUS when it does not say. Raises UnauthenticatedError, UnavailableError."""
        values = request.headers.getlist("authorization")
        if not values:
            return ANONYMOUS
        try:
            caller = await self._believe(_bearer(values))
        except _RefusedError as error:
            reason = str(error)
        except UnknownKeyError:
            reason = "unknown_key"
        except jwt.InvalidTokenError as error:
            reason = _REASONS.get(type(error), "malformed")
        else:
            bind_contextvars(caller=caller.subject)
            return caller
        # Never the token, nor what it claims: who reads the log could use the one and would believe the other.
        logger.info("token_refused", reason=reason)
        raise UnauthenticatedError("The token has expired" if reason == _EXPIRED else "The token is not valid")

    async def _believe(self, token: str) -> Caller:
        known = self._believed.get(token)
        # A key that the issuer has withdrawn, or read anew, says nothing any more.
        if (
            known is not None
            and time.time() < known.until
            and await self._keys.find(known.key_id, known.algorithm) is known.key
        ):
            return known.caller
        # The header alone: a whole token would be decoded twice.
        header = jwt.get_unverified_header(f"{token.partition('.')[0]}..")
        self._check_header(header)
        # The key is bound to the algorithm.
        key = await self._keys.find(header.get("kid"), header["alg"])
        claims = self._decoder.decode(
            token,
            key,
            self._settings.oidc_algorithms,
            audience=self._settings.oidc_audience,
            issuer=self._settings.oidc_issuer,
            leeway=self._settings.oidc_leeway,
        )
        caller, until = self._caller_of(claims), int(claims["exp"]) + self._settings.oidc_leeway
        self._remember(token, _Believed(caller, until, header.get("kid"), header["alg"], key))
        return caller

    def _remember(self, token: str, believed: _Believed) -> None:
        self._believed.pop(token, None)
        if len(self._believed) >= MAX_BELIEVED:
            del self._believed[next(iter(self._believed))]
        self._believed[token] = believed

    def _check_header(self, header: dict[str, Any]) -> None:
        """Refuse what is no access token. Keys that it brings or points to (``jwk``, ``jku``, ``x5u``) mean nothing."""
        algorithm, kind = header.get("alg"), header.get("typ", "")
        if algorithm not in self._settings.oidc_algorithms:
            raise _RefusedError("wrong_algorithm")
        if not isinstance(kind, str) or kind.lower().removeprefix("application/") not in self._types:
            raise _RefusedError("wrong_type")
        if "crit" in header:
            # It has to be understood, and nothing of the kind is.
            raise _RefusedError("critical_header")

    def _caller_of(self, claims: dict[str, Any]) -> Caller:
        if not self._is_typed and not _OF_ID_TOKENS.isdisjoint(claims):
            raise _RefusedError("wrong_type")
        subject: str = claims["sub"]
        if not 1 <= len(subject) <= MAX_SUBJECT_LENGTH or not subject.isprintable():
            raise _RefusedError("wrong_subject")
        return Caller(self._settings.oidc_issuer, subject, self._roles(claims))

    def _roles(self, claims: dict[str, Any]) -> frozenset[str]:
        name = self._settings.oidc_roles_claim
        found = _claim(claims, name)
        if found is None:
            return frozenset()
        if isinstance(found, str):
            found = found.split()
        if isinstance(found, list):
            return with_included(found)
        if not self._has_warned:
            # Said once: it is the same with the tokens of all.
            self._has_warned = True
            logger.warning("roles_claim_not_readable", claim=name, type=type(found).__name__)
        return frozenset()


def _bearer(values: list[str]) -> str:
    """Return the token of the Authorization headers of a request."""
    scheme, _, token = values[0].partition(" ")
    token = token.strip(" ")
    if len(values) > 1 or scheme.lower() != "bearer" or not token:
        raise _RefusedError("no_bearer_token")
    if len(token) > MAX_TOKEN_LENGTH:
        raise _RefusedError("too_long")
    return token


def _claim(claims: dict[str, Any], path: str) -> Any:
    """Return a claim by its name, which may have dots in it (``https://shop.example/roles``), or by its path."""
    if path in claims:
        return claims[path]
    found: Any = claims
    for name in path.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return found
