"""The snapshots of an application, one for each revision, and what follows from them for what is generated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from msgspec import Struct

from generators.evolution.difference import backward
from generators.evolution.next_revision import Next, next_revision
from generators.evolution.row_changes import is_dated
from generators.model.app import Application
from generators.model.evolution import Past
from generators.schema.database import schema_of
from generators.schema.sample_rows import rows_of
from generators.schema.snapshot import Snapshot

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
        columns = (f"{table}.{column}" for table, columns in owed.columns.items() for column in columns)
        filled = (f"{each.table}.{column}" for each in owed.fillers.values() for column in each.values)
        releases = sum(each.revision in self.texts for each in self.snapshots[:-1])
        left = (*sorted(owed.tables), *sorted(columns))
        dated = any(is_dated(before, after) for before, after in pairwise(self.snapshots))
        return Past(len(self.snapshots), releases, left, tuple(sorted(filled)), dict(self._one_way()), dated)

    def _one_way(self) -> Iterator[tuple[str, str]]:
        for before, after in pairwise(self.snapshots):
            if why := backward(before, after).impossible:
                yield after.revision, why


def follow(history: History, app: Application) -> Next:
    """What follows the last snapshot; nothing before the first release, when the first migration is made anew."""
    return next_revision(history.released, history.unreleased, app) if history.snapshots else Next(None)


def first_snapshot(app: Application) -> Snapshot:
    """The snapshot of the first release."""
    return Snapshot("0001", FIRST, schema_of(app), rows=rows_of(app))
