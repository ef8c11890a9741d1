# Generated from specs/<app>.yaml by templates/src/core/identity/keys.py.j2.
"""The public keys of the issuer, kept so that neither its outages nor made-up tokens are felt."""

import asyncio
import math
import time
from collections.abc import Callable

import jwt

from src.core.config import Settings
from src.core.errors import UnavailableError
from src.core.identity.issuer import Issuer, IssuerError
from src.core.identity.key_set import KeySet, read_key_set
from src.core.logging import get_logger

# Older keys are asked for anew, while they go on being used.
LIFESPAN = 300.0
# Older keys are not used: nobody knows whether the issuer still stands by them.
MAX_AGE = 24 * 3600.0
# The issuer is not asked more often than that, whatever tokens say and whether or not it answered.
COOLDOWN = 30.0

logger = get_logger(__name__)


class UnknownKeyError(Exception):
    """The issuer has no such key."""


class Keys:
    """The keys that the settings give, or else those that the issuer has."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._issuer: Issuer | None = None
        self._keys: KeySet | None = None
        self._read_at = math.inf
        self._asked_at = -math.inf
        self._flight: asyncio.Task[None] | None = None
        if settings.oidc_jwks is None:
            self._issuer = Issuer(settings)
        else:
            self._keys = read_key_set(settings.oidc_jwks, settings.oidc_algorithms)

    async def find(self, key_id: str | None, algorithm: str) -> jwt.PyJWK:
        """Return the key with an id, for this algorithm.

        Raises UnknownKeyError, and UnavailableError when it is not known what keys there are.
        """
        age = self._clock() - self._read_at
        if self._keys is None or age > MAX_AGE or self._keys.find(key_id) is None:
            await self.refresh()
        elif age > LIFESPAN:
            self._ask()
        if self._keys is None or self._clock() - self._read_at > MAX_AGE:
            raise UnavailableError
        key = self._keys.find(key_id)
        if key is None or algorithm not in key:
            raise UnknownKeyError
        return key[algorithm]

    async def refresh(self) -> None:
        """Ask the issuer, unless it was asked just before; all who wait share one answer. Failures are logged."""
        flight = self._ask()
        if flight is not None:
            # Who waits may go away; the others go on waiting.
            await asyncio.wait({flight})

    async def close(self) -> None:
        """Stop asking."""
        if self._flight is not None:
            self._flight.cancel()
            await asyncio.wait({self._flight})
        if self._issuer is not None:
            await self._issuer.close()

    def _ask(self) -> asyncio.Task[None] | None:
        """Return the question that is under way, or a new one if it is time for that."""
        if self._issuer is None:
            return None
        if self._flight is not None and not self._flight.done():
            return self._flight
        if self._clock() - self._asked_at < COOLDOWN:
            return None
        self._asked_at = self._clock()
        self._flight = asyncio.create_task(self._read(self._issuer))
        return self._flight

    async def _read(self, issuer: Issuer) -> None:
        try:
            keys = await issuer.read_keys()
        except IssuerError as error:
            logger.error("issuer_keys_not_read", reason=str(error))
            return
        if keys.skipped:
            logger.info("issuer_keys_skipped", key_ids=keys.skipped)
        self._keys, self._read_at = keys, self._clock()
