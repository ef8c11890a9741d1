"""What the verifier knows of callers: tokens, forgeries, the doors that they are tried at, an issuer."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from types import SimpleNamespace
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from generators.model.access import Auth
from generators.model.load import load_app
from generators.readiness.callers import callers
from generators.verify.checks.containers.attacks import writes
from generators.verify.checks.running.access.forgeries import believed, forgeries, signed_forgeries
from generators.verify.checks.running.access.guarded import guarded
from generators.verify.subjects.attackers import Target
from generators.verify.subjects.identity.callers import KEY, Signed, access_token, bearer, settings_of_callers
from generators.verify.subjects.identity.issuer import issuer
from generators.verify.subjects.server import is_secret
from tests.conftest import ROOT

AUTH = Auth({"admin": ("admin", "staff"), "staff": ("staff",)}, "shop", "realm_access.roles", {}, "")
SHOP = load_app(ROOT / "specs" / "shop_with_accounts.yaml", "shop_with_accounts")
OPEN = load_app(ROOT / "specs" / "simple_task_api.yaml", "simple_task_api")


def decoded(part: str) -> Any:
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def encoded(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


@pytest.fixture(scope="module")
def lines() -> dict[str, list[str]]:
    """Every forgery, of tokens that are signed by nobody."""
    wanted = signed_forgeries(AUTH)
    tokens = {
        name: f"{encoded({**each.header, 'alg': 'ES256'})}.{encoded(each.claims)}.{'s' * 40}{number:02}"
        for number, (name, each) in enumerate(wanted.items())
    }
    return forgeries(AUTH, Signed({KEY: {"kid": KEY}}, {KEY: "the public key"}, tokens))


def test_where_anybody_may_call_nobody_says_who_it_is() -> None:
    work: Any = SimpleNamespace(spec=OPEN)
    assert bearer(work) == bearer(work, "admin") == settings_of_callers(work) == {}


def test_who_is_nobody_says_nothing() -> None:
    work: Any = SimpleNamespace(spec=SHOP)
    assert bearer(work, "nobody") == {}


def test_a_token_names_its_roles_where_the_spec_says() -> None:
    made = access_token(AUTH, ["staff"], aud=None, nonce="1")
    assert made.claims["realm_access"] == {"roles": ["staff"]}
    assert made.claims["nonce"] == "1"
    assert "aud" not in made.claims
    assert made.claims["iat"] < made.claims["exp"]
    assert made.header == {"typ": "at+jwt", "kid": KEY}


def test_one_token_is_in_order_and_each_forgery_is_another_one(lines: dict[str, list[str]]) -> None:
    assert [name for name in lines if believed(name)] == ["in order"]
    sent = ["\n".join(each) for each in lines.values()]
    assert len(set(sent)) == len(sent)
    assert len(lines["twice"]) == 2


def test_forgeries_claim_every_role(lines: dict[str, list[str]]) -> None:
    """Otherwise a 403 would hide that one was believed."""
    for name in ("in order", "not signed", "expired", "with the signature of another one"):
        token = lines[name][0].removeprefix("Authorization: Bearer ")
        assert decoded(token.split(".")[1])["realm_access"] == {"roles": ["admin", "staff"]}


def test_a_public_key_is_the_password_of_a_forgery(lines: dict[str, list[str]]) -> None:
    told, _, proof = lines["signed by what everybody knows"][0].removeprefix("Authorization: Bearer ").rpartition(".")
    made = hmac.digest(b"the public key", told.encode(), hashlib.sha256)
    assert base64.urlsafe_b64decode(proof + "=") == made
    assert decoded(told.split(".")[0])["alg"] == "HS256"


def test_a_token_that_is_not_signed_says_so(lines: dict[str, list[str]]) -> None:
    head, _, proof = lines["not signed"][0].removeprefix("Authorization: Bearer ").split(".")
    assert (decoded(head)["alg"], proof) == ("none", "")


def test_doors_are_what_not_everybody_may_call() -> None:
    names = [each.name.replace("00000000-0000-0000-0000-000000000001", "{id}") for each in guarded(SHOP)]
    assert names[:2] == ["GET /api/v1/customers", "GET /api/v1/customers/{id}"]
    assert {name for name in names if "/products" in name} == {
        "DELETE /api/v1/products/{id}",
        "POST /api/v1/products",
        "POST /api/v1/products/{id}/like",
        "PUT /api/v1/products/{id}",
    }
    assert "GET /api/v1/customers/me" in names
    assert guarded(OPEN) == ()


def test_attackers_say_who_they_are() -> None:
    assert Target(1, (), {"Authorization": "Bearer x"}).head == "Host: attacker\r\nAuthorization: Bearer x\r\n"
    assert Target(1, ()).head == "Host: attacker\r\n"
    assert all(each.guarded for each in writes(SHOP))
    assert not any(each.guarded for each in writes(OPEN))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("API_TOKEN", True), ("OIDC_TOKEN_TYPE", False), ("OIDC_ISSUER", False), ("POSTGRES_PASSWORD", True)],
)
def test_what_is_said_about_a_token_is_no_secret(name: str, expected: bool) -> None:
    assert is_secret(name, "at+jwt") is expected


def test_an_issuer_has_the_keys_that_it_publishes_counts_and_ends() -> None:
    with issuer() as made:
        found = json.load(urlopen(f"{made.url}/.well-known/openid-configuration"))
        assert found == {"issuer": made.url, "jwks_uri": f"{made.url}/keys"}
        assert json.load(urlopen(found["jwks_uri"])) == {"keys": []}
        made.publish([{"kid": "a"}])
        assert json.load(urlopen(found["jwks_uri"])) == {"keys": [{"kid": "a"}]}
        assert made.fetches == 2
        made.fail()
        with pytest.raises(HTTPError, match="503"):
            urlopen(found["jwks_uri"])
        assert made.fetches == 3
        made.stop()
        with pytest.raises(URLError):
            urlopen(found["jwks_uri"])


def test_a_report_says_who_may_call() -> None:
    assert callers(OPEN).startswith("Anybody may call it: ")
    said = callers(SHOP)
    assert "for `shop`, " in said
    assert "`realm_access.roles` (`admin`, `staff`, `customer`, `auditor`). 2 of 20 operations" in said
    assert said.endswith(" 11 are for some rows only, by rules about who calls or about the row.")
