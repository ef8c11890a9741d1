# Generated from specs/<app>.yaml by templates/src/core/identity/issuer.py.j2.
"""Asks the issuer for its keys, within limits: it may be slow, broken or somebody else."""

import asyncio
import json

import httpx

from src.core.config import Settings
from src.core.identity.issuer_url import check_issuer_url
from src.core.identity.key_set import KeySet, KeySetError, read_key_set

TIMEOUT = 3.0
MAX_BYTES = 256 * 1024

# Not compressed: a few bytes could unfold to more than there is memory.
_HEADERS = {"Accept": "application/json", "Accept-Encoding": "identity"}


class IssuerError(Exception):
    """The issuer did not give its keys."""


class Issuer:
    """The issuer of the settings, and nobody else."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        # The environment may name a proxy and more certificates: it is the operator's, as the settings are. Where the
        # keys are is said by the issuer, and not by a redirection. The time limit is one for all steps, below.
        self._client = httpx.AsyncClient(
            headers=_HEADERS, timeout=httpx.Timeout(None), trust_env=True, follow_redirects=False
        )

    async def read_keys(self) -> KeySet:
        """Return the keys that the issuer has now. Raises IssuerError."""
        try:
            async with asyncio.timeout(TIMEOUT):
                content = await self._get(self._settings.oidc_jwks_url or await self._discover())
            return read_key_set(content, self._settings.oidc_algorithms)
        except TimeoutError:
            raise IssuerError("no answer in time") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise IssuerError(f"no answer: {type(error).__name__}") from error
        except KeySetError as error:
            raise IssuerError(str(error)) from None

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _discover(self) -> str:
        """Return the address of the keys, as the issuer has it (OpenID Connect Discovery, 4)."""
        issuer = self._settings.oidc_issuer
        content = await self._get(f"{issuer.removesuffix('/')}/.well-known/openid-configuration")
        try:
            document = json.loads(content)
        except (ValueError, RecursionError):
            document = None
        if not isinstance(document, dict) or document.get("issuer") != issuer:
            raise IssuerError("what is told there is not about this issuer")
        url = document.get("jwks_uri")
        try:
            check_issuer_url(str(url), is_deployed=self._settings.is_deployed)
        except ValueError:
            raise IssuerError("its keys are at no address that could be trusted") from None
        return str(url)

    async def _get(self, url: str) -> bytes:
        async with self._client.stream("GET", url) as response:
            if response.status_code != httpx.codes.OK:
                raise IssuerError(f"the answer was {response.status_code}")
            content = bytearray()
            async for part in response.aiter_raw():
                content += part
                if len(content) > MAX_BYTES:
                    raise IssuerError(f"the answer has more than {MAX_BYTES} bytes")
            return bytes(content)
