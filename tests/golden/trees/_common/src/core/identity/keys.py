# Generated from specs/<app>.yaml by templates/src/core/identity/keys.py.j2.
"""STAND-IN"""

import json

import jwt

from src.core.config import Settings


class Keys:
    """Keys."""

    def __init__(self, settings: Settings) -> None:
        self.keys = {each["kid"]: jwt.PyJWK(each) for each in json.loads(settings.oidc_jwks or "{}").get("keys", [])}

    async def find(self, key_id: str | None) -> jwt.PyJWK:
        """Find."""
        return self.keys[key_id or ""]

    async def refresh(self) -> None:
        """Refresh."""

    async def close(self) -> None:
        """Close."""
