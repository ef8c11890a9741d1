"""``enum``: one of the values that the spec lists."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from generators.field_types.base import Bounded
from generators.field_types.hostile import OTHER_TYPES, PLAIN_TEXT
from generators.field_types.texts.plain_text import Text, one_of
from generators.field_types.values import Case, Unique
from generators.python_source.literals import sql
from generators.support.quoting import show

_REQUIRED: Final = {"values": "[NEW, DONE]"}


class Enum(Text):
    """Its values are a type of their own in the code."""

    name = "enum"
    rank = 140
    description = "One of the listed values."
    synonyms = ("choice",)
    keys = frozenset({"values"})
    required = _REQUIRED
    is_state = True
    kind = "enum"
    schema = "str"
    measured = False
    named = True
    json_lacks = True
    coercible = (1, True)

    def refusals(self, spec: Bounded, value: Any) -> Iterator[str]:
        if spec.values and value not in spec.values:
            yield f"{show(value)} is not one of the values"

    def longest(self, spec: Bounded) -> int:
        return max(len(value) for value in spec.values or ("",))

    def indexed_length(self, spec: Bounded) -> int:
        return 0

    def sql_checks(self, column: str, spec: Bounded) -> Iterator[tuple[str, str]]:
        if spec.values is not None:
            yield "values", f"{column} IN ({', '.join(sql(value) for value in spec.values)})"

    def sql_item_checks(self, column: str, spec: Bounded) -> Iterator[tuple[str, str]]:
        if spec.values is not None:
            yield "values", f"{column} <@ ARRAY[{', '.join(sql(value) for value in spec.values)}]"

    def before(self, spec: Bounded, low: Any, high: Any) -> bool:
        values = spec.values or ()
        return values.index(low) < values.index(high)

    def sample(self, spec: Bounded, name: str, index: int) -> str:
        values = spec.values or ()
        return values[min(index, len(values) - 1)]

    def cases(self, spec: Bounded) -> Iterator[Case]:
        values = spec.values or ()
        for value in values:
            yield Case(f"{value}", value, True)
        other = "x"
        while other in values:
            other += "x"
        yield Case("no value of it", other, False, "literal_error", database=True)
        yield Case("a number", 1, False, "literal_error")

    def unique(self, spec: Bounded, name: str) -> Unique:
        return one_of(spec.values or ())

    def no_value(self, spec: Bounded) -> str:
        return "x" * (1 + self.longest(spec))

    def hostile(self, spec: Bounded) -> Iterator[tuple[str, str]]:
        value = (spec.values or ("",))[0]
        first = json.dumps(value)[1:-1]
        yield "another case", json.dumps(value.swapcase())
        yield "a blank", f'" {first}"'
        yield "a NUL", rf'"{first}\u0000"'
        yield "half a character", rf'"{first}\ud800"'
        yield PLAIN_TEXT
        yield from OTHER_TYPES


TYPE: Final = Enum()
