"""``float``: a binary floating-point number, and a finite one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from generators.field_types.base import Bounded
from generators.field_types.hostile import PLAIN_TEXT
from generators.field_types.numbers.number import NOT_FINITE, Number
from generators.field_types.ordered import INSTEAD
from generators.field_types.values import LiteralError
from generators.python_source.literals import py

_INSTEAD: Final = {**INSTEAD, "unique": "floats that look equal may differ: use `type: decimal`"}
_RANGE: Final = (Decimal(-(10**9)), Decimal(10**9))
_HOSTILE: Final = (
    ("the smallest", "5e-324"),
    ("below every float", "1e-400"),
    ("the largest", "1.7976931348623157e308"),
    ("minus zero", "-0.0"),
    ("an integer that no float is", "9007199254740993"),
    ("more digits than a float has", "0.1234567890123456789"),
    PLAIN_TEXT,
    *NOT_FINITE,
)


class Float(Number):
    """Values that look equal may differ, so that it is neither unique nor compared for equality."""

    name = "float"
    rank = 50
    description = "A binary floating-point number."
    synonyms = ("double", "real")
    json_types = ("number",)
    field_keys = frozenset({"index"})
    instead = _INSTEAD
    filters = False
    kind = "float"
    python = "float"
    schema = "FiniteFloat"
    column = "Double()"
    sql_type = "double precision"
    coercible = ("1", True)
    error = "float"
    hostile_values = _HOSTILE

    def read(self, raw: Any) -> float:
        if not isinstance(raw, int | float) or isinstance(raw, bool):
            raise LiteralError("expected a number", "without quotes")
        return float(raw)

    def bound_code(self, spec: Bounded, value: Any) -> str:
        return py(float(value))

    def canonical(self, spec: Bounded, value: Any) -> float:
        return float(value)

    def place(self, spec: Bounded) -> Decimal:
        return Decimal("0.5")

    def column_range(self, spec: Bounded) -> tuple[Decimal, Decimal]:
        return _RANGE

    def number(self, spec: Bounded, value: Decimal) -> float:
        return float(value)

    def bounded_below(self, spec: Bounded) -> bool:
        return spec.ge is not None or spec.gt is not None

    def bounded_above(self, spec: Bounded) -> bool:
        return spec.le is not None or spec.lt is not None


TYPE: Final = Float()
