"""Endpoints and business operations, as the tests that hold for all of them need them."""

from __future__ import annotations

from collections.abc import Iterator

from generators.model.app import Application
from generators.support.frozen import Frozen
from generators.views.entity_names import url_of


class EndpointsLawView(Frozen):
    """``tests/integration/test_api.py``: every endpoint and business operation."""

    routed: tuple[str, ...]  # URLs of the entities with endpoints
    operations: tuple[tuple[str, str], ...]  # (method, path template)
    writes: bool  # a request has a body
    refusals: tuple[tuple[str, str, int, str], ...]  # (method, path template, status, code) of each declared error


def endpoints_law_view(app: Application) -> EndpointsLawView:
    """Every endpoint and business operation."""
    entities = app.entities.values()
    return EndpointsLawView(
        routed=tuple(url_of(app, entity) for entity in entities if entity.endpoints),
        operations=(*_endpoints(app), *_business(app)),
        writes=any(
            entity.endpoints.has("create")
            or entity.endpoints.has("update")
            or any(operation.body for operation in entity.operations.values())
            for entity in entities
        ),
        refusals=tuple(_refusals(app)),
    )


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
