"""The snapshot before a revision as one that follows it: what leads back is a difference as every other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from generators.evolution.renaming import reversed_renames
from generators.evolution.words import values_of
from generators.schema.snapshot import Snapshot


def way_back(before: Snapshot, after: Snapshot) -> Snapshot:
    """The snapshot before, as one that follows the other."""
    values = dict(_restored(before, after))
    return replace(before, renamed=reversed_renames(after.renamed), values=values, fills={}, conversions={})


def name_before(after: Snapshot, place: str) -> str:
    """A column as it was called before a revision."""
    table, _, column = place.partition(".")
    return f"{after.renamed.tables.get(table, table)}.{after.renamed.columns.get(place, column)}"


def _restored(before: Snapshot, after: Snapshot) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The values of enums that were renamed; those that became one that was there already stay what they are."""
    for place, mapped in after.values.items():
        table, _, column = place.partition(".")
        old_table, old_column = after.renamed.tables.get(table, table), after.renamed.columns.get(place, column)
        known = values_of(before.schema.tables[old_table], old_column)
        yield f"{old_table}.{old_column}", {new: old for old, new in mapped.items() if new not in known}
