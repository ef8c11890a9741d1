"""Whole numbers of a fixed width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, ClassVar, Final

from generators.field_types.base import Bounded, Side
from generators.field_types.hostile import PLAIN_TEXT
from generators.field_types.numbers.number import NOT_FINITE, Number
from generators.field_types.ordered import OPERATORS
from generators.field_types.values import Case, LiteralError, Unique, same, within
from generators.operations.domain import Kind

# The same as in templates/src/models/schemas/base.py.j2.
_DIGITS: Final = re.compile(r"[+-]?[0-9]+")
_HOSTILE: Final = (
    ("beyond 32 bits", "2147483648"),
    ("below 32 bits", "-2147483649"),
    ("beyond 64 bits", "9223372036854775808"),
    ("below 64 bits", "-9223372036854775809"),
    ("minus zero", "-0"),
    ("a float", "1.0"),
    ("an exponent", "1e2"),
    ("a digit that is not ASCII", r'"\uff11"'),
    ("an underscore", '"1_000"'),
    PLAIN_TEXT,
    *NOT_FINITE,
)


class Whole(Number):
    """A whole number. width: of the column, in bits."""

    width: ClassVar[int]

    json_types = ("integer",)
    keys = frozenset({*OPERATORS, "multiple_of"})
    kind: ClassVar[Kind] = "int"
    python = "int"
    query_check = "DIGITS"
    exact_number = True
    coercible = ("1", 1.0, True)
    error = "int"
    hostile_values = _HOSTILE

    @property
    def _limits(self) -> tuple[int, int]:
        return -(2 ** (self.width - 1)), 2 ** (self.width - 1) - 1

    def read(self, raw: Any) -> int:
        if not isinstance(raw, int) or isinstance(raw, bool):
            raise LiteralError("expected a whole number", "without quotes")
        return raw

    def asked(self, text: str) -> int:
        if _DIGITS.fullmatch(text) is None:
            raise LiteralError("expected a whole number")
        return int(text)

    def column_refusals(self, spec: Bounded, value: Any) -> Iterator[str]:
        problem = self.beyond_column(spec, value)
        if problem:
            yield f"{value} {problem}"

    def unit(self, spec: Bounded) -> Decimal:
        return Decimal(1)

    def column_sides(self, spec: Bounded) -> tuple[Side, Side]:
        low, high = self.column_range(spec)
        return (low, False), (high, False)

    def beyond_column(self, spec: Bounded, value: Any) -> str:
        low, high = self._limits
        return "" if low <= value <= high else f"is outside the range of {self} ({low} to {high})"

    def stated_bounds(self, spec: Bounded) -> list[tuple[str, Any]]:
        """The bounds that the spec gives, and the column's own on a side that it leaves open."""
        given, (least, most) = super().stated_bounds(spec), self._limits
        if not (given or spec.multiple_of is not None):
            return given
        keys = {key for key, _ in given}
        low = [] if keys & {"gt", "ge"} else [("ge", least)]
        high = [] if keys & {"lt", "le"} else [("le", most)]
        return low + given + high

    def place(self, spec: Bounded) -> Decimal:
        return Decimal(1)

    def column_range(self, spec: Bounded) -> tuple[Decimal, Decimal]:
        low, high = self._limits
        return Decimal(low), Decimal(high)

    def number(self, spec: Bounded, value: Decimal) -> int:
        return int(value)

    def no_value(self, spec: Bounded) -> str:
        return "1.0"

    def own_cases(self, spec: Bounded) -> Iterator[Case]:
        yield from super().own_cases(spec)
        yield Case("with a fraction", 0.5, False, "int_type")

    def unique(self, spec: Bounded, name: str) -> Unique:
        start, unit, count, capacity = self.counted(spec)
        if count != "number" and unit != 1:
            count = f"({count})"
        code = f"{int(start)} + {count if unit == 1 else f'{unit} * {count}'}"
        return same(code, capacity, lambda number: int(start) + int(unit) * within(number, capacity))
