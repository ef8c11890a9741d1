"""What has another name in a spec than in the last snapshot, and whether the old one stays beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generators.evolution.renaming import renamed_schema
from generators.evolution.words import Words, values_of
from generators.model.evolution import Hints
from generators.python_source.attributes import attribute_name
from generators.schema.snapshot import Renames, Snapshot
from generators.schema.tables import Schema, Table


class Naming:
    """in_place: what is called otherwise from one moment to the next. copied: columns that stay under their old name
    too, until the version that is being replaced is gone. moved: the last schema under the names that the spec uses."""

    def __init__(
        self, released: Snapshot, since: tuple[Snapshot, ...], target: Schema, words: Words, hints: Hints
    ) -> None:
        self._release, self._since, self._target, self._words, self._hints = released, since, target, words, hints
        self._last = (released, *since)[-1]
        tables = dict(self._tables())
        names = Renames(tables, {**dict(self._said(tables)), **dict(self._called_back(tables))})
        names = Renames(tables, {**names.columns, **dict(self._followed(names))})
        self.moved = renamed_schema(self._last.schema, names)
        self.copied = dict(self._copied(names))
        self.in_place = Renames(tables, {new: old for new, old in names.columns.items() if new not in self.copied})

    def released(self, table: str, column: str, *, copied: bool = False) -> tuple[Table | None, str]:
        """A table in the last release, and what a column of it was called then. copied: also one of which the column
        with the old name is still there."""
        table, column = _before(self.in_place, self.copied if copied else {}, table, column)
        table, column = _traced(self._since, table, column, copied=copied)
        return self._release.schema.tables.get(table), column

    # -- What has another name

    def _tables(self) -> Iterator[tuple[str, str]]:
        old = self._last.schema
        for owner, table in self._target.owners.items():
            key, dot, link = owner.partition(".")
            said = self._hints.renamed.get(key, key)
            before = old.owners.get(f"{said if said in old.owners else key}{dot}{link}")
            if before is not None and before != table:
                yield table, before

    def _said(self, tables: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Columns of which the spec says it."""
        for place, word in self._hints.renamed.items():
            key, _, name = place.partition(".")
            if not name:
                continue
            table, column = self._words.column(key, name)
            was = tables.get(table, table)
            now = {before: each for each, before in self._since_release(was)}
            found = next((now[each] for each in (f"{word}_id", attribute_name(word)) if each in now), None)
            if found is not None and not self._is_there(was, column):
                yield f"{table}.{column}", found

    def _called_back(self, tables: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Columns that are called as in the last release again, and were not since."""
        for name, table in self._target.tables.items():
            was = tables.get(name, name)
            for column, before in self._since_release(was):
                if column not in table.columns and before in table.columns and not self._is_there(was, before):
                    yield f"{name}.{before}", column

    def _followed(self, said: Renames) -> Iterator[tuple[str, str]]:
        """Columns that are called after a table that has another name now: of rows inside, and of links."""
        tables = said.tables
        for name, table in self._target.tables.items():
            was = self._last.schema.tables.get(tables.get(name, name))
            if was is None:
                continue
            old = {key.column: key.table for key in was.foreign_keys.values() if key.column not in table.columns}
            for key in table.foreign_keys.values():
                if key.column in was.columns or f"{name}.{key.column}" in said.columns or key.table not in tables:
                    continue
                found = [column for column, target in old.items() if target == tables[key.table]]
                if len(found) == 1:
                    yield f"{name}.{key.column}", found[0]

    def _since_release(self, table: str) -> Iterator[tuple[str, str]]:
        """(name in the last snapshot, name in the last release) of each column of a table."""
        was = self._last.schema.tables.get(table)
        for column in was.columns if was is not None else ():
            yield column, _traced(self._since, table, column, copied=True)[1]

    def _is_there(self, table: str, column: str) -> bool:
        """Whether a table has a column, if only for the version that is being replaced."""
        was = self._last.schema.tables.get(table)
        return was is not None and column in {**was.columns, **self._last.owed.columns.get(table, {})}

    # -- What stays

    def _copied(self, names: Renames) -> Iterator[tuple[str, str]]:
        """Columns that the version which is being replaced knows under the old name, where it can go on."""
        if self._stops(names):
            return
        said = {self._place(each) for each in self._hints.renamed if "." in each and each not in self._hints.in_place}
        for place, old in names.columns.items():
            table = place.partition(".")[0]
            was = self._release.schema.tables.get(table)
            known = was is not None and old in was.columns
            if place in said and known and _traced(self._since, table, old, copied=False) == (table, old):
                yield place, old

    def _stops(self, names: Renames) -> bool:
        """Whether that version has to be stopped in any case."""
        for place in self._hints.conversions:
            table, column = self._words.column(*place.split("."))
            was = self.moved.tables[table].columns.get(column) if table in self.moved.tables else None
            if was is not None and was.type != self._target.tables[table].columns[column].type:
                return True
        for place, mapped in self._hints.values.items():
            table, column = self._words.column(*place.split("."))
            known = values_of(self.moved.tables[table], column) if table in self.moved.tables else ()
            if any(old in known and new not in known for old, new in mapped.items()):
                return True
        return bool(names.tables)

    def _place(self, said: str) -> str:
        return ".".join(self._words.column(*said.split(".")))


def _traced(since: Iterable[Snapshot], table: str, column: str, *, copied: bool) -> tuple[str, str]:
    """What a table and a column of it were called before some revisions."""
    for each in reversed(tuple(since)):
        table, column = _before(each.renamed, each.copied if copied else {}, table, column)
    return table, column


def _before(renamed: Renames, copied: Mapping[str, str], table: str, column: str) -> tuple[str, str]:
    place = f"{table}.{column}"
    return renamed.tables.get(table, table), renamed.columns.get(place, copied.get(place, column))
