"""Guards of operations -> the tests of every state that a row can be in when an operation is called."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generators.model.app import Application
from generators.model.scenarios import Step, called, leading
from generators.model.traceability import states_title
from generators.operations.domain import Guard, Refusal, State
from generators.python_source.attributes import attribute_name
from generators.python_source.literals import py
from generators.python_source.symbols import Symbol
from generators.support.frozen import Frozen
from generators.support.names import Name
from generators.views.app_symbols import symbols_in
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.tests.scenarios.code import Bindings, clock_lines, row_lines
from generators.views.tests.scenarios.http import http_lines, http_request


class RefusedStatesView(Frozen):
    """States in which an operation is refused in the same way."""

    states: tuple[State, ...]
    status: int
    code: str
    name: str  # of the test, without test_


class StatesView(Frozen):
    """One operation and one field that guards it. ``prepare``: code up to the call, which is in ``request``.

    type: of the field. allowed: the states in which the operation succeeds; nothing where there is only that of
    the scenario, or more depends on the field.
    """

    name: str  # checkout_by_cart_status
    summary: str  # "Check out a cart"
    prepare: tuple[str, ...]
    change: str  # code that puts the row into a state
    request: str  # code
    type: str
    allowed: tuple[State, ...]
    status: int
    refused: tuple[RefusedStatesView, ...]


class StateTestsView(Frozen):
    """``tests/integration/test_<plural>_states.py``."""

    ref: EntityRef
    api_prefix: str
    tests: tuple[StatesView, ...]
    symbols: tuple[Symbol, ...]


class Guarded(Frozen):
    """All guards of an operation on one field of one row."""

    guards: tuple[Guard, ...]

    @property
    def row(self) -> str:
        return self.guards[0].row

    @property
    def type(self) -> str:
        """The type of the field in code."""
        return type(self.guards[0].states[0]).__name__

    @property
    def allowed(self) -> tuple[State, ...]:
        """The states in which the operation does what the scenario shows in one of them."""
        first = self.guards[0]
        found = tuple(state for state in first.states if self.refusal(state) is None)
        return found if first.alone and len(found) > 1 else ()

    def refusal(self, state: State) -> Refusal | None:
        """What the operation answers to a row in this state."""
        return next((guard.refusal for guard in self.guards if state not in guard.allowed), None)

    def refusals(self, name: str) -> Iterator[tuple[Refusal, str, tuple[State, ...]]]:
        """Each refusal, what a test of it is called, and the states that it is for."""
        answers = {state: self.refusal(state) for state in self.guards[0].states}
        distinct = list(dict.fromkeys(refusal for refusal in answers.values() if refusal is not None))
        for each in distinct:
            title = f"{states_title(name, self.guards[0])}_is_refused" + (f"_as_{each.code}" if distinct[1:] else "")
            yield each, title, tuple(state for state, refusal in answers.items() if refusal == each)


def guarded(app: Application, key: str, name: str) -> Iterator[Guarded]:
    """The guards of an operation, by row and field."""
    found = sorted(app.entities[key].operations[name].compiled.guards, key=lambda guard: (guard.row, guard.field))
    for _, group in groupby(found, key=lambda guard: (guard.row, guard.field)):
        yield Guarded(tuple(sorted(group, key=app.entities[key].operations[name].compiled.guards.index)))


def has_states(app: Application, key: str) -> bool:
    """Whether an operation of an entity depends on the state of a row, and a scenario shows how it succeeds."""
    return next(cases(app, key), None) is not None


def cases(app: Application, key: str) -> Iterator[tuple[str, Guarded, Bindings, tuple[Step, ...]]]:
    """(operation, guards, names, steps up to the call)."""
    for name in app.entities[key].operations:
        found = app.scenarios.first_success(key, name)
        if found is not None:
            scenario, index = found
            for each in guarded(app, key, name):
                yield name, each, Bindings.of(app, scenario), scenario.steps[: index + 1]


def state_tests_view(app: Application, key: str) -> StateTestsView:
    """Every guarded operation of an entity."""
    tests = tuple(_view(app, key, *each) for each in cases(app, key))
    return StateTestsView(
        ref=entity_ref(app.entities[key]),
        api_prefix=app.settings.api_prefix,
        tests=tests,
        symbols=symbols_in(app, [[*test.prepare, test.change, test.request] for test in tests]),
    )


def _view(
    app: Application, key: str, name: str, each: Guarded, bindings: Bindings, steps: tuple[Step, ...]
) -> StatesView:
    operation = app.entities[key].operations[name]
    before = leading(steps[:-1])
    return StatesView(
        name=states_title(name, each.guards[0]),
        summary=(operation.summary or Name.of(name).human.capitalize()).rstrip("."),
        prepare=(
            *clock_lines(bindings, (*before, called(steps[-1]))),
            *row_lines(bindings),
            *(line for step in before for line in http_lines(bindings, step)),
        ),
        change=change(bindings, steps[-1], each),
        request=http_request(bindings, steps[-1]),
        type=each.type,
        allowed=each.allowed,
        status=steps[-1].status,
        refused=tuple(
            RefusedStatesView(states, refusal.status, py(refusal.code), title)
            for refusal, title, states in each.refusals(name)
        ),
    )


def change(bindings: Bindings, call: Step, each: Guarded) -> str:
    """Code that puts the row that a guard is about into the state ``state``, past the application."""
    guard = each.guards[0]
    row = f"{bindings.app.entities[guard.entity].name.pascal}Entity, {_row_id(bindings, call, guard.row)}"
    return f"await change(db_session, {row}, {guard.field}=state)"


def _row_id(bindings: Bindings, call: Step, row: str) -> str:
    """Code of the id of the row that a guard is about."""
    parameter = "id" if row == "self" else f"{row}_id"
    sent = bindings.app.operation(call.route).json
    text = call.call.parameters.get(parameter) or (call.body or {})[sent(attribute_name(parameter))]
    return bindings.row_id(str(text))
