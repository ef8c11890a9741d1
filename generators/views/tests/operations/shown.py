"""What scenarios show of a business operation: how it succeeds, what refuses it, what it locks and leaves alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generators.model.app import Application
from generators.model.entity import Operation
from generators.model.scenarios.scenario import Scenario, Step
from generators.model.traceability import guard_parameter
from generators.operations.domain import Guard, Refusal, State
from generators.python_source.literals import py
from generators.python_source.symbols import Symbol
from generators.support.frozen import Frozen
from generators.support.names import Name
from generators.views.entity_names import entity_ref
from generators.views.tests.scenarios.code import Bindings
from generators.views.tests.scenarios.scripts import function_of
from generators.views.tests.subject import names_view


class ShownView(Frozen):
    """One operation. shown, beside: functions that play a scenario. locks, shares: code of a text, "" for nothing.

    states: code of what stands between the parentheses of each row of the table.
    """

    shown: str
    beside: str
    locks: str
    shares: str
    states: tuple[str, ...]
    symbols: tuple[Symbol, ...]


class LawsOfShown(Frozen):
    """What at least one operation has that a scenario shows."""

    states: bool
    beside: bool


def shown_view(app: Application, operation: Operation) -> ShownView | None:
    """What scenarios show of an operation; None when it succeeds in none."""
    route = operation.route
    found = app.scenarios.first_success(route.entity, route.operation)
    if found is None:
        return None
    function, beside = function_of(app, found[0]), _beside(app, operation)
    other = function_of(app, beside) if beside is not None else None
    entities = {guard.entity for guard in operation.compiled.guards}
    classes = (Symbol(f"{name.pascal}Entity", f"src.models.entities.{name.module}") for name in _names(app, entities))
    return ShownView(
        shown=function.name,
        beside=other.name if other is not None else "",
        locks=_tables(app, "locks", operation.compiled.locks),
        shares=_tables(app, "shares", operation.compiled.shares),
        states=tuple(_states(app, operation)),
        symbols=(function, *([other] if other is not None else []), *classes),
    )


def _tables(app: Application, name: str, entities: tuple[str, ...]) -> str:
    """Code of the names of their tables."""
    return names_view(name, (entity_ref(app.entities[each]).plural for each in entities)).values if entities else ""


def laws_of_shown(app: Application) -> LawsOfShown | None:
    """For the tests of all of them; None when scenarios show none."""
    operations = (each for entity in app.entities.values() for each in entity.operations.values())
    shown = [each for each in operations if app.scenarios.first_success(each.route.entity, each.route.operation)]
    if not shown:
        return None
    return LawsOfShown(
        states=any(each.compiled.guards for each in shown),
        beside=any(_beside(app, each) is not None for each in shown),
    )


def _names(app: Application, keys: set[str]) -> Iterator[Name]:
    return (app.entities[key].name for key in sorted(keys))


def _states(app: Application, operation: Operation) -> Iterator[str]:
    """The values of each field that guards it, and how they are refused: by the first guard that does not allow them.

    One that is allowed is there only where it is enough for the operation to succeed, and others are too.
    """
    guards = operation.compiled.guards
    for (_, field), group in groupby(sorted(guards, key=_subject), key=_subject):
        same = sorted(group, key=guards.index)
        entity, parameter = app.entities[same[0].entity], guard_parameter(app, operation.route, same[0])
        refusals = {state: _refused(same, state) for state in same[0].states}
        several = same[0].alone and list(refusals.values()).count(None) > 1
        for state, refusal in refusals.items():
            if several or refusal is not None:
                yield f"({py(parameter)}, {py(field)}, {py(state)}), {entity.name.pascal}Entity, {_code_of(refusal)}"


def _subject(guard: Guard) -> tuple[str, str]:
    return guard.row, guard.field


def _refused(guards: list[Guard], state: State) -> Refusal | None:
    return next((guard.refusal for guard in guards if state not in guard.allowed), None)


def _code_of(refusal: Refusal | None) -> str:
    return "()" if refusal is None else f"({refusal.status}, {py(refusal.code)})"


def _beside(app: Application, operation: Operation) -> Scenario | None:
    """The scenario with most rows in which it succeeds, and which may be played beside other rows like those."""
    route = operation.route
    if route.reads:
        return None
    shown = app.scenarios.successes(route.entity, route.operation)
    quiet = [scenario for scenario, index in shown if not _searches(app, scenario.steps[: index + 1])]
    bindings = [(Bindings.of(app, scenario), scenario) for scenario in quiet]
    found = [(len(each.given), scenario) for each, scenario in bindings if each.given and each.leave_room]
    return max(found, key=lambda each: each[0])[1] if found else None


def _searches(app: Application, steps: tuple[Step, ...]) -> bool:
    """Whether one of these steps may come upon any row."""
    called = (step.route for step in steps if step.route.operation and step.succeeds)
    return any(app.operation(route).compiled.searches for route in called)
