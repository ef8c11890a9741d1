"""Business operations -> what the tests of their requests see: bodies, ids and rows that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from generators import samples
from generators.model.app import Application
from generators.model.entity import Entity, ListInput, Operation, RowInput
from generators.model.values import Field
from generators.python_source.literals import json_code, py
from generators.python_source.symbols import EntityNames
from generators.support.frozen import Frozen
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.tests import field_values as values
from generators.views.tests.case_views import RefusedView, ValueView
from generators.views.tests.field_choice import needs_others, required
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
    """One operation. takes_body: also where everything in the body may be left out."""

    constant: str  # ADD_ITEM
    name: str  # add_item
    class_name: str  # AddItem
    title: str  # POST /api/v1/carts/{id}/items
    method: str
    url: str  # a template of ``str.format``
    made_up: str  # code: arguments of ``URL.format`` with ids that nothing has
    missing: tuple[MissingView, ...]
    path: tuple[str, ...]  # parameters
    takes_body: bool
    body: tuple[ValueView, ...]
    required: tuple[str, ...]
    refused: tuple[RefusedView, ...]
    not_null: tuple[str, ...]
    lists: tuple[str, ...]  # of objects
    foreign: tuple[str, ...]  # names that a client may not send


class OperationTestsView(Frozen):
    """``tests/integration/test_<entity>_operations.py``."""

    ref: EntityRef
    operations: tuple[OperationTestView, ...]


def operation_tests_view(app: Application, key: str) -> OperationTestsView:
    """Every operation of an entity that takes something."""
    entity = app.entities[key]
    views = tuple(_operation(app, key, name, each) for name, each in entity.operations.items() if each.takes)
    return OperationTestsView(
        ref=entity_ref(entity),
        operations=views,
    )


def has_inputs(entity: Entity) -> bool:
    """Whether there is something to test."""
    return any(each.takes for each in entity.operations.values())


def _operation(app: Application, key: str, name: str, operation: Operation) -> OperationTestView:
    route, fields, rows = operation.route, operation.body, list(_rows(app, key, operation))
    url = route.url(app.settings.api_prefix, app.entities[key].name.snake)
    ids = [row.parameter for row in rows if row.in_path]
    return OperationTestView(
        constant=name.upper(),
        name=name,
        class_name="".join(part.capitalize() for part in name.split("_")),
        title=f"{route.method} {url}",
        method=route.method.lower(),
        url=url,
        made_up=", ".join(f"{each}=uuid4()" for each in ids),
        missing=tuple(_missing(operation, row, rows) for row in rows),
        path=tuple(ids),
        takes_body=bool(fields),
        body=tuple(_sent(operation)),
        required=tuple(each for each, field in fields.items() if required(field)),
        refused=tuple(view for each, field in fields.items() for view in values.refused(each, field)),
        not_null=tuple(each for each, field in fields.items() if not field.optional),
        lists=tuple(each for each, field in fields.items() if field.fields is not None),
        foreign=tuple(_foreign(app.entities[key], operation)) if fields else (),
    )


def _sent(operation: Operation) -> Iterator[ValueView]:
    """What a body holds, without optional rows: one that is made up would not be found."""
    for name, field in operation.body.items():
        if isinstance(operation.input.get(name), Field | ListInput):
            yield ValueView(name, "", json_code(samples.sample(field, name)))
        elif not field.optional:
            yield ValueView(name, "", "str(uuid4())")


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
            owner = f"{own}_id={called}.id" if each.within else ""
            row = variable(name, target.name.snake, IN_REQUESTS, (*operation.input, called))
            yield _row(target, row, f"{name}_id", each.in_path, owner)
    for name, each in operation.input.items():
        for inside, one in each.each.items() if isinstance(each, ListInput) else ():
            if isinstance(one, RowInput) and not one.optional:
                target = app.entities[one.entity]
                row = variable(f"{name}_{inside}", target.name.snake, IN_REQUESTS, (*operation.input, called))
                yield replace(_row(target, row, f"{inside}_id", False, ""), list=name)


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
            yield f"{name}=[{{{code}}}]" + (f" * {field.min_items}" if (field.min_items or 0) > 1 else "")


def _missing(operation: Operation, row: RowView, rows: list[RowView]) -> MissingView:
    others = tuple(each for each in rows if each != row)
    path = [f"{each.parameter}={'unknown' if each == row else f'{each.name}.id'}" for each in rows if each.in_path]
    body = [
        f"{each.parameter}={'str(unknown)' if each == row else f'str({each.name}.id)'}"
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


def _foreign(entity: Entity, operation: Operation) -> Iterator[str]:
    """What the answer shows and the shop decides: prices, totals, states."""
    taken = {*operation.body, *operation.input}
    own = (*entity.fields, *(each.name for each in entity.computed), "id")
    yield from (name for name in own if name not in taken)
    yield "no_such_field"
