"""Scenarios -> the functions that play them, step by step, whoever answers."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, Final

from generators.model.app import Application
from generators.model.payloads import Payload, response_of
from generators.model.routes import ACCESS_ERRORS
from generators.model.scenarios.relative_times import is_awaited
from generators.model.scenarios.scenario import Scenario, Step
from generators.python_source.literals import py
from generators.python_source.symbols import Symbol
from generators.support.frozen import Frozen
from generators.support.names import Name
from generators.views.app_symbols import symbols_in
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.tests.scenarios.code import Bindings, clock_lines, expected_code, request, row_lines

_WIDTH: Final = 112  # of a docstring's text
_SAVED: Final = re.compile(r"(\w+) = (await api\(.*\))")


class ScenarioView(Frozen):
    """One function. doc: the lines of its docstring, quotes included. lines: code, "" for a blank line."""

    name: str
    doc: tuple[str, ...]
    lines: tuple[str, ...]


class ScenariosView(Frozen):
    """``tests/scenarios/<plural>.py``."""

    ref: EntityRef
    scenarios: tuple[ScenarioView, ...]
    symbols: tuple[Symbol, ...]


class ScenarioIndexView(Frozen):
    """``tests/scenarios/__init__.py``."""

    modules: tuple[str, ...]


def scenarios_view(app: Application, key: str) -> ScenariosView:
    """The scenarios that are at home with an entity."""
    found = tuple(_view(app, scenario) for scenario in app.scenarios.at_home(key))
    return ScenariosView(entity_ref(app.entities[key]), found, symbols_in(app, [each.lines for each in found]))


def scenario_index_view(app: Application) -> ScenarioIndexView:
    """The modules in the order of the spec."""
    return ScenarioIndexView(tuple(entity.name.modules for key, entity in app.entities.items() if is_home(app, key)))


def has_scenarios(app: Application) -> bool:
    """Whether the spec has any."""
    return bool(app.scenarios.all)


def is_home(app: Application, key: str) -> bool:
    """Whether a scenario is at home with an entity."""
    return bool(app.scenarios.at_home(key))


def function_of(app: Application, scenario: Scenario) -> Symbol:
    """The function that plays a scenario."""
    return Symbol(f"scenario_{scenario.name}", f"tests.scenarios.{app.entities[scenario.home].name.modules}")


def awaits_moments(app: Application) -> bool:
    """Whether a scenario expects a moment that the application tells by its own clock."""
    return any(is_awaited(step.expect) for scenario in app.scenarios for step in scenario.steps)


def _view(app: Application, scenario: Scenario) -> ScenarioView:
    bindings = Bindings.of(app, scenario)
    steps = _used([line for step in scenario.steps for line in step_lines(bindings, step)])
    lines = (*clock_lines(bindings, scenario.steps), *row_lines(bindings), *steps)
    return ScenarioView(scenario.name, tuple(_doc(app, scenario)), lines)


def _doc(app: Application, scenario: Scenario) -> Iterator[str]:
    """The docstring of a scenario: what it says of itself, and what it proves."""
    proofs = [f"{name}: {app.requirements[name]}" for name in scenario.satisfies]
    title = scenario.description or ("" if proofs else f"{Name.of(scenario.name).human.capitalize()}.")
    if len(proofs) == 1:
        proofs[0] = f"Proves {proofs[0]}."
    elif proofs:
        proofs = ["Proves", *(f"- {proof}" for proof in proofs)]
    paragraphs = [*([title, ""] if title and proofs else [title] if title else []), *proofs]
    first, *rest = (line for text in paragraphs for line in textwrap.wrap(_escaped(text), _WIDTH) or [""])
    yield from (f'"""{first}', *rest, '"""') if rest else (f'"""{first}"""',)


def _escaped(text: str) -> str:
    """Free text inside a docstring."""
    return " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')


def step_lines(bindings: Bindings, step: Step) -> Iterator[str]:
    """Code of one step: the request, and what its answer must be."""
    payload = response_of(bindings.app, step.route)
    exact = {name for name in step.expect if payload is not None and _is_exact(payload, name, step.expect[name])}
    call = f"await api({', '.join(_arguments(bindings, step, payload, exact))})"
    subject = bindings.variable(step.save) if step.save else "answered"
    yield f"{subject} = {call}" if step.save or exact else call
    if payload is not None:
        for name in (each for each in step.expect if each in exact):
            yield f'assert {subject}["{name}"] == {expected_code(bindings, payload, name, step.expect[name])}'


def _is_exact(payload: Payload, name: str, value: Any) -> bool:
    """Whether a value is the same as a whole: nothing may stand in an object beside what is expected."""
    return name not in payload.rows and _holds_object(value)


def _holds_object(value: Any) -> bool:
    return isinstance(value, Mapping) or (isinstance(value, list) and any(map(_holds_object, value)))


def _arguments(bindings: Bindings, step: Step, payload: Payload | None, exact: set[str]) -> Iterator[str]:
    yield request(bindings, step)
    if step.body is not None:
        yield bindings.json(step.body)
    if step.caller is not None:
        yield f"caller={py(step.caller)}"
    if not step.succeeds:
        error = step.error or _not_let_in(bindings.app, step)
        yield f"refused=({step.status}, {py(error)})" if error else f"refused=({step.status},)"
        return
    if step.status != 200:
        yield f"status={step.status}"
    items = [name for name in step.expect if name not in exact] if payload is not None else []
    if payload is not None and items:
        pairs = (f"{py(name)}: {expected_code(bindings, payload, name, step.expect[name])}" for name in items)
        yield f"expect={{{', '.join(pairs)}}}"


def _not_let_in(app: Application, step: Step) -> str:
    """The error of a caller who may not; "" for one who may."""
    access = app.access(step.route)
    if access is None or app.auth is None or access.admits(app.auth.held(step.caller)):
        return ""
    return next(code for code, status in ACCESS_ERRORS.items() if status == step.status)


def _used(lines: list[str]) -> Iterator[str]:
    """The lines, without variables that nothing reads afterwards."""
    read = _last_reads(lines)
    for number, line in enumerate(lines):
        found = _SAVED.fullmatch(line)
        yield line if found is None or read.get(found[1], -1) > number else found[2]


def _last_reads(lines: list[str]) -> dict[str, int]:
    """Name -> the index of the last line that reads it."""
    tree = ast.parse("\n".join(("async def test() -> None:", *(f"    {line}" for line in lines))))
    reads = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)]
    return {node.id: node.lineno - 2 for node in sorted(reads, key=lambda node: node.lineno)}
