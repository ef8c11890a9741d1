"""Literals of a spec (defaults, examples, bounds, conditions) as values of a field's type."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from generators import regexes
from generators.field_types.base import EMAIL_LENGTH, INT4, INT8, STRING_DEFAULT_LENGTH, URL_LENGTH, Bounded
from generators.language.yaml.document import show

DEFAULT_LENGTHS: Final = {"string": STRING_DEFAULT_LENGTH, "email": EMAIL_LENGTH, "url": URL_LENGTH}

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?")
_DATETIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[-+][0-9]{2}:[0-9]{2})?"
)
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_EMAIL = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+)*"
    r"@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
_UNUSABLE_DOMAINS = (".test", ".invalid", ".localhost", ".local", ".onion", ".arpa")
_URL = re.compile(
    r"https?://([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9-]{1,63}(:[0-9]{1,5})?([/?#][!-~]*)?"
)


class LiteralError(ValueError):
    """A literal of the wrong type; the text says what was expected."""


def read(type_name: str, raw: Any) -> Any:
    """A literal as a value of a type: int, float, Decimal, date, ...; raises LiteralError("expected ...")."""
    try:
        return _READERS[type_name](raw)
    except LiteralError:
        raise
    except ValueError:
        raise LiteralError("there is no such day or time") from None


def _text(raw: Any) -> str:
    if not isinstance(raw, str):
        raise LiteralError("expected text")
    return raw


def _integer(raw: Any) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise LiteralError("expected a whole number without quotes")
    return raw


def _float(raw: Any) -> float:
    if not isinstance(raw, int | float) or isinstance(raw, bool):
        raise LiteralError("expected a number without quotes")
    return float(raw)


def _decimal(raw: Any) -> Decimal:
    if isinstance(raw, int | float | str) and not isinstance(raw, bool):
        try:
            number = Decimal(str(raw))
        except InvalidOperation:
            number = Decimal("NaN")
        if number.is_finite() and len(str(raw)) <= 60 and abs(number.adjusted()) <= 60:
            return number
    raise LiteralError("expected a decimal number")


def _boolean(raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise LiteralError("expected true or false")
    return raw


def _date(raw: Any) -> dt.date:
    if isinstance(raw, str) and _DATE.fullmatch(raw):
        return dt.date.fromisoformat(raw)
    raise LiteralError('expected a date such as "2025-01-31" in quotes')


def _time(raw: Any) -> dt.time:
    if isinstance(raw, str) and _TIME.fullmatch(raw):
        return dt.time.fromisoformat(raw)
    raise LiteralError('expected a time of day such as "09:30:00" in quotes, without a zone')


def _datetime(raw: Any) -> dt.datetime:
    if not isinstance(raw, str) or not (match := _DATETIME.fullmatch(raw)):
        raise LiteralError('expected a moment such as "2025-01-31T09:30:00Z" in quotes')
    if not match[3]:
        raise LiteralError("a moment needs its zone: end it with Z or an offset such as +02:00")
    return dt.datetime.fromisoformat(raw)


def _uuid(raw: Any) -> uuid.UUID:
    if isinstance(raw, str) and _UUID.fullmatch(raw):
        return uuid.UUID(raw)
    raise LiteralError('expected a UUID such as "123e4567-e89b-12d3-a456-426614174000"')


def _email(raw: Any) -> str:
    if isinstance(raw, str) and _EMAIL.fullmatch(raw) and len(raw.partition("@")[0]) <= 64:
        if not raw.lower().endswith(_UNUSABLE_DOMAINS):
            return raw
        raise LiteralError("expected an address whose domain can receive mail")
    raise LiteralError("expected an email address")


def _url(raw: Any) -> str:
    if isinstance(raw, str) and _URL.fullmatch(raw):
        return raw
    raise LiteralError("expected a URL that starts with http:// or https://")


def _json(raw: Any) -> Any:
    return raw


def _list(raw: Any) -> list[Any]:
    if not isinstance(raw, list):
        raise LiteralError("expected a list")
    return raw


_READERS: Final[dict[str, Callable[[Any], Any]]] = {
    "string": _text, "text": _text, "enum": _text, "integer": _integer, "bigint": _integer, "float": _float,
    "decimal": _decimal, "boolean": _boolean, "date": _date, "time": _time, "datetime": _datetime, "uuid": _uuid,
    "email": _email, "url": _url, "json": _json, "list": _list,
}  # fmt: skip


def problems(field: Bounded, raw: Any) -> Iterator[str]:
    """Why a field would refuse a literal; nothing when it takes it."""
    try:
        value = read(field.type, raw)
    except LiteralError as error:
        yield f"{show(raw)}: {error}"
        return
    if isinstance(value, str):
        yield from _text_problems(field, value)
    elif isinstance(value, list) and field.type == "list":
        yield from _list_problems(field, value)
    elif isinstance(value, int | float | Decimal | dt.date) and not isinstance(value, bool) and field.type != "json":
        yield from _bound_problems(field, value)


def _text_problems(field: Bounded, value: str) -> Iterator[str]:
    if field.type == "enum":
        if field.values and value not in field.values:
            yield f"{show(value)} is not one of the values"
        return
    longest = field.max_length if field.max_length is not None else DEFAULT_LENGTHS.get(field.type)
    if longest is not None and len(value) > longest:
        yield f"{show(value)} has {len(value)} characters, more than max_length {longest}"
    if field.min_length is not None and len(value) < field.min_length:
        yield f"{show(value)} has {len(value)} characters, fewer than min_length {field.min_length}"
    if field.pattern is not None and not _matches(field.pattern, value):
        yield f"{show(value)} does not match the pattern"


def _matches(pattern: str, value: str) -> bool:
    try:
        return regexes.matches(pattern, value)
    except regexes.PatternError:
        return True  # the pattern itself is already an error


def _list_problems(field: Any, value: list[Any]) -> Iterator[str]:
    if field.min_items is not None and len(value) < field.min_items:
        yield f"it has {len(value)} items, fewer than min_items {field.min_items}"
    if field.max_items is not None and len(value) > field.max_items:
        yield f"it has {len(value)} items, more than max_items {field.max_items}"
    if field.items is not None:
        for item in value:
            yield from problems(field.items, item)


def _bound_problems(field: Bounded, value: Any) -> Iterator[str]:
    if field.type in ("integer", "bigint"):
        low, high = INT4 if field.type == "integer" else INT8
        if not low <= value <= high:
            yield f"{value} is outside the range of {field.type} ({low} to {high})"
    if field.type == "decimal":
        yield from _digit_problems(field, value)
    if value in _INFINITIES:
        yield f"{value} means infinity to the database driver"
    for key, fails in _COMPARE:
        bound = _read_or_none(field.type, getattr(field, key))
        if bound is not None and fails(value, bound):
            yield f"{value} is outside `{key}: {getattr(field, key)}`"
    step = _read_or_none("decimal", field.multiple_of)
    if step and Decimal(str(value)) % step:
        yield f"{value} is not a multiple of {step}"


def _digit_problems(field: Bounded, value: Decimal) -> Iterator[str]:
    if field.precision is None or field.scale is None:
        return
    exponent = value.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > field.scale:
        yield f"{value} has more than {field.scale} decimal places"
    if abs(value) >= Decimal(10) ** (field.precision - field.scale):
        yield f"{value} has more than {field.precision - field.scale} digits before the point"


def _read_or_none(type_name: str, raw: Any) -> Any:
    """A bound as a value; None when there is none or it is itself an error."""
    try:
        return None if raw is None else read(type_name, raw)
    except LiteralError:
        return None


_INFINITIES: Final = (
    *(dt.date.min, dt.date.max),
    *(moment.replace(tzinfo=dt.UTC) for moment in (dt.datetime.min, dt.datetime.max)),
)

_COMPARE: Final[tuple[tuple[str, Callable[[Any, Any], bool]], ...]] = (
    ("gt", lambda value, bound: value <= bound),
    ("ge", lambda value, bound: value < bound),
    ("lt", lambda value, bound: value >= bound),
    ("le", lambda value, bound: value > bound),
)
