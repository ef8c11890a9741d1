"""Business operations -> the views of their modules: input schemas, service and routes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generators.model.app import Application
from generators.model.entity import Entity, Operation
from generators.model.routes import BODY_ERRORS, Route
from generators.model.values import Field, JsonNames
from generators.operations.domain import Method
from generators.python_source.symbols import Symbol
from generators.support.frozen import Frozen
from generators.support.names import Name, pascal
from generators.views.access import guard_view
from generators.views.app_symbols import schema_name, symbols_in
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.src import schemas
from generators.views.src.columns import base_type
from generators.views.src.entity_modules import declared, literal_line

_STATUSES: Final = {201: "HTTP_201_CREATED", 202: "HTTP_202_ACCEPTED", 204: "HTTP_204_NO_CONTENT"}


class InputSchemaView(Frozen):
    """The body of one operation."""

    name: str  # CartAddItem
    shown: str  # what clients see instead, "" for the same
    summary: str  # add a product to a cart
    largest: str  # code: bytes
    lines: tuple[str, ...]  # code


class OperationSchemasView(Frozen):
    """``src/models/schemas/<entity>_operations.py``."""

    ref: EntityRef
    aliases: tuple[str, ...]  # code of each named type
    schemas: tuple[InputSchemaView, ...]


class OperationMethodView(Frozen):
    """One method of the service. lines: code, without the indent of the class."""

    name: str  # cart_add_item: its metric and its events are called after it
    lines: tuple[str, ...]


class OperationServiceView(Frozen):
    """``src/services/<entity>_operations.py``."""

    ref: EntityRef
    repositories: tuple[EntityRef, ...]  # that answers are read from
    methods: tuple[OperationMethodView, ...]
    symbols: tuple[Symbol, ...]  # that the methods use


class OperationRouteView(Frozen):
    """One route."""

    name: str  # cart_add_item
    method: str  # the service's: add_item
    verb: str  # post
    path: str  # /carts/{cart_id}/items
    status: str  # HTTP_201_CREATED, "" for 200
    summary: str
    parameters: tuple[str, ...]  # code: "cart_id: UUID", "data: CartAddItem"
    arguments: tuple[str, ...]  # code: "cart_id", "data"
    answer: str  # Cart, "None"
    varies: bool  # the status of a success is one of several
    responses: str  # code: every other answer
    guard: str  # code of the decorator that says who may call, "" where anybody may call anything


class OperationRoutesView(Frozen):
    """``src/api/routes/<entity>_operations.py``."""

    ref: EntityRef
    api_prefix: str
    routes: tuple[OperationRouteView, ...]
    symbols: tuple[Symbol, ...]  # bodies and answers


def schemas_view(app: Application, key: str) -> OperationSchemasView:
    """The bodies of an entity's operations."""
    entity = app.entities[key]
    bodies = {name: each for name, each in entity.operations.items() if each.body}
    objects = [each for name, body in bodies.items() for each in _objects(schema_name(entity, name), body)]
    aliases = [code for schema, fields, _ in objects for code in _aliases(schema, fields)]
    views = tuple(view for name, each in bodies.items() for view in _schemas(entity, name, each))
    return OperationSchemasView(
        ref=entity_ref(entity),
        aliases=tuple(aliases),
        schemas=views,
    )


def _schemas(entity: Entity, name: str, operation: Operation) -> Iterator[InputSchemaView]:
    """The body of an operation, after the objects in it."""
    own, shown = schema_name(entity, name), entity_ref(entity).shown
    purpose = _purpose(f"{entity.key}{pascal(name)}", operation)
    for schema, fields, json in _objects(own, operation):
        yield InputSchemaView(
            name=schema,
            shown=f"{shown}{operation.schema}{schema.removeprefix(own)}" if shown else "",
            summary=purpose if schema == own else f"{purpose}, in a list",
            largest=schemas.largest_body(fields.values()) if schema == own else "",
            lines=tuple(
                schemas.create_line(schema, each, field, json.aliases.get(each, "")) for each, field in fields.items()
            ),
        )


def _objects(schema: str, operation: Operation) -> Iterator[tuple[str, Mapping[str, Field], JsonNames]]:
    """(class, fields by attribute, what clients call those) of the objects in a body, and then of the body itself."""
    for name, field in operation.body.items():
        if field.fields is not None and field.json is not None:
            fields = {field.json.attribute(each): one for each, one in field.fields.items()}
            yield schemas.item_class(schema, name), fields, field.json
    yield schema, operation.body, operation.json


