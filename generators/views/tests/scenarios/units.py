"""Scenarios -> the views of the tests that call the services themselves, without HTTP."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generators.model.app import Application
from generators.model.entity import RowInput
from generators.model.errors import refusals_of
from generators.model.routes import COMMON_ERRORS
from generators.model.scenarios import Scenario, Step, called, leading
from generators.operations.domain import State
from generators.python_source.literals import py
from generators.python_source.symbols import Symbol
from generators.support.frozen import Frozen
from generators.views.app_symbols import symbols_in
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.tests.scenarios.code import Bindings, clock_lines, row_lines
from generators.views.tests.scenarios.http import doc_lines
from generators.views.tests.scenarios.services import (
    ServiceFunctionView,
    call_of,
    lines_of,
    meanwhile,
    refusing,
    services_of,
    used,
)
from generators.views.tests.scenarios.states import cases, change


class UnitTestView(Frozen):
    """One test. successes: code of the arguments of ``counting``, "" for a test that does not count.

    states: what it is run with, values of ``type``; nothing for a test that is run once.
    """

    name: str
    stores: bool
    doc: tuple[str, ...]
    rows: tuple[str, ...]
    states: tuple[State, ...]
    successes: str
    lines: tuple[str, ...]
    type: str = ""


class UnitTestsView(Frozen):
    """``tests/unit/test_<entity>_operations.py``."""

    ref: EntityRef
    tests: tuple[UnitTestView, ...]
    services: tuple[ServiceFunctionView, ...]
    symbols: tuple[Symbol, ...]


def unit_tests_view(app: Application, key: str) -> UnitTestsView:
    """What the scenarios show of an entity's operations, and of those that lead up to them."""
    found = [*_scenarios(app, key), *_states(app, key), *_needed_rows(app, key), *_others(app, key)]
    lines = [line for _, test in found for line in test.lines]
    services = tuple(services_of(app, lines))
    functions = [(*test.rows, *test.lines) for _, test in found]
    return UnitTestsView(
        ref=entity_ref(app.entities[key]),
        tests=tuple(test for _, test in found),
        services=services,
        symbols=symbols_in(app, [*functions, *((each.code,) for each in services)]),
    )


def has_unit_tests(app: Application, key: str) -> bool:
    """Whether a scenario shows anything of an entity's operations."""
    return any(_kept(app, scenario.steps) for scenario in app.scenarios.at_home(key)) or any(
        app.scenarios.first_success(key, name) for name in app.entities[key].operations
    )


