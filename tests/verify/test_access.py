"""Applications that believe too much: what the check of callers says of each forgery."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.verify.conftest import Verifier, why
from tests.verify.defects import Defect, both, replace

_TOKENS = "src/core/identity/tokens.py"
_REQUIRED = '{"require": ["aud", "exp", "iss", "sub"]}'

# Nobody looks at what a token says of itself.
CREDULOUS = both(
    replace(_TOKENS, _REQUIRED, '{f"verify_{name}": False for name in ("aud", "exp", "iss", "nbf", "sub")}'),
    replace(_TOKENS, 'claims["sub"]', 'claims.get("sub", "somebody")'),
    replace(_TOKENS, "{_AT_JWT} if self._is_typed else", "{_AT_JWT} if not self._is_typed else"),
    replace(_TOKENS, 'len(values) > 1 or scheme.lower() != "bearer" or', ""),
    replace(_TOKENS, "len(token) > MAX_TOKEN_LENGTH", "len(token) < 0"),
)
CLAIMED = {
    "about nobody",
    "an ID token",
    "by another scheme",
    "expired",
    "for another application",
    "for no application",
    "not valid yet",
    "of 9 KiB",
    "of another issuer",
    "of no issuer",
    "twice",
    "without an end",
}
# Nobody looks at what proves it: the one key there is will do, whatever the token says of its algorithm.
UNPROVEN = both(
    replace(_TOKENS, "leeway=self._settings.oidc_leeway,", 'options={"verify_signature": False},'),
    replace(_TOKENS, "algorithm not in self._settings.oidc_algorithms", "not algorithm"),
    replace(_TOKENS, 'find(header.get("kid"), header["alg"])', 'find("current", "ES256")'),
)
SIGNED = {
    "by a key that nobody knows",
    "by another key of the same name",
    "not signed",
    "not signed, in other letters",
    "signed by what everybody knows",
    "truncated",
    "with the signature of another one",
    "without its signature",
}


@pytest.mark.parametrize(("defect", "believed"), [(CREDULOUS, CLAIMED), (UNPROVEN, SIGNED)])
def test_each_forgery_that_is_believed_is_a_no_go(
    verifier_of: Callable[[str], Verifier], tmp_path: Path, defect: Defect, believed: set[str]
) -> None:
    verifier = verifier_of("shop_with_accounts")
    app = verifier.copy(tmp_path)
    defect(app)

    evidence = verifier.run(app, {"access"})

    told = {line.split(": ")[1] for line in evidence["access"].no_go if " with a forged token: " in line}
    assert believed <= told, why(evidence)
    assert "hostile-tokens" in {each.name for each in evidence["access"].observations if each.state == "FAIL"}


def test_where_anybody_may_call_there_is_no_door(verifier: Verifier) -> None:
    evidence = verifier.run(verifier.app, {"access"})

    assert {(each.state, each.seen) for each in evidence["access"].observations} == {("N/A", "anybody may call")}
