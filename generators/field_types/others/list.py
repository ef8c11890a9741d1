"""``list``: a list of values of one type."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from generators.field_types.base import SCALAR_BYTES, Bounded, FieldType
from generators.field_types.values import Case, LiteralError, Support

_REQUIRED: Final = {"items": "{type: string}"}
_INSTEAD: Final = {
    "min_length": "use `min_items`",
    "max_length": "use `max_items`",
    "ge": "use `min_items`, or put the bound into `items`",
    "le": "use `max_items`, or put the bound into `items`",
    "pattern": "put it into `items`",
    "values": "put it into `items`",
}

MOST_ITEMS: Final = 100  # items, where a spec does not say

_BARE: Final = re.compile(r"(?!(?i:null)$)[A-Za-z0-9_.-]+")  # needs no quotes in the text of an array


class List(FieldType):
    """What is said of its items is theirs; how many there are is its own."""

    name = "list"
    rank = 160
    description = "A list of scalars."
    synonyms = ("array",)
    json_types = ("array",)
    keys = frozenset({"items", "min_items", "max_items"})
    field_keys = frozenset()
    required = _REQUIRED
    instead = _INSTEAD
    in_lists = False
    filters = False
    sorts = False
    kind = "opaque"
    mutable = True
    coercible = ("x", {"0": 1}, 1)

    def read(self, raw: Any) -> list[Any]:
        if not isinstance(raw, list):
            raise LiteralError("expected a list")
        return raw

    def refusals(self, spec: Bounded, value: Any) -> Iterator[str]:
        if spec.min_items is not None and len(value) < spec.min_items:
            yield f"it has {len(value)} items, fewer than min_items {spec.min_items}"
        if len(value) > most_items(spec):
            yield f"it has {len(value)} items, more than max_items {most_items(spec)}"
        if spec.items is not None:
            for item in value:
                yield from spec.items.type.problems(spec.items, item)

    def largest(self, spec: Bounded) -> int | None:
        items = _items(spec)
        size = items.type.largest(items)
        return None if size is None else most_items(spec) * (size + SCALAR_BYTES)

    def column_code(self, spec: Bounded) -> str:
        return f"ARRAY({_items(spec).type.column_code(_items(spec))})"

    def column_type(self, spec: Bounded) -> str:
        return f"{_items(spec).type.column_type(_items(spec))}[]"

    def column_default(self, spec: Bounded, value: Any) -> str:
        items = (_items(spec).type.column_default(_items(spec), item) for item in value)
        return "{" + ",".join(_element(item) for item in items) + "}"

    def sql_checks(self, column: str, spec: Bounded) -> Iterator[tuple[str, str]]:
        items = _items(spec)
        if spec.min_items:
            yield "min_items", f"cardinality({column}) >= {spec.min_items}"
        if spec.max_items is not None:
            yield "max_items", f"cardinality({column}) <= {spec.max_items}"
        for suffix, condition in items.type.sql_item_checks(column, items):
            yield f"items_{suffix}", condition

    def supported_by(self, spec: Bounded, *, sent: bool) -> tuple[Support, ...]:
        return _items(spec).type.supported_by(_items(spec), sent=sent)

    def as_json(self, code: str) -> str:
        return f"as_json({code})"

    def in_address(self, code: str) -> str:
        return f"as_json({code})"

    def entity_code(self, spec: Bounded, value: Any) -> str:
        items = _items(spec)
        return "[" + ", ".join(items.type.entity_code(items, item) for item in value) + "]"

    def entity_value(self, spec: Bounded, value: Any) -> list[Any]:
        items = _items(spec)
        return [items.type.entity_value(items, item) for item in value]

    def canonical(self, spec: Bounded, value: Any) -> list[Any]:
        items = _items(spec)
        return [items.type.canonical(items, item) for item in value]

    def sample(self, spec: Bounded, name: str, index: int) -> list[Any]:
        items, least = _items(spec), spec.min_items or 0
        return [items.type.sample(items, name, index)] * min(max(least, 1), most_items(spec))

    def cases(self, spec: Bounded) -> Iterator[Case]:
        items = _items(spec)
        item = items.type.sample(items, "item", 0)
        if spec.min_items:
            yield Case("at the fewest items", [item] * spec.min_items, True)
            yield Case("below the fewest items", [item] * (spec.min_items - 1), False, "too_short", database=True)
        most, stored = most_items(spec), spec.max_items is not None
        yield Case("at the most items", [item] * most, True)
        yield Case("above the most items", [item] * (most + 1), False, "too_long", database=stored)
        yield Case("no list", "x", False, "list_type")
        count = max(spec.min_items or 0, 1)
        for case in items.type.cases(items):
            yield Case(f"an item {case.label}", [case.value, *[item] * (count - 1)], case.ok, case.error)

    def hostile(self, spec: Bounded) -> Iterator[tuple[str, str]]:
        """One hostile item, and as many others as there must be."""
        items = _items(spec)
        others = [json.dumps(items.type.sample(items, "item", 0))] * ((spec.min_items or 1) - 1)
        for label, item in items.type.hostile(items):
            yield f"an item: {label}", f"[{', '.join([item, *others])}]"

    def oversized(self, spec: Bounded) -> Iterator[str]:
        yield "[" + ", ".join(["null"] * 2000) + "]"


def most_items(spec: Bounded) -> int:
    """How many items clients may send. A column holds more where the spec says nothing: rows may be there already."""
    return max(MOST_ITEMS, spec.min_items or 0) if spec.max_items is None else spec.max_items


def _element(text: str) -> str:
    """One element inside the text of an array."""
    quoted = text.replace("\\", r"\\").replace('"', r"\"")
    return text if _BARE.fullmatch(text) else f'"{quoted}"'


def _items(spec: Bounded) -> Bounded:
    assert spec.items is not None
    return spec.items


TYPE: Final = List()
