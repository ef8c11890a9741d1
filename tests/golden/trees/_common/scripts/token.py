# Generated from specs/<app>.yaml by templates/scripts/token.py.j2.
"""Print an access token for trying the application out where there is no OpenID provider.

    python -m scripts.token [--as NAME] ROLE...

The key is made by the first call and stays in this folder. ``make dev`` takes these tokens where no OIDC_ISSUER is set;
what has to stand in .env for them to be taken elsewhere goes to standard error.
"""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from time import time
from typing import Any
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from jwt.algorithms import ECAlgorithm

from src.core.config import Settings
from src.core.identity.caller import ROLES

# As all that begins so, it comes neither into git nor into an image.
KEY = Path(__file__).resolve().parent.parent / ".env.token-key"
KEY_ID = "token-key"
ISSUER = "https://localhost"
SECONDS = 24 * 60 * 60


def main(arguments: list[str]) -> int:
    """Print a token for a caller with some roles."""
    parser = ArgumentParser("python -m scripts.token", description="Print an access token.")
    parser.add_argument("roles", nargs="*", metavar="ROLE")
    parser.add_argument("--as", dest="name", help="who calls: somebody new each time, when it is left out")
    given = parser.parse_args(arguments)
    if unknown := [role for role in given.roles if role not in ROLES]:
        print(f"There is no role {unknown[0]}. There are: {', '.join(ROLES)}", file=sys.stderr)
        return 2
    print("In .env:", *(f"{name}={value}" for name, value in issuer_settings().items()), sep="\n", file=sys.stderr)
    headers = {"typ": "at+jwt", "kid": KEY_ID}
    print(jwt.encode(_claims(given.name or str(uuid4()), given.roles), _key(), algorithm="ES256", headers=headers))
    return 0


def issuer_settings() -> dict[str, str]:
    """Return the settings of an application that takes these tokens."""
    public = {**ECAlgorithm.to_jwk(_key().public_key(), as_dict=True), "kid": KEY_ID, "alg": "ES256", "use": "sig"}
    return {"OIDC_ISSUER": ISSUER, "OIDC_JWKS": json.dumps({"keys": [public]})}


def _key() -> ec.EllipticCurvePrivateKey:
    if not KEY.exists():
        made = ec.generate_private_key(ec.SECP256R1())
        KEY.touch(mode=0o600)
        KEY.write_bytes(made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    key = load_pem_private_key(KEY.read_bytes(), None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise SystemExit(f"{KEY} holds another kind of key: delete it")
    return key


def _claims(subject: str, roles: list[str]) -> dict[str, Any]:
    """Return who calls, and what they may."""
    defaults = Settings.model_fields
    claims: dict[str, Any] = {"iss": ISSUER, "aud": defaults["oidc_audience"].default, "sub": subject}
    # By its whole name, with the dots in it: that is read first.
    claims[defaults["oidc_roles_claim"].default] = roles
    return {**claims, "iat": int(time()), "exp": int(time()) + SECONDS}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
