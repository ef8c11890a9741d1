# Generated from specs/<app>.yaml by templates/tests/unit/test_tokens.py.j2.
"""Who is believed to be calling: an access token of the issuer for this application says so, and nothing else does."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from typing import Any

import pytest
import structlog
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from fastapi import Request
from jwt.algorithms import AllowedPrivateKeys, ECAlgorithm, OKPAlgorithm, RSAAlgorithm

from src.core.identity import caller
from src.core.identity.caller import ANONYMOUS, Caller, with_included
from src.core.identity.errors import ForbiddenError, UnauthenticatedError
from src.core.identity.keys import Keys
from src.core.identity.tokens import Authenticator
from src.core.logging import setup_logging
from tests.conftest import make_settings
from tests.identity import AUDIENCE, ISSUER, KEY, KEY_ID, LIFETIME, published, token

URL = "postgresql+asyncpg://localhost/unused"
OTHER = ec.generate_private_key(ec.SECP256R1())
RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ED = ed25519.Ed25519PrivateKey.generate()
PEM = KEY.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
LATER = int(time.time()) + LIFETIME
# Whatever roles the application has itself.
MOST = "boss"
ROLES = {MOST: frozenset({MOST, "clerk"}), "clerk": frozenset({"clerk"})}
OWN = caller.ROLES


@pytest.fixture(autouse=True)
def roles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be two roles."""
    monkeypatch.setattr(caller, "ROLES", ROLES)


def authenticator(**values: Any) -> Authenticator:
    """What believes the issuer of the tests."""
    settings = make_settings(database_url=URL, **values)
    return Authenticator(settings, Keys(settings))


def request(*values: str) -> Request:
    """Return a request with these Authorization headers."""
    headers = [(b"authorization", value.encode("latin-1")) for value in values]
    return Request({"type": "http", "headers": headers})


async def read(value: str, **settings: Any) -> Caller:
    """Return who a token says that it is."""
    return await authenticator(**settings).caller(request(f"Bearer {value}"))


@pytest.fixture
def reasons(capsys: pytest.CaptureFixture[str]) -> Callable[..., list[str]]:
    """Return the reasons that the log has for refusals. never: what must not be in it."""
    setup_logging("DEBUG")

    def logged(*never: str) -> list[str]:
        out = capsys.readouterr().out
        assert not any(part in out for part in never)
        return [line["reason"] for line in map(json.loads, out.splitlines()) if line["event"] == "token_refused"]

    return logged


def part(value: object) -> str:
    """Return a part of a token with this in it."""
    text = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()


def signed(header: object) -> str:
    """Return a token with any header, which the issuer has signed."""
    text = f"{part(header)}.{token().split('.')[1]}"
    return f"{text}.{part(ECAlgorithm(ECAlgorithm.SHA256).sign(text.encode(), KEY))}"


def without_signature(value: str) -> str:
    """Return a token with an empty signature."""
    return f"{value.rpartition('.')[0]}."


def signed_by_hmac() -> str:
    """Return a token whose secret is what everybody knows: the public key. PyJWT refuses to make one."""
    text = f"{part({'alg': 'HS256', 'typ': 'at+jwt', 'kid': KEY_ID})}.{token().split('.')[1]}"
    return f"{text}.{part(hmac.new(PEM, text.encode(), hashlib.sha256).digest())}"


