"""Scenarios -> the views of the tests that call the services themselves, without HTTP."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generators.language.model import AppSpec, RowInputSpec
from generators.model.routes import COMMON_ERRORS, is_invalid, method_of, operation_spec, refusals, succeeds
from generators.model.scenarios import Play, Step, first_success, leading, plays, successes
from generators.python_source.literals import py
from generators.support.names import Name
from generators.views.base import EntityRef, ImportView
from generators.views.entity_names import entity_ref
from generators.views.tests.scenarios.code import Cast, imports, needs, row_lines
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


@dataclass(frozen=True, slots=True)
class UnitTestView:
    """One test. successes: code of the arguments of ``counting``, "" for a test that does not count.

    states: what it is run with, nothing for a test that is run once.
    """

    name: str
    stores: bool
    doc: tuple[str, ...]
    rows: tuple[str, ...]
    states: tuple[str, ...]
    successes: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitTestsView:
    """``tests/unit/test_<entity>_operations.py``."""

    ref: EntityRef
    tests: tuple[UnitTestView, ...]
    services: tuple[ServiceFunctionView, ...]
    states: bool
    imports: tuple[ImportView, ...]


def unit_tests_view(app: AppSpec, key: str) -> UnitTestsView:
    """What the scenarios show of an entity's operations, and of those that lead up to them."""
    found = [*_scenarios(app, key), *_states(app, key), *_unknown_rows(app, key), *_locks(app, key), *_others(app, key)]
    lines = [line for _, test in found for line in test.lines]
    services = tuple(services_of(app, lines))
    code = ["AsyncConnection", "AsyncSession", *lines, *(each.service for each in services)]
    code += [each.code for each in services]
    code += [part for cast, _ in found for part in (*needs(cast), *(("store",) if cast.given else ()))]
    code += ["counting"] if any(test.successes for _, test in found) else []
    return UnitTestsView(
        ref=entity_ref(key, app.entities[key]),
        tests=tuple(test for _, test in found),
        services=services,
        states=any(test.states for _, test in found),
        imports=imports(app, code),
    )


def has_unit_tests(app: AppSpec, key: str) -> bool:
    """Whether a scenario shows anything of an entity's operations."""
    return any(play.home == key and _kept(app, play.steps) for play in plays(app)) or any(
        first_success(plays(app), key, name) for name in app.entities[key].operations
    )


