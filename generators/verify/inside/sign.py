"""Sign tokens with keys that are made for the run: ``sign.py REQUEST``.

REQUEST, as JSON: ``keys``, names of keys to make, and ``tokens`` by name, each with its ``key``, ``header`` and
``claims``. Runs in an application's environment, which has what it takes. Prints, as JSON, what anybody may know of the
``keys`` (as JWK) and ``pems``, and the ``tokens``.
"""

from __future__ import annotations

import json
import sys

import jwt  # type: ignore[import-not-found]  # all of these: of the application
from cryptography.hazmat.primitives.asymmetric import ec  # type: ignore[import-not-found]
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat  # type: ignore[import-not-found]
from jwt.algorithms import ECAlgorithm  # type: ignore[import-not-found]


def main(request: str) -> None:
    """Make the keys and sign."""
    asked = json.loads(request)
    keys = {name: ec.generate_private_key(ec.SECP256R1()) for name in asked["keys"]}
    public = {name: key.public_key() for name, key in keys.items()}
    answer = {
        "keys": {
            name: {**ECAlgorithm.to_jwk(key, as_dict=True), "kid": name, "use": "sig", "alg": "ES256"}
            for name, key in public.items()
        },
        "pems": {
            name: key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
            for name, key in public.items()
        },
        "tokens": {
            name: jwt.encode(each["claims"], keys[each["key"]], "ES256", each["header"])
            for name, each in asked["tokens"].items()
        },
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main(sys.argv[1])
