"""Rows of a test beside one another: whether their values violate a unique key, whatever their numbers are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from generators import samples
from generators.model.entity import Condition, Entity, UniqueKey
from generators.model.values import Field, ReferenceField
from generators.samples.rows import differing, holds, visible_sample
from generators.support.frozen import Frozen

REFERRED_ROW: Final = str(UUID(int=1))
"""The id of the row that ``reference(1)`` stands for."""
# Of more values than that, a few thousand rows do not come back to the first one.
_MANY: Final = 1000


class Nth(Frozen):
    """The value of the factory's n-th row of a test; swapped: in the other case."""

    number: int
    swapped: bool = False


class Row(Frozen):
    """The ``number``-th row that the factory makes in a test. given: JSON values, or those of another row, by field."""

    number: int
    given: Mapping[str, Any]

    def of(self, name: str) -> Any:
        """What a field holds."""
        return self.given.get(name, Nth(self.number))


_CALLER: Final = "who creates it"


def sent_row(entity: Entity, number: int, given: Mapping[str, Any]) -> Row:
    """A row that a client creates: what no client sends has its default."""
    unsent = {name: field for name, field in entity.fields.items() if field.read_only}
    defaults = {name: samples.canonical(field, field.default) for name, field in unsent.items()}
    # The same row for all that one caller creates.
    defaults |= {name: _CALLER for name, field in entity.references.items() if field.reference.caller}
    return Row(number, {**defaults, **given})


def keys_of(entity: Entity) -> dict[str, UniqueKey]:
    """Every unique key, by the name of its constraint."""
    table = entity.name.plural
    alone = {f"uq_{table}_{name}": UniqueKey((name,)) for name, field in entity.fields.items() if field.unique}
    return alone | {f"uq_{table}_{name}": key for name, key in entity.unique.items()}


def violated(entity: Entity, row: Row, others: Iterable[Row]) -> list[str]:
    """The constraints that a row may violate beside others."""
    beside = tuple(others)
    return [
        name
        for name, key in keys_of(entity).items()
        if not _is_out(entity, key, row)
        and any(not _is_out(entity, key, each) and not _differ(entity, key, row, each) for each in beside)
    ]


def allowed(entity: Entity, *rows: Row) -> bool:
    """Whether these rows violate nothing, whatever their numbers are."""
    return not any(violated(entity, row, rows[:index]) for index, row in enumerate(rows))


def meets(entity: Entity, condition: Condition, row: Row) -> bool:
    """Whether a row surely meets a condition."""
    return all(holds(entity, condition, value) for (value,) in _values(entity, condition.field, row))


def _is_out(entity: Entity, key: UniqueKey, row: Row) -> bool:
    """Whether a key is surely not about a row."""
    return any(
        not any(holds(entity, each, value) for (value,) in _values(entity, each.field, row)) for each in key.where
    )


def _differ(entity: Entity, key: UniqueKey, one: Row, other: Row) -> bool:
    """Whether rows surely differ in a field of a key."""

    def apart(left: Any, right: Any) -> bool:
        if left is None or right is None:
            return left is not right or not key.same_nulls
        if key.ignore_case and isinstance(left, str) and isinstance(right, str):
            return left.lower() != right.lower()
        return bool(left != right)

    return any(all(apart(*pair) for pair in _values(entity, name, one, other)) for name in key.fields)


def _values(entity: Entity, name: str, *rows: Row) -> Iterator[tuple[Any, ...]]:
    """What rows may hold in a field, together."""
    field, held = entity.fields[name], [row.of(name) for row in rows]
    unique = differing(entity, name)

    def at(start: int, value: Any) -> Any:
        if not isinstance(value, Nth):
            return value
        made = _constant(entity, name, field) if unique is None else unique.value(start + value.number)
        return made.swapcase() if value.swapped else made

    numbers = [each.number for each in held if isinstance(each, Nth)]
    # Several rows of which nothing is said differ by their numbers, whatever these are, unless there are few values.
    plainly = len(rows) > 1 and all(isinstance(each, Nth) and not each.swapped for each in held)
    capacity = unique.capacity if unique is not None and numbers else 1
    count = min(capacity, _MANY) if capacity <= _MANY or not plainly else 1
    first = max([0, *(-number for number in numbers)])
    return (tuple(at(start, each) for each in held) for start in range(first, first + count))


def _constant(entity: Entity, name: str, field: Field) -> Any:
    """The value that all rows have."""
    if not isinstance(field, ReferenceField):
        return visible_sample(entity, name, field)
    return None if field.optional else REFERRED_ROW
