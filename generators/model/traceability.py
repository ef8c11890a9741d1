"""Which generated tests prove what, by the id of a test or by what the ids of several begin with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generators.model.app import Application
from generators.model.routes import Route
from generators.model.scenarios.scenario import Scenario, Step
from generators.operations.domain import Guard, Method, Refusal
from generators.python_source.attributes import attribute_name


def scenario_test(scenario: Scenario) -> str:
    """The test that a scenario becomes."""
    return f"tests/integration/test_scenarios.py::test_scenario[{scenario.name}]"


def proving_scenarios(app: Application, requirement: str) -> tuple[Scenario, ...]:
    """The scenarios that name a requirement and call what satisfies it: to name it alone shows nothing."""
    return tuple(
        scenario
        for scenario in app.scenarios
        if requirement in scenario.satisfies and any(_satisfied_by(app, requirement, step) for step in scenario.steps)
    )


def calls(scenarios: Iterable[Scenario], route: Route) -> bool:
    """Whether one of these scenarios calls a route."""
    return any(step.route == route for scenario in scenarios for step in scenario.steps)


def endpoint_tests(app: Application, route: Route) -> str:
    """The tests of an endpoint: a folder, and what their parameters begin with."""
    return f"tests/integration [{route.verb} {app.entities[route.entity].name.snake}]"


def state_tests(app: Application, route: Route) -> Iterator[str]:
    """The tests of the states in which an operation is called, if a scenario shows how it succeeds."""
    if app.scenarios.first_success(route.entity, route.operation) is None:
        return
    operation = f"{app.entities[route.entity].name.snake}_{route.operation}"
    guards = app.operation(route).compiled.guards
    for parameter, field in dict.fromkeys((guard_parameter(app, route, guard), guard.field) for guard in guards):
        yield f"tests/integration/test_business_operations.py [{operation} {parameter} {field}]"


def guard_parameter(app: Application, route: Route, guard: Guard) -> str:
    """What a request calls the id of the row that a guard is about."""
    if guard.row == "self":
        return f"{app.entities[route.entity].name.snake}_id"
    name = f"{guard.row}_id"
    return name if name in route.parameters else app.operation(route).json(attribute_name(name))


def proving(app: Application) -> Iterator[str]:
    """Every test, or beginning of tests, whose results somebody asks for."""
    yield from (scenario_test(scenario) for scenario in app.scenarios)
    for route in app.routes.routes:
        if route.operation:
            yield from state_tests(app, route)
        elif app.satisfies(route):
            yield endpoint_tests(app, route)


def gaps(app: Application) -> Iterator[str]:
    """What no scenario shows: operations that never succeed, refusals that nothing brings about, what is only named."""
    for scenario in app.scenarios:
        for requirement in scenario.satisfies:
            if not any(_satisfied_by(app, requirement, step) for step in scenario.steps):
                yield f"the scenario {scenario.name} names {requirement}, and calls nothing that satisfies it"
    for route in (route for route in app.routes.routes if route.operation):
        what = f"{route.entity}.{route.operation}"
        shown = app.scenarios.first_success(route.entity, route.operation) is not None
        if not shown:
            yield f"no scenario makes {what} succeed ({route.name})"
        for refusal in unshown(app, route):
            where = _where(app.operation(route).compiled, refusal)
            yield f"nothing makes {what} answer {refusal.status} {refusal.code}{where}"


def unshown(app: Application, route: Route) -> tuple[Refusal, ...]:
    """The refusals of an operation that neither a scenario nor the states of its rows bring about."""
    method = app.operation(route).compiled
    shown = app.scenarios.first_success(route.entity, route.operation) is not None
    by_state = {guard.refusal for guard in method.guards} if shown else set()
    refusals = (each for each in dict.fromkeys(method.refusals) if each not in by_state)
    return tuple(each for each in refusals if not _brought_about(app, route, each))


def _satisfied_by(app: Application, requirement: str, step: Step) -> bool:
    return requirement in app.satisfies(step.route)


def _brought_about(app: Application, route: Route, refusal: Refusal) -> bool:
    return any(
        step.route == route and not step.succeeds and (step.status, step.error) == (refusal.status, refusal.code)
        for scenario in app.scenarios
        for step in scenario.steps
    )


def _where(method: Method, refusal: Refusal) -> str:
    """The line that refuses so."""
    lines = (origin for origin in method.origins if origin is not None and f'"{refusal.code}"' in origin.text)
    return next((f" (line {origin.number} of its `do:`)" for origin in lines), "")
