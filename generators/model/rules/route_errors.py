"""The errors that a route may answer."""

from __future__ import annotations

from collections.abc import Iterator

from generators.model.app import Application
from generators.model.routes import ACCESS_ERRORS, COMMON_ERRORS, Route


def errors_of(app: Application, route: Route) -> Iterator[tuple[str, int]]:
    """(code, status) of each: the common ones, and those that somebody declares."""
    yield from COMMON_ERRORS.items()
    if app.auth is not None:
        yield from ACCESS_ERRORS.items()
    yield from declared_errors(app, route)


def declared_errors(app: Application, route: Route) -> Iterator[tuple[str, int]]:
    """(code, status) of each that an operation or a unique key declares."""
    if route.operation:
        yield from refusals_of(app, route)
    if route.reads:
        return
    # An operation may write rows of any entity.
    for key in app.entities if route.operation else (route.entity,):
        for unique in app.entities[key].unique.values():
            if unique.error is not None:
                yield unique.error.code, unique.error.status


def refusals_of(app: Application, route: Route) -> Iterator[tuple[str, int]]:
    """(code, status) of each ``require`` of an operation."""
    for refusal in app.operation(route).compiled.refusals:
        yield refusal.code, refusal.status
