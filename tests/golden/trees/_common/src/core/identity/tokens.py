# Generated from specs/<app>.yaml by templates/src/core/identity/tokens.py.j2.
"""STAND-IN"""

from functools import reduce

import jwt
from fastapi import Request

from src.core.config import Settings
from src.core.identity.caller import ANONYMOUS, Caller, with_included
from src.core.identity.errors import UnauthenticatedError
from src.core.identity.keys import Keys


class Authenticator:
    """Tokens."""

    def __init__(self, settings: Settings, keys: Keys) -> None:
        self.settings, self.keys = settings, keys

    async def caller(self, request: Request) -> Caller:
        """Caller."""
        header = request.headers.get("authorization")
        if header is None:
            return ANONYMOUS
        token = header.removeprefix("Bearer ")
        try:
            key = await self.keys.find(jwt.get_unverified_header(token).get("kid"))
            claims = jwt.decode(
                token, key, ["ES256"], audience=self.settings.oidc_audience, issuer=self.settings.oidc_issuer
            )
        except (jwt.PyJWTError, KeyError):
            raise UnauthenticatedError("The token is not valid") from None
        roles = reduce(lambda found, name: found.get(name, {}), self.settings.oidc_roles_claim.split("."), claims)
        return Caller(claims["iss"], claims["sub"], with_included(roles or []))
