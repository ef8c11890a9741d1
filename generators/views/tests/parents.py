"""The rows that others refer to, as the factories of the tests make them."""

from __future__ import annotations

from collections.abc import Iterator

from generators.model.app import Application
from generators.model.entity import Entity
from generators.samples import pool
from generators.samples.rows import varies
from generators.support.frozen import Frozen
from generators.views.tests.field_values import MANY, capacity

_FEW = 2


class ReferredView(Frozen):
    """Rows that others refer to, with the ids from 1 to ``count``."""

    pascal: str  # of their entity
    count: int


def needed(entity: Entity) -> Iterator[tuple[str, str, int]]:
    """(column, entity, how many rows of it) for each reference that a row must have."""
    for name, field in entity.references.items():
        if not field.optional:
            count = pool(field) if varies(entity, name) else min(_FEW, field.reference.rows)
            yield name, field.reference.target.key, count


def referred(app: Application, key: str) -> tuple[ReferredView, ...]:
    """The rows that a row of this entity needs, directly or not, parents first."""
    counts: dict[str, int] = {}
    order: list[str] = []

    def visit(entity: str) -> None:
        for _, target, count in needed(app.entities[entity]):
            counts[target] = max(count, counts.get(target, 0))
            visit(target)
            if target not in order:
                order.append(target)

    visit(key)
    return tuple(ReferredView(app.entities[each].name.pascal, counts[each]) for each in order)


def has_room(app: Application, key: str, rows: int, *made: str) -> bool:
    """Whether there may be so many rows of an entity beside those that rows of ``made`` need."""
    own = app.entities[key]
    counts = (each.count for other in made for each in referred(app, other) if each.pascal == own.name.pascal)
    return capacity(own) >= min(max(counts, default=0) + rows, MANY)
