# Generated from specs/shop_with_accounts.yaml by templates/src/core/identity/access.py.j2.
"""Who may call an endpoint: it says so itself, and one that does not is refused when the application is made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from src.core.identity.caller import Caller
from src.core.identity.errors import ForbiddenError, UnauthenticatedError

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Access:
    """Who may. roles: any of them is enough; none: whoever is known, or everybody when it is public."""

    roles: frozenset[str] = frozenset()
    is_public: bool = False

    def admits(self, caller: Caller) -> bool:
        """Whether a caller may."""
        return self.is_public or (caller.is_known and not (self.roles and self.roles.isdisjoint(caller.roles)))

    def check(self, caller: Caller) -> None:
        """Raise UnauthenticatedError or ForbiddenError when a caller may not."""
        if not self.admits(caller):
            raise ForbiddenError if caller.is_known else UnauthenticatedError


_ACCESS: dict[Callable[..., Any], Access] = {}


def allow(*roles: str) -> Callable[[Endpoint], Endpoint]:
    """Let in who has one of these roles."""

    def mark(endpoint: Endpoint) -> Endpoint:
        _ACCESS[endpoint] = Access(frozenset(roles))
        return endpoint

    return mark


def authenticated(endpoint: Endpoint) -> Endpoint:
    """Let in whoever is known."""
    _ACCESS[endpoint] = Access()
    return endpoint


def public(endpoint: Endpoint) -> Endpoint:
    """Let everybody in."""
    _ACCESS[endpoint] = Access(is_public=True)
    return endpoint


def access_of(endpoint: Callable[..., Any]) -> Access:
    """Return who may call an endpoint. Raises TypeError when it does not say."""
    if endpoint not in _ACCESS:
        raise TypeError(
            f"{endpoint.__qualname__} does not say who may call it: put @allow, @authenticated or @public on it"
        )
    return _ACCESS[endpoint]
