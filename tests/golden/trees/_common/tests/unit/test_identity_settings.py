# Generated from specs/<app>.yaml by templates/tests/unit/test_identity_settings.py.j2.
"""Whom the settings let the application believe: an issuer at an address of its own, and public keys."""

import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm
from pydantic import ValidationError

from tests.conftest import make_settings
from tests.identity import KEY, published

URL = "postgresql+asyncpg://app:s3cret@localhost/app"
KEYS = json.dumps({"keys": [published(KEY)]})
PRIVATE = ECAlgorithm.to_jwk(KEY, as_dict=True)
P_384 = ECAlgorithm.to_jwk(ec.generate_private_key(ec.SECP384R1()).public_key(), as_dict=True)


def refusal(**values: Any) -> str:
    """Return why settings are refused, nothing when they are not."""
    try:
        make_settings(**{"database_url": URL, **values})
    except ValidationError as error:
        (problem,) = error.errors()
        return problem["msg"]
    return ""


@pytest.mark.parametrize("name", ["oidc_issuer", "oidc_jwks_url"])
@pytest.mark.parametrize(
    ("environment", "url", "expected"),
    [
        ("production", "https://login.example", ""),
        ("production", "https://login.example:8443/realms/shop/", ""),
        ("production", "http://127.0.0.1:8080", ""),
        ("production", "http://[::1]:8080", ""),
        ("production", "http://localhost", ""),
        ("production", "http://login.example", "write an https:// URL"),
        ("production", "http://127.0.0.1.example", "write an https:// URL"),
        ("staging", "http://login", "write an https:// URL"),
        ("development", "http://login", ""),
        ("test", "http://login", ""),
        ("test", "ftp://login.example", "write an https:// URL"),
        ("test", "login.example", "write a URL"),
        ("test", "", "write a URL"),
        ("test", "https://", "write a URL"),
        ("test", "https:///realms", "write a URL"),
        ("test", "https://login.example:port", "write a URL"),
        ("test", "https://[::1", "write a URL"),
        ("test", "https://login.example/a b", "write a URL"),
        ("test", "https://login.example/\x7f", "write a URL"),
        ("test", "https://lögin.example", "write a URL"),
        ("test", "https://user@login.example", "without a user"),
        ("test", "https://:secret@login.example", "without a user"),
        ("test", "https://login.example/#", "without a fragment"),
    ],
)
def test_the_address_of_an_issuer(name: str, environment: str, url: str, expected: str) -> None:
    said = refusal(**{"environment": environment, "oidc_jwks": None, name: url})
    assert expected in said
    assert bool(expected) is bool(said)
    assert (name.upper() in said) is bool(expected)


def test_only_an_address_of_keys_may_have_a_query() -> None:
    assert "OIDC_ISSUER: write the URL without a query" in refusal(oidc_issuer="https://login.example/?a=b")
    assert not refusal(oidc_jwks=None, oidc_jwks_url="https://login.example/keys?a=b")


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (KEYS, ""),
        ('{"keys": []}', "no key of the set can be used"),
        ("[1]", "the set is not like"),
        ("{", "the set is not JSON"),
        (json.dumps({"keys": [{**published(KEY), "use": "enc"}]}), "no key of the set can be used"),
        (json.dumps({"keys": [P_384]}), "no key of the set can be used"),
        (json.dumps({"keys": [published(KEY), PRIVATE]}), "only public keys belong here"),
        (json.dumps({"keys": [published(KEY), {"kty": "oct", "k": "c2VjcmV0"}]}), "only public keys belong here"),
    ],
)
def test_keys_that_are_given(keys: str, expected: str) -> None:
    said = refusal(oidc_jwks=keys)
    assert expected in said
    assert ("OIDC_JWKS" in said) is bool(expected)


def test_keys_are_given_once() -> None:
    assert "not both" in refusal(oidc_jwks=KEYS, oidc_jwks_url="https://login.example/keys")


@pytest.mark.parametrize("value", ["ES256", "RS256,PS256,EdDSA, ES256", '["ES256"]'])
def test_algorithms(value: str) -> None:
    assert not refusal(oidc_algorithms=value)


@pytest.mark.parametrize("value", ["", "none", "HS256", "ES256,HS256", "ES257"])
def test_secrets_sign_nothing(value: str) -> None:
    assert "name algorithms, of ES256, " in refusal(oidc_algorithms=value)


def test_an_application_has_a_name_among_those_of_the_issuer() -> None:
    assert "name this application" in refusal(oidc_audience=" ")


@pytest.mark.parametrize(("seconds", "is_refused"), [(-1, True), (0, False), (120, False), (121, True)])
def test_clocks_differ_by_no_more_than_minutes(seconds: int, is_refused: bool) -> None:
    assert bool(refusal(oidc_leeway=seconds)) is is_refused


def test_roles_are_somewhere() -> None:
    assert refusal(oidc_roles_claim="")
