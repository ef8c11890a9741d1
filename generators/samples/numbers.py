"""Samples of numbers: exact arithmetic in ``Decimal``, whatever the field's type.

The caller's decimal context must have room for every digit of a column; Python's default keeps 28.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from generators.field_types.base import INT4, INT8
from generators.samples.values import Case, Spec

_FLOAT_RANGE = (Decimal(-(10**9)), Decimal(10**9))


def smallest_place(spec: Spec) -> Decimal:
    """The distance between neighbouring values of the column."""
    if spec.type == "decimal":
        return Decimal(1).scaleb(-(spec.scale or 0))
    return Decimal("0.5") if spec.type == "float" else Decimal(1)


def step(spec: Spec) -> Decimal:
    """The distance between neighbouring valid values."""
    return Decimal(str(spec.multiple_of)) if spec.multiple_of is not None else smallest_place(spec)


def column_range(spec: Spec) -> tuple[Decimal, Decimal]:
    """The smallest and largest value that the column holds."""
    if spec.type == "decimal":
        top = Decimal(10) ** ((spec.precision or 0) - (spec.scale or 0)) - smallest_place(spec)
        return -top, top
    if spec.type == "float":
        return _FLOAT_RANGE
    low, high = INT4 if spec.type == "integer" else INT8
    return Decimal(low), Decimal(high)


def valid_range(spec: Spec) -> tuple[Decimal, Decimal]:
    """The smallest and largest valid values."""
    unit = step(spec)
    low, high = (limit / unit for limit in column_range(spec))
    low, high = low.to_integral_value(ROUND_CEILING), high.to_integral_value(ROUND_FLOOR)
    if spec.ge is not None:
        low = max(low, (Decimal(str(spec.ge)) / unit).to_integral_value(ROUND_CEILING))
    if spec.gt is not None:
        low = max(low, (Decimal(str(spec.gt)) / unit).to_integral_value(ROUND_FLOOR) + 1)
    if spec.le is not None:
        high = min(high, (Decimal(str(spec.le)) / unit).to_integral_value(ROUND_FLOOR))
    if spec.lt is not None:
        high = min(high, (Decimal(str(spec.lt)) / unit).to_integral_value(ROUND_CEILING) - 1)
    return low * unit, high * unit


def json_number(spec: Spec, value: Decimal) -> Any:
    """A number as a client sends it: decimals as text with their scale."""
    if spec.type == "decimal":
        return f"{value:.{spec.scale or 0}f}"
    return float(value) if spec.type == "float" else int(value)


def number_near(spec: Spec, wanted: int) -> Any:
    """The valid value nearest to ``wanted``."""
    low, high = valid_range(spec)
    unit = step(spec)
    return json_number(spec, min(max(Decimal(wanted) // unit * unit, low), high))


def number_cases(spec: Spec) -> Iterator[Case]:
    """At, below and above each bound, not a multiple, and of another type."""
    low, high = valid_range(spec)
    unit, place = step(spec), smallest_place(spec)
    kind = {"decimal": "decimal", "float": "float"}.get(spec.type, "int")
    if spec.type != "float" or spec.ge is not None or spec.gt is not None:
        yield Case("at the lower bound", json_number(spec, low), True)
        yield Case("below the lower bound", json_number(spec, low - unit), False, _low_error(spec), database=True)
    if spec.type != "float" or spec.le is not None or spec.lt is not None:
        yield Case("at the upper bound", json_number(spec, high), True)
        yield Case("above the upper bound", json_number(spec, high + unit), False, _high_error(spec), database=True)
    if unit != place:
        yield Case("no multiple", json_number(spec, low + place), False, "multiple_of", database=True)
    yield Case("a boolean", True, False, f"{kind}_type")
    if spec.type == "decimal":
        longer = json_number(spec, low) + ("1" if spec.scale else ".1")
        yield Case("one place too many", longer, False, _error(spec, Decimal(longer), ""))
        yield Case("not a number", "NaN", False, "finite_number")
    else:
        yield Case("text", "1", False, f"{kind}_type")
    if kind == "int":
        yield Case("with a fraction", 0.5, False, "int_type")


def _error(spec: Spec, value: Decimal, bound: str) -> str:
    """Pydantic's type of the error: it counts the digits of a decimal before it looks at the bounds."""
    if spec.type != "decimal":
        return bound
    precision, scale = spec.precision or 0, spec.scale or 0
    written, shortest = _digits(value), _digits(value.normalize())
    if min(written[0], shortest[0]) > precision:
        return "decimal_max_digits"
    if min(written[1], shortest[1]) > scale:
        return "decimal_max_places"
    return "decimal_whole_digits" if written[0] - written[1] > precision - scale else bound


def _digits(value: Decimal) -> tuple[int, int]:
    """How many digits a number has, and how many of them are decimal places."""
    parts = value.as_tuple()
    exponent = int(parts.exponent)
    places = max(-exponent, 0)
    return max(len(parts.digits) + max(exponent, 0), places), places


def _low_error(spec: Spec) -> str:
    below = valid_range(spec)[0] - step(spec)
    exclusive = spec.gt is not None and below <= Decimal(str(spec.gt))
    return _error(spec, below, "greater_than" if exclusive else "greater_than_equal")


def _high_error(spec: Spec) -> str:
    above = valid_range(spec)[1] + step(spec)
    exclusive = spec.lt is not None and above >= Decimal(str(spec.lt))
    return _error(spec, above, "less_than" if exclusive else "less_than_equal")
