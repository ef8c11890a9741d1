"""Bodies of business operations -> the tables of their tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from generators import samples
from generators.model.app import Application
from generators.model.entity import Entity, ListInput, Operation, RowInput
from generators.model.values import Field
from generators.python_source.attributes import attribute_name, word_of
from generators.python_source.literals import json_code, py
from generators.support.frozen import Frozen
from generators.views.app_symbols import schema_name
from generators.views.tests import field_values as values
from generators.views.tests.case_views import ValueView
from generators.views.tests.field_choice import required
from generators.views.tests.subject import NamesView, TableView, names_view

_Fields = Mapping[str, Field]


class BodyView(Frozen):
    """One body. unsent: code of a text."""

    schema: str  # CartAddItem
    values: tuple[ValueView, ...]  # without optional rows: one that is made up would not be found
    unsent: str
    names: tuple[NamesView, ...]
    tables: tuple[TableView, ...]


class LawsOfBodies(Frozen):
    """What at least one body has."""

    refused: bool
    required: bool
    not_null: bool
    defaults: bool
    lists: bool
    renames: bool  # clients call something of a body otherwise than code does


def has_bodies(app: Application) -> bool:
    """Whether a business operation takes a body."""
    return any(True for _ in _all(app))


def laws_of_bodies(app: Application) -> LawsOfBodies | None:
    """For the tests of all of them; None when there is none."""
    if not has_bodies(app):
        return None
    return LawsOfBodies(
        renames=any(each.json.others for entity in app.entities.values() for each in entity.operations.values()),
        refused=any(next(_refused(fields), None) is not None for fields in _all(app)),
        required=any(True for fields in _all(app) for field in fields.values() if required(field)),
        not_null=any(not field.optional for fields in _all(app) for field in fields.values()),
        defaults=any(next(_defaults(fields), None) is not None for fields in _all(app)),
        lists=any(field.fields is not None for fields in _all(app) for field in fields.values()),
    )


def _all(app: Application) -> Iterator[_Fields]:
    operations = (operation for entity in app.entities.values() for operation in entity.operations.values())
    return (_fields(operation) for operation in operations if operation.body)


def _fields(operation: Operation) -> _Fields:
    """What a client sends, by the names that clients see."""
    return {operation.json(name): field for name, field in operation.body.items()}


def body_view(entity: Entity, name: str, operation: Operation) -> BodyView:
    """The body of an operation."""
    fields = _fields(operation)
    names = {
        "required": [each for each, field in fields.items() if required(field)],
        "not_null": [each for each, field in fields.items() if not field.optional],
        "lists": [each for each, field in fields.items() if field.fields is not None],
    }
    return BodyView(
        schema=schema_name(entity, name),
        values=tuple(_sent(operation)),
        unsent=names_view("unsent", _unsent(entity, operation)).values,
        names=tuple(names_view(each, found) for each, found in names.items() if found),
        tables=tuple(TableView(each, rows) for each, make in _TABLES.items() if (rows := tuple(make(fields)))),
    )


def _sent(operation: Operation) -> Iterator[ValueView]:
    for name, field in operation.body.items():
        each = operation.input.get(word_of(name))
        if isinstance(each, Field) or not field.optional:
            sample = samples.sample(field, name)
            value = _with_known_rows(each, field, sample) if isinstance(each, ListInput) else sample
            yield ValueView(operation.json(name), "", json_code(value))


def _with_known_rows(each: ListInput, field: Field, items: Any) -> Any:
    """Items without optional rows."""
    rows = {
        attribute_name(f"{name}_id") for name, one in each.each.items() if isinstance(one, RowInput) and one.optional
    }
    made_up = {name if field.json is None else field.json(name) for name in rows}
    return [{name: value for name, value in item.items() if name not in made_up} for item in items]


def _unsent(entity: Entity, operation: Operation) -> Iterable[str]:
    """What the answer shows and the shop decides: prices, totals, states."""
    taken = {*_fields(operation), *operation.body, *operation.input}
    own = (*entity.fields, *(each.name for each in entity.computed), "id")
    seen = (entity.json(name) for name in own if name not in taken)
    return (*(name for name in seen if name not in taken), "no_such_field")


def _accepted(fields: _Fields) -> Iterator[str]:
    for each in (view for name, field in fields.items() for view in values.accepted(name, field)):
        yield ", ".join((py(each.field), each.code, *([py(each.label)] if each.label else [])))


def _refused(fields: _Fields) -> Iterator[str]:
    for each in (view for name, field in fields.items() for view in values.refused(name, field)):
        yield f"{py(each.field)}, {each.code}, {py(each.error)}, {py(each.label)}"


def _defaults(fields: _Fields) -> Iterator[str]:
    for name, field in fields.items():
        if not required(field):
            yield f"{py(name)}, {json_code(samples.canonical(field, field.default))}"


_TABLES: Final[dict[str, Callable[[_Fields], Iterator[str]]]] = {
    "defaults": _defaults,
    "accepted": _accepted,
    "refused": _refused,
}