def _kept(app: Application, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps that services answer by themselves, nothing when no operation is among them."""
    kept = tuple(step for step in steps if _by_service(app, step))
    return kept if any(step.route.operation for step in kept) else ()


def _by_service(app: Application, step: Step) -> bool:
    """An invalid request and a violated key never come from a service."""
    if step.succeeds:
        return True
    known = {("resource_not_found", COMMON_ERRORS["resource_not_found"])}
    known |= set(refusals_of(app, step.route)) if step.route.operation else set()
    return not step.is_invalid and any(status == step.status and step.error in (None, code) for code, status in known)


def _scenarios(app: Application, key: str) -> Iterator[tuple[Bindings, UnitTestView]]:
    for scenario in app.scenarios.at_home(key):
        steps = _kept(app, scenario.steps)
        if steps:
            bindings = Bindings.of(app, scenario)
            lines = used([line for step in steps for line in lines_of(bindings, step)])
            yield (
                bindings,
                UnitTestView(
                    scenario.name,
                    bool(bindings.given),
                    doc_lines(app, scenario),
                    (*clock_lines(bindings, steps), *row_lines(bindings)),
                    (),
                    _successes(app, steps),
                    lines,
                ),
            )


def _successes(app: Application, steps: tuple[Step, ...]) -> str:
    """How often each operation succeeds."""
    counts = Counter[str]()
    for step in steps:
        if step.route.operation:
            counts[f"{app.entities[step.route.entity].name.snake}_{step.route.operation}"] += step.succeeds
    return ", ".join(f"{name}={number}" for name, number in counts.items())


def _states(app: Application, key: str) -> Iterator[tuple[Bindings, UnitTestView]]:
    """For each guarded operation that succeeds somewhere: the same call in every state that refuses it."""
    for name, guards, bindings, steps in cases(app, key):
        led = leading(steps[:-1])
        before = [line for step in led for line in lines_of(bindings, step)]
        rows = (*clock_lines(bindings, (*led, called(steps[-1]))), *row_lines(bindings))
        for refusal, title, states in guards.refusals(name):
            call = meanwhile(refusing(refusal), call_of(bindings, steps[-1]))
            lines = used([*before, change(bindings, steps[-1], guards), *call])
            yield bindings, UnitTestView(title, True, (), rows, states, "", lines, guards.type)


class _Shown(Frozen):
    """An operation that succeeds in a scenario: its step, and code of the steps that lead up to it."""

    name: str
    bindings: Bindings
    steps: tuple[Step, ...]
    step: Step
    before: tuple[str, ...]

    @property
    def rows(self) -> tuple[str, ...]:
        """Code of what its call begins with."""
        return (*clock_lines(self.bindings, (*self.steps, called(self.step))), *row_lines(self.bindings))

    @classmethod
    def of(cls, app: Application, name: str, scenario: Scenario, index: int) -> _Shown:
        """The operation that a step of a scenario calls."""
        bindings, steps = Bindings.of(app, scenario), leading(scenario.steps[:index])
        before = tuple(line for each in steps for line in lines_of(bindings, each))
        return cls(name, bindings, steps, scenario.steps[index], before)


def _shown(app: Application, key: str) -> Iterator[_Shown]:
    for name in app.entities[key].operations:
        found = app.scenarios.first_success(key, name)
        if found is not None:
            yield _Shown.of(app, name, *found)


def _needed_rows(app: Application, key: str) -> Iterator[tuple[Bindings, UnitTestView]]:
    """For each operation that succeeds somewhere: the same call with each of its rows unknown, then as it is."""
    for each in _shown(app, key):
        missing = [
            line
            for row, resource in _rows(app, each.step)
            for line in meanwhile(f"missing(connection, {py(resource)})", call_of(each.bindings, each.step, row))
        ]
        locked = list(_locking(app, key, each))
        if missing or locked:
            said = " and ".join(text for text, lines in (("has to be there", missing), ("is locked", locked)) if lines)
            doc = (f'"""Each of its rows {said}."""',)
            lines = used([*each.before, *missing, *locked])
            stores, title = bool(each.bindings.given), f"{each.name}_and_its_rows"
            yield each.bindings, UnitTestView(title, stores, doc, each.rows, (), "", lines)


def _locking(app: Application, key: str, each: _Shown) -> Iterator[str]:
    """Code of a call that locks at once what it reads: what it decides by cannot change meanwhile."""
    locks = app.entities[key].operations[each.name].compiled.locks
    if locks:
        tables = ", ".join(py(entity_ref(app.entities[entity]).plural) for entity in locks)
        yield f"with locking(connection.engine, {tables}):"
        yield f"    await {call_of(each.bindings, each.step)}"


def _others(app: Application, key: str) -> Iterator[tuple[Bindings, UnitTestView]]:
    """For each operation that succeeds with given rows: the same beside rows like those that are no concern of it."""
    for name in app.entities[key].operations:
        found = [_Shown.of(app, name, *each) for each in app.scenarios.successes(key, name)]
        if not found:
            continue
        each = max(found, key=lambda shown: len(shown.bindings.given))
        others = each.bindings.others()
        if others is None or each.step.route.method == "GET" or _searches(app, (*each.steps, each.step)):
            continue
        clock = clock_lines(each.bindings, (*each.steps, each.step))
        kept = "others = await everything(db_session)"
        rows = (*clock, *row_lines(others)[:-1], kept, "", *row_lines(each.bindings))
        lines = used(
            [*each.before, *lines_of(each.bindings, each.step), "assert_kept(others, await everything(db_session))"]
        )
        doc = ('"""Rows that it is not about do not count, and stay as they were."""',)
        yield each.bindings, UnitTestView(f"{each.name}_leaves_other_rows_alone", True, doc, rows, (), "", lines)


def _searches(app: Application, steps: tuple[Step, ...]) -> bool:
    """Whether one of these steps may come upon any row."""
    called = (step.route for step in steps if step.route.operation)
    return any(app.operation(route).compiled.searches for route in called)


def _rows(app: Application, step: Step) -> Iterator[tuple[str, str]]:
    """(parameter, name of the resource) of each row that an operation is about."""
    if "id" in step.call.parameters:
        yield "id", app.entities[step.route.entity].name.snake
    for name, each in app.operation(step.route).input.items():
        if isinstance(each, RowInput):
            yield f"{name}_id", app.entities[each.entity].name.snake
