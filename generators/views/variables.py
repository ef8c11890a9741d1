"""Local variables of generated code that are called after what somebody named: they give way to all other names."""

from __future__ import annotations

import keyword
from collections.abc import Collection
from typing import Final

from generators.python_source.attributes import LIKE_DIGITS
from generators.python_source.scopes import KNOWN
from generators.python_source.symbols import MODULES, SYMBOLS

# Parameters, fixtures and variables of the templates in which such variables stand.
_SERVICES: Final = frozenset({"data", "logger", "partial", "self"})
_REQUESTS: Final = frozenset({
    "API", "answered", "api", "app", "before", "client", "connection", "db_session", "now", "others", "response",
    "self", "shared_app", "state", "status", "unknown",
})  # fmt: skip
# The modules from which tests of requests and of scenarios take names.
_SOURCES: Final = ("datetime", "decimal", "tests.clock", "tests.steps", "tests.support", "uuid")
_IMPORTED: Final = frozenset(name for name, module in SYMBOLS.items() if module in _SOURCES) | MODULES
_WORDS: Final = KNOWN | LIKE_DIGITS | set(keyword.kwlist)

IN_SERVICES: Final = _WORDS | _SERVICES
IN_REQUESTS: Final = _WORDS | _IMPORTED | _REQUESTS


def variable(name: str, what: str, taken: frozenset[str], others: Collection[str] = ()) -> str:
    """The name, or ``client_order`` where the code around needs the name itself. others: the names beside it."""
    if name not in taken:
        return name
    longer = f"{name}_{what}"
    return variable(longer, what, taken.union(others))
