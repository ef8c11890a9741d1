"""Fields: which keys go with which type and with one another, and bounds that can be met."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from generators import patterns
from generators.spec import constraints as table
from generators.spec.document import Document, Loc, show
from generators.spec.model import FieldSpec
from generators.spec.values import DEFAULT_LENGTHS, AnyField, LiteralError, read
from generators.types import INT4, INT8

MAX_INDEXED_LENGTH = 600  # characters of four bytes that fit a PostgreSQL b-tree entry (2,704 bytes)
MAX_STRING_LENGTH = 10_000


def check_field(document: Document, loc: Loc, field: FieldSpec) -> None:
    """Everything about one field but its default and example."""
    _check_keys(document, loc, field, table.allowed(field.type), (*table.COMMON, "unique", "index"))
    _check_flags(document, loc, field)
    _check_bounds(document, loc, field)
    _check_index(document, loc, field)
    if field.items is not None and field.type == "list":
        place = (*loc, "items")
        _check_keys(document, place, field.items, table.allowed_in_items(field.items.type), ("type",))
        _check_bounds(document, place, field.items)


def given(field: AnyField) -> list[str]:
    """The keys that a field sets; a flag that is false sets nothing."""
    keys = field.model_fields_set
    return [key for key, value in field.__dict__.items() if key in keys and value is not None and value is not False]


def _check_keys(
    document: Document, loc: Loc, field: AnyField, allowed: tuple[str, ...], common: tuple[str, ...]
) -> None:
    for key in given(field):
        refused = key not in allowed and (key not in common or key in ("unique", "index"))
        if refused:
            message = f"`{key}` does not apply to type {field.type}"
            document.report(
                (*loc, key), "constraint-not-for-type", message, table.suggestion(key, field.type), at="key"
            )
    for key in table.REQUIRED.get(field.type, ()):
        if getattr(field, key) is None and key not in document.names(*loc):
            example = {"values": "[NEW, DONE]", "precision": "12", "scale": "2", "items": "{type: string}"}[key]
            document.report(
                loc, "constraint-missing", f"type {field.type} needs `{key}`", f"add `{key}: {example}`", at="key"
            )


def _check_flags(document: Document, loc: Loc, field: FieldSpec) -> None:
    def contradiction(key: str, message: str, hint: str) -> None:
        document.report((*loc, key), "contradiction", message, hint, at="key")

    if field.read_only and field.write_only:
        contradiction("write_only", "a field cannot be read_only and write_only", "keep one of them")
    if field.read_only and field.immutable:
        contradiction("immutable", "a read_only field is never changed anyway", "keep `read_only` or `immutable`")
    if field.read_only and field.default is None and not field.optional and "default" not in document.names(*loc):
        message = "no client may set this field, and it has neither a default nor `optional: true`"
        hint = "add `default:` or `optional: true`"
        document.report((*loc, "read_only"), "read-only-without-value", message, hint, at="key")
    if field.unique and field.default is not None:
        contradiction("default", "the second row with this default would not be unique", "delete `default` or `unique`")
    if field.unique and field.index and "unique" in table.allowed(field.type):
        contradiction("index", "a unique field has an index already", "delete `index`")
    if field.values is not None:
        _check_values(document, (*loc, "values"), field.values)
    if field.items is not None and field.items.values is not None:
        _check_values(document, (*loc, "items", "values"), field.items.values)


def _check_values(document: Document, loc: Loc, values: tuple[str, ...]) -> None:
    for index, value in enumerate(values):
        if value in values[:index]:
            document.report((*loc, index), "values-repeated", "this value is listed twice", "keep one of them")


# --- bounds --------------------------------------------------------------------------------------------------------


def _check_bounds(document: Document, loc: Loc, field: AnyField) -> None:
    _check_order(document, loc, field, "min_length", "max_length")
    if isinstance(field, FieldSpec):
        _check_order(document, loc, field, "min_items", "max_items")
    _check_lengths(document, loc, field)
    if field.pattern is not None and field.type in table.TEXTS:
        _check_pattern(document, loc, field, field.pattern)
    if field.type == "decimal" and field.precision is not None and field.scale is not None:
        _check_digits(document, loc, field.precision, field.scale)
    _check_range(document, loc, field)


def _check_order(document: Document, loc: Loc, field: AnyField, low: str, high: str) -> None:
    least, most = getattr(field, low), getattr(field, high)
    if least is not None and most is not None and least > most:
        message = f"`{low}: {least}` is more than `{high}: {most}`"
        document.report((*loc, low), "bounds-empty", message, f"lower `{low}` or raise `{high}`")
    elif most == 0:
        document.report(
            (*loc, high), "bounds-empty", f"`{high}: 0` allows nothing but the empty value", f"raise `{high}`"
        )


def _check_lengths(document: Document, loc: Loc, field: AnyField) -> None:
    if field.type != "text" and field.max_length is not None and field.max_length > MAX_STRING_LENGTH:
        hint = "use `type: text` for longer text" if field.type == "string" else f"lower it to {MAX_STRING_LENGTH}"
        message = f"`max_length` of a {field.type} must be at most {MAX_STRING_LENGTH}, not {field.max_length}"
        document.report((*loc, "max_length"), "out-of-range", message, hint)
    default = DEFAULT_LENGTHS.get(field.type)
    if default and field.max_length is None and field.min_length is not None and field.min_length > default:
        message = f"`min_length: {field.min_length}` is more than the max_length of a {field.type}, which is {default}"
        document.report((*loc, "min_length"), "bounds-empty", message, "add `max_length`")


def _check_pattern(document: Document, loc: Loc, field: AnyField, pattern: str) -> None:
    low, high = (
        field.min_length or 0,
        field.max_length if field.max_length is not None else DEFAULT_LENGTHS.get(field.type),
    )
    if (high is None or low <= high) and patterns.example(pattern, low, high) is None:
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


def _check_range(document: Document, loc: Loc, field: AnyField) -> None:
    """Bounds of the right type, inside the column's range, that leave at least one value."""
    if "ge" not in table.allowed_in_items(field.type):
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


