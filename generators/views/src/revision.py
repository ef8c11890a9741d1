"""A migration from one release to the next: its steps as code, and what they do to a database that is in use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch

from generators.evolution.changes import (
    AddCheck,
    AddColumn,
    AddForeignKey,
    AddFunction,
    AddKey,
    AlterColumn,
    Change,
    CreateTable,
    DropCheck,
    DropColumn,
    DropForeignKey,
    DropFunction,
    DropKey,
    DropTable,
    Key,
    RenameColumn,
    RenameConstraint,
    RenameIndex,
    RenameTable,
    RequireColumn,
)
from generators.evolution.difference import Difference, backward, forward, has_unknown_values
from generators.evolution.history import Revision
from generators.evolution.steps import (
    Build,
    Fill,
    Locked,
    Prove,
    Require,
    Step,
    built_name,
    required_name,
    steps_of,
    taking_name,
)
from generators.python_source.literals import py, sql_name
from generators.schema.tables import Index, UniqueConstraint
from generators.support.frozen import Frozen
from generators.support.names import listed
from generators.views.src import alembic_code
from generators.views.src.revision_notes import compatible, notes_of
from generators.views.src.sql_code import called, server_default


class StepView(Frozen):
    """A function with operations of Alembic, which one step runs."""

    name: str
    lines: tuple[str, ...]  # code


class WayView(Frozen):
    """One direction. impossible: why it cannot be gone, "" when it can. lost: what it cannot bring back, as words."""

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
        notes=(*notes_of(steps), "", compatible(there.changes, unknown_values=has_unknown_values(before, after))),
        sqlalchemy=any("sa." in line for each in functions for line in each.lines),
        upgrade=upgrade,
        downgrade=downgrade,
    )


def _way(difference: Difference, steps: Iterable[Step], suffix: str) -> WayView:
    if difference.impossible:
        return WayView((), (), difference.impossible, "")
    functions: list[StepView] = []
    calls: list[str] = []
    for step in steps:
        for call, function in _coded(step, suffix):
            calls.append(call)
            functions += [function] if function is not None else []
    return WayView(tuple(functions), tuple(calls), "", listed(difference.lost))


def _coded(step: Step, suffix: str) -> Iterator[tuple[str, StepView | None]]:
    """Code of a step, with the function that it runs."""
    match step:
        case Locked(name, changes):
            yield _locked(f"{name}{suffix}", [line for each in changes for line in operations(each)])
        case Fill(name, table, column, value, where):
            values = py({column: value})
            yield f"Backfill({py(f'{name}{suffix}')}, {py(table)}, values={values}, where={py(where)})", None
        case Build(name, key):
            index = _index_of(key.key)
            made = alembic_code.create_index(key.table, name, index, concurrently=True)
            function = StepView(f"build_{name}{suffix}", (made,))
            yield f"BuildIndex({py(name)}, {function.name})", function
            if taking := taking_name(key):
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
    if isinstance(add.key, UniqueConstraint):
        statement = f"ALTER TABLE {sql_name(add.table)} ADD CONSTRAINT {add.name} UNIQUE USING INDEX {built}"
        yield _execute(statement)
    else:
        yield _execute(f"ALTER INDEX {built} RENAME TO {add.name}")


def _execute(statement: str) -> str:
    return called("op.execute", statement)


@singledispatch
def operations(change: Change) -> Iterator[str]:
    """Code of the operations of Alembic that make a change in one transaction."""
    raise AssertionError(change)


@operations.register
def _(change: CreateTable) -> Iterator[str]:
    made = alembic_code.created(change.made)
    arguments = ", ".join([py(made.name), *made.columns, *made.constraints])
    yield f"op.create_table({arguments})"
    yield from made.indexes


@operations.register
def _(change: DropTable) -> Iterator[str]:
    yield f"op.drop_table({py(change.table)})"


@operations.register
def _(change: RenameTable) -> Iterator[str]:
    yield f"op.rename_table({py(change.before)}, {py(change.table)})"


@operations.register
def _(change: AddColumn) -> Iterator[str]:
    yield f"op.add_column({py(change.table)}, {alembic_code.column_code(change.name, change.column)})"


@operations.register
def _(change: DropColumn) -> Iterator[str]:
    yield f"op.drop_column({py(change.table)}, {py(change.name)})"


@operations.register
def _(change: RenameColumn) -> Iterator[str]:
    yield f"op.alter_column({py(change.table)}, {py(change.before)}, new_column_name={py(change.name)})"


@operations.register
def _(change: AlterColumn) -> Iterator[str]:
    before, after = change.before, change.after
    options = [py(change.table), py(change.name)]
    if after.type != before.type:
        options.append(f"type_={alembic_code.type_code(after.type)}")
    if after.default != before.default:
        options.append(server_default(after.default, "sa.text") if after.default else "server_default=None")
    if after.nullable and not before.nullable:
        options.append("nullable=True")
    yield f"op.alter_column({', '.join(options)})"


@operations.register
def _(change: RequireColumn) -> Iterator[str]:
    condition, name = f"{sql_name(change.name)} IS NOT NULL", required_name(change.table, change.name)
    yield alembic_code.create_check(change.table, name, condition)


@operations.register
def _(change: RenameConstraint) -> Iterator[str]:
    yield _execute(f"ALTER TABLE {sql_name(change.table)} RENAME CONSTRAINT {change.before} TO {change.name}")


@operations.register
def _(change: RenameIndex) -> Iterator[str]:
    yield _execute(f"ALTER INDEX {change.before} RENAME TO {change.name}")


@operations.register
def _(change: AddCheck) -> Iterator[str]:
    yield alembic_code.create_check(change.table, change.name, change.condition)


@operations.register
def _(change: DropCheck) -> Iterator[str]:
    yield alembic_code.drop_constraint(change.table, change.name, "check")


@operations.register
def _(change: AddForeignKey) -> Iterator[str]:
    yield alembic_code.create_foreign_key(change.table, change.name, change.key, proven=False)


@operations.register
def _(change: DropForeignKey) -> Iterator[str]:
    yield alembic_code.drop_constraint(change.table, change.name, "foreignkey")


@operations.register
def _(change: DropKey) -> Iterator[str]:
    if isinstance(change.key, UniqueConstraint):
        yield alembic_code.drop_constraint(change.table, change.name, "unique")
    else:
        yield alembic_code.drop_index(change.table, change.name)


@operations.register
def _(change: AddFunction) -> Iterator[str]:
    yield from (alembic_code.execute(each) for each in (change.function.body, change.function.trigger) if each)


@operations.register
def _(change: DropFunction) -> Iterator[str]:
    if change.table:
        yield _execute(f"DROP TRIGGER {change.name} ON {sql_name(change.table)}")
    yield _execute(f"DROP FUNCTION {change.name}({change.function.arguments})")
