"""A list of objects, which an operation takes: no field of an entity, so no spec names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from generators.field_types.base import NAME_BYTES, Bounded, FieldType
from generators.field_types.values import Case, LiteralError


class Objects(FieldType):
    """What is said of the fields of an object is theirs; how many objects there are is its own."""

    name = "objects"
    kind = "opaque"
    mutable = True

    def read(self, raw: Any) -> list[Any]:
        if not isinstance(raw, list):
            raise LiteralError("expected a list")
        return raw

    def refusals(self, spec: Bounded, value: Any) -> Iterator[str]:
        if len(value) < (spec.min_items or 0):
            yield f"it has {len(value)} items, fewer than min_items {spec.min_items}"
        if spec.max_items is not None and len(value) > spec.max_items:
            yield f"it has {len(value)} items, more than max_items {spec.max_items}"

    def largest(self, spec: Bounded) -> int | None:
        sizes = [field.type.largest(field) for field in _fields(spec).values()]
        if spec.max_items is None or None in sizes:
            return None
        return spec.max_items * sum(NAME_BYTES + (size or 0) for size in sizes)

    def sample(self, spec: Bounded, name: str, index: int) -> list[Any]:
        item = {name: field.type.sample(field, name, index) for name, field in _fields(spec).items()}
        return [item] * max(spec.min_items or 0, 1)

    def cases(self, spec: Bounded) -> Iterator[Case]:
        [item, *others] = self.sample(spec, "", 0)
        if spec.min_items:
            yield Case("at the fewest items", [item] * spec.min_items, True)
            yield Case("below the fewest items", [item] * (spec.min_items - 1), False, "too_short")
        if spec.max_items is not None:
            yield Case("at the most items", [item] * spec.max_items, True)
            yield Case("above the most items", [item] * (spec.max_items + 1), False, "too_long")
        yield Case("no list", "x", False, "list_type")
        yield Case("an item with more", [{**item, "no_such_field": None}, *others], False, "extra_forbidden")
        for name, field in _fields(spec).items():
            for case in field.type.cases(field):
                yield Case(f"{name} {case.label}", [{**item, name: case.value}, *others], case.ok, case.error)

    def hostile(self, spec: Bounded) -> Iterator[tuple[str, str]]:
        yield from ()


def _fields(spec: Bounded) -> Mapping[str, Bounded]:
    assert spec.fields is not None
    return spec.fields


OBJECTS: Final = Objects()
