"""Business operations -> the tables of their tests: requests, the rows that they name, and what scenarios show."""

from __future__ import annotations

from collections.abc import Iterator

from generators.model.app import Application
from generators.model.entity import Entity, ListInput, Operation, RowInput
from generators.python_source.attributes import attribute_name
from generators.python_source.literals import py
from generators.python_source.symbols import Symbol
from generators.support.frozen import Frozen
from generators.views.app_symbols import body_symbols
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.src.base_classes import rules_view
from generators.views.tests.operations.bodies import BodyView, LawsOfBodies, body_view, laws_of_bodies
from generators.views.tests.operations.shown import LawsOfShown, ShownView, laws_of_shown, shown_view
from generators.views.tests.scenarios.methods import request_of


class OperationCasesView(Frozen):
    """One operation. rows: code of the arguments of each row that it needs."""

    name: str  # cart_add_item
    request: str  # POST /carts/{cart_id}/items
    rows: tuple[str, ...]
    shown: ShownView | None
    body: BodyView | None


class EntityOperationsView(Frozen):
    """``tests/cases/<entity>_operations.py``."""

    ref: EntityRef
    operations: tuple[OperationCasesView, ...]
    symbols: tuple[Symbol, ...]


class OperationLawsView(Frozen):
    """The tests of every operation: what at least one of them has."""

    paths: bool
    needs: bool
    listed: bool  # an item of a list names a row
    references: bool  # a table refers to another one
    bodies: LawsOfBodies | None
    shown: LawsOfShown | None


def entity_operations_view(app: Application, key: str) -> EntityOperationsView:
    """Every operation of an entity."""
    entity = app.entities[key]
    found = tuple(_cases(app, entity, name, each) for name, each in entity.operations.items())
    schemas = (Symbol(*each) for each in body_symbols(app, key).items())
    shown = (symbol for each in found if each.shown is not None for symbol in each.shown.symbols)
    factories = (Symbol(f"{name}Factory", "tests.factories") for name in _named(app, entity))
    return EntityOperationsView(entity_ref(entity), found, tuple(dict.fromkeys((*schemas, *shown, *factories))))


def operation_laws_view(app: Application) -> OperationLawsView:
    """For all of them."""
    each = [(entity, operation) for entity in app.entities.values() for operation in entity.operations.values()]
    rows = [row for entity, operation in each for row in _rows(app, entity, operation)]
    return OperationLawsView(
        paths=any(operation.route.parameters for _, operation in each),
        needs=bool(rows),
        listed=any("listed_in=" in row for row in rows),
        references=rules_view(app).references,
        bodies=laws_of_bodies(app),
        shown=laws_of_shown(app),
    )


def _cases(app: Application, entity: Entity, name: str, operation: Operation) -> OperationCasesView:
    return OperationCasesView(
        name=f"{entity.name.snake}_{name}",
        request=request_of(app, operation.route),
        rows=tuple(_rows(app, entity, operation)),
        shown=shown_view(app, operation),
        body=body_view(entity, name, operation) if operation.body else None,
    )


def _named(app: Application, entity: Entity) -> Iterator[str]:
    """The entities of which the operations of one need rows."""
    for operation in entity.operations.values():
        if operation.route.by_id:
            yield entity.name.pascal
        for each in operation.input.values():
            for row in each.each.values() if isinstance(each, ListInput) else (each,):
                if isinstance(row, RowInput) and not row.optional:
                    yield app.entities[row.entity].name.pascal


def _rows(app: Application, entity: Entity, operation: Operation) -> Iterator[str]:
    """The rows that a request must name, in the order in which they are looked for."""
    own = f"{entity.name.snake}_id"
    if operation.route.by_id:
        yield _row(entity, own)
    for name, each in operation.input.items():
        if isinstance(each, RowInput) and not each.optional:
            parameter = f"{name}_id" if each.in_path else operation.json(attribute_name(f"{name}_id"))
            column = f"part_of={py(attribute_name(own))}" if each.within else ""
            yield _row(app.entities[each.entity], parameter, column)
    for name, each in operation.input.items():
        for inside, one in each.each.items() if isinstance(each, ListInput) else ():
            if isinstance(one, RowInput) and not one.optional:
                field = operation.body[attribute_name(name)]
                parameter = attribute_name(f"{inside}_id")
                called = parameter if field.json is None else field.json(parameter)
                listed = f"listed_in={py(operation.json(attribute_name(name)))}"
                yield _row(app.entities[one.entity], called, listed)


def _row(entity: Entity, parameter: str, more: str = "") -> str:
    arguments = (py(parameter), py(entity.name.snake), f"{entity.name.pascal}Factory", *([more] if more else []))
    return ", ".join(arguments)
