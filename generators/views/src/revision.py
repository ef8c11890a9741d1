"""A migration from one release to the next: its steps as code, and what they do to a database that is in use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Final

from generators.evolution.changes import (
    AddKey,
    DropKey,
    Key,
)
from generators.evolution.difference import Difference, backward, forward
from generators.evolution.history import Revision
from generators.evolution.notes import compatible, notes_of
from generators.evolution.steps import (
    Build,
    Fill,
    Locked,
    Prove,
    Require,
    Step,
    built_name,
    steps_of,
    taking_name,
)
from generators.python_source.literals import py
from generators.schema.tables import Index, UniqueConstraint
from generators.support.frozen import Frozen
from generators.support.names import listed
from generators.views.src import alembic_code
from generators.views.src.change_code import operations, put

_WIDTH: Final = 120


class StepView(Frozen):
    """A function with operations of Alembic, which one step runs."""

    name: str
    lines: tuple[str, ...]  # code


class WayView(Frozen):
    """One direction. impossible: code of the error that says why it cannot be gone, "" when it can. lost: what it
    cannot bring back, as words."""

    functions: tuple[StepView, ...]
    steps: tuple[str, ...]  # code of each step
    impossible: str
    lost: str


class RevisionView(Frozen):
    """A migration that is not the first."""

    revision: str
    before: str
    title: str
    notes: tuple[str, ...]
    sqlalchemy: bool  # its code names something of it
    upgrade: WayView
    downgrade: WayView


class ReleasedView(Frozen):
    """A migration that was released, which nothing changes any more."""

    text: str


def released_view(revision: Revision) -> ReleasedView:
    """A migration as it was released."""
    return ReleasedView(revision.text)


def revision_view(revision: Revision) -> RevisionView:
    """The migration from one snapshot to the next."""
    before, after = revision.before, revision.after
    assert before is not None, "the first one is released, or made from the spec"
    there, back = forward(before, after), backward(before, after)
    steps = steps_of(there.changes)
    upgrade, downgrade = _way(there, steps, ""), _way(back, steps_of(back.changes), "_back")
    functions = (*upgrade.functions, *downgrade.functions)
    return RevisionView(
        revision=after.revision,
        before=before.revision,
        title=after.title,
        notes=(*_lines(map(str, notes_of(steps))), "", *_lines(compatible(there))),
        sqlalchemy=any("sa." in line for each in functions for line in each.lines),
        upgrade=upgrade,
        downgrade=downgrade,
    )


def _lines(notes: Iterable[str]) -> Iterator[str]:
    """What an operator reads."""
    for note in notes:
        yield from wrap(note, _WIDTH, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


def _way(difference: Difference, steps: Iterable[Step], suffix: str) -> WayView:
    if difference.impossible:
        return WayView((), (), _error(difference.impossible), "")
    functions: list[StepView] = []
    calls: list[str] = []
    for step in steps:
        for call, function in _coded(step, suffix):
            calls.append(call)
            functions += [function] if function is not None else []
    return WayView(tuple(functions), tuple(calls), "", listed(difference.lost))


def _error(message: str) -> str:
    code = py(message)
    return f"CommandError{code}" if code.startswith("(") else f"CommandError({code})"


def _coded(step: Step, suffix: str) -> Iterator[tuple[str, StepView | None]]:
    """Code of a step, with the function that it runs."""
    match step:
        case Locked(name, changes):
            yield _locked(f"{name}{suffix}", [line for each in changes for line in operations(each)])
        case Fill(name, table, filled, where):
            values = py(filled)
            yield f"Backfill({py(f'{name}{suffix}')}, {py(table)}, values={values}, where={py(where)})", None
        case Build(name, key, taken):
            index = _index_of(key.key)
            made = alembic_code.create_index(key.table, name, index, concurrently=True)
            function = StepView(f"build_{name}{suffix}", (made,))
            yield f"BuildIndex({py(name)}, {function.name})", function
            if taken and (taking := taking_name(key)):
                yield _locked(f"{taking}{suffix}", list(_taken(key)))
        case Prove(table, constraint):
            yield f"Validate({py(table)}, {py(constraint)})", None
        case Require(table, column, constraint):
            lines = [
                f"op.alter_column({py(table)}, {py(column)}, nullable=False)",
                alembic_code.drop_constraint(table, constraint, "check"),
            ]
            yield _locked(f"require_{table}_{column}{suffix}", lines)


def _locked(name: str, lines: list[str]) -> tuple[str, StepView]:
    return f"Locked({py(name)}, {name})", StepView(name, tuple(lines))


def _index_of(key: Key) -> Index:
    if isinstance(key, UniqueConstraint):
        return Index(key.columns, unique=True, same_nulls=key.same_nulls)
    return key


def _taken(add: AddKey) -> Iterator[str]:
    """What puts an index that was built into the place that it is for."""
    built = built_name(add)
    if add.before is not None:
        yield from operations(DropKey(add.table, add.name, add.before))
    yield from put(add, built)
