"""Sample values of a field: valid ones, one for each side of each bound, and ones that differ from call to call.

Values are as a client sends them (JSON) and in the form in which the API answers them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from uuid import UUID

from generators.model.values import Field, ReferenceField
from generators.samples import numbers, temporal, text
from generators.samples.hostile import hostile_values
from generators.samples.unique import REFERRED, Unique, unique_code
from generators.samples.values import Case, Spec, canonical, entity_code, entity_value, items_of, json_code

__all__ = [
    "REFERRED",
    "Case",
    "Unique",
    "canonical",
    "cases",
    "entity_code",
    "entity_value",
    "hostile_texts",
    "json_code",
    "sample",
    "survives",
    "unique_code",
]


def sample(spec: Spec, name: str, index: int = 0) -> Any:
    """The ``index``-th valid value (0 or 1; the two differ wherever the constraints allow it)."""
    if isinstance(spec, ReferenceField):
        return str(UUID(int=index + 1))
    example = spec.example if isinstance(spec, Field) and survives(spec, spec.example) else None
    first = _sample(spec, name, 0) if example is None else canonical(spec, example)
    if index == 0:
        return first
    return next((value for value in (_sample(spec, name, 1), _sample(spec, name, 0)) if value != first), first)


def survives(field: Field, value: Any) -> bool:
    """Whether sanitising leaves a value as it is."""
    return field.html is None or not isinstance(value, str) or not set(value) & set("&<>\r\xa0")


def _sample(spec: Spec, name: str, index: int) -> Any:
    match spec.type:
        case "string" | "text":
            return text.text_of(spec, f"{name} {'two' if index else 'one'}".replace("_", " "), index)
        case "integer" | "bigint" | "float" | "decimal":
            return _number(spec, index)
        case "boolean":
            return index == 0
        case "enum":
            values = spec.values or ()
            return values[min(index, len(values) - 1)]
        case "list":
            return _list(spec, name, index)
    return _formatted(spec, index)


def _number(spec: Spec, index: int) -> Any:
    low, high = numbers.valid_range(spec)
    wanted = 10 if low <= 10 and high >= 20 else int(low)
    first = numbers.number_near(spec, wanted)
    if index == 0:
        return first
    following = Decimal(str(first)) + numbers.step(spec)
    return numbers.json_number(spec, following if following <= high else low)


def _list(spec: Spec, name: str, index: int) -> list[Any]:
    items = items_of(spec)
    least = spec.min_items if isinstance(spec, Field) and spec.min_items is not None else 0
    most = spec.max_items if isinstance(spec, Field) and spec.max_items is not None else least + 2
    count = min(max(least, 1), most)
    return [sample(items, name, index)] * count


def _formatted(spec: Spec, index: int) -> Any:
    match spec.type:
        case "date":
            return temporal.date_at(spec, index)
        case "datetime":
            return temporal.datetime_at(spec, index)
        case "time":
            return "17:45:00" if index else "09:30:00"
        case "uuid":
            return f"{index:08d}-0000-4000-8000-000000000000"
        case "email":
            return "two@example.com" if index else "one@example.com"
        case "url":
            return "https://example.com/two" if index else "https://example.com/one"
    return {"key": "two" if index else "one"}


def cases(spec: Spec) -> Iterator[Case]:
    """At, below and above every bound, and values of another type."""
    match spec.type:
        case "string" | "text":
            yield from text.text_cases(spec)
        case "integer" | "bigint" | "float" | "decimal":
            yield from numbers.number_cases(spec)
        case "boolean":
            yield Case("text", "yes", False, "bool_type")
            yield Case("a number", 1, False, "bool_type")
        case "enum":
            yield from text.enum_cases(spec)
        case "list":
            yield from _list_cases(spec)
        case "email":
            yield from text.email_cases(spec)
        case "url":
            yield from text.url_cases(spec)
        case "date":
            yield from temporal.date_cases(spec)
        case "datetime":
            yield from temporal.datetime_cases(spec)
        case "time":
            yield from temporal.time_cases(spec)
        case "uuid":
            yield Case("no UUID", "nonsense", False, "uuid_parsing")
            yield Case("a number", 1, False, "uuid_type")
        case "json":
            yield Case("with a NUL inside", {"key": ["\0"]}, False, "nul_character")


def hostile_texts(spec: Spec) -> Iterator[tuple[str, str]]:
    """(label, JSON text) pairs; in a list one hostile item, and as many others as there must be."""
    if spec.type != "list":
        yield from hostile_values(spec)
        return
    assert isinstance(spec, Field)
    items = items_of(spec)
    others = [json.dumps(sample(items, "item"))] * ((spec.min_items or 1) - 1)
    for label, item in hostile_values(items):
        yield f"an item: {label}", f"[{', '.join([item, *others])}]"


def _list_cases(spec: Spec) -> Iterator[Case]:
    assert isinstance(spec, Field)
    items = items_of(spec)
    item = sample(items, "item")
    if spec.min_items:
        yield Case("at the fewest items", [item] * spec.min_items, True)
        yield Case("below the fewest items", [item] * (spec.min_items - 1), False, "too_short", database=True)
    if spec.max_items is not None:
        yield Case("at the most items", [item] * spec.max_items, True)
        yield Case("above the most items", [item] * (spec.max_items + 1), False, "too_long", database=True)
    yield Case("no list", "x", False, "list_type")
    count = max(spec.min_items or 0, 1)
    for case in cases(items):
        yield Case(f"an item {case.label}", [case.value, *[item] * (count - 1)], case.ok, case.error)