HEADER = {"alg": "ES256", "typ": "at+jwt", "kid": KEY_ID}
FORGED = {
    "no algorithm": (signed({**HEADER, "alg": None}), "wrong_algorithm"),
    "algorithm none": (without_signature(signed({**HEADER, "alg": "none"})), "wrong_algorithm"),
    "algorithm in a list": (signed({**HEADER, "alg": ["ES256"]}), "wrong_algorithm"),
    "public key as a secret": (signed_by_hmac(), "wrong_algorithm"),
    "algorithm of another key": (token(key=RSA, algorithm="RS256"), "unknown_key"),
    "key of somebody else": (token(key=OTHER), "wrong_signature"),
    "unknown key": (token(key=OTHER, header={"kid": "unknown"}), "unknown_key"),
    "id of a key that is no text": (signed({**HEADER, "kid": 1}), "malformed"),
    "address of another key": (
        token(key=OTHER, header={"jku": "https://issuer.test/keys", "x5u": "https://issuer.test/x5u"}),
        "wrong_signature",
    ),
    "another key in the header": (
        token(key=OTHER, header={"kid": "x", "jwk": published(OTHER, "x"), "x5c": ["MIIB"]}),
        "unknown_key",
    ),
    "something critical": (signed({**HEADER, "crit": ["b64"], "b64": True}), "critical_header"),
    "something critical that is unknown": (signed({**HEADER, "crit": ["exp"]}), "malformed"),
    "detached content": (signed({**HEADER, "b64": False}), "malformed"),
    "another audience": (token(aud="another"), "wrong_audience"),
    "other audiences": (token(aud=["another", f"{AUDIENCE}-2"]), "wrong_audience"),
    "no audience": (token(aud=None), "claim_missing"),
    "an empty audience": (token(aud=[]), "claim_missing"),
    "another issuer": (token(iss="https://issuer.test.example"), "wrong_issuer"),
    "the issuer with a slash": (token(iss=f"{ISSUER}/"), "wrong_issuer"),
    "no issuer": (token(iss=None), "claim_missing"),
    "expired": (token(exp=int(time.time()) - 60), "expired"),
    "no end": (token(exp=None), "claim_missing"),
    "an end that is no time": (token(exp="soon"), "malformed"),
    "not yet valid": (token(nbf=LATER), "not_yet_valid"),
    "from the future": (token(iat=LATER), "not_yet_valid"),
    "no subject": (token(sub=None), "claim_missing"),
    "an empty subject": (token(sub=""), "wrong_subject"),
    "a long subject": (token(sub="a" * 256), "wrong_subject"),
    "a subject with a line break": (token(sub="ann\nroot"), "wrong_subject"),
    "a subject with NUL": (token(sub="ann\x00"), "wrong_subject"),
    "a subject that is no text": (token(sub="\ud800"), "wrong_subject"),
    "no type": (token(header={"typ": None}), "wrong_type"),
    "a type that is no text": (signed({**HEADER, "typ": 1}), "wrong_type"),
    "any JWT": (token(header={"typ": "JWT"}), "wrong_type"),
    "a logout token": (token(header={"typ": "logout+jwt"}), "wrong_type"),
    "too long": (token(more="a" * 9000), "too_long"),
    "one part": ("abc", "malformed"),
    "two parts": (token().rpartition(".")[0], "malformed"),
    "four parts": (f"{token()}.abc", "malformed"),
    "nothing signed": ("..", "malformed"),
    "half a signature": (token()[:-42], "wrong_signature"),
    "no signature": (without_signature(token()), "wrong_signature"),
    "no base64": (f"!{token()}", "malformed"),
    "no base64 in what is claimed": (token().replace(".", ".!", 1), "malformed"),
    "no ASCII": (f"é{token()}", "malformed"),
    "a header that is a list": (signed(["ES256"]), "malformed"),
    "a header that is no JSON": (signed(b"{"), "malformed"),
    "a header that is too deep": (signed(b"[" * 4000), "malformed"),
    "two tokens": (f"{token()} {token()}", "malformed"),
    "two tokens with a comma": (f"{token()},{token()}", "malformed"),
}


@pytest.mark.parametrize("name", FORGED)
async def test_a_token_is_refused(name: str, reasons: Callable[..., list[str]]) -> None:
    value, reason = FORGED[name]
    with pytest.raises(UnauthenticatedError) as refusal:
        await read(value)
    assert (refusal.value.status_code, refusal.value.code) == (401, "unauthenticated")
    problem = "The token has expired" if name == "expired" else "The token is not valid"
    assert refusal.value.headers == {"WWW-Authenticate": f'Bearer error="invalid_token", error_description="{problem}"'}
    assert (refusal.value.message, refusal.value.detail) == (problem, {})
    assert reasons(*(piece for piece in value.split(".") if len(piece) > 10)) == [reason]


