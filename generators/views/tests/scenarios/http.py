"""Scenarios -> the views of the tests that they become, over HTTP."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from generators.model.app import Application
from generators.model.payloads import response_of
from generators.model.relative_times import is_awaited
from generators.model.scenarios import Scenario, Step
from generators.python_source.literals import py
from generators.python_source.symbols import Symbol
from generators.support.frozen import Frozen
from generators.support.names import Name
from generators.views.app_symbols import symbols_in
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.tests.scenarios.code import Bindings, address, clock_lines, expectations, row_lines

_WIDTH: Final = 112  # of a docstring's text
_LINE: Final = 116  # of a line inside a function


class ScenarioTestView(Frozen):
    """One test. doc: the lines of its docstring, quotes included. lines: code, "" for a blank line."""

    name: str
    stores: bool  # it needs the database session
    doc: tuple[str, ...]
    lines: tuple[str, ...]


class ScenarioTestsView(Frozen):
    """``tests/integration/test_<plural>_scenarios.py``."""

    ref: EntityRef
    api_prefix: str
    tests: tuple[ScenarioTestView, ...]
    symbols: tuple[Symbol, ...]


def scenario_tests_view(app: Application, key: str) -> ScenarioTestsView:
    """The scenarios that are at home with an entity."""
    tests = []
    for scenario in app.scenarios.at_home(key):
        bindings = Bindings.of(app, scenario)
        steps = [line for step in scenario.steps for line in http_lines(bindings, step)]
        lines = (*clock_lines(bindings, scenario.steps), *row_lines(bindings), *steps)
        tests.append(ScenarioTestView(scenario.name, bool(bindings.given), doc_lines(app, scenario), lines))
    return ScenarioTestsView(
        ref=entity_ref(app.entities[key]),
        api_prefix=app.settings.api_prefix,
        tests=tuple(tests),
        symbols=symbols_in(app, [test.lines for test in tests]),
    )


def has_scenarios(app: Application, key: str) -> bool:
    """Whether a scenario is at home with an entity."""
    return bool(app.scenarios.at_home(key))


def awaits_moments(app: Application) -> bool:
    """Whether a scenario expects a moment that the application tells by its own clock."""
    return any(is_awaited(step.expect) for scenario in app.scenarios for step in scenario.steps)


def doc_lines(app: Application, scenario: Scenario) -> tuple[str, ...]:
    """The docstring of a scenario: what it says of itself, and what it proves."""
    proofs = [f"{name}: {app.requirements[name]}" for name in scenario.satisfies]
    title = scenario.description or ("" if proofs else f"{Name.of(scenario.name).human.capitalize()}.")
    if len(proofs) == 1:
        proofs[0] = f"Proves {proofs[0]}."
    elif proofs:
        proofs = ["Proves", *(f"- {proof}" for proof in proofs)]
    paragraphs = [*([title, ""] if title and proofs else [title] if title else []), *proofs]
    lines = [line for text in paragraphs for line in textwrap.wrap(_escaped(text), _WIDTH) or [""]]
    if len(lines) == 1:
        return (f'"""{lines[0]}"""',)
    return (f'"""{lines[0]}', *lines[1:], '"""')


def _escaped(text: str) -> str:
    """Free text inside a docstring."""
    return " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')


def http_lines(bindings: Bindings, step: Step) -> Iterator[str]:
    """Code of one step: the request, and what its answer must be."""
    request = http_request(bindings, step)
    for line in _checked(bindings, step, request):
        if request in line and len(line) > _LINE:
            yield f"response = {request}"
            yield line.replace(request, "response")
        else:
            yield line


def _checked(bindings: Bindings, step: Step, request: str) -> Iterator[str]:
    if not step.succeeds:
        code = f"error({request}, {step.status})"
        yield f"assert {code} == {py(step.error)}" if step.error else code
        return
    answer = f"answer({request}, {step.status})"
    payload = response_of(bindings.app, step.route)
    if step.save:
        subject = bindings.variable(step.save)
        yield f"{subject} = {answer}"
    elif len(step.expect) == 1:
        subject = answer
    elif step.expect:
        subject = "answered"
        yield f"{subject} = {answer}"
    else:
        yield answer
    if step.expect and payload is not None:
        yield from expectations(bindings, subject, step.expect, payload)


def http_request(bindings: Bindings, step: Step) -> str:
    """Code that sends the request of a step."""
    body = "" if step.body is None else f", json={bindings.json(step.body)}"
    method = step.route.method.lower()
    if body and method == "delete":
        return f'await client.request("DELETE", {address(bindings, step.call)}{body})'
    return f"await client.{method}({address(bindings, step.call)}{body})"
