"""The snapshots of an application, one for each revision, and what follows from them for what is generated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from msgspec import Struct

from generators.evolution.advance import Advance, following
from generators.evolution.difference import backward
from generators.evolution.fills import is_dated
from generators.evolution.questions import Problem, Questions
from generators.model.app import Application
from generators.model.evolution import Past
from generators.schema.database import schema_of
from generators.schema.sample_rows import rows_of
from generators.schema.snapshot import Snapshot
from generators.support.frozen import Frozen

FIRST = "Initial schema"


class Revision(Struct, frozen=True):
    """A migration: between two snapshots, or as it was released. before: None of the first one."""

    before: Snapshot | None
    after: Snapshot
    text: str = ""


class History(Struct, frozen=True):
    """Every snapshot in order, and by revision the text of each migration that was released."""

    snapshots: tuple[Snapshot, ...] = ()
    texts: Mapping[str, str] = {}

    @property
    def released(self) -> Snapshot:
        """The snapshot of the last release."""
        return next(each for each in reversed(self.snapshots) if each.revision in self.texts)

    @property
    def unreleased(self) -> tuple[Snapshot, ...]:
        """Those that no database outside can have seen."""
        return tuple(each for each in self.snapshots if each.revision not in self.texts)

    def with_snapshot(self, snapshot: Snapshot) -> History:
        """The same, and one more."""
        return History((*self.snapshots, snapshot), self.texts)

    def revisions(self) -> tuple[Revision, ...]:
        """Every migration."""
        before = (None, *self.snapshots)
        pairs = zip(before, self.snapshots, strict=False)
        return tuple(Revision(one, other, self.texts.get(other.revision, "")) for one, other in pairs)

    def past(self) -> Past:
        """What the rest of the application has to know of it."""
        if not self.snapshots:
            return Past()
        owed = self.snapshots[-1].owed
        parts = (*owed.columns.items(), *owed.indexes.items())
        columns = (f"{table}.{each}" for table, named in parts for each in named)
        filled = (f"{each.table}.{column}" for each in owed.fillers.values() for column in each.values)
        releases = sum(each.revision in self.texts for each in self.snapshots[:-1])
        left = (*sorted(owed.tables), *sorted(columns))
        dated = any(is_dated(before, after) for before, after in pairwise(self.snapshots))
        return Past(len(self.snapshots), releases, left, tuple(sorted(filled)), dict(self._one_way()), dated)

    def _one_way(self) -> Iterator[tuple[str, str]]:
        for before, after in pairwise(self.snapshots):
            if why := backward(before, after).impossible:
                yield after.revision, why


class Next(Frozen, tag=False):
    """snapshot: the next one, None when nothing has changed or there are problems."""

    snapshot: Snapshot | None
    problems: tuple[Problem, ...] = ()


def next_revision(released: Snapshot, since: tuple[Snapshot, ...], app: Application) -> Next:
    """What follows the last snapshot. released: the last one that may be in use somewhere; since: those after it."""
    last = (released, *since)[-1]
    advance = Advance(released, since, app)
    questions = Questions(advance)
    if advance.target == last.schema:
        return Next(None, tuple(questions.stale()))
    problems = (*questions.stale(), *questions.problems())
    if problems:
        return Next(None, problems)
    return Next(advance.snapshot())


def follow(history: History, app: Application) -> Next:
    """What follows the last snapshot; nothing before the first release, when the first migration is made anew."""
    return next_revision(history.released, history.unreleased, app) if history.snapshots else Next(None)


def first_snapshot(app: Application) -> Snapshot:
    """The snapshot of the first release."""
    return Snapshot("0001", FIRST, schema_of(app), rows=rows_of(app))


def contraction(last: Snapshot) -> Snapshot:
    """The snapshot in which nothing is owed any more."""
    return Snapshot(following(last), "Drop what the last release left behind", last.schema, rows=last.rows)