def has_bodies(entity: Entity) -> bool:
    """Whether an operation of the entity takes a body."""
    return any(each.body for each in entity.operations.values())


def _aliases(name: str, fields: Mapping[str, Field]) -> Iterator[str]:
    for field, spec in fields.items():
        if base_type(spec).named:
            yield literal_line(name, field, spec)
        yield from schemas.type_lines(name, field, spec)


def _purpose(name: str, operation: Operation) -> str:
    """What the operation does, as the end of a sentence."""
    text = operation.summary or Name.of(name).human
    return text[:1].lower() + text[1:]


def service_view(app: Application, key: str) -> OperationServiceView:
    """The methods of an entity's operations."""
    entity = app.entities[key]
    ref = entity_ref(entity)
    methods = tuple(
        OperationMethodView(f"{ref.snake}_{name}", method.lines)
        for name, method in zip(entity.operations, entity.methods, strict=True)
    )
    repositories = repositories_of(app, key)
    return OperationServiceView(
        ref=ref,
        repositories=repositories,
        methods=methods,
        symbols=symbols_in(app, [method.lines for method in methods]),
    )


def repositories_of(app: Application, key: str) -> tuple[EntityRef, ...]:
    """The repositories that the operations of an entity read their answers from."""
    answers = {method.answer for method in app.entities[key].methods}
    return tuple(entity_ref(entity) for name, entity in app.entities.items() if name in answers)


def routes_view(app: Application, key: str) -> OperationRoutesView:
    """The routes of an entity's operations."""
    entity = app.entities[key]
    ref = entity_ref(entity)
    routes = tuple(
        _route(app, key, name, operation, method)
        for (name, operation), method in zip(entity.operations.items(), entity.methods, strict=True)
    )
    return OperationRoutesView(
        ref=ref,
        api_prefix=app.settings.api_prefix,
        routes=routes,
        symbols=symbols_in(app, [[route.answer, *route.parameters] for route in routes]),
    )


def _route(app: Application, key: str, name: str, operation: Operation, method: Method) -> OperationRouteView:
    route, entity = operation.route, app.entities[key]
    ref, answer = entity_ref(entity), app.entities[method.answer].name.pascal if method.answer else ""
    rows = [f"{ref.snake}_id"] if route.by_id else []
    rows += [f"{each}_id" for each in operation.input if f"{each}_id" in route.parameters]
    body = [("data", schema_name(entity, name))] if operation.body else []
    guard = guard_view(operation.access, by_row=operation.access is not None and bool(operation.access.grants))
    return OperationRouteView(
        name=f"{ref.snake}_{name}",
        method=name,
        verb=route.method.lower(),
        path=route.url("", ref.snake),
        status=_STATUSES.get(method.statuses[0], ""),
        summary=(operation.summary or Name.of(f"{key}{pascal(name)}").human.capitalize()).rstrip("."),
        parameters=(*(f"{row}: UUID" for row in rows), *(f"{each}: {schema}" for each, schema in body)),
        arguments=(*rows, *(each for each, _ in body)),
        answer=answer or "None",
        varies=len(method.statuses) > 1,
        responses=_responses(guard.statuses, tuple(_errors(route, operation, method)), method, answer),
        guard=guard.decorator,
    )


def _responses(guarded: str, errors: tuple[int, ...], method: Method, answer: str) -> str:
    """Code of the ``responses=`` argument of a route. guarded: code of the statuses of who may not call."""
    statuses = guarded + ", ".join(map(str, errors))
    if not method.refusals:
        code = f"error_responses({statuses})"
    else:
        refusals = declared((each.status, each.code) for each in method.refusals)
        code = f"refusal_responses({refusals}, {statuses})"
    others = ", ".join(f'{status}: {{"model": {answer}}}' for status in method.statuses[1:])
    return f"{code} | {{{others}}}" if others else code


def _errors(route: Route, operation: Operation, method: Method) -> Iterator[int]:
    """The statuses of the errors that every operation of its kind may answer."""
    if method.not_found:
        yield 404
    if not route.reads:
        yield 409
    if operation.body:
        yield from BODY_ERRORS
    if operation.body or route.parameters:
        yield 422
    yield from (429, 503)
