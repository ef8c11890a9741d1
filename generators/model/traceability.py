"""Which generated tests prove what, by the id of a test or by what the ids of several begin with.

For resolved specs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generators.language.model import AppSpec
from generators.model.routes import ENDPOINTS, method_of, succeeds
from generators.model.scenarios import Play, first_success, plays
from generators.operations.domain import Guard, Refusal
from generators.support.names import Name


@dataclass(frozen=True, slots=True)
class Target:
    """An endpoint or an operation that satisfies requirements."""

    entity: str
    name: str  # create, add_item
    call: str  # POST /carts/{id}/items
    is_operation: bool
    satisfies: tuple[str, ...]


def targets(app: AppSpec) -> Iterator[Target]:
    """Every endpoint and operation."""
    for key, spec in app.entities.items():
        path = f"/{Name.of(key, spec.plural).kebab}"
        for verb, (method, suffix, _) in ENDPOINTS.items():
            endpoint = getattr(spec.endpoints, verb)
            if endpoint is not None:
                yield Target(key, verb, f"{method} {path}{suffix}", False, endpoint.satisfies)
        for name, operation in spec.operations.items():
            yield Target(key, name, operation.http.partition(" -> ")[0], True, operation.satisfies)


def scenario_test(app: AppSpec, play: Play) -> str:
    """The test that a scenario becomes."""
    return f"tests/integration/test_{_plural(app, play.home)}_scenarios.py::test_{play.name}"


def endpoint_tests(app: AppSpec, target: Target) -> str:
    """The tests of an endpoint."""
    return f"tests/integration/test_{_plural(app, target.entity)}_api.py::Test{target.name.capitalize()}"


def state_tests(app: AppSpec, key: str, name: str) -> Iterator[str]:
    """The tests of the states in which an operation is called, if a scenario shows how it succeeds."""
    if first_success(plays(app), key, name) is None:
        return
    for title in dict.fromkeys(states_title(name, guard) for guard in method_of(app, key, name).guards):
        yield f"tests/integration/test_{_plural(app, key)}_states.py::test_{title}"


def states_title(name: str, guard: Guard) -> str:
    """``checkout_by_cart_status``."""
    subject = "" if guard.row == "self" else f"{guard.row}_"
    return f"{name}_by_{subject}{guard.field}"


def proving(app: AppSpec) -> Iterator[str]:
    """Every test, or beginning of tests, whose results somebody asks for."""
    yield from (scenario_test(app, play) for play in plays(app))
    for target in targets(app):
        if target.is_operation:
            yield from state_tests(app, target.entity, target.name)
        elif target.satisfies:
            yield endpoint_tests(app, target)


def gaps(app: AppSpec) -> Iterator[str]:
    """What no scenario shows: operations that never succeed, and refusals that nothing brings about."""
    known = plays(app)
    for target in (target for target in targets(app) if target.is_operation):
        what = f"{target.entity}.{target.name}"
        shown = first_success(known, target.entity, target.name) is not None
        if not shown:
            yield f"no scenario makes {what} succeed ({target.call})"
        method = method_of(app, target.entity, target.name)
        by_state = {guard.refusal for guard in method.guards} if shown else set()
        for refusal in dict.fromkeys(method.refusals):
            if refusal not in by_state and not _brought_about(known, target, refusal):
                yield f"nothing makes {what} answer {refusal.status} {refusal.code}"


def _brought_about(known: tuple[Play, ...], target: Target, refusal: Refusal) -> bool:
    return any(
        (step.route.entity, step.route.operation) == (target.entity, target.name)
        and not succeeds(step.spec)
        and (step.spec.status, step.spec.error) == (refusal.status, refusal.code)
        for play in known
        for step in play.steps
    )


def _plural(app: AppSpec, key: str) -> str:
    return Name.of(key, app.entities[key].plural).plural
