"""Bounds of a field or of the items of a list: of the right type, inside the column, and possible to meet."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from generators import regexes
from generators.field_types.base import Bounded, Side
from generators.field_types.values import LiteralError
from generators.language import allowed_keys as table
from generators.language.model import FieldSpec
from generators.language.yaml.document import Document, Loc
from generators.support.quoting import show


def check_bounds(document: Document, loc: Loc, field: Bounded) -> None:
    """Report every bound of a field that is wrong."""
    _check_order(document, loc, field, "min_length", "max_length")
    if isinstance(field, FieldSpec):
        _check_order(document, loc, field, "min_items", "max_items")
    _check_lengths(document, loc, field)
    if field.pattern is not None and "pattern" in field.type.keys:
        _check_pattern(document, loc, field, field.pattern)
    if "precision" in field.type.keys and field.precision is not None and field.scale is not None:
        _check_digits(document, loc, field.precision, field.scale)
    _check_range(document, loc, field)


def _check_order(document: Document, loc: Loc, field: Bounded, low: str, high: str) -> None:
    least, most = getattr(field, low), getattr(field, high)
    if least is not None and most is not None and least > most:
        message = f"`{low}: {least}` is more than `{high}: {most}`"
        document.report((*loc, low), "bounds-empty", message, f"lower `{low}` or raise `{high}`")
    elif most == 0:
        document.report(
            (*loc, high), "bounds-empty", f"`{high}: 0` allows nothing but the empty value", f"raise `{high}`"
        )


def _check_lengths(document: Document, loc: Loc, field: Bounded) -> None:
    least, most, default = field.type.least_length, field.type.most_length, field.type.default_length
    if most is not None and field.max_length is not None and field.max_length > most:
        message = f"`max_length` of a {field.type} must be at most {most}, not {field.max_length}"
        document.report((*loc, "max_length"), "out-of-range", message, field.type.too_long or f"lower it to {most}")
    elif field.max_length and field.max_length < least:
        message = f"`max_length` of type {field.type} must be at least {least}, not {field.max_length}"
        document.report((*loc, "max_length"), "out-of-range", message, "raise it: addresses are often longer")
    if default and field.max_length is None and field.min_length is not None and field.min_length > default:
        message = f"`min_length: {field.min_length}` is more than the max_length of a {field.type}, which is {default}"
        document.report((*loc, "min_length"), "bounds-empty", message, "add `max_length`")


def _check_pattern(document: Document, loc: Loc, field: Bounded, pattern: str) -> None:
    low, high = field.min_length or 0, field.type.longest(field)
    if low > regexes.MAX_EXAMPLE:
        message = f"`min_length` beside a pattern must be at most {regexes.MAX_EXAMPLE}, not {low}"
        document.report((*loc, "min_length"), "out-of-range", message, "lower it, or delete the pattern")
    elif (high is None or low <= high) and regexes.example(pattern, low, high) is None:
        length = f"{low} to {high}" if high is not None else f"{low} or more"
        message = f"no text of {length} characters that matches could be found"
        document.report((*loc, "pattern"), "pattern-impossible", message, "check `^`, `$` and the lengths")


def _check_digits(document: Document, loc: Loc, precision: int, scale: int) -> None:
    if precision == 0:
        document.report(
            (*loc, "precision"), "out-of-range", "`precision` must be at least 1, not 0", "it counts all digits"
        )
    elif scale > precision:
        message = f"`scale: {scale}` is more than `precision: {precision}`"
        hint = "`precision` counts all digits, `scale` those after the point"
        document.report((*loc, "scale"), "bounds-empty", message, hint)


def _check_range(document: Document, loc: Loc, field: Bounded) -> None:
    """Bounds of the right type, inside the column's range, that leave at least one value."""
    if "ge" not in field.type.keys:
        return
    bounds: dict[str, Any] = {}
    for key in table.BOUNDS:
        if getattr(field, key) is not None:
            value = _bound(document, (*loc, key), field, key)
            if value is not None:
                bounds[key] = value
    step = _multiple(document, loc, field)
    for first, second in (("gt", "ge"), ("lt", "le")):
        if first in bounds and second in bounds:
            document.report(
                (*loc, first),
                "contradiction",
                f"`{first}` and `{second}` both bound one side",
                "keep one of them",
                at="key",
            )
            return
    lows, highs = _side(bounds, "gt", "ge"), _side(bounds, "lt", "le")
    if _is_empty(field, lows, highs, step):
        place = (
            *loc,
            next(key for key in ("gt", "ge", "lt", "le", "multiple_of") if key in bounds or key == "multiple_of"),
        )
        document.report(place, "bounds-empty", "no value meets these bounds", "move one of them")


def _bound(document: Document, loc: Loc, field: Bounded, key: str) -> Any:
    """A bound as a value of the type; None when it is none, which is reported."""
    raw = getattr(field, key)
    try:
        value = field.type.read(raw)
    except LiteralError as error:
        document.report(loc, "bound-invalid", f"`{key}: {show(raw)}` is no bound for type {field.type}", str(error))
        return None
    problem = field.type.beyond_column(field, value)
    if problem:
        document.report(loc, "bound-invalid", f"`{key}: {raw}` {problem}", "use a bound that the column can hold")
        return None
    return Decimal(str(value)) if isinstance(value, int | float) else value


def _multiple(document: Document, loc: Loc, field: Bounded) -> Decimal | None:
    if field.multiple_of is None or "multiple_of" not in field.type.keys:
        return None
    value = _bound(document, (*loc, "multiple_of"), field, "multiple_of")
    if value is not None and value <= 0:
        document.report(
            (*loc, "multiple_of"), "bound-invalid", "`multiple_of` must be more than 0", "use a positive number"
        )
        return None
    return value if isinstance(value, Decimal) else None


def _side(bounds: dict[str, Any], open_: str, closed: str) -> Side | None:
    """The bound of one side."""
    if open_ in bounds:
        return bounds[open_], True
    return (bounds[closed], False) if closed in bounds else None


def _is_empty(field: Bounded, low: Side | None, high: Side | None, multiple: Decimal | None) -> bool:
    unit, column = field.type.unit(field), field.type.column_sides(field)
    if column is not None:
        low, high = low or column[0], high or column[1]
    if low is None or high is None:
        return False
    try:
        least = low[0] + unit if low[1] and unit else low[0]
        most = high[0] - unit if high[1] and unit else high[0]
    except OverflowError:
        return True
    if multiple is not None:
        least = (least / multiple).to_integral_value(ROUND_CEILING)
        most = (most / multiple).to_integral_value(ROUND_FLOOR)
    return bool(least > most or (unit is None and (low[1] or high[1]) and least == most))
