"""Changes -> steps: what is done in one short transaction, and what is done outside, a little at a time.

A lock that readers and writers have to wait for is held for moments only: nothing is read or written under it but the
catalog. Checks and references come unproven and are proven afterwards; indexes are built beside the writers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec.structs import replace

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
    RenameColumn,
    RenameConstraint,
    RenameIndex,
    RenameTable,
    RequireColumn,
    SetDefault,
)
from generators.python_source.literals import sql_name
from generators.schema.names import converted_name, is_filler, is_mirror, required_name, taken_name
from generators.schema.tables import UniqueConstraint
from generators.support.frozen import Frozen

_RENAMES: Final = (RenameTable, RenameColumn, RenameConstraint, RenameIndex)
# In this order, in one short transaction for each table.
_EXPAND: Final = (
    DropForeignKey,
    DropCheck,
    DropKey,
    AlterColumn,
    CopyColumn,
    AddColumn,
    SetDefault,
    AddFunction,
    AddCheck,
    AddForeignKey,
)
# Where a column has a new name that another one is kept like, what keeps it so changes in the same moment.
_AT_ONCE: Final = (DropFunction, *_RENAMES, *_EXPAND)
# What goes in one with the columns.
_CONTRACT: Final = (DropForeignKey, DropKey, DropFunction, DropColumn)
# What a row that was not filled yet does not meet: nobody could change it meanwhile.
_AFTER_FILL: Final = (RequireColumn, AddCheck)


class Locked(Frozen):
    """One short transaction. locks: the tables that nobody else reads or writes meanwhile."""

    name: str
    changes: tuple[Change, ...]
    locks: tuple[str, ...]


class Fill(Frozen):
    """Rows are changed in batches."""

    name: str
    table: str
    values: Mapping[str, str]
    where: str


class Build(Frozen):
    """An index is built while others write. taken: it takes its place at once."""

    name: str
    key: AddKey
    taken: bool = True


class Prove(Frozen):
    """Every row is held against a check or a reference that is there already."""

    table: str
    constraint: str


class Require(Frozen):
    """A column of which a check was proven gets NOT NULL instead of it."""

    table: str
    column: str
    constraint: str


Step = Locked | Fill | Build | Prove | Require


def steps_of(changes: Iterable[Change]) -> tuple[Step, ...]:
    """The steps of a revision, in their order."""
    return tuple(_steps(tuple(changes)))


def built_name(key: AddKey) -> str:
    """What an index is called while it is built: one of the same name may still be there."""
    return key.name if key.before is None else taken_name(key.name)


def taking_name(key: AddKey) -> str:
    """The step that puts an index that was built into the place that it is for, "" when it is there."""
    return f"take_{key.name}" if key.before is not None or isinstance(key.key, UniqueConstraint) else ""


def _steps(changes: tuple[Change, ...]) -> Iterator[Step]:
    at_once, shrunk = frozenset(_moved(changes)), {each.table for each in changes if isinstance(each, DropColumn)}
    last = tuple(each for each in changes if _contracts(each, shrunk, at_once))
    for each in changes:
        if isinstance(each, DropFunction) and each.table and each not in last and each.name not in at_once:
            yield Locked(f"drop_{each.name}", (each,), (each.table,))
    for each in changes:
        if isinstance(each, AddFunction) and not each.table:
            yield Locked(f"add_{each.name}", (each,), ())
    together = {each.table for each in changes if isinstance(each, DropFunction) and each.name in at_once}
    yield from _by_table("rename", tuple(each for each in changes if each.table not in together), _RENAMES)
    yield from _created([each for each in changes if isinstance(each, CreateTable)])
    replaced = frozenset(_replaced(changes))
    late = tuple(each for each in changes if _waits(each))
    searching = tuple(each for each in changes if _searches(each, replaced))
    soon = tuple(each for each in changes if not _waits(each) and not _searches(each, replaced) and each not in last)
    moved = tuple(each for each in soon if _expands(each, at_once, together))
    yield from _by_table("change", moved, _AT_ONCE)
    yield from _triggered([each for each in soon if not (_fills(each) or each in moved)])
    fills = list(_in_turn(changes))
    yield from _filled([each for each in fills if each.copied], "copy")
    fills = [each for each in fills if not each.copied]
    filled = list(_filled(fills, "fill"))
    optional = sum(each.optional for each in fills)
    yield from filled[:optional]
    # It fills what is required in every row that is written, and what was said of rows is said of them as they were.
    yield from _triggered(each for each in soon if _fills(each) and each not in moved)
    yield from filled[optional:]
    yield from _converted([each for each in changes if isinstance(each, ConvertColumn)])
    yield from _by_table("demand", late, _AFTER_FILL)
    if late:
        # Rows that came between the two.
        yield from _filled([each for each in fills if each.again], "refill")
    for each in changes:
        if isinstance(each, AddKey):
            yield Build(built_name(each), each)
    yield from _by_table("refer", searching, (AddForeignKey,))
    yield from _triggered(searching)
    yield from _proven(changes)
    yield from _contracted(changes, last)


def _created(changes: list[CreateTable]) -> Iterator[Step]:
    """New tables, and then the references of those that refer to each other."""
    for each in changes:
        parents = {key.table for key in each.made.foreign_keys.values() if not key.late and key.table != each.table}
        yield Locked(f"create_{each.table}", (each,), tuple(sorted(parents)))
    for each in changes:
        late = [(name, key) for name, key in each.made.foreign_keys.items() if key.late]
        for name, key in late:
            yield Locked(f"add_{name}", (AddForeignKey(each.table, name, key),), (each.table, key.table))
            yield Prove(each.table, name)


def _by_table(verb: str, changes: tuple[Change, ...], kinds: tuple[type[Change], ...]) -> Iterator[Step]:
    """Changes of these kinds, those of one table together."""
    tables = dict.fromkeys(each.table for each in changes if isinstance(each, kinds))
    for table in tables:
        own = [each for each in changes if each.table == table and isinstance(each, kinds)]
        own.sort(key=lambda each: kinds.index(type(each)))
        others = {each.key.table for each in own if isinstance(each, AddForeignKey | DropForeignKey)}
        yield Locked(f"{verb}_{table}", tuple(own), (table, *sorted(others - {table})))


def _waits(change: Change) -> bool:
    """Whether it has to wait until rows were filled."""
    return isinstance(change, RequireColumn) or (isinstance(change, AddCheck) and change.filled)


def _searches(change: Change, replaced: frozenset[str]) -> bool:
    """Whether from then on whoever deletes a row looks for those that refer to it, which takes an index that is built
    first. What takes the place of another one comes with it: nobody may refer to nothing meanwhile."""
    if isinstance(change, AddFunction):
        moving = is_filler(change.name) or is_mirror(change.name)
        return bool(change.table) and change.name not in replaced and not moving
    return isinstance(change, AddForeignKey) and f"{change.table}.{change.key.column}" not in replaced


def _mirrors(change: Change) -> bool:
    """Whether it is a trigger that keeps two columns alike."""
    return isinstance(change, AddFunction | DropFunction) and is_mirror(change.name)


def _moved(changes: tuple[Change, ...]) -> Iterator[str]:
    """The triggers that write what the version before does not, and take the place of one another."""
    made = {each.name for each in changes if isinstance(each, AddFunction) and (_fills(each) or _mirrors(each))}
    yield from (each.name for each in changes if isinstance(each, DropFunction) and each.name in made)


def _expands(change: Change, at_once: frozenset[str], together: set[str]) -> bool:
    """Whether it is done in the moment in which tables get their columns."""
    if isinstance(change, AddFunction):
        return _mirrors(change) or change.name in at_once
    if isinstance(change, DropFunction):
        return change.name in at_once
    return isinstance(change, _EXPAND) or change.table in together


def _contracts(change: Change, tables: set[str], at_once: frozenset[str]) -> bool:
    """Whether it goes with columns, those of these tables, or when something else has taken its place."""
    if isinstance(change, DropFunction) and _mirrors(change):
        return change.table in tables and change.name not in at_once
    late = isinstance(change, DropForeignKey | DropKey | DropFunction) and change.late
    return late or isinstance(change, DropColumn)


def _replaced(changes: tuple[Change, ...]) -> Iterator[str]:
    """The functions and the references that go; another one may come."""
    for each in changes:
        if isinstance(each, DropFunction):
            yield each.name
        elif isinstance(each, DropForeignKey):
            yield f"{each.table}.{each.key.column}"


def _fills(change: Change) -> bool:
    """Whether it is a trigger that fills what the version before leaves empty."""
    return isinstance(change, AddFunction) and is_filler(change.name)


def _in_turn(changes: tuple[Change, ...]) -> Iterator[FillRows]:
    """First what is said of rows as they were, of those that refer to others before these others change."""
    fills = [each for each in changes if isinstance(each, FillRows)]
    yield from sorted((each for each in reversed(fills) if not each.again), key=lambda each: not each.optional)
    yield from (each for each in fills if each.again)


def _filled(fills: list[FillRows], verb: str) -> Iterator[Step]:
    for number, each in enumerate(fills, 1):
        names = (verb, each.table, *(each.values if len(each.values) == 1 else ()), str(number))
        yield Fill("_".join(names), each.table, each.values, each.where)


def _converted(changes: list[ConvertColumn]) -> Iterator[Step]:
    """A column of the new type is filled and gets its keys beside the old one, and then takes its place."""
    for each in changes:
        name, new = f"{each.table}_{each.name}", converted_name(each.name)
        column = sql_name(new)
        begun = BeginConversion(each.table, each.name, each.after, each.value)
        yield Locked(f"begin_{name}", (begun,), (each.table,))
        yield Fill(f"convert_{name}", each.table, {new: each.value}, f"{column} IS DISTINCT FROM {each.value}")
        for add in each.keys:
            columns = tuple(new if part == each.name else part for part in add.key.columns)
            key = replace(add.key, columns=columns)
            yield Build(taken_name(add.name), AddKey(each.table, add.name, key), taken=False)
        yield Locked(f"end_{name}", (EndConversion(each.table, each.name, each.after, each.keys),), (each.table,))


def _triggered(changes: Iterable[Change]) -> Iterator[Step]:
    for each in changes:
        if isinstance(each, AddFunction) and each.table:
            yield Locked(f"add_{each.name}", (each,), (each.table,))


def _proven(changes: tuple[Change, ...]) -> Iterator[Step]:
    for each in changes:
        if isinstance(each, AddCheck | AddForeignKey):
            yield Prove(each.table, each.name)
    for each in changes:
        if isinstance(each, RequireColumn):
            constraint = required_name(each.table, each.name)
            yield Prove(each.table, constraint)
            yield Require(each.table, each.name, constraint)


def _contracted(changes: tuple[Change, ...], last: tuple[Change, ...]) -> Iterator[Step]:
    rules = [each for each in last if isinstance(each, DropFunction) and each.late]
    yield from (Locked(f"drop_{each.name}", (each,), (each.table,)) for each in rules)
    yield from _by_table("contract", tuple(each for each in last if each not in rules), _CONTRACT)
    for each in changes:
        if isinstance(each, DropTable):
            yield Locked(f"drop_{each.table}", (each,), (each.table,))
        elif isinstance(each, DropFunction) and not each.table:
            yield Locked(f"drop_{each.name}", (each,), ())
