# Generated from specs/shop_with_accounts.yaml by templates/src/core/identity/caller.py.j2.
"""Who sends a request, and what that makes of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Each role, with all that it includes.
ROLES: Mapping[str, frozenset[str]] = {
    "admin": frozenset(["admin", "staff", "customer"]),
    "staff": frozenset(["staff", "customer"]),
    "customer": frozenset(["customer"]),
    "auditor": frozenset(["auditor"]),
}


@dataclass(frozen=True, slots=True)
class Caller:
    """A person or a program: the issuer that vouches for it, and its name there."""

    issuer: str = ""
    subject: str = ""
    roles: frozenset[str] = frozenset()

    @property
    def is_known(self) -> bool:
        """Whether it said who it is."""
        return bool(self.subject)

    @property
    def account(self) -> str:
        """Who it is, among all callers of all issuers."""
        return f"{self.issuer} {self.subject}"

    @property
    def values(self) -> dict[str, str]:
        """What conditions on rows may ask for."""
        return {"_account": self.account}


ANONYMOUS = Caller()


def with_included(names: Iterable[object]) -> frozenset[str]:
    """Return the roles of these names and all that they include; an issuer also names what means nothing here."""
    return frozenset(role for name in names if isinstance(name, str) for role in ROLES.get(name, ()))
