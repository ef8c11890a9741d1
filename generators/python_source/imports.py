"""Which imports a piece of generated code needs, read off the code itself, so that none is missing or unused."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generators.field_types.registry import SUPPORT_NAMES

_MODULES: Final[dict[str, str]] = {
    "datetime": "date datetime time timedelta",
    "decimal": "Decimal",
    "typing": "Annotated Literal",
    "uuid": "UUID",
    "pydantic": "Field FiniteFloat JsonValue computed_field",
    "sqlalchemy": "ARRAY BigInteger Boolean CheckConstraint Date DateTime Double Index Integer Numeric String Time "
    "UniqueConstraint Uuid",
    "sqlalchemy.dialects.postgresql": "JSONB",
    "src.models.fields.ids": "DistinctIds",
}
_COMMON: Final = SUPPORT_NAMES | {name: module for module, names in _MODULES.items() for name in names.split()}

# These mean something in a table only.
_TABLES: Final = dict.fromkeys(("Column", "ForeignKey", "Table", "Text", "text"), "sqlalchemy")
ENTITY_SYMBOLS: Final = {**_COMMON, **_TABLES, "Base": "src.core.database"}
SCHEMA_SYMBOLS: Final = _COMMON

_STRING_OR_NAME = re.compile(r"""[fE]?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([A-Za-z_]\w*)""")


def names_in(code: Iterable[str]) -> set[str]:
    """Every identifier in the fragments, string literals left out."""
    return {match[2] for fragment in code for match in _STRING_OR_NAME.finditer(fragment) if match[2]}


def imports_of(code: Iterable[str], symbols: dict[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(module, names) that the fragments need, both sorted."""
    modules: dict[str, list[str]] = {}
    for name in sorted(names_in(code)):
        if name in symbols:
            modules.setdefault(symbols[name], []).append(name)
    return tuple((module, tuple(names)) for module, names in sorted(modules.items()))
