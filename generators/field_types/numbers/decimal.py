"""``decimal``: an exact number with a precision and a scale. In JSON it is text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from generators.field_types.base import Bounded, Side
from generators.field_types.hostile import PLAIN_TEXT
from generators.field_types.numbers.number import NOT_FINITE, Number, read_exact
from generators.field_types.ordered import OPERATORS
from generators.field_types.values import Case, Support, Unique, Written, within
from generators.python_source.literals import py

_REQUIRED: Final = {"precision": "12", "scale": "2"}
_HOSTILE: Final = (
    ("minus zero", '"-0"'),
    ("a float that is minus zero", "-0.0"),
    ("zero with an exponent", '"0E+400"'),
    ("a round number", "10000"),
    ("an exponent", '"1E2"'),
    ("a great exponent", '"1E+400"'),
    ("a small exponent", '"1E-400"'),
    ("an endless exponent", '"1E+9999999999999999999"'),
    ("a tiny float", "1e-400"),
    ("a thousandth of a thousandth", "0.000001"),
    ("a signalling NaN", '"sNaN"'),
    ("NaN as text", '"NaN"'),
    ("infinity as text", '"-Infinity"'),
    ("digits that are not ASCII", r'"\uff11\u0661"'),
    ("an underscore", '"1_000"'),
    ("blanks", '" 1 "'),
    ("400 digits as text", f'"{"1" * 400}"'),
    PLAIN_TEXT,
    *NOT_FINITE,
)


class ExactDecimal(Number):
    """Answers show all its decimal places."""

    name = "decimal"
    rank = 60
    description = "An exact number with precision and scale."
    synonyms = ("number", "numeric", "money")
    json_types = ("number", "string")
    keys = frozenset({*OPERATORS, "multiple_of", "precision", "scale"})
    required = _REQUIRED
    kind = "decimal"
    python = "Decimal"
    answer = "PlainDecimal"
    schema = "JsonDecimal"
    checks = ("with_scale({scale})",)
    column = "Numeric({precision}, {scale})"
    sql_type = "numeric({precision},{scale})"
    supports = (Support("decimals", ("JsonDecimal", "PlainDecimal", "exact", "with_scale"), tested=True),)
    json_lacks = True
    exact_number = True
    padded = True
    coercible = (True,)
    error = "decimal"
    hostile_values = _HOSTILE

    def read(self, raw: Any) -> Decimal:
        return read_exact(raw)

    def column_refusals(self, spec: Bounded, value: Any) -> Iterator[str]:
        if spec.precision is None or spec.scale is None:
            return
        exponent = value.normalize().as_tuple().exponent
        if isinstance(exponent, int) and -exponent > spec.scale:
            yield f"{value} has more than {spec.scale} decimal places"
        if abs(value) >= Decimal(10) ** (spec.precision - spec.scale):
            yield f"{value} has more than {spec.precision - spec.scale} digits before the point"

    def unit(self, spec: Bounded) -> Decimal:
        return self.place(spec)

    def column_sides(self, spec: Bounded) -> tuple[Side, Side] | None:
        if spec.precision is None or spec.scale is None:
            return None
        largest = Decimal(10) ** (spec.precision - spec.scale)
        return (-largest, True), (largest, True)

    def beyond_column(self, spec: Bounded, value: Any) -> str:
        if spec.precision is None or spec.scale is None:
            return ""
        if value != round(value, spec.scale):
            return f"has more than {spec.scale} decimal places"
        if abs(value) >= Decimal(10) ** (spec.precision - spec.scale):
            return f"has more digits than precision {spec.precision} and scale {spec.scale} allow"
        return ""

    def constraints(self, spec: Bounded) -> Iterator[str]:
        yield f"max_digits={spec.precision}"
        yield f"decimal_places={spec.scale or 0}"
        yield from super().constraints(spec)

    def bound_code(self, spec: Bounded, value: Any) -> str:
        return py(value) if isinstance(value, int) else f'Decimal("{value}")'

    def as_json(self, code: str) -> str:
        return f"as_json({code})"

    def in_address(self, code: str) -> str:
        return f"as_json({code})"

    def entity_code(self, spec: Bounded, value: Any) -> str:
        return f'Decimal("{value}")'

    def entity_value(self, spec: Bounded, value: Any) -> Decimal:
        return Decimal(str(value))

    def shortest_code(self, spec: Bounded, value: Any) -> str:
        return f'Decimal("{Decimal(value).normalize():f}")'

    def canonical(self, spec: Bounded, value: Any) -> str:
        return self.number(spec, Decimal(str(value)))

    def place(self, spec: Bounded) -> Decimal:
        return Decimal(1).scaleb(-(spec.scale or 0))

    def column_range(self, spec: Bounded) -> tuple[Decimal, Decimal]:
        top = Decimal(10) ** ((spec.precision or 0) - (spec.scale or 0)) - self.place(spec)
        return -top, top

    def number(self, spec: Bounded, value: Decimal) -> str:
        return f"{value:.{spec.scale or 0}f}"

    def own_cases(self, spec: Bounded) -> Iterator[Case]:
        longer = self.number(spec, self.valid_range(spec)[0]) + ("1" if spec.scale else ".1")
        yield Case("one place too many", longer, False, self.bound_error(spec, Decimal(longer), ""))
        yield Case("not a number", "NaN", False, "decimal_parsing")

    def bound_error(self, spec: Bounded, value: Decimal, bound: str) -> str:
        """Pydantic counts the digits of a decimal before it looks at the bounds."""
        precision, scale = spec.precision or 0, spec.scale or 0
        written, shortest = _digits(value), _digits(value.normalize())
        if min(written[0], shortest[0]) > precision:
            return "decimal_max_digits"
        if min(written[1], shortest[1]) > scale:
            return "decimal_max_places"
        return "decimal_whole_digits" if written[0] - written[1] > precision - scale else bound

    def unique(self, spec: Bounded, name: str) -> Unique:
        start, unit, count, capacity = self.counted(spec)
        times = count if count == "number" else f"({count})"
        first = self.number(spec, start)
        code = f'Decimal("{first}") + {times} * Decimal("{unit}")'

        def value(number: int) -> str:
            return str(Decimal(first) + within(number, capacity) * unit)

        return Unique(f"str({code})", code, capacity, value)

    def hostile(self, spec: Bounded) -> Iterator[tuple[str, str]]:
        yield from super().hostile(spec)
        yield "every digit, as a number", self.number(spec, self.valid_range(spec)[1])

    def oversized(self, spec: Bounded) -> Iterator[str]:
        whole, scale = (spec.precision or 0) - (spec.scale or 0), spec.scale or 0
        yield f'"{"9" * (whole + 1)}"'
        yield f'"0.{"0" * scale}1"'

    def written(self, spec: Bounded, value: Any) -> Iterator[Written]:
        low, high = self.valid_range(spec)
        if spec.precision != spec.scale and Decimal(value) == int(Decimal(value)):
            yield Written("as a number", py(int(Decimal(value))), py(value))
        if low <= 0 <= high:
            zero = self.canonical(spec, 0)
            yield Written("zero with a sign", py(f"-{zero}"), py(zero))

    def before(self, spec: Bounded, low: Any, high: Any) -> bool:
        return Decimal(low) < Decimal(high)


def _digits(value: Decimal) -> tuple[int, int]:
    """How many digits a number has, and how many of them are decimal places."""
    parts = value.as_tuple()
    exponent = int(parts.exponent)
    places = max(-exponent, 0)
    return max(len(parts.digits) + max(exponent, 0), places), places


TYPE: Final = ExactDecimal()
