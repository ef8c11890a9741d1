"""Scenarios as the user wrote them -> scenarios whose calls are read, and that call things as clients do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generators.language.model import AppSpec, ScenarioSpec, StepSpec
from generators.model.app import Application
from generators.model.payloads import Payload, body_of, columns, objects_of, query_of, response_of, row_of
from generators.model.routes import REFERENCE, Call
from generators.model.scenarios.relative_times import read_expected, read_values
from generators.model.scenarios.scenario import GivenRow, Scenario, Scenarios, Step, is_success
from generators.python_source.attributes import attribute_name, word_of


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
    reader = _Reader(app)
    steps = tuple(map(reader.step, spec.steps))
    return Scenario(
        name=name,
        description=spec.description,
        satisfies=spec.satisfies,
        given=tuple(
            GivenRow(each, entity, _given(app, entity, values))
            for each, row in spec.given.items()
            for entity, values in row.items()
        ),
        steps=steps,
        home=_home(homes, spec, steps),
    )


class _Reader:
    """Reads the steps of one scenario. saved: what clients call the words of each answer that was saved so far."""

    def __init__(self, app: Application) -> None:
        self.app = app
        self.saved: dict[str, dict[str, str]] = {}

    def step(self, spec: StepSpec) -> Step:
        """One step, after those before it."""
        call = self.app.routes.find(spec.call)
        assert call is not None, f"{spec.call} was checked when the spec was read"
        answer = response_of(self.app, call.route) if is_success(spec.status) else None
        body = None if spec.body is None else self._sent(call, spec.body)
        expect = {} if answer is None else read_expected(answer, self._referring(_called(answer, spec.expect)))
        read = Step(self._call(call), body, spec.status, spec.error, expect, spec.save, spec.caller)
        if spec.save and answer is not None:
            self.saved[spec.save] = answer.called
        return read

    def _call(self, call: Call) -> Call:
        taken = query_of(self.app, call.route)
        asked = [{taken.called.get(name, name): self._asked(call, name, value)} for name, value in call.query]
        query = tuple(pair for each in asked for pair in read_values(taken.fields, each).items())
        return Call(call.route, call.text, tuple(map(self._reference, call.segments)), query)

    def _asked(self, call: Call, name: str, value: str) -> str:
        if name != "sort":
            return self._reference(value)
        word = value.removeprefix("-")
        called = row_of(self.app, call.route.entity).called.get(word, word)
        return value.removesuffix(word) + called

    def _sent(self, call: Call, body: dict[str, Any]) -> Mapping[str, Any]:
        taken = body_of(self.app, call.route) or Payload({})
        return read_values(taken.fields, self._referring(_called(taken, body)))

    def _referring(self, value: Any) -> Any:
        """A value in which every ``$name.field`` calls the field as it is called there."""
        if isinstance(value, dict):
            return {name: self._referring(each) for name, each in value.items()}
        if isinstance(value, list):
            return [self._referring(each) for each in value]
        return self._reference(value) if isinstance(value, str) else value

    def _reference(self, text: str) -> str:
        found = REFERENCE.fullmatch(text)
        if found is None or found[2] is None:
            return text
        name, word = found[1], found[2]
        called = self.saved[name].get(word, word) if name in self.saved else attribute_name(word)
        return f"${name}.{called}"


def _called(payload: Payload, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as clients call them."""
    words, found = payload.called, dict[str, Any]()
    for word, value in values.items():
        name = words.get(word, word)
        rows = payload.rows.get(name) or objects_of(payload.fields.get(name))
        found[name] = value if rows is None else [_called(rows, each) for each in value]
    return found


def _given(app: Application, entity: str, values: Mapping[str, Any]) -> dict[str, Any]:
    fields = columns(app.entities[entity])
    return read_values({word_of(name): field for name, field in fields.items()}, values)


def _home(homes: dict[str, str], spec: ScenarioSpec, steps: tuple[Step, ...]) -> str:
    """The entity of the first requirement that the scenario proves, or of its first change."""
    proven = (homes[name] for name in spec.satisfies if name in homes)
    changed = (step.route.entity for step in steps if not step.route.reads)
    return next(proven, None) or next(changed, steps[0].route.entity)
