"""The list endpoint of an entity, as its tests need it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from generators import samples
from generators.model.entity import Entity, ListEndpoint
from generators.model.values import ReferenceField
from generators.python_source.literals import json_code, py
from generators.samples.rows import conditions_of
from generators.views.tests import field_values as values
from generators.views.tests.entity_views import FilterView, ListTestView, PairView, SearchView, ValueView, WildcardView

NO_MATCH: Final = "no such text"


def list_test_view(entity: Entity, size_max: int) -> ListTestView:
    """Rows, filters, orders and searches; only for an entity with a list."""
    endpoint = entity.endpoints.list
    assert endpoint is not None
    rows = min(15, values.capacity(entity))
    size = min(10, size_max, max(rows - 1, 1))
    default = entity.features.order[0]
    keys = tuple(dict.fromkeys((default, *endpoint.sort)))
    tied = min(5, rows, size_max)
    pair = values.capacity(entity) > 1
    ties = tuple(_ties(entity, keys)) if rows > 2 and tied > 1 else ()
    return ListTestView(
        rows=rows,
        size=size,
        pages=-(-rows // size),
        lengths=tuple(min(size, rows - start) for start in range(0, rows, size)),
        tied=tied,
        statement_rows=min(20, size_max, values.capacity(entity)),
        statements=2 + len(entity.nested),
        default=default,
        order=entity.features.order,
        filters=tuple(_filters(entity, endpoint)) if pair else (),
        bad_filters=tuple(_bad_filters(entity, endpoint)),
        hidden=tuple(_hidden(entity)),
        sorts=tuple(_sorts(entity, keys)) if pair and size_max > 1 else (),
        ties=ties,
        aged=tuple(tie for tie in ties if entity.features.aged and tie.field != default),
        searches=tuple(_searches(entity, endpoint)) if pair else (),
        wildcards=tuple(_wildcards(entity, endpoint)) if pair else (),
        search=bool(endpoint.search),
    )


def _filters(entity: Entity, endpoint: ListEndpoint) -> Iterator[FilterView]:
    for name in endpoint.filter:
        field = entity.fields[name]
        if isinstance(field, ReferenceField) and field.optional:
            continue
        match = values.visible_choices(entity, name)[0]
        other = next((value for value in values.choices(name, field) if value != match), None)
        if other is not None:
            query = str(match).lower() if isinstance(match, bool) else str(match)
            yield FilterView(name, samples.entity_code(field, match), py(query), samples.entity_code(field, other))


def _bad_filters(entity: Entity, endpoint: ListEndpoint) -> Iterator[ValueView]:
    for name in endpoint.filter:
        field = entity.fields[name]
        yield ValueView(name, "", py(field.type.no_value(field)))


def _hidden(entity: Entity) -> Iterator[ValueView]:
    for condition in conditions_of(entity):
        field = entity.fields[condition.field]
        own = samples.canonical(field, condition.value)
        candidates = [*values.choices(condition.field, field), *((own,) if condition.op == "ne" else ())]
        hiding = next((value for value in candidates if not values.holds(entity, condition, value)), None)
        if hiding is not None:
            yield ValueView(condition.field, f"{condition.op} {condition.value}", samples.entity_code(field, hiding))


def _sorts(entity: Entity, keys: tuple[str, ...]) -> Iterator[PairView]:
    for key in keys:
        if key in entity.fields:
            pair = values.sort_pair(entity, key)
            if pair is not None:
                yield pair
        elif key == "id":
            yield PairView(key, "UUID(int=1)", "UUID(int=2)")
        else:
            yield PairView(key, *values.MOMENTS)


def _ties(entity: Entity, keys: tuple[str, ...]) -> Iterator[ValueView]:
    """Sort keys in which rows may be equal; the moment of creation is the same for all of them too."""
    for key in keys:
        if key in entity.fields and values.may_repeat(entity, key):
            field = entity.fields[key]
            yield ValueView(key, "", samples.entity_code(field, values.visible_choices(entity, key)[0]))
        elif key in entity.features.shown:
            yield ValueView(key, "", values.MOMENTS[0])


def _free(entity: Entity, endpoint: ListEndpoint) -> Iterator[str]:
    """Searched fields that no condition fixes."""
    fixed = {condition.field for condition in conditions_of(entity)}
    return (name for name in endpoint.search if name not in fixed)


def _searches(entity: Entity, endpoint: ListEndpoint) -> Iterator[SearchView]:
    shown = {name: values.visible_choices(entity, name)[0] for name in endpoint.search}
    for name in _free(entity, endpoint):
        field = entity.fields[name]
        needle, formed = "Needle"[: field.type.longest(field)], field.type.form(field) is not None
        value: Any = samples.sample(field, name) if formed else values.padded(field, needle)
        other = (
            values.another(entity, name) if values.another(entity, name) != value else samples.sample(field, name, 1)
        )
        query = value.swapcase() if formed else needle.swapcase()
        elsewhere = [other, *(text for searched, text in shown.items() if searched != name)]
        if not any(query.casefold() in text.casefold() for text in elsewhere):
            yield SearchView(name, json_code(value), json_code(query[:200]), json_code(other))


def _wildcards(entity: Entity, endpoint: ListEndpoint) -> Iterator[WildcardView]:
    for name in _free(entity, endpoint):
        field = entity.fields[name]
        for sign in "%_/\\":
            value, decoy = (values.padded(field, f"a{middle}b") for middle in (sign, "x"))
            if field.type.fits(field, value) and field.type.fits(field, decoy):
                yield WildcardView(name, py(f"a{sign}b"), json_code(value), json_code(decoy))
