"""Bodies of business operations -> the tables of their tests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from generators import samples
from generators.model.app import Application
from generators.model.entity import Entity, Operation
from generators.model.values import Field
from generators.python_source.attributes import word_of
from generators.python_source.literals import json_code, py
from generators.python_source.symbols import Symbol
from generators.support.frozen import Frozen
from generators.views.app_symbols import body_symbols, schema_name
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.tests import field_values as values
from generators.views.tests.case_views import ValueView
from generators.views.tests.field_choice import renames_any, required
from generators.views.tests.subject import NamesView, TableView, names_view

_Fields = Mapping[str, Field]


class BodyView(Frozen):
    """One body. url: code, with ids that nothing has. unsent: code of a text."""

    name: str  # add_item
    label: str  # cart add item
    method: str
    url: str
    schema: str  # CartAddItem
    values: tuple[ValueView, ...]  # without optional rows: one that is made up would not be found
    unsent: str
    names: tuple[NamesView, ...]
    tables: tuple[TableView, ...]


class BodyCasesView(Frozen):
    """``tests/cases/<entity>_operations.py``."""

    ref: EntityRef
    bodies: tuple[BodyView, ...]
    symbols: tuple[Symbol, ...]  # the schemas


class BodiesView(Frozen):
    """What is left out where no business operation takes a body, or clients call everything as code does."""

    bodies: bool
    renames: bool


class BodyLawsView(Frozen):
    """The tests of every body: what at least one of them has."""

    refused: bool
    required: bool
    not_null: bool
    defaults: bool
    lists: bool
    renames: bool  # clients call something of a body otherwise than code does


def has_bodies(app: Application) -> bool:
    """Whether a business operation takes a body."""
    return any(True for _ in _all(app))


def bodies_view(app: Application) -> BodiesView:
    """For what all tests of tables use."""
    return BodiesView(has_bodies(app), renames_any(app))


def body_laws_view(app: Application) -> BodyLawsView:
    """For an app with bodies."""
    return BodyLawsView(
        renames=any(each.json.others for entity in app.entities.values() for each in entity.operations.values()),
        refused=any(next(_refused(fields), None) is not None for fields in _all(app)),
        required=any(True for fields in _all(app) for field in fields.values() if required(field)),
        not_null=any(not field.optional for fields in _all(app) for field in fields.values()),
        defaults=any(next(_defaults(fields), None) is not None for fields in _all(app)),
        lists=any(field.fields is not None for fields in _all(app) for field in fields.values()),
    )


def body_cases_view(app: Application, key: str) -> BodyCasesView:
    """Every operation of an entity that takes a body."""
    entity = app.entities[key]
    bodies = tuple(_body(app, entity, name, each) for name, each in entity.operations.items() if each.body)
    symbols = tuple(Symbol(*each) for each in body_symbols(app, key).items())
    return BodyCasesView(entity_ref(entity), bodies, symbols)


def _all(app: Application) -> Iterator[_Fields]:
    operations = (operation for entity in app.entities.values() for operation in entity.operations.values())
    return (_fields(operation) for operation in operations if operation.body)


def _fields(operation: Operation) -> _Fields:
    """What a client sends, by the names that clients see."""
    return {operation.json(name): field for name, field in operation.body.items()}


def _body(app: Application, entity: Entity, name: str, operation: Operation) -> BodyView:
    route, fields = operation.route, _fields(operation)
    url = app.settings.api_prefix + re.sub(r"\{\w+\}", "{uuid4()}", route.path)
    names = {
        "required": [each for each, field in fields.items() if required(field)],
        "not_null": [each for each, field in fields.items() if not field.optional],
        "lists": [each for each, field in fields.items() if field.fields is not None],
    }
    return BodyView(
        name=name,
        label=f"{entity.name.snake} {name}".replace("_", " "),
        method=route.method,
        url=f"f{py(url)}" if route.parameters else py(url),
        schema=schema_name(entity, name),
        values=tuple(_sent(operation)),
        unsent=names_view("unsent", _unsent(entity, operation)).values,
        names=tuple(names_view(each, found) for each, found in names.items() if found),
        tables=tuple(TableView(each, rows) for each, make in _TABLES.items() if (rows := tuple(make(fields)))),
    )


def _sent(operation: Operation) -> Iterator[ValueView]:
    for name, field in operation.body.items():
        if isinstance(operation.input.get(word_of(name)), Field) or not field.optional:
            yield ValueView(operation.json(name), "", json_code(samples.sample(field, name)))


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
