# Generated from specs/shop_with_accounts.yaml by templates/tests/identity.py.j2.
"""STAND-IN"""

import json
import time
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm

from src.core.config import Settings

ISSUER = "https://issuer.test"
AUDIENCE = "shop"
KEY = ec.generate_private_key(ec.SECP256R1())
OIDC: dict[str, Any] = {
    "oidc_issuer": ISSUER,
    "oidc_jwks": json.dumps(
        {"keys": [{**ECAlgorithm.to_jwk(KEY.public_key(), as_dict=True), "kid": "one", "use": "sig"}]}
    ),
}


def token(*roles: str) -> str:
    """Token."""
    named: Any = list(roles)
    for name in reversed(Settings.model_fields["oidc_roles_claim"].default.split(".")):
        named = {name: named}
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": "ann",
        "exp": int(time.time()) + 36000,
        "iat": int(time.time()),
        **named,
    }
    return jwt.encode(claims, KEY, "ES256", {"kid": "one", "typ": "at+jwt"})


def headers(*roles: str) -> dict[str, str]:
    """Headers."""
    return {"Authorization": f"Bearer {token(*roles)}"}


ALL = headers(
    "admin",
    "staff",
    "customer",
    "auditor",
)


def headers_of(caller: str) -> dict[str, str]:
    """How a caller says who it is: one with a role, "authenticated" for one without, "nobody"."""
    if caller == "nobody":
        return {}
    return headers() if caller == "authenticated" else headers(caller)
