"""Which rows a list shows and in which order, as its tests need it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from generators import samples
from generators.model.app import Application
from generators.model.entity import Entity, ListEndpoint
from generators.model.values import ReferenceField
from generators.python_source.literals import json_code, py
from generators.samples.rows import conditions_of, holds
from generators.support.frozen import Frozen
from generators.views.tests import field_values as values
from generators.views.tests.case_views import (
    BlankView,
    ConditionView,
    FilterView,
    PairView,
    SearchView,
    ValueView,
    WildcardView,
)


class PagesView(Frozen):
    """The pages of a list in a test, which makes a row only when the unique keys allow no more."""

    rows: int
    size: int
    pages: int
    lengths: tuple[int, ...]  # of each page
    order: tuple[str, ...]  # what makes every order total


def endpoint_of(entity: Entity) -> ListEndpoint:
    """The list endpoint, of an entity that has one."""
    assert entity.endpoints.list is not None
    return entity.endpoints.list


def pages_view(app: Application, entity: Entity) -> PagesView:
    """Fifteen rows where that may be, ten on a page."""
    rows = min(15, values.capacity(entity))
    size = min(10, app.settings.page_size.max, max(rows - 1, 1))
    return PagesView(
        rows=rows,
        size=size,
        pages=-(-rows // size),
        lengths=tuple(min(size, rows - start) for start in range(0, rows, size)),
        order=entity.features.order,
    )


def page_sizes(app: Application) -> tuple[int, ...]:
    """The smallest and the largest page."""
    return tuple(sorted({1, app.settings.page_size.max}))


def default_key(entity: Entity) -> str:
    """The sort key of a list that is not asked for another."""
    return entity.features.order[0]


def _keys(entity: Entity) -> tuple[str, ...]:
    return tuple(dict.fromkeys((default_key(entity), *endpoint_of(entity).sort)))


def _pair(entity: Entity) -> bool:
    """Whether the unique keys allow two rows."""
    return values.capacity(entity) > 1


def filters(entity: Entity) -> Iterator[FilterView]:
    """Each filter, with a row that it shows and one that it does not."""
    return _filters(entity) if _pair(entity) else iter(())


def _filters(entity: Entity) -> Iterator[FilterView]:
    for name, field in entity.filtered.items():
        if isinstance(field, ReferenceField) and field.optional:
            continue
        match = values.visible_choices(entity, name)[0]
        other = next((value for value in values.choices(name, field) if value != match), None)
        if other is not None and isinstance(field, ReferenceField):
            one, two = (f"reference({UUID(str(value)).int})" for value in (match, other))
            yield FilterView(name, one, f"str({one})", two)
        elif other is not None:
            query = str(match).lower() if isinstance(match, bool) else str(match)
            yield FilterView(name, samples.entity_code(field, match), py(query), samples.entity_code(field, other))


def blanks(entity: Entity) -> Iterator[BlankView]:
    """Each filter for nothing; that of a reference needs a row to refer to and stands among the tests of relations."""
    fixed = {condition.field for condition in conditions_of(entity)}
    for parameter, name in entity.blanks.items() if _pair(entity) else ():
        field = entity.fields[name]
        if name not in fixed and not isinstance(field, ReferenceField):
            value = samples.entity_code(field, values.visible_choices(entity, name)[0])
            yield BlankView(entity.json(parameter), name, value)


def bad_filters(entity: Entity) -> Iterator[ValueView]:
    """Texts of query parameters that are no values of the field."""
    for name, field in entity.filtered.items():
        yield ValueView(name, "", py(field.type.no_value(field)))
    for parameter in entity.blanks:
        yield ValueView(parameter, "", py("null"))


def conditions(entity: Entity) -> Iterator[ConditionView]:
    """What holds for the rows that the list shows."""
    for condition in conditions_of(entity):
        field, same = entity.fields[condition.field], condition.op != "ne"
        of_boolean = condition.op in ("is_true", "is_false")
        value = condition.op == "is_true" if of_boolean else samples.canonical(field, condition.value)
        if condition.op == "is_false" and field.optional:
            same, value = False, True
        yield ConditionView(condition.field, same, samples.entity_code(field, value))


def hidden(entity: Entity) -> Iterator[ValueView]:
    """A value that hides a row, for each condition of the list."""
    for condition in conditions_of(entity):
        field = entity.fields[condition.field]
        own = samples.canonical(field, condition.value)
        candidates = [*values.choices(condition.field, field), *((own,) if condition.op == "ne" else ())]
        hiding = next((value for value in candidates if not holds(entity, condition, value)), None)
        if hiding is not None:
            yield ValueView(condition.field, f"{condition.op} {condition.value}", samples.entity_code(field, hiding))


def shown_empty(entity: Entity) -> Iterator[ValueView]:
    """Nothing, where a condition of the list asks for another value than one."""
    for name in dict.fromkeys(each.field for each in conditions_of(entity)):
        own = [each for each in conditions_of(entity) if each.field == name]
        if entity.fields[name].optional and all(holds(entity, each, None) for each in own):
            yield ValueView(name, "nothing", py(None))


def sorts(app: Application, entity: Entity) -> Iterator[PairView]:
    """Each sort key, with two rows that stand on one page."""
    return _sorts(entity) if _pair(entity) and app.settings.page_size.max > 1 else iter(())


def _sorts(entity: Entity) -> Iterator[PairView]:
    for key in _keys(entity):
        if key in entity.fields:
            pair = values.sort_pair(entity, key)
            if pair is not None:
                yield pair
                if entity.fields[key].optional and not any(each.field == key for each in conditions_of(entity)):
                    yield replace(pair, label=" without a value", high="None")
        elif key == "id":
            yield PairView(key, "UUID(int=1)", "UUID(int=2)")
        else:
            yield PairView(key, *values.MOMENTS)


def tied(app: Application, entity: Entity) -> int:
    """How many rows there are in the tests of equal rows."""
    return min(5, values.capacity(entity), app.settings.page_size.max)


def ties(app: Application, entity: Entity) -> Iterator[ValueView]:
    """A sort key and a value that several rows may share."""
    return _ties(entity) if values.capacity(entity) > 2 and tied(app, entity) > 1 else iter(())


def _ties(entity: Entity) -> Iterator[ValueView]:
    """Sort keys in which rows may be equal; the moment of creation is the same for all of them too."""
    for key in _keys(entity):
        if key in entity.fields and values.may_repeat(entity, key):
            field = entity.fields[key]
            yield ValueView(key, "", samples.entity_code(field, values.visible_choices(entity, key)[0]))
        elif key in entity.features.shown:
            yield ValueView(key, "", values.MOMENTS[0])


def _free(entity: Entity) -> Iterator[str]:
    """Searched fields that no condition fixes."""
    fixed = {condition.field for condition in conditions_of(entity)}
    return (name for name in endpoint_of(entity).search if name not in fixed)


def searches(entity: Entity) -> Iterator[SearchView]:
    """Each searched field, with a row that is found and one that is not."""
    return _searches(entity) if _pair(entity) else iter(())


def _searches(entity: Entity) -> Iterator[SearchView]:
    shown = {name: values.visible_choices(entity, name)[0] for name in endpoint_of(entity).search}
    for name in _free(entity):
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


def wildcards(entity: Entity) -> Iterator[WildcardView]:
    """Each searched field with each character that LIKE does not take literally."""
    return _wildcards(entity) if _pair(entity) else iter(())


def _wildcards(entity: Entity) -> Iterator[WildcardView]:
    for name in _free(entity):
        field = entity.fields[name]
        for sign in "%_/\\":
            value, decoy = (values.padded(field, f"a{middle}b") for middle in (sign, "x"))
            if field.type.fits(field, value) and field.type.fits(field, decoy):
                yield WildcardView(name, py(f"a{sign}b"), json_code(value), json_code(decoy))
