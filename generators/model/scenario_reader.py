"""Scenarios as the user wrote them -> scenarios whose calls are read."""

from __future__ import annotations

from collections.abc import Iterator

from generators.language.model import AppSpec, ScenarioSpec
from generators.model.app import Application
from generators.model.payloads import body_of, columns, response_of
from generators.model.relative_times import read_expected, read_values
from generators.model.scenarios import GivenRow, Scenario, Scenarios, Step, is_success


def read_scenarios(spec: AppSpec, app: Application) -> Scenarios:
    """Every scenario of a spec that was checked."""
    homes = dict(_homes(app))
    return Scenarios(tuple(_scenario(app, homes, name, each) for name, each in spec.scenarios.items()))


def _homes(app: Application) -> Iterator[tuple[str, str]]:
    """The entity of the first endpoint or operation that satisfies a requirement."""
    for route in reversed(app.routes.routes):
        for requirement in app.satisfies(route):
            yield requirement, route.entity


def _scenario(app: Application, homes: dict[str, str], name: str, spec: ScenarioSpec) -> Scenario:
    steps = tuple(_steps(app, spec))
    return Scenario(
        name=name,
        description=spec.description,
        satisfies=spec.satisfies,
        given=tuple(
            GivenRow(each, entity, read_values(columns(app.entities[entity]), values))
            for each, row in spec.given.items()
            for entity, values in row.items()
        ),
        steps=steps,
        home=_home(homes, spec, steps),
    )


def _steps(app: Application, spec: ScenarioSpec) -> Iterator[Step]:
    for step in spec.steps:
        call = app.routes.find(step.call)
        assert call is not None, f"{step.call} was checked when the spec was read"
        answer = response_of(app, call.route) if is_success(step.status) else None
        body = None if step.body is None else read_values(body_of(app, call.route) or {}, step.body)
        expect = {} if answer is None else read_expected(answer, step.expect)
        yield Step(call, body, step.status, step.error, expect, step.save)


def _home(homes: dict[str, str], spec: ScenarioSpec, steps: tuple[Step, ...]) -> str:
    """The entity of the first requirement that the scenario proves, or of its first change."""
    proven = (homes[name] for name in spec.satisfies if name in homes)
    changed = (step.route.entity for step in steps if not step.route.reads)
    return next(proven, None) or next(changed, steps[0].route.entity)
