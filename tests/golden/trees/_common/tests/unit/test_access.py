# Generated from specs/<app>.yaml by templates/tests/unit/test_access.py.j2.
"""Who may call an endpoint: what it says of itself."""

from collections.abc import Callable
from typing import Any

import pytest

from src.api.exact_route import ExactRoute
from src.core.errors import AppError
from src.core.identity.access import access_of, allow, authenticated, public
from src.core.identity.caller import ANONYMOUS, Caller


async def endpoint() -> None:
    """Do nothing."""


def somebody(*roles: str) -> Caller:
    """A caller who is known."""
    return Caller("https://issuer.test", "ann", frozenset(roles))


@pytest.mark.parametrize(
    ("mark", "caller", "refused"),
    [
        (public, ANONYMOUS, None),
        (public, somebody(), None),
        (authenticated, ANONYMOUS, (401, "unauthenticated", "Bearer")),
        (authenticated, somebody(), None),
        (allow("reader"), ANONYMOUS, (401, "unauthenticated", "Bearer")),
        (allow("reader"), somebody(), (403, "forbidden", 'Bearer error="insufficient_scope"')),
        (allow("reader"), somebody("writer"), (403, "forbidden", 'Bearer error="insufficient_scope"')),
        (allow("reader"), somebody("reader", "writer"), None),
        (allow("reader", "writer"), somebody("writer"), None),
    ],
)
def test_a_caller_is_let_in_or_told_why_not(
    mark: Callable[[Any], Any], caller: Caller, refused: tuple[int, str, str] | None
) -> None:
    access = access_of(mark(endpoint))
    if refused is None:
        access.check(caller)
        return
    with pytest.raises(AppError) as caught:
        access.check(caller)
    error = caught.value
    assert (error.status_code, error.code, (error.headers or {})["WWW-Authenticate"]) == refused


def test_an_endpoint_that_says_nothing_is_not_served() -> None:
    async def silent() -> None:
        """Say nothing."""

    with pytest.raises(TypeError, match="silent does not say who may call it"):
        ExactRoute("/silent", silent)