async def test_a_part_of_a_token_is_refused() -> None:
    reader, value = authenticator(), token()
    for length in range(len(value)):
        with pytest.raises(UnauthenticatedError):
            await reader.caller(request(f"Bearer {value[:length]}"))


@pytest.mark.parametrize(
    "values",
    [
        [""],
        ["Bearer"],
        ["Bearer "],
        ["Basic YW5uOmFubg=="],
        [f"Token {token()}"],
        [token()],
        [f"Bearer {token()}", f"Bearer {token()}"],
        [f"Bearer {token()}", "Basic YW5uOmFubg=="],
    ],
)
async def test_a_header_is_refused(values: list[str], reasons: Callable[..., list[str]]) -> None:
    with pytest.raises(UnauthenticatedError):
        await authenticator().caller(request(*values))
    assert reasons("YW5u", "eyJ") == ["no_bearer_token"]


async def test_without_a_header_nobody_is_known(reasons: Callable[..., list[str]]) -> None:
    assert await authenticator().caller(request()) is ANONYMOUS
    assert not ANONYMOUS.is_known
    assert not ANONYMOUS.roles
    assert reasons() == []


def test_who_says_nothing_is_asked_for_a_token() -> None:
    assert UnauthenticatedError().headers == {"WWW-Authenticate": "Bearer"}


def test_who_may_not_is_told_that_another_token_could() -> None:
    error = ForbiddenError()
    assert (error.status_code, error.code) == (403, "forbidden")
    assert error.headers == {"WWW-Authenticate": 'Bearer error="insufficient_scope"'}


@pytest.mark.parametrize("scheme", ["Bearer ", "bearer ", "BEARER  "])
async def test_a_token_says_who_is_calling(scheme: str) -> None:
    found = await authenticator().caller(request(f"{scheme}{token(MOST)}"))
    assert found == Caller(ISSUER, "ann", ROLES[MOST])
    assert found.is_known


@pytest.mark.parametrize(
    "value",
    [
        token(aud=["another", AUDIENCE]),
        token(sub="a" * 255),
        token(iat=None),
        token(header={"typ": "AT+JWT"}),
        token(header={"typ": "application/at+jwt"}),
    ],
)
async def test_a_token_is_believed(value: str) -> None:
    assert (await read(value)).is_known


@pytest.mark.parametrize(("leeway", "is_known"), [(0, False), (60, True)])
@pytest.mark.parametrize(("claim", "seconds"), [("exp", -30), ("nbf", 30), ("iat", 30)])
async def test_clocks_may_differ_a_little(claim: str, seconds: int, leeway: int, is_known: bool) -> None:
    claims: dict[str, Any] = {claim: int(time.time()) + seconds}
    try:
        caller = await read(token(**claims), oidc_leeway=leeway)
    except UnauthenticatedError:
        caller = ANONYMOUS
    assert caller.is_known is is_known


@pytest.mark.parametrize("kind", [None, "JWT", "jwt", "application/jwt", "at+jwt"])
async def test_an_issuer_may_not_say_which_kind_its_tokens_are(kind: str | None) -> None:
    assert (await read(token(header={"typ": kind}), oidc_token_type="jwt")).is_known


@pytest.mark.parametrize("claim", ["nonce", "at_hash", "c_hash"])
async def test_an_id_token_is_no_access_token(claim: str, reasons: Callable[..., list[str]]) -> None:
    claims: dict[str, Any] = {claim: "abc"}
    with pytest.raises(UnauthenticatedError):
        await read(token(header={"typ": "JWT"}, **claims), oidc_token_type="jwt")
    assert reasons() == ["wrong_type"]
    # It is the type that tells them apart where there is one.
    assert (await read(token(**claims))).is_known


