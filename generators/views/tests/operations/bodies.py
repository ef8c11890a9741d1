"""Bodies of business operations -> the tests of their schemas, without HTTP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generators import samples
from generators.model.app import Application
from generators.model.entity import Operation
from generators.model.values import Field
from generators.python_source.literals import json_code
from generators.python_source.symbols import Symbol
from generators.support.frozen import Frozen
from generators.support.names import Name
from generators.views.app_symbols import body_symbols, schema_name
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.tests import field_values as values
from generators.views.tests.case_views import RefusedView, ValueView
from generators.views.tests.field_choice import required


class BodyView(Frozen):
    """One schema. defaults: what holds for a field that is left out."""

    schema: str  # CartAddItem
    name: str  # add_item
    values: tuple[ValueView, ...]
    accepted: tuple[ValueView, ...]
    refused: tuple[RefusedView, ...]
    required: tuple[str, ...]
    not_null: tuple[str, ...]
    defaults: tuple[ValueView, ...]
    renames: bool  # clients call something of it otherwise than code does


class BodyTestsView(Frozen):
    """``tests/unit/test_<entity>_operation_models.py``."""

    ref: EntityRef
    bodies: tuple[BodyView, ...]
    symbols: tuple[Symbol, ...]  # the bodies


def body_tests_view(app: Application, key: str) -> BodyTestsView:
    """Every operation of an entity that takes a body."""
    entity = app.entities[key]
    bodies = tuple(
        _body(schema_name(entity, name), name, operation)
        for name, operation in entity.operations.items()
        if operation.body
    )
    symbols = tuple(Symbol(*each) for each in body_symbols(app, key).items())
    return BodyTestsView(entity_ref(entity), bodies, symbols)


def _body(schema: str, name: str, operation: Operation) -> BodyView:
    fields = {operation.json(each): field for each, field in operation.body.items()}
    return BodyView(
        schema=schema,
        name=Name.of(name).snake,
        values=tuple(ValueView(each, "", _sample(each, field)) for each, field in fields.items()),
        accepted=tuple(view for each, field in fields.items() for view in values.accepted(each, field)),
        refused=tuple(view for each, field in fields.items() for view in values.refused(each, field)),
        required=tuple(each for each, field in fields.items() if required(field)),
        not_null=tuple(each for each, field in fields.items() if not field.optional),
        defaults=tuple(_defaults(fields)),
        renames=bool(operation.json.others),
    )


def _sample(name: str, field: Field) -> str:
    return json_code(samples.sample(field, name))


def _defaults(fields: Mapping[str, Field]) -> Iterator[ValueView]:
    for name, field in fields.items():
        if not required(field):
            yield ValueView(name, "", json_code(samples.canonical(field, field.default)))
