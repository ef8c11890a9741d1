"""What an operator reads in a migration: what each step locks, reads and writes, and who works with it afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Final

from generators.evolution.changes import (
    AddCheck,
    AddForeignKey,
    AddKey,
    Change,
    RenameColumn,
    RenameTable,
    RequireColumn,
)
from generators.evolution.steps import Build, Fill, Locked, Prove, Require, Step, taking_name
from generators.schema.tables import UniqueConstraint

_MOMENT: Final = "ACCESS EXCLUSIVE for a moment"
_WIDTH: Final = 120


def notes_of(steps: Iterable[Step]) -> Iterator[str]:
    """Lines about the steps."""
    for step in steps:
        for note in _notes(step):
            yield from wrap(note, _WIDTH, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)


def _notes(step: Step) -> Iterator[str]:
    match step:
        case Locked(name, _, locks):
            waits = f"{_MOMENT} on {', '.join(locks)}" if locks else "nobody waits"
            yield f"{name}: {waits}"
        case Fill(name, table):
            yield f"{name}: rows of {table} in batches; each is locked while its batch is written"
        case Build(name, key):
            yield f"{name}: an index of {key.table} is built beside readers and writers"
            if taking := taking_name(key):
                yield f"{taking}: {_MOMENT} on {key.table}"
        case Prove(table, constraint):
            yield f"{constraint}: every row of {table} is read, beside readers and writers"
        case Require(table, column):
            yield f"{column} is required: {_MOMENT} on {table}"


def compatible(changes: Iterable[Change], *, unknown_values: bool) -> str:
    """Whether the version that is being replaced works with the schema afterwards. unknown_values: whether it would
    find some in its rows."""
    changes = tuple(changes)
    renamed = [each for each in changes if isinstance(each, RenameTable | RenameColumn)]
    if renamed or unknown_values:
        return "The version before does not work with it: stop it, migrate, start the new one."
    if any(map(_is_rule, changes)):
        return "The version before works with it; what it writes against a new rule is refused."
    return "The version before works with it."


def _is_rule(change: Change) -> bool:
    """Whether it is one that rows have to meet from now on."""
    if isinstance(change, AddKey):
        return isinstance(change.key, UniqueConstraint) or change.key.unique
    return isinstance(change, AddCheck | RequireColumn | AddForeignKey)
