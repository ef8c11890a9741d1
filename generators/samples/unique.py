"""Values that differ from call to call, for fields that must be unique."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import time, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from generators import regexes
from generators.model.values import Field, ReferenceField
from generators.python_source.literals import py
from generators.samples import numbers, temporal, text
from generators.samples.values import isoformat

PLENTY: Final = 10**6  # more rows than any test makes
REFERRED: Final = 30  # rows with an id that tests know, where they must differ
_LISTED: Final = 25  # values that are written out one by one


@dataclass(frozen=True, slots=True)
class Unique:
    """Code of a JSON value and of an entity value, over the variable ``number`` (1, 2, ...); how many values differ.

    value: the JSON value of a number, the same that the code comes to. None for a reference: tests know its rows.
    """

    json: str
    entity: str
    capacity: int
    value: Callable[[int], Any] = lambda number: None


def pool(spec: ReferenceField) -> int:
    """How many rows a unique reference chooses from: rows that need the referring ones have made some already."""
    return REFERRED * (1 + spec.reference.above)


def unique_code(field: Field, name: str) -> Unique | None:
    """None for a type that no unique key may have."""
    if isinstance(field, ReferenceField):
        code = f"reference(1 + number % {pool(field)})"
        return Unique(f"str({code})", code, REFERRED)
    match field.type:
        case "string" | "text":
            return _pattern(field, field.pattern) if field.pattern is not None else _text(field, name.replace("_", " "))
        case "integer" | "bigint" | "decimal":
            return _number(field)
        case "boolean":
            return _same("number % 2 == 0", 2, lambda number: number % 2 == 0)
        case "enum":
            return _listed(field.values or ())
        case "email":
            return _same('f"user{number}@example.com"', PLENTY, "user{}@example.com".format)
        case "url":
            return _same('f"https://example.com/{number}"', PLENTY, "https://example.com/{}".format)
        case "uuid":
            return Unique("str(UUID(int=number))", "UUID(int=number)", PLENTY, lambda number: str(UUID(int=number)))
    return _temporal(field)


def _same(code: str, capacity: int, value: Callable[[int], Any]) -> Unique:
    return Unique(code, code, capacity, value)


def _listed(values: tuple[str, ...]) -> Unique:
    comma = "," if len(values) == 1 else ""
    code = f"({', '.join(map(py, values))}{comma})[number % {len(values)}]"
    return _same(code, len(values), lambda number: values[number % len(values)])


def _modulo(capacity: int) -> str:
    """Code of the number within the capacity."""
    return "number" if capacity >= PLENTY else f"number % {capacity}"


def _within(number: int, capacity: int) -> int:
    return number if capacity >= PLENTY else number % capacity


def _text(field: Field, name: str) -> Unique:
    low, high = field.min_length or 0, text.max_length(field)
    digits = 6 if high is None else min(high, 6)
    prefix = f"{name} "
    if high is None or len(prefix) + digits <= high:
        width = f":0{low - len(prefix)}d" if low > len(prefix) + 1 else ""
        return _same(f'f"{prefix}{{number{width}}}"', PLENTY, f"{prefix}{{{width}}}".format)
    return _padded("", max(low, digits), "", 10**digits)


def _padded(head: str, width: int, tail: str, capacity: int) -> Unique:
    """The number with leading zeros, between two texts."""
    count = f"{{{_modulo(capacity)}:0{width}d}}"
    code = f'f"{_literal(head)}{count}{_literal(tail)}"'
    return _same(code, capacity, lambda number: f"{head}{_within(number, capacity):0{width}d}{tail}")


def _pattern(field: Field, pattern: str) -> Unique:
    low, high = field.min_length or 0, text.max_length(field)
    first = text.text_of(field, "")
    digits = re.search(r"[0-9]{3,}", first)
    if digits:
        head, tail, width = first[: digits.start()], first[digits.end() :], len(digits[0])
        if all(regexes.matches(pattern, head + f"{number:0{width}d}" + tail) for number in _probes(width)):
            return _padded(head, width, tail, min(10**width, PLENTY))
    return _listed(tuple(_variants(pattern, low, high)))


def _literal(text: str) -> str:
    """Text as it stands inside the double quotes of an f-string."""
    return py(text)[1:-1].replace("{", "{{").replace("}", "}}").replace('"', '\\"')


def _probes(width: int) -> Iterator[int]:
    """Numbers of so many digits: enough to believe that all of them match."""
    yield from (int(digit * width) for digit in "0123456789")
    yield from (int(("0123456789" * width)[start : start + width]) for start in range(10))
    yield from range(40)


def _variants(pattern: str, low: int, high: int | None) -> list[str]:
    found: dict[str, None] = {}
    for variant in range(2 * _LISTED):
        value = regexes.example(pattern, low, high, variant)
        if value is not None and len(found) < _LISTED:
            found[value] = None
    return list(found)


def _number(field: Field) -> Unique:
    low, high = numbers.valid_range(field)
    unit = numbers.step(field)
    start = low if low > 0 else unit if high >= unit else low
    capacity = min(int((high - start) // unit) + 1, PLENTY)
    count = _modulo(capacity)
    if count != "number" and (field.type == "decimal" or unit != 1):
        count = f"({count})"
    if field.type == "decimal":
        first = numbers.json_number(field, start)
        code = f'Decimal("{first}") + {count} * Decimal("{unit}")'
        return Unique(
            f"str({code})", code, capacity, lambda number: str(Decimal(first) + _within(number, capacity) * unit)
        )
    scaled = count if unit == 1 else f"{unit} * {count}"
    return _same(
        f"{int(start)} + {scaled}", capacity, lambda number: int(start) + int(unit) * _within(number, capacity)
    )


def _temporal(field: Field) -> Unique | None:
    if field.type == "time":
        clock = "number // 3600 % 24, number // 60 % 60, number % 60"
        return Unique(f"time({clock}).isoformat()", f"time({clock})", 24 * 3600, _time)
    if field.type == "date":
        day, count = temporal.dates_from(field)
        code = f'date.fromisoformat("{day}") + timedelta(days={_argument(count)})'
        return Unique(
            f"({code}).isoformat()",
            code,
            count,
            lambda number: (day + timedelta(days=number % _most(count))).isoformat(),
        )
    if field.type == "datetime":
        moment, count = temporal.datetimes_from(field)
        code = f'datetime.fromisoformat("{isoformat(moment)}") + timedelta(seconds={_argument(count)})'
        return Unique(
            f'({code}).isoformat().replace("+00:00", "Z")',
            code,
            count,
            lambda number: isoformat(moment + timedelta(seconds=number % _most(count))),
        )
    return None


def _time(number: int) -> str:
    return time(number // 3600 % 24, number // 60 % 60, number % 60).isoformat()


def _most(count: int) -> int:
    """``count`` values, 10,000 at most: a day more is still a date."""
    return min(count, 10_000)


def _argument(count: int) -> str:
    """Code of the number within ``count`` values."""
    return f"number % {_most(count)}"
