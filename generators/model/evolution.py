"""What was released before, and what a spec says of the way from there: nothing of that can be seen in a result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generators.support.frozen import Frozen

if TYPE_CHECKING:
    from generators.language.model import AppSpec, EntitySpec, Renamed


class Past(Frozen):
    """revisions: how many migrations there are, 0 before the first release. releases: how many of them, before the last
    one, were released. owed: tables, and columns and indexes as ``table.column``, that are there only for the version
    that is being replaced. filled: columns that get a value for that version where it leaves them empty. one_way: why
    those revisions that cannot be undone cannot. dated: rows get the moment at which a migration runs."""

    revisions: int = 0
    releases: int = 0
    owed: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()
    one_way: Mapping[str, str] = {}
    dated: bool = False

    @property
    def evolved(self) -> bool:
        """Whether there are migrations of tables that are in use."""
        return self.revisions > 1


class Hints(Frozen):
    """Names are the user's words: of an entity (``Article``), or of a field or relation of one (``Article.title``).

    renamed: what something was called, by what it is called; in_place: what of that has one name at any time. values:
    what becomes of the values of an enum. fills: what rows without a value get, and conversions: what becomes of values
    of another type; expressions. dropped: what may be lost.
    """

    renamed: Mapping[str, str] = {}
    in_place: tuple[str, ...] = ()
    values: Mapping[str, Mapping[str, str]] = {}
    fills: Mapping[str, str] = {}
    conversions: Mapping[str, str] = {}
    dropped: tuple[str, ...] = ()


def hints_of(spec: AppSpec) -> Hints:
    """The hints of a spec."""
    entities = spec.dropped.entities if spec.dropped is not None else ()
    fields = (f"{key}.{name}" for key, each in spec.entities.items() if each.dropped for name in each.dropped.fields)
    values = {
        f"{key}.{name}": {**(field.renamed_values or {}), **(field.removed_values or {})}
        for key, entity in spec.entities.items()
        for name, field in entity.fields.items()
        if field.renamed_values or field.removed_values
    }
    renamed = {place: each for key, entity in spec.entities.items() for place, each in _renamed(key, entity)}
    entities_before = {key: each.renamed_from for key, each in spec.entities.items() if each.renamed_from is not None}
    fills = (each for key, entity in spec.entities.items() for each in _fills(key, entity))
    conversions = {
        f"{key}.{name}": field.convert
        for key, entity in spec.entities.items()
        for name, field in entity.fields.items()
        if field.convert is not None
    }
    names = {**entities_before, **{place: each.field for place, each in renamed.items()}}
    in_place = tuple(place for place, each in renamed.items() if each.in_place)
    return Hints(names, in_place, values, dict(fills), conversions, (*entities, *fields))


def _fills(key: str, entity: EntitySpec) -> Iterator[tuple[str, str]]:
    for name, field in entity.fields.items():
        if field.backfill is not None:
            yield f"{key}.{name}", field.backfill
    for name, relation in entity.belongs_to.items():
        if relation.backfill is not None:
            yield f"{key}.{name}", relation.backfill


def _renamed(key: str, entity: EntitySpec) -> Iterator[tuple[str, Renamed]]:
    for name, field in entity.fields.items():
        if field.renamed_from is not None:
            yield f"{key}.{name}", field.renamed_from
    for name, relation in entity.belongs_to.items():
        if relation.renamed_from is not None:
            yield f"{key}.{name}", relation.renamed_from
