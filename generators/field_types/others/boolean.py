"""``boolean``: true or false."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from generators.field_types.base import Bounded, FieldType
from generators.field_types.hostile import OTHER_TYPES, PLAIN_TEXT
from generators.field_types.values import Case, LiteralError, Unique, same

_INSTEAD: Final = {"unique": "a unique boolean would allow two rows at most"}
# What Pydantic reads as a boolean where text is converted.
_YES: Final = frozenset({"true", "t", "yes", "y", "on", "1"})
_WORDS: Final = _YES | {"false", "f", "no", "n", "off", "0"}
_HOSTILE: Final = (PLAIN_TEXT, ("zero", "0"), ("a float", "1.0"), *OTHER_TYPES)


class Boolean(FieldType):
    """A condition by itself."""

    name = "boolean"
    rank = 70
    description = "true or false."
    synonyms = ("bool",)
    json_types = ("boolean",)
    field_keys = frozenset({"index"})
    instead = _INSTEAD
    joins_keys = True
    is_condition = True
    is_state = True
    kind = "bool"
    python = "bool"
    schema = "bool"
    column = "Boolean()"
    sql_type = "boolean"
    coercible = ("1", "true", "yes", 1, 1.0, 0)

    def read(self, raw: Any) -> bool:
        if not isinstance(raw, bool):
            raise LiteralError("expected true or false")
        return raw

    def column_default(self, spec: Bounded, value: Any) -> str:
        return "true" if value else "false"

    def sample(self, spec: Bounded, name: str, index: int) -> bool:
        return index == 0

    def cases(self, spec: Bounded) -> Iterator[Case]:
        yield Case("text", "yes", False, "bool_type")
        yield Case("a number", 1, False, "bool_type")

    def unique(self, spec: Bounded, name: str) -> Unique:
        return same("number % 2 == 0", 2, lambda number: number % 2 == 0)

    def hostile(self, spec: Bounded) -> Iterator[tuple[str, str]]:
        yield from _HOSTILE

    def asked(self, text: str) -> bool:
        word = text.lower()
        if word not in _WORDS:
            raise LiteralError("expected true or false")
        return word in _YES


TYPE: Final = Boolean()
