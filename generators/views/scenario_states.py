"""Guards of operations -> the tests of every state that a row can be in when an operation is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generators.code import py
from generators.names import Name
from generators.operations.domain import Guard, Refusal
from generators.spec.calls import method_of
from generators.spec.model import AppSpec
from generators.spec.proofs import states_title
from generators.spec.scenarios import Step, first_success, leading, plays
from generators.views.entity import entity_ref
from generators.views.model import EntityRef, ImportView
from generators.views.scenario_code import Cast, imports, needs, row_lines
from generators.views.scenarios import http_lines, http_request


@dataclass(frozen=True, slots=True)
class RefusedStatesView:
    """States in which an operation is refused in the same way."""

    states: tuple[str, ...]
    status: int
    code: str
    name: str  # of the test, without test_


@dataclass(frozen=True, slots=True)
class StatesView:
    """One operation and one field that guards it. ``prepare``: code up to the call, which is in ``request``."""

    name: str  # checkout_by_cart_status
    summary: str  # "Check out a cart"
    prepare: tuple[str, ...]
    change: str  # code that puts the row into a state
    request: str  # code
    allowed: tuple[str, ...]
    status: int
    refused: tuple[RefusedStatesView, ...]


@dataclass(frozen=True, slots=True)
class StateTestsView:
    """``tests/integration/test_<plural>_states.py``."""

    ref: EntityRef
    api_prefix: str
    tests: tuple[StatesView, ...]
    imports: tuple[ImportView, ...]


@dataclass(frozen=True, slots=True)
class _Guarded:
    """All guards of an operation on one field of one row."""

    guards: tuple[Guard, ...]

    @property
    def row(self) -> str:
        return self.guards[0].row

    def refusal(self, state: str) -> Refusal | None:
        """What the operation answers to a row in this state."""
        return next((guard.refusal for guard in self.guards if state not in guard.allowed), None)


def guarded(app: AppSpec, key: str, name: str) -> Iterator[_Guarded]:
    """The guards of an operation, by row and field."""
    found = sorted(method_of(app, key, name).guards, key=lambda guard: (guard.row, guard.field))
    for _, group in groupby(found, key=lambda guard: (guard.row, guard.field)):
        yield _Guarded(tuple(sorted(group, key=method_of(app, key, name).guards.index)))


def has_states(app: AppSpec, key: str) -> bool:
    """Whether an operation of an entity depends on the state of a row, and a scenario shows how it succeeds."""
    return next(_cases(app, key), None) is not None


def _cases(app: AppSpec, key: str) -> Iterator[tuple[str, _Guarded, Cast, tuple[Step, ...]]]:
    """(operation, guards, names, steps up to the call)."""
    known = plays(app)
    for name in app.entities[key].operations:
        found = first_success(known, key, name)
        if found is not None:
            play, index = found
            for each in guarded(app, key, name):
                yield name, each, Cast.of(app, play.spec), play.steps[: index + 1]


def state_tests_view(app: AppSpec, key: str) -> StateTestsView:
    """Every guarded operation of an entity."""
    tests = []
    code = ["AsyncSession", "answer", "change", "error", "everything"]
    for name, each, cast, steps in _cases(app, key):
        view = _view(app, key, name, each, cast, steps)
        tests.append(view)
        code += [*needs(cast), *view.prepare, view.change, view.request]
    return StateTestsView(
        ref=entity_ref(key, app.entities[key]),
        api_prefix=app.settings.api_prefix,
        tests=tuple(tests),
        imports=imports(app, code),
    )


def _view(app: AppSpec, key: str, name: str, each: _Guarded, cast: Cast, steps: tuple[Step, ...]) -> StatesView:
    guard, call = each.guards[0], steps[-1]
    states = app.entities[guard.entity].fields[guard.field].values or ()
    operation = app.entities[key].operations[name]
    title = states_title(name, guard)
    refusals = [(each.refusal(state), state) for state in states]
    distinct = tuple(dict.fromkeys(refusal for refusal, _ in refusals if refusal is not None))
    pascal = Name.of(guard.entity).pascal
    return StatesView(
        name=title,
        summary=(operation.summary or Name.of(name).human.capitalize()).rstrip("."),
        prepare=(*row_lines(cast), *(line for step in leading(steps[:-1]) for line in http_lines(cast, step))),
        change=f"await change(db_session, {pascal}Entity, {_row_id(cast, call, each.row)}, {guard.field}=state)",
        request=http_request(cast, call),
        allowed=tuple(state for refusal, state in refusals if refusal is None),
        status=call.spec.status,
        refused=tuple(
            RefusedStatesView(
                states=tuple(state for other, state in refusals if other == refusal),
                status=refusal.status,
                code=py(refusal.code),
                name=f"{title}_is_refused" + (f"_as_{refusal.code}" if len(distinct) > 1 else ""),
            )
            for refusal in distinct
        ),
    )


def _row_id(cast: Cast, call: Step, row: str) -> str:
    """Code of the id of the row that a guard is about."""
    parameter = "id" if row == "self" else f"{row}_id"
    text = call.call.parameters.get(parameter) or (call.spec.body or {})[parameter]
    return cast.row_id(str(text))
