"""Rows that a database may hold, as JSON by column: a few of each table, as its rules allow."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import localcontext
from typing import Any, Final
from uuid import UUID

from generators.field_types.values import EXACT
from generators.model.app import Application
from generators.model.entity import Entity, Nested, UniqueKey
from generators.model.values import Field, ReferenceField, automatic
from generators.samples import canonical, sample, unique_code
from generators.samples.rows import room
from generators.schema.database import in_order
from generators.schema.entity_tables import keyed
from generators.schema.tables import Row, Rows
from generators.support.hashing import digest_of

_FEWEST: Final = 2
_MOST: Final = 5


def rows_of(app: Application, before: Rows | None = None) -> Rows:
    """Rows in which every column has a value that its rules take. before: rows that are there; what they hold stays,
    as far as it still may."""
    with localcontext(EXACT):
        return dict(_Rows(app, before or {}).tables())


class _Rows:
    """Rows of one application. Those that refer to others come after them."""

    def __init__(self, app: Application, before: Rows) -> None:
        self._app, self._before = app, before
        self._ids = {key: self._ids_of(entity) for key, entity in app.entities.items()}

    def tables(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """Rows by their table."""
        entities = [self._app.entities[key] for key in in_order(self._app)]
        for entity in entities:
            rows = self._entity(entity)
            self._ids[entity.key] = tuple(row["id"] for row in rows)
            yield entity.name.plural, rows
        for entity in entities:
            yield from ((each.link, self._link(entity, each)) for each in entity.links)

    def _ids_of(self, entity: Entity) -> tuple[str, ...]:
        """Every table has ids of its own: a reference to the wrong one leads nowhere."""
        stem = digest_of(entity.key)[:8]
        there = [row["id"] for row in self._before.get(entity.name.plural, ())]
        made = [str(UUID(f"{stem}-0000-4000-8000-{number:012d}")) for number in range(1, _wanted(entity) + 1)]
        new = [each for each in made if each not in there]
        return (*there, *new)[: min(max(len(made), len(there)), room(entity))]

    def _entity(self, entity: Entity) -> tuple[Row, ...]:
        there = {row["id"]: row for row in self._before.get(entity.name.plural, ())}
        rows: list[Row] = []
        for number, row_id in enumerate(self._ids[entity.key], 1):
            row = dict(self._values(entity, number, there.get(row_id, {})))
            for name in {name for key in _repeated(entity, row, rows) for name in key.fields}:
                if not isinstance(entity.fields[name], ReferenceField):
                    row[name] = _differing(entity, name, number)
            # There may be too few others to refer to.
            if not any(_repeated(entity, row, rows)):
                rows.append({"id": row_id, **row})
        return tuple(rows)

    def _values(self, entity: Entity, number: int, before: Row) -> Iterator[tuple[str, Any]]:
        keys = {name for key in keyed(entity).values() for name in key.fields}
        references = list(entity.references)
        for name, field in entity.fields.items():
            if name in before and self._takes(field, before[name]):
                yield name, before[name]
            elif isinstance(field, ReferenceField):
                yield name, self._reference(field, number + references.index(name))
            elif name in keys:
                yield name, _differing(entity, name, number)
            else:
                yield name, None if field.optional and number == 1 else _usual(field, name, number)
        for name, field in automatic(entity.features.columns).items():
            if name in before:
                yield name, before[name]
            elif not field.optional:
                yield name, sample(field, name, number % 2)

    def _takes(self, field: Field, value: Any) -> bool:
        """Whether a value may stay."""
        if value is None:
            return field.optional
        if isinstance(field, ReferenceField):
            return value in self._ids[field.reference.target.key]
        return not any(field.type.problems(field, value))

    def _reference(self, field: ReferenceField, turn: int) -> str | None:
        """The id of a row. References in a circle stay empty where they may: no row could be the first."""
        ids = self._ids[field.reference.target.key]
        if field.optional and (field.reference.itself or field.reference.circular):
            return None
        return ids[turn % len(ids)]

    def _link(self, entity: Entity, each: Nested) -> tuple[Row, ...]:
        pairs = zip(self._ids[entity.key], self._ids[each.target.key], strict=False)
        return tuple({each.column: one, each.link_column: other} for one, other in pairs)


def _wanted(entity: Entity) -> int:
    """As many rows as an enum has values: each of them may get another name."""
    values = (len(field.values or ()) for field in entity.fields.values())
    return min(max((_FEWEST, *values)), _MOST)


def _usual(field: Field, name: str, number: int) -> Any:
    if field.values:
        return field.values[number % len(field.values)]
    return canonical(field, sample(field, name, number % 2))


def _differing(entity: Entity, name: str, number: int) -> Any:
    """A value that no other row has, as far as there is one."""
    field = entity.fields[name]
    made = unique_code(field, name)
    return _usual(field, name, number) if made is None else canonical(field, made.value(number))


def _repeated(entity: Entity, row: Row, others: list[Row]) -> Iterator[UniqueKey]:
    """The keys in which a row has to differ from another one, and does not."""
    for key in keyed(entity).values():
        values = [row[name] for name in key.fields]
        if key.same_nulls or None not in values:
            yield from (key for other in others if values == [other[name] for name in key.fields])
