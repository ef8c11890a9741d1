"""The call of a step -> the endpoint or operation that it is for, and what that may answer. For resolved specs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generators.language.model import AppSpec, OperationSpec, StepSpec
from generators.model.domain import method_and_path
from generators.operations.domain import Method
from generators.support.names import Name

ENDPOINTS: Final = {
    "create": ("POST", "", 201),
    "list": ("GET", "", 200),
    "get": ("GET", "/{id}", 200),
    "update": ("PUT", "/{id}", 200),
    "delete": ("DELETE", "/{id}", 204),
}
# What any call may answer: an invalid request, a row that is not there, and what contradicts the stored data.
COMMON_ERRORS: Final = {"validation_error": 422, "resource_not_found": 404, "conflict": 409}
# ``$name`` or ``$name.field``, and nothing else.
REFERENCE: Final = re.compile(r"\$([a-z][a-z0-9_]*)(?:\.([a-z][a-z0-9_]*))?")


@dataclass(frozen=True, slots=True)
class Route:
    """An endpoint (``verb``) or an operation of an entity. statuses: of its successes, the usual one first."""

    method: str
    path: str  # /carts/{id}/items/{item_id}
    entity: str
    verb: str  # create, "" for an operation
    operation: str  # add_item, "" for an endpoint
    statuses: tuple[int, ...]

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"


@dataclass(frozen=True)
class Call:
    """A call that a route answers. segments: the parts of the path as written, one for each part of the route's."""

    route: Route
    segments: tuple[str, ...]
    query: tuple[tuple[str, str], ...]

    @cached_property
    def parameters(self) -> dict[str, str]:
        """What stands for each ``{...}`` of the path: ``{"id": "$cart.id"}``."""
        pairs = zip(self.route.path.split("/")[1:], self.segments, strict=True)
        return {part[1:-1]: text for part, text in pairs if part.startswith("{")}


def routes(app: AppSpec) -> Iterator[Route]:
    """Every endpoint and operation."""
    for key, spec in app.entities.items():
        path = f"/{Name.of(key, spec.plural).kebab}"
        for verb, (method, suffix, status) in ENDPOINTS.items():
            if getattr(spec.endpoints, verb) is not None:
                yield Route(method, path + suffix, key, verb, "", (status,))
        for name, operation in spec.operations.items():
            verb, its_path = method_and_path(operation)
            yield Route(verb, its_path, key, "", name, method_of(app, key, name).statuses)


def method_of(app: AppSpec, key: str, name: str) -> Method:
    """An operation, compiled."""
    spec = app.entities[key]
    return spec.relations.methods[list(spec.operations).index(name)]


def operation_spec(app: AppSpec, route: Route) -> OperationSpec:
    """The operation of a route that has one."""
    return app.entities[route.entity].operations[route.operation]


def read_call(known: tuple[Route, ...], text: str) -> Call | None:
    """The route that answers a call such as ``PUT /carts/$cart.id/items/$line.id``; None when none does."""
    method, _, target = text.partition(" ")
    path, _, query = target.partition("?")
    segments = tuple(path.split("/")[1:])
    pairs = tuple((name, value) for name, _, value in (part.partition("=") for part in query.split("&")) if name)
    fitting = [route for route in known if route.method == method and _fits(route, segments)]
    best = min(fitting, key=lambda route: route.path.count("{"), default=None)
    return None if best is None else Call(best, segments, pairs)


def _fits(route: Route, segments: tuple[str, ...]) -> bool:
    parts = route.path.split("/")[1:]
    return len(parts) == len(segments) and all(
        part == segment or (part.startswith("{") and bool(segment))
        for part, segment in zip(parts, segments, strict=True)
    )


def errors(app: AppSpec, route: Route) -> Iterator[tuple[str, int]]:
    """Every (code, status) of an error that a route may answer: the common ones, and those that somebody declares."""
    yield from COMMON_ERRORS.items()
    if route.operation:
        yield from refusals(app, route)
    if route.method == "GET":
        return
    # An operation may write rows of any entity.
    for key in app.entities if route.operation else (route.entity,):
        for unique in app.entities[key].unique.values():
            if unique.error is not None:
                yield unique.error.code, unique.error.status


def refusals(app: AppSpec, route: Route) -> Iterator[tuple[str, int]]:
    """(code, status) of each ``require`` of an operation."""
    for refusal in method_of(app, route.entity, route.operation).refusals:
        yield refusal.code, refusal.status


def succeeds(step: StepSpec) -> bool:
    """Whether a step is one that the application does as it is asked."""
    return step.status < 400


def is_invalid(step: StepSpec) -> bool:
    """Whether a step sends on purpose what the application refuses to read."""
    return step.status == COMMON_ERRORS["validation_error"] and step.error in (None, "validation_error")
