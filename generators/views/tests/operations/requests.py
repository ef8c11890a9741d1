"""Business operations -> what the tests of their requests see: bodies, ids and rows that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from generators import samples
from generators.model.app import Application
from generators.model.entity import Entity, ListInput, Operation, RowInput
from generators.python_source.attributes import LIKE_DIGITS, attribute_name
from generators.python_source.literals import json_code, keyword_argument, py
from generators.python_source.symbols import EntityNames
from generators.support.frozen import Frozen
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.tests.field_choice import needs_others
from generators.views.variables import IN_REQUESTS, variable


class RowView(EntityNames):
    """A row of an entity that a request names. create: code of the arguments of its factory."""

    resource: str  # product: what a 404 calls it
    name: str  # product
    parameter: str  # product_id
    in_path: bool
    create: str  # "cart_id=cart.id"
    needy: bool  # it refers to other rows
    list: str = ""  # the list of which an item names it


class MissingView(Frozen):
    """The request in which one row is not there and all the others are."""

    row: RowView
    others: tuple[RowView, ...]
    references: tuple[str, ...]  # the factories of those that need rows themselves
    path: str  # code: arguments of ``URL.format``
    body: str  # code: arguments of the function that makes the body


class OperationTestView(Frozen):
    """One operation that names a row. takes_body: also where everything in the body may be left out."""

    constant: str  # ADD_ITEM
    name: str  # add_item
    class_name: str  # AddItem
    title: str  # POST /api/v1/carts/{id}/items
    method: str
    url: str  # a template of ``str.format``
    missing: tuple[MissingView, ...]
    path: tuple[str, ...]  # parameters
    takes_body: bool


class OperationTestsView(Frozen):
    """``tests/integration/test_<entity>_operations.py``."""

    ref: EntityRef
    bodies: bool  # one of them takes a body
    operations: tuple[OperationTestView, ...]


def operation_tests_view(app: Application, key: str) -> OperationTestsView:
    """Every operation of an entity that names a row."""
    entity = app.entities[key]
    views = tuple(_operation(app, key, name, each) for name, each in entity.operations.items() if _names_row(each))
    return OperationTestsView(entity_ref(entity), any(each.takes_body for each in views), views)


def has_inputs(entity: Entity) -> bool:
    """Whether there is something to test."""
    return any(map(_names_row, entity.operations.values()))


def _names_row(operation: Operation) -> bool:
    """Whether a request names a row that has to be there."""
    named = (each for each in operation.input.values() if isinstance(each, RowInput) and not each.optional)
    return operation.route.by_id or any(True for _ in named)


def _operation(app: Application, key: str, name: str, operation: Operation) -> OperationTestView:
    route, rows = operation.route, list(_rows(app, key, operation))
    url = route.url(app.settings.api_prefix, app.entities[key].name.snake)
    ids = [row.parameter for row in rows if row.in_path]
    return OperationTestView(
        constant=variable(name.upper(), "URL", LIKE_DIGITS),
        name=name,
        class_name="".join(part.capitalize() for part in name.split("_")),
        title=f"{route.method} {url}",
        method=route.method.lower(),
        url=url,
        missing=tuple(_missing(operation, row, rows) for row in rows),
        path=tuple(ids),
        takes_body=bool(operation.body),
    )


def _rows(app: Application, key: str, operation: Operation) -> Iterator[RowView]:
    """The rows that a request must name, in the order in which they are looked for."""
    entity = app.entities[key]
    own = entity.name.snake
    called = variable(own, "row", IN_REQUESTS, operation.input)
    if operation.route.by_id:
        yield _row(entity, called, f"{own}_id", True, "")
    for name, each in operation.input.items():
        if isinstance(each, RowInput) and not each.optional:
            target = app.entities[each.entity]
            owner = f"{attribute_name(f'{own}_id')}={called}.id" if each.within else ""
            row = variable(name, target.name.snake, IN_REQUESTS, (*operation.input, called))
            parameter = f"{name}_id" if each.in_path else operation.json(attribute_name(f"{name}_id"))
            yield _row(target, row, parameter, each.in_path, owner)
    for name, each in operation.input.items():
        for inside, one in each.each.items() if isinstance(each, ListInput) else ():
            if isinstance(one, RowInput) and not one.optional:
                target = app.entities[one.entity]
                row = variable(f"{name}_{inside}", target.name.snake, IN_REQUESTS, (*operation.input, called))
                json = operation.body[attribute_name(name)].json
                parameter = attribute_name(f"{inside}_id")
                view = _row(target, row, parameter if json is None else json(parameter), False, "")
                yield replace(view, list=attribute_name(name))


def _row(entity: Entity, name: str, parameter: str, in_path: bool, create: str) -> RowView:
    own = entity.name
    return RowView(own.module, own.pascal, own.snake, name, parameter, in_path, create, needs_others(entity))


def _lists(operation: Operation, row: RowView, rows: list[RowView]) -> Iterator[str]:
    """Code of the arguments that send lists of which the items name rows."""
    for name, field in operation.body.items():
        named = {each.parameter: each for each in rows if each.list == name}
        if named and field.fields is not None:
            optional = {each for each, one in field.fields.items() if one.optional}
            [item, *_] = samples.sample(field, name)
            values = {each: json_code(value) for each, value in item.items() if each not in optional}
            values |= {each: f"str({'unknown' if one == row else f'{one.name}.id'})" for each, one in named.items()}
            code = ", ".join(f"{py(each)}: {value}" for each, value in values.items())
            items = f"[{{{code}}}]" + (f" * {field.min_items}" if (field.min_items or 0) > 1 else "")
            yield keyword_argument(operation.json(name), items)


def _missing(operation: Operation, row: RowView, rows: list[RowView]) -> MissingView:
    others = tuple(each for each in rows if each != row)
    path = [f"{each.parameter}={'unknown' if each == row else f'{each.name}.id'}" for each in rows if each.in_path]
    body = [
        keyword_argument(each.parameter, "str(unknown)" if each == row else f"str({each.name}.id)")
        for each in rows
        if not each.in_path and not each.list
    ]
    body += _lists(operation, row, rows)
    # A row inside one that is not there stands on its own.
    kept = tuple(_alone(each) if _owned_by(each, row) else each for each in others)
    needy = (f"{each.pascal}Factory" for each in kept if each.needy)
    return MissingView(row, kept, tuple(dict.fromkeys(needy)), ", ".join(path), ", ".join(body))


def _owned_by(each: RowView, row: RowView) -> bool:
    return each.create.endswith(f"={row.name}.id")


def _alone(row: RowView) -> RowView:
    return replace(row, create="")
