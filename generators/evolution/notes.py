"""A revision in words: what it is called, what each of its steps does, and what that does to those who use the database
meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generators.evolution.changes import (
    AddCheck,
    AddColumn,
    AddForeignKey,
    AddFunction,
    AddKey,
    AlterColumn,
    BeginConversion,
    Change,
    ConvertColumn,
    CopyColumn,
    CreateTable,
    DropCheck,
    DropColumn,
    DropForeignKey,
    DropFunction,
    DropKey,
    DropTable,
    EndConversion,
    FillRows,
    Key,
    RenameColumn,
    RenameConstraint,
    RenameIndex,
    RenameTable,
    RequireColumn,
    SetDefault,
)
from generators.evolution.difference import Difference
from generators.evolution.steps import Build, Fill, Locked, Prove, Require, Step, taking_name
from generators.schema.names import converted_name, is_filler
from generators.schema.tables import Column, Index, UniqueConstraint
from generators.support.frozen import Frozen
from generators.support.names import listed

_MOMENT: Final = "ACCESS EXCLUSIVE for a moment"
# What is said where the version that is being replaced cannot go on.
STOPPED: Final = "The version before does not work with it: stop it, migrate, start the new one."

# And where it cannot read what the new one writes.
UNREAD: Final = "The version before answers 500 where it shows a row with what is new to it."


class Note(Frozen, tag=False):
    """A step. does: what it does. holds: what it locks, and for how long."""

    name: str
    does: tuple[str, ...]
    holds: str

    def __str__(self) -> str:
        return f"{self.name}: {self.holds}"


def notes_of(steps: Iterable[Step]) -> Iterator[Note]:
    """Steps in words."""
    for step in steps:
        yield _note(step)
        if isinstance(step, Build) and step.taken and (name := taking_name(step.key)):
            same = step.name == step.key.name
            does = f"make a constraint of {step.name}" if same else f"{step.name} takes the place of {step.key.name}"
            yield Note(name, (does,), f"{_MOMENT} on {step.key.table}")


def _note(step: Step) -> Note:
    match step:
        case Locked(name, changes, locks):
            waits = f"{_MOMENT} on {', '.join(locks)}" if locks else "nobody waits"
            return Note(name, tuple(map(words_of, changes)), waits)
        case Fill(name, table, values, where):
            does = f"set {', '.join(f'{column} to {value}' for column, value in values.items())} where {where}"
            return Note(name, (does,), f"rows of {table} in batches; each is locked while its batch is written")
        case Build(name, key):
            holds = f"an index of {key.table} is built beside readers and writers"
            return Note(name, (f"build {_key(key.name, key.key)}",), holds)
        case Prove(table, constraint):
            holds = f"every row of {table} is read, beside readers and writers"
            return Note(constraint, ("hold the rows that are there against it",), holds)
        case Require(table, column):
            does = f"make {column} NOT NULL: it is proven that every row has a value"
            return Note(f"{column} is required", (does,), f"{_MOMENT} on {table}")


def compatible(difference: Difference) -> Iterator[str]:
    """Whether the version that is being replaced works with the schema afterwards. The last line is about all of it."""
    changes = difference.changes
    renamed = [
        each
        for each in changes
        if isinstance(each, RenameTable | ConvertColumn)
        or (isinstance(each, RenameColumn) and each.known)
        or (isinstance(each, FillRows) and each.strange)
    ]
    filled = {each.table for each in changes if isinstance(each, AddFunction) and is_filler(each.name)}
    refused = [
        each
        for each in changes
        if _is_rule(each)
        and each not in difference.met
        and not (isinstance(each, RequireColumn) and each.table in filled)
    ]
    if renamed:
        yield STOPPED
        return
    if unknown := [each.name for each in difference.met if isinstance(each, AddKey | AddForeignKey) and _is_rule(each)]:
        answer = "Where that refuses what it writes, it names neither a field nor an error of the spec."
        yield f"New to the version before: {listed(unknown)}. {answer}"
    more = "; what it writes against a new rule is refused" if refused else ""
    if difference.unread:
        yield f"New to the version before: {listed(difference.unread)}."
        yield f"The version before works with it{more}."
        yield UNREAD
    else:
        yield f"The version before works with it{more}."


def _is_rule(change: Change) -> bool:
    """Whether it is one that rows have to meet from now on."""
    if isinstance(change, AddKey):
        return isinstance(change.key, UniqueConstraint) or change.key.unique
    return isinstance(change, AddCheck | RequireColumn | AddForeignKey)


def title_of(changes: Iterable[Change]) -> str:
    """``Add priority to tasks`` where that is all; otherwise the tables. Without a change something is owed."""
    changes = tuple(changes)
    words = list(dict.fromkeys(_entitled(changes)))
    if len(words) == 1:
        return words[0]
    tables = sorted({each.table for each in changes if each.table})
    if not tables:
        return "Keep what the next release drops"
    return f"Change {' and '.join(tables) if len(tables) < 3 else f'{len(tables)} tables'}"


def _entitled(changes: Iterable[Change]) -> Iterator[str]:
    for each in changes:
        match each:
            case CreateTable(table):
                yield f"Create {table}"
            case DropTable(table):
                yield f"Drop {table}"
            case RenameTable(table, before):
                yield f"Rename {before} to {table}"
            case AddColumn(table, name):
                yield f"Add {name} to {table}"
            case DropColumn(table, name):
                yield f"Drop {name} of {table}"
            case ConvertColumn(table, name):
                yield f"Convert {name} of {table}"
            case RenameColumn(table, before, name) | CopyColumn(table, before, name):
                yield f"Rename {before} of {table} to {name}"
            case _:
                pass


def words_of(change: Change) -> str:
    """What a change is, in one line."""
    match change:
        case CreateTable(table):
            return f"create table {table}"
        case DropTable(table):
            return f"drop table {table}, with all that is in it"
        case RenameTable(table, before):
            return f"rename table {before} to {table}"
        case AddColumn(_, name, column):
            return f"add column {name}: {_column(column)}"
        case CopyColumn(_, before, name, column):
            return f"add column {name}: {_column(column)}, which is {before} under another name"
        case DropColumn(_, name):
            return f"drop column {name}, with all that is in it"
        case RenameColumn(_, before, name):
            return f"rename column {before} to {name}"
        case AlterColumn(_, name, before, after):
            return f"column {name}: {_column(before)} -> {_column(after)}"
        case SetDefault(_, name, default):
            return f"column {name}: DEFAULT {default}, which rows that are there do not get"
        case BeginConversion(_, name, after):
            return f"add column {converted_name(name)}: {after.type}, and a trigger that keeps it in step with {name}"
        case EndConversion(_, name):
            return f"{converted_name(name)} takes the place of {name}, which goes"
        case RequireColumn(_, name):
            return f"rows that are written have to have {name}"
        case RenameConstraint(_, before, name) | RenameIndex(_, before, name):
            return f"rename {before} to {name}"
        case _:
            return _words_of_rule(change)


def _words_of_rule(change: Change) -> str:
    match change:
        case AddCheck(_, name, condition):
            return f"add check {name} for what is written: {condition}"
        case AddForeignKey(_, name, key):
            return f"add reference {name} for what is written: {key.column} -> {key.table}"
        case DropCheck(_, name):
            return f"drop check {name}"
        case DropForeignKey(_, name):
            return f"drop reference {name}"
        case DropKey(_, name, key):
            return f"drop {_key(name, key)}"
        case AddFunction(table, name):
            return f"add {_function(table)} {name}"
        case DropFunction(table, name):
            return f"drop {_function(table)} {name}"
    raise AssertionError(change)


def _column(column: Column) -> str:
    rule = "" if column.nullable else " NOT NULL"
    return f"{column.type}{rule}{f' DEFAULT {column.default}' if column.default else ''}"


def _key(name: str, key: Key) -> str:
    kind = "index" if isinstance(key, Index) and not key.unique else "unique key"
    where = f" where {key.where}" if isinstance(key, Index) and key.where else ""
    return f"{kind} {name} ({', '.join(key.columns)}){where}"


def _function(table: str) -> str:
    return "trigger" if table else "function"
