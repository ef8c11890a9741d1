# Generated from specs/<app>.yaml by templates/tests/unit/test_key_sets.py.j2.
"""Sets of keys: which of them can check a token."""

import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm

from src.core.identity.key_set import read_key_set
from tests.identity import KEY, KEY_ID, published

NEW = published(ec.generate_private_key(ec.SECP256R1()), "new")
ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")


# 1024 bits.
WEAK = {"kty": "RSA", "e": "AQAB", "n": f"{'_' * 170}8"}
P_384 = ECAlgorithm.to_jwk(ec.generate_private_key(ec.SECP384R1()).public_key(), as_dict=True)
PRIVATE = ECAlgorithm.to_jwk(KEY, as_dict=True)


@pytest.mark.parametrize(
    "useless",
    [
        {"kty": "oct", "k": "c2VjcmV0"},
        WEAK,
        P_384,
        PRIVATE,
        {**published(KEY), "x": "AAAA"},
        {**published(KEY), "x": 1},
        {**published(KEY), "kty": ["EC"]},
        {**published(KEY), "alg": "HS256"},
        {**published(KEY), "alg": ["ES256"]},
        {},
    ],
)
def test_a_key_that_is_of_no_use_is_skipped(useless: dict[str, Any]) -> None:
    found = read_key_set(json.dumps({"keys": [{**useless, "kid": "useless"}, published(KEY)]}), ALGORITHMS)
    assert (list(found.by_id), found.skipped) == ([KEY_ID], ["useless"])
    assert found.find(None) is found.by_id[KEY_ID]


def test_a_key_for_something_else_is_none_of_ours() -> None:
    found = read_key_set(json.dumps({"keys": [{**NEW, "use": "enc"}, published(KEY)]}), ALGORITHMS)
    assert (list(found.by_id), found.skipped) == ([KEY_ID], [])


def test_the_first_of_two_keys_with_one_id_stays() -> None:
    found = read_key_set(json.dumps({"keys": [published(KEY), {**NEW, "kid": KEY_ID}]}), ALGORITHMS)
    assert found.by_id[KEY_ID]["ES256"].key.public_numbers() == KEY.public_key().public_numbers()
    assert found.find(None) is None


@pytest.mark.parametrize("key_id", [None, 1, ["a"]])
def test_a_key_without_an_id_is_for_tokens_that_name_none(key_id: object) -> None:
    found = read_key_set(json.dumps({"keys": [{**NEW, "kid": key_id}]}), ALGORITHMS)
    assert found.by_id == {}
    assert found.find(None) is not None
