"""Two histories -> the revisions between them, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generators.changes.page import Database, Debt, Migration
from generators.evolution.changes import (
    AddCheck,
    AddForeignKey,
    AddKey,
    Change,
    DropColumn,
    DropTable,
    FillRows,
    RequireColumn,
)
from generators.evolution.difference import Difference, backward, forward
from generators.evolution.history import History, Revision
from generators.evolution.notes import compatible, notes_of
from generators.evolution.steps import steps_of
from generators.python_source.literals import sql
from generators.schema.snapshot import Owed, Snapshot
from generators.schema.tables import Index
from generators.support.names import listed


def database_changes(before: History, after: History, *, known: bool) -> Database:
    """What is new between two histories. known: also what was there before, and was not released, is known."""
    if not after.snapshots:
        return Database(first=True)
    there = before.snapshots if known else tuple(each for each in before.snapshots if each.revision in before.texts)
    new = [each for each in after.revisions() if each.before is not None and each.after not in there]
    waiting = [each.name for each in after.unreleased if each in there]
    gone = [each.name for each in before.unreleased if each not in after.snapshots]
    altered = [each.name for each in before.snapshots if _is_altered(before, after, each.revision)]
    return Database(False, tuple(map(migration_of, new)), tuple(waiting), tuple(gone), tuple(altered))


def debt_of(after: History) -> Debt:
    """What is dropped by the next release, and what it leaves behind itself."""
    if not after.snapshots:
        return Debt()
    released, last = _names(after.released.owed), _names(after.snapshots[-1].owed)
    return Debt(tuple(each for each in released if each not in last), last)


def migration_of(revision: Revision) -> Migration:
    """A revision that leads from another one."""
    assert revision.before is not None, "the first one is made at once"
    there, back = forward(revision.before, revision.after), backward(revision.before, revision.after)
    notes = tuple(notes_of(steps_of(there.changes)))
    works = tuple(compatible(there))
    return Migration(revision.after.name, revision.after.title, notes, works, _way_back(revision.after, back))


def _merged(values: Mapping[str, Mapping[str, str]], back: Difference) -> Iterator[str]:
    """The values of enums that rows do not get again, because others have become the same one."""
    restored = {value for each in back.changes if isinstance(each, FillRows) for value in each.values.values()}
    for place, mapped in values.items():
        yield from (f"{place} = {sql(old)}" for old in mapped if sql(old) not in restored)


def _way_back(after: Snapshot, back: Difference) -> str:
    """What becomes of rows when it is taken back."""
    if back.impossible:
        return f"It cannot be taken back: {back.impossible}."
    merged, gone = tuple(_merged(after.values, back)), tuple(_gone(after, back))
    lines = [f"what was in {listed(back.lost)} does not come back"] if back.lost else []
    lines += [f"no row is {listed(merged)} again"] if merged else []
    lines += [f"what was written to {listed(gone)} is lost"] if gone else []
    if any(_may_be_broken(each) for each in back.changes if each not in back.met):
        lines.append("it stops where rows written since break an old rule")
    return f"Taken back, {', and '.join(lines)}." if lines else "Taken back, nothing is lost."


def _gone(after: Snapshot, back: Difference) -> Iterator[str]:
    """The tables and columns that go, as they are called before that."""
    called = {old: new for new, old in after.renamed.tables.items()}
    kept = {(each.table, each.new) for each in after.owed.mirrors.values()}
    for each in back.changes:
        if isinstance(each, DropColumn) and (each.table, each.name) not in kept:
            yield f"{called.get(each.table, each.table)}.{each.name}"
        elif isinstance(each, DropTable):
            yield each.table


def _may_be_broken(change: Change) -> bool:
    """Whether rows may be against it."""
    if isinstance(change, AddKey):
        return not isinstance(change.key, Index) or change.key.unique
    return isinstance(change, AddCheck | AddForeignKey | RequireColumn)


def _is_altered(before: History, after: History, revision: str) -> bool:
    return revision in before.texts and after.texts.get(revision) != before.texts[revision]


def _names(owed: Owed) -> tuple[str, ...]:
    columns = (f"{table}.{column}" for table, columns in owed.columns.items() for column in columns)
    return (*sorted(owed.tables), *sorted(columns), *sorted(owed.functions))
