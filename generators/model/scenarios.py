"""Scenarios with their calls read: what they show of each operation, and where their tests are. For resolved specs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generators.language.model import AppSpec, ScenarioSpec, StepSpec
from generators.model.routes import Call, Route, read_call, routes, succeeds


@dataclass(frozen=True, slots=True)
class Step:
    """One step and the route that answers it."""

    spec: StepSpec
    call: Call

    @property
    def route(self) -> Route:
        return self.call.route


@dataclass(frozen=True, slots=True)
class Play:
    """One scenario. home: the entity among whose tests it is."""

    name: str
    spec: ScenarioSpec
    steps: tuple[Step, ...]
    home: str

    @property
    def has_operations(self) -> bool:
        return any(step.route.operation for step in self.steps)


def plays(app: AppSpec) -> tuple[Play, ...]:
    """Every scenario, in the order of the spec."""
    known = tuple(routes(app))
    return tuple(_play(app, known, name, scenario) for name, scenario in app.scenarios.items())


def _play(app: AppSpec, known: tuple[Route, ...], name: str, scenario: ScenarioSpec) -> Play:
    steps = []
    for step in scenario.steps:
        call = read_call(known, step.call)
        assert call is not None, f"{step.call} was checked when the spec was read"
        steps.append(Step(step, call))
    return Play(name, scenario, tuple(steps), _home(app, scenario, steps))


def _home(app: AppSpec, scenario: ScenarioSpec, steps: list[Step]) -> str:
    """The entity of the first requirement that the scenario proves, or of its first change."""
    for requirement in scenario.satisfies:
        for key, name in satisfying(app, requirement):
            if name:
                return key
    return next((step.route.entity for step in steps if step.route.method != "GET"), steps[0].route.entity)


def satisfying(app: AppSpec, requirement: str) -> Iterator[tuple[str, str]]:
    """(entity, endpoint or operation) of everything that satisfies a requirement."""
    for key, spec in app.entities.items():
        links = [(verb, endpoint) for verb, endpoint in spec.endpoints if endpoint is not None]
        for name, each in (*links, *spec.operations.items()):
            if requirement in each.satisfies:
                yield key, name


def successes(known: tuple[Play, ...], entity: str, operation: str) -> Iterator[tuple[Play, int]]:
    """The scenarios in which an operation succeeds, and the index of the first such step of each."""
    for play in known:
        for index, step in enumerate(play.steps):
            if (step.route.entity, step.route.operation) == (entity, operation) and succeeds(step.spec):
                yield play, index
                break


def first_success(known: tuple[Play, ...], entity: str, operation: str) -> tuple[Play, int] | None:
    """The first scenario in which an operation succeeds, and the index of that step."""
    return next(successes(known, entity, operation), None)


def leading(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps that bring about what a later one begins with; what they answer is expected elsewhere."""
    return tuple(
        Step(step.spec.model_copy(update={"expect": {}}), step.call)
        for step in steps
        if succeeds(step.spec) and (step.route.method != "GET" or step.spec.save)
    )