def _kept(app: AppSpec, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps that services answer by themselves, nothing when no operation is among them."""
    kept = tuple(step for step in steps if _by_service(app, step))
    return kept if any(step.route.operation for step in kept) else ()


def _by_service(app: AppSpec, step: Step) -> bool:
    """An invalid request and a violated key never come from a service."""
    spec = step.spec
    if succeeds(spec):
        return True
    known = {("resource_not_found", COMMON_ERRORS["resource_not_found"])}
    known |= set(refusals(app, step.route)) if step.route.operation else set()
    return not is_invalid(spec) and any(status == spec.status and spec.error in (None, code) for code, status in known)


def _scenarios(app: AppSpec, key: str) -> Iterator[tuple[Cast, UnitTestView]]:
    for play in plays(app):
        steps = _kept(app, play.steps)
        if play.home == key and steps:
            cast = Cast.of(app, play.spec)
            lines = used([line for step in steps for line in lines_of(cast, step)])
            yield (
                cast,
                UnitTestView(
                    play.name, bool(cast.given), doc_lines(app, play), row_lines(cast), (), _successes(steps), lines
                ),
            )


def _successes(steps: tuple[Step, ...]) -> str:
    """How often each operation succeeds."""
    counts = Counter[str]()
    for step in steps:
        if step.route.operation:
            counts[f"{Name.of(step.route.entity).snake}_{step.route.operation}"] += succeeds(step.spec)
    return ", ".join(f"{name}={number}" for name, number in counts.items())


def _states(app: AppSpec, key: str) -> Iterator[tuple[Cast, UnitTestView]]:
    """For each guarded operation that succeeds somewhere: the same call in every state that refuses it."""
    for name, guards, cast, steps in cases(app, key):
        before = [line for step in leading(steps[:-1]) for line in lines_of(cast, step)]
        for refusal, title, states in guards.refusals(app, name):
            call = meanwhile(refusing(refusal), call_of(cast, steps[-1]))
            lines = used([*before, change(cast, steps[-1], guards), *call])
            yield cast, UnitTestView(title, True, (), row_lines(cast), states, "", lines)


@dataclass(frozen=True, slots=True)
class _Shown:
    """An operation that succeeds in a scenario: its step, and code of the steps that lead up to it."""

    name: str
    cast: Cast
    steps: tuple[Step, ...]
    step: Step
    before: tuple[str, ...]

    @classmethod
    def of(cls, app: AppSpec, name: str, play: Play, index: int) -> _Shown:
        """The operation that a step of a scenario calls."""
        cast, steps = Cast.of(app, play.spec), leading(play.steps[:index])
        before = tuple(line for each in steps for line in lines_of(cast, each))
        return cls(name, cast, steps, play.steps[index], before)


def _shown(app: AppSpec, key: str) -> Iterator[_Shown]:
    known = plays(app)
    for name in app.entities[key].operations:
        found = first_success(known, key, name)
        if found is not None:
            yield _Shown.of(app, name, *found)


def _unknown_rows(app: AppSpec, key: str) -> Iterator[tuple[Cast, UnitTestView]]:
    """For each operation that succeeds somewhere: the same call with each of its rows unknown."""
    for each in _shown(app, key):
        asserts = [
            line
            for row, resource in _rows(app, each.step)
            for line in meanwhile(f"missing(connection, {py(resource)})", call_of(each.cast, each.step, row))
        ]
        if asserts:
            doc = ('"""Each of its rows has to be there."""',)
            lines = used([*each.before, *asserts])
            rows = row_lines(each.cast)
            yield each.cast, UnitTestView(f"{each.name}_of_unknown_rows", bool(rows), doc, rows, (), "", lines)


def _locks(app: AppSpec, key: str) -> Iterator[tuple[Cast, UnitTestView]]:
    """For each operation that locks rows and succeeds somewhere: what the call reads, it locks at once."""
    for each in _shown(app, key):
        locks = method_of(app, key, each.name).locks
        if not locks:
            continue
        tables = ", ".join(py(entity_ref(entity, app.entities[entity]).plural) for entity in locks)
        call = f"    await {call_of(each.cast, each.step)}"
        lines = used([*each.before, f"with locking(connection.engine, {tables}):", call])
        doc, rows = ('"""What it decides by cannot change meanwhile."""',), row_lines(each.cast)
        yield each.cast, UnitTestView(f"{each.name}_locks_its_rows", bool(rows), doc, rows, (), "", lines)


def _others(app: AppSpec, key: str) -> Iterator[tuple[Cast, UnitTestView]]:
    """For each operation that succeeds with given rows: the same beside rows like those that are no concern of it."""
    known = plays(app)
    for name in app.entities[key].operations:
        found = [_Shown.of(app, name, *each) for each in successes(known, key, name)]
        if not found:
            continue
        each = max(found, key=lambda shown: len(shown.cast.given))
        others = each.cast.others()
        if others is None or each.step.route.method == "GET" or _searches(app, (*each.steps, each.step)):
            continue
        rows = (*row_lines(others)[:-1], "others = await everything(db_session)", "", *row_lines(each.cast))
        lines = used(
            [*each.before, *lines_of(each.cast, each.step), "assert_kept(others, await everything(db_session))"]
        )
        doc = ('"""Rows that it is not about do not count, and stay as they were."""',)
        yield each.cast, UnitTestView(f"{each.name}_leaves_other_rows_alone", True, doc, rows, (), "", lines)


def _searches(app: AppSpec, steps: tuple[Step, ...]) -> bool:
    """Whether one of these steps may come upon any row."""
    called = (step.route for step in steps if step.route.operation)
    return any(method_of(app, route.entity, route.operation).searches for route in called)


def _rows(app: AppSpec, step: Step) -> Iterator[tuple[str, str]]:
    """(parameter, name of the resource) of each row that an operation is about."""
    if "id" in step.call.parameters:
        yield "id", Name.of(step.route.entity).snake
    for name, each in operation_spec(app, step.route).input.items():
        if isinstance(each, RowInputSpec):
            yield f"{name}_id", Name.of(each.entity).snake
