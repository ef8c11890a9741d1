# Generated from specs/shop_with_accounts.yaml by templates/src/core/identity/caller.py.j2.
"""Who sends a request."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Each role with all that it includes.
ROLES: Mapping[str, frozenset[str]] = {
    "admin": frozenset(["admin", "staff", "customer"]),
    "staff": frozenset(["staff", "customer"]),
    "customer": frozenset(["customer"]),
    "auditor": frozenset(["auditor"]),
}


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sends a request. roles: with all that they include."""

    issuer: str = ""
    subject: str = ""
    roles: frozenset[str] = frozenset()

    @property
    def is_known(self) -> bool:
        """Whether there was a token."""
        return bool(self.subject)


ANONYMOUS = Caller()


def with_included(names: Iterable[object]) -> frozenset[str]:
    """Return the roles that a claim names, with all that they include."""
    return frozenset().union(*(ROLES[name] for name in names if isinstance(name, str) and name in ROLES))
