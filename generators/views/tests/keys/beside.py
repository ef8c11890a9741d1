"""The rows that the tests of a key make beside one another, and which of these tests may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, Final

from generators.model.entity import Entity, UniqueKey
from generators.model.values import ReferenceField
from generators.samples.together import REFERRED_ROW, Nth, Row, allowed, sent_row, violated
from generators.support.frozen import Frozen
from generators.views.tests import field_values as values

# The rows of this entity that a row of another one may need, to which a row of this one refers.
_NEEDED: Final = 2
# More rows to refer to are not tried.
_MOST: Final = 500


class Beside(Frozen):
    """What may be done with the rows of a key. standing: what is in the table before.

    referred: values of the row of this entity that others refer to, None where there is none.
    """

    entity: Entity
    inside: Mapping[str, Any]
    first: Row
    same: Mapping[str, Any]  # what makes a row the same as the first one
    standing: tuple[Row, ...]
    referred: Mapping[str, Any] | None

    def refers(self) -> Iterator[ReferenceField]:
        """The references that a row need not have, and has."""
        return _refers(self.entity, self.inside)

    def second(self) -> Row:
        """A row that is the same as the first one."""
        return Row(1, self.same)

    def rivals(self, constraint: str) -> list[str]:
        """The other keys that a second row may violate."""
        found = violated(self.entity, self.second(), (self.first, *self.standing))
        return [name for name in found if name != constraint]

    def frees(self) -> bool:
        """Whether a second row may be where the first one is deleted."""
        return allowed(self.entity, *self.standing, self.second())

    def varies(self) -> bool:
        """Whether two rows that the key is about may differ."""
        return allowed(self.entity, *self.standing, *(Row(number, self.inside) for number in (0, 1)))

    def repeats(self, key: UniqueKey, outside: Mapping[str, Any]) -> bool:
        """Whether two rows that are the same as the first one may be, but for what makes them none of the key's."""
        same = {**dict.fromkeys(key.fields, Nth(0)), **self.inside, **outside}
        return allowed(self.entity, *self.standing, self.first, *(Row(number, same) for number in (1, 2)))

    def creates(self, constraint: str) -> bool:
        """Whether this key alone refuses a second row that a client creates."""
        sent = sent_row(self.entity, 1, self.same)
        return violated(self.entity, sent, (self.first, *self.standing)) == [constraint]

    def updates(self, constraint: str, outside: Mapping[str, Any]) -> bool:
        """Whether this key alone refuses another row that a client makes the same as the first one."""
        other, changed = Row(1, outside), Row(1, {**outside, **self.same})
        there = (*self.standing, self.first)
        return allowed(self.entity, *there, other) and violated(self.entity, changed, there) == [constraint]


def _refers(entity: Entity, inside: Mapping[str, Any]) -> Iterator[ReferenceField]:
    for name, value in inside.items():
        field = entity.fields[name]
        if isinstance(field, ReferenceField) and field.optional and value == REFERRED_ROW:
            yield field


def beside(entity: Entity, key: UniqueKey, inside: Mapping[str, Any], swapped: set[str]) -> Beside | None:
    """The rows of the tests of a key; None where other keys allow no row that it is about. inside: values of that."""
    first = Row(0, inside)
    same = {**{name: Nth(0, name in swapped) for name in key.fields}, **inside}
    needed = tuple(Row(-2 - number, {}) for number in range(_needed(entity, inside)))
    found: Beside | None = None
    for referred in _referred(entity, key, inside):
        standing = needed if referred is None else (*needed, Row(-1, referred))
        if allowed(entity, *standing, first):
            each = Beside(entity, inside, first, same, standing, referred)
            if each.frees():
                return each
            found = found or each
    return found


def _needed(entity: Entity, inside: Mapping[str, Any]) -> int:
    """How many rows of this entity may be there because rows to which it refers need them."""
    others = (field.reference for field in _refers(entity, inside) if not field.reference.itself)
    return _NEEDED if any(each.circular for each in others) else 0


def _referred(entity: Entity, key: UniqueKey, inside: Mapping[str, Any]) -> Iterator[Mapping[str, Any] | None]:
    """Values of a row of this entity to refer to, those first in which least is said."""
    if not any(field.reference.itself for field in _refers(entity, inside)):
        yield None
        return
    touched = {name for each in entity.unique.values() for name in each.fields}
    touched |= {each.field for unique in entity.unique.values() for each in unique.where}
    touched |= {name for name, field in entity.fields.items() if field.unique}
    names = [name for name in entity.fields if name in touched and name not in entity.references]
    chosen = [[Nth(-1), *_choices(entity, name)] for name in names]
    found = [dict(zip(names, each, strict=True)) for each, _ in zip(product(*chosen), range(_MOST), strict=False)]
    said = [{name: value for name, value in each.items() if not isinstance(value, Nth)} for each in found]
    yield from sorted(said, key=len)


def _choices(entity: Entity, name: str) -> Iterator[Any]:
    field = entity.fields[name]
    yield from values.choices(name, field)
    if field.optional:
        yield None