def _bound(document: Document, loc: Loc, field: AnyField, key: str) -> Any:
    """A bound as a value of the type; None when it is none, which is reported."""
    raw = getattr(field, key)
    try:
        value = read(field.type, raw)
    except LiteralError as error:
        document.report(loc, "bound-invalid", f"`{key}: {show(raw)}` is no bound for type {field.type}", str(error))
        return None
    problem = _outside(field, value)
    if problem:
        document.report(loc, "bound-invalid", f"`{key}: {raw}` {problem}", "use a bound that the column can hold")
        return None
    return Decimal(str(value)) if isinstance(value, int | float) else value


def _outside(field: AnyField, value: Any) -> str:
    if field.type in ("integer", "bigint"):
        low, high = INT4 if field.type == "integer" else INT8
        return "" if low <= value <= high else f"is outside the range of {field.type} ({low} to {high})"
    if field.type == "decimal" and field.precision is not None and field.scale is not None:
        if value != round(value, field.scale):
            return f"has more than {field.scale} decimal places"
        if abs(value) >= Decimal(10) ** (field.precision - field.scale):
            return f"has more digits than precision {field.precision} and scale {field.scale} allow"
    return ""


def _multiple(document: Document, loc: Loc, field: AnyField) -> Decimal | None:
    if field.multiple_of is None or "multiple_of" not in table.allowed_in_items(field.type):
        return None
    value = _bound(document, (*loc, "multiple_of"), field, "multiple_of")
    if value is not None and value <= 0:
        document.report(
            (*loc, "multiple_of"), "bound-invalid", "`multiple_of` must be more than 0", "use a positive number"
        )
        return None
    return value if isinstance(value, Decimal) else None


def _side(bounds: dict[str, Any], open_: str, closed: str) -> tuple[Any, bool] | None:
    """(bound, whether the bound itself is outside) of one side."""
    if open_ in bounds:
        return bounds[open_], True
    return (bounds[closed], False) if closed in bounds else None


def _is_empty(
    field: AnyField, low: tuple[Any, bool] | None, high: tuple[Any, bool] | None, multiple: Decimal | None
) -> bool:
    steps: dict[str, Callable[[], Any]] = {
        "integer": lambda: Decimal(1),
        "bigint": lambda: Decimal(1),
        "decimal": lambda: Decimal(1).scaleb(-(field.scale or 0)),
        "date": lambda: dt.timedelta(days=1),
    }
    unit = steps[field.type]() if field.type in steps else None
    low, high = low or _column_side(field, 0), high or _column_side(field, 1)
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


def _column_side(field: AnyField, side: int) -> tuple[Any, bool] | None:
    if field.type in ("integer", "bigint"):
        return Decimal((INT4 if field.type == "integer" else INT8)[side]), False
    if field.type == "decimal" and field.precision is not None and field.scale is not None:
        largest = Decimal(10) ** (field.precision - field.scale)
        return (largest if side else -largest), True
    return None


# --- index ---------------------------------------------------------------------------------------------------------


def indexed_length(field: AnyField) -> int | None:
    """The most characters of a value in an index; None when nothing limits them."""
    if field.max_length is not None:
        return field.max_length
    return None if field.type == "text" else 0 if field.type == "url" else DEFAULT_LENGTHS.get(field.type, 0)


def _check_index(document: Document, loc: Loc, field: FieldSpec) -> None:
    for key in ("unique", "index"):
        if not getattr(field, key) or key not in table.allowed(field.type):
            continue
        length = indexed_length(field)
        if length is None or length > MAX_INDEXED_LENGTH:
            what = "text without max_length" if length is None else f"text of up to {length} characters"
            hint = f"set `max_length` to at most {MAX_INDEXED_LENGTH}, or delete `{key}`"
            document.report((*loc, key), "not-indexable", f"PostgreSQL cannot index {what}", hint, at="key")
