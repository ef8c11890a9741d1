"""Endpoints and business operations, as the tests that hold for all of them need them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generators import samples
from generators.language.http import VERBS
from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.values import ReferenceField
from generators.python_source.literals import json_code, py
from generators.support.frozen import Frozen
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref, url_of
from generators.views.tests import field_values as values

_LIFE: Final = ("create", "get", "update", "delete")


class RoutedView(Frozen):
    """An entity with endpoints. change: code of the body of an update that changes one field, or ""."""

    ref: EntityRef
    url: str
    change: str
    payload: str  # code: the factory of the request that creates one


class CommandView(Frozen):
    """A business operation that takes a body. url: code, with made-up ids."""

    method: str
    url: str
    label: str  # cart add item


class EndpointsLawView(Frozen):
    """``tests/integration/test_api.py``: every entity with endpoints, by what it can do."""

    routed: tuple[RoutedView, ...]
    created: tuple[RoutedView, ...]
    listed: tuple[RoutedView, ...]
    got: tuple[RoutedView, ...]
    updated: tuple[RoutedView, ...]
    deleted: tuple[RoutedView, ...]
    by_id: tuple[RoutedView, ...]
    lived: tuple[RoutedView, ...]  # created, got, updated and deleted
    references: bool  # a table refers to another one
    operations: tuple[tuple[str, str], ...]  # (method, path template)
    commands: tuple[CommandView, ...]
    writes: bool  # a request has a body
    refusals: tuple[tuple[str, str, int, str], ...]  # (method, path template, status, code) of each declared error
    page_size_max: int


def endpoints_law_view(app: Application) -> EndpointsLawView:
    """Every endpoint and business operation."""
    subjects = [(_routed(app, entity), entity.endpoints) for entity in app.entities.values()]
    commands = tuple(_commands(app))

    def those(*verbs: str) -> tuple[RoutedView, ...]:
        return tuple(view for view, endpoints in subjects if any(endpoints.has(verb) for verb in verbs))

    return EndpointsLawView(
        routed=those(*VERBS),
        created=those("create"),
        listed=those("list"),
        got=those("get"),
        updated=those("update"),
        deleted=those("delete"),
        by_id=those("get", "update", "delete"),
        lived=tuple(view for view, endpoints in subjects if view.change and all(map(endpoints.has, _LIFE))),
        references=any(entity.references or entity.links for entity in app.entities.values()),
        operations=(*_endpoints(app), *_business(app)),
        commands=commands,
        writes=bool(those("create", "update") or commands),
        refusals=tuple(_refusals(app)),
        page_size_max=app.settings.page_size.max,
    )


def _routed(app: Application, entity: Entity) -> RoutedView:
    ref = entity_ref(entity)
    change = _change(entity) if entity.endpoints.update is not None else ""
    return RoutedView(ref, url_of(app, entity), change, f"factories.{ref.pascal}Factory")


def _endpoints(app: Application) -> Iterator[tuple[str, str]]:
    """Method and path template of each endpoint."""
    for entity in app.entities.values():
        for _, endpoint in entity.endpoints:
            yield endpoint.route.method.lower(), endpoint.route.url(app.settings.api_prefix, entity.name.snake)


def _refusals(app: Application) -> Iterator[tuple[str, str, int, str]]:
    """Each declared error, with the operation that may answer it."""
    methods = [method for entity in app.entities.values() for method in entity.methods]
    for (verb, path), method in zip(_business(app), methods, strict=True):
        yield from dict.fromkeys((verb, path, each.status, each.code) for each in method.refusals)


def _business(app: Application) -> Iterator[tuple[str, str]]:
    """Method and path template of each business operation."""
    for entity in app.entities.values():
        for operation in entity.operations.values():
            yield operation.route.method.lower(), operation.route.url(app.settings.api_prefix, entity.name.snake)


def _commands(app: Application) -> Iterator[CommandView]:
    for entity in app.entities.values():
        for name, operation in entity.operations.items():
            route = operation.route
            if operation.body:
                url = app.settings.api_prefix + re.sub(r"\{\w+\}", "{uuid4()}", route.path)
                code = f"f{py(url)}" if route.parameters else py(url)
                yield CommandView(route.method.lower(), code, f"{entity.name.snake} {name}".replace("_", " "))


def _change(entity: Entity) -> str:
    """Code of the body of an update that changes one field that answers show; "" when there is none."""
    for name, field in entity.fields.items():
        value = values.another(entity, name)
        hidden = field.read_only or field.immutable or field.write_only or isinstance(field, ReferenceField)
        if not hidden and samples.survives(field, value):
            return f"{{{py(entity.json(name))}: {json_code(value)}}}"
    return ""