def with_keys(*entries: dict[str, Any]) -> str:
    """Return a set of keys, for the settings."""
    return json.dumps({"keys": entries})


RSA_ENTRY = {**RSAAlgorithm.to_jwk(RSA.public_key(), as_dict=True), "kid": KEY_ID}
ED_ENTRY = {**OKPAlgorithm.to_jwk(ED.public_key(), as_dict=True), "kid": KEY_ID}


@pytest.mark.parametrize(
    ("key", "algorithm", "entry", "is_known"),
    [
        (RSA, "RS256", RSA_ENTRY, True),
        (RSA, "PS256", RSA_ENTRY, True),
        (RSA, "PS256", {**RSA_ENTRY, "alg": "PS256"}, True),
        (RSA, "RS256", {**RSA_ENTRY, "alg": "PS256"}, False),
        # It is not among those of the settings.
        (RSA, "RS512", RSA_ENTRY, False),
        (ED, "EdDSA", ED_ENTRY, True),
        (KEY, "ES256", published(KEY), True),
    ],
)
async def test_a_key_has_its_algorithms(
    key: AllowedPrivateKeys, algorithm: str, entry: dict[str, Any], is_known: bool
) -> None:
    try:
        caller = await read(token(key=key, algorithm=algorithm), oidc_jwks=with_keys(entry))
    except UnauthenticatedError:
        caller = ANONYMOUS
    assert caller.is_known is is_known


async def test_a_token_without_a_key_id_is_of_the_only_key() -> None:
    value = token(header={"kid": None})
    assert (await read(value)).is_known
    with pytest.raises(UnauthenticatedError):
        await read(value, oidc_jwks=with_keys(published(KEY), published(OTHER, "other")))


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ([MOST], ROLES[MOST]),
        (MOST, ROLES[MOST]),
        (f"openid  {MOST}", ROLES[MOST]),
        (["unknown", MOST.upper(), f" {MOST}", 1, None, {}, [MOST]], frozenset()),
        ([], frozenset()),
        ("", frozenset()),
        (None, frozenset()),
    ],
)
async def test_roles(claim: object, expected: frozenset[str], capsys: pytest.CaptureFixture[str]) -> None:
    setup_logging("INFO")
    assert (await read(token(roles=claim))).roles == expected
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("claim", [{MOST: True}, 1, True])
async def test_roles_that_cannot_be_read_are_none(claim: object, capsys: pytest.CaptureFixture[str]) -> None:
    setup_logging("INFO")
    reader = authenticator()
    for _ in range(3):
        assert (await reader.caller(request(f"Bearer {token(roles=claim)}"))).roles == frozenset()
    (line,) = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (line["event"], line["level"], line["claim"]) == ("roles_claim_not_readable", "warning", "roles")


@pytest.mark.parametrize(
    ("path", "claims"),
    [
        ("groups", {"groups": [MOST]}),
        ("realm_access.roles", {"realm_access": {"roles": [MOST]}}),
        ("https://shop.example/roles", {"https://shop.example/roles": [MOST]}),
    ],
)
async def test_roles_are_where_the_settings_say(path: str, claims: dict[str, Any]) -> None:
    assert (await read(token(**claims), oidc_roles_claim=path)).roles == ROLES[MOST]
    assert (await read(token(MOST), oidc_roles_claim=path)).roles == frozenset()
    others: dict[str, Any] = dict.fromkeys(claims, "other")
    assert (await read(token(**others), oidc_roles_claim=path)).roles == frozenset()


def test_a_role_has_all_that_it_includes() -> None:
    assert with_included([MOST]) == ROLES[MOST]
    for name, included in OWN.items():
        assert name in included
        assert frozenset().union(*(OWN[role] for role in included)) == included


async def test_the_log_says_who_is_calling() -> None:
    with structlog.contextvars.bound_contextvars(caller="somebody"):
        await read(token())
        assert structlog.contextvars.get_contextvars()["caller"] == "ann"
