"""Values for the tests of an entity: of one field, as a client sends them or as the entity holds them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Final

from generators import samples
from generators.model.entity import Entity, UniqueKey
from generators.model.values import Field, ReferenceField
from generators.python_source.literals import json_code
from generators.samples.rows import conditions_of, differing, holds, visible_sample
from generators.views.tests.case_views import DirtyView, PairView, RefusedView, ValueView, WrittenView

PLAIN: Final = "AT&T <3"
MANY: Final = 25
MOMENTS: Final = ('datetime.fromisoformat("2026-01-15T09:30:00Z")', 'datetime.fromisoformat("2026-01-16T09:30:00Z")')
_REL: Final = 'rel="noopener noreferrer"'
# What sanitising must leave of HTML; the tags and attributes that it keeps are in templates/src/core/security.py.j2.
VECTORS: Final = (
    ("a script", "<script>alert(1)</script>Hi", "Hi"),
    ("an event handler", '<p onclick="alert(1)">Hi</p>', "<p>Hi</p>"),
    ("an image that fails to load", "<img src=x onerror=alert(1)>Hi", "Hi"),
    ("a link that runs a script", '<a href="javascript:alert(1)">Hi</a>', f"<a {_REL}>Hi</a>"),
    ("a link to data", '<a href="data:text/html,x">Hi</a>', f"<a {_REL}>Hi</a>"),
    ("a drawing that runs a script", "<svg onload=alert(1)>Hi</svg>", "Hi"),
    ("a frame", '<iframe src="https://example.com"></iframe>Hi', "Hi"),
    ("a tag that is not allowed", "<i>Hi</i>", "Hi"),
    ("tags that are allowed", "<p>Hi <em>you</em></p>", "<p>Hi <em>you</em></p>"),
)


def padded(field: Field, text: str, by: int | None = None) -> str:
    """The text, long enough for the field."""
    return text + "x" * max((field.min_length or 0) - (len(text) if by is None else by), 0)


def dirty(name: str, field: Field) -> Iterator[DirtyView]:
    """HTML that fits the field before and after it is sanitised."""
    for label, before, after in VECTORS:
        long_before, long_after = padded(field, before, len(after)), padded(field, after)
        if field.type.fits(field, long_before) and field.type.fits(field, long_after):
            yield DirtyView(name, label, json_code(long_before), json_code(long_after))


def plain(name: str, field: Field) -> Iterator[ValueView]:
    """Text that looks like markup, for a field that is none."""
    text = padded(field, PLAIN)
    if field.type.free_text and field.html is None and not field.write_only and field.type.fits(field, text):
        yield ValueView(name, "", json_code(text))


def accepted(name: str, field: Field) -> Iterator[ValueView]:
    """Two samples, and every value at a bound; of a reference only those of rows that are there would do."""
    if isinstance(field, ReferenceField):
        return
    first, second = samples.sample(field, name), samples.sample(field, name, 1)
    values = [("", first), *((("another", second),) if second != first else ())]
    values += [(case.label, case.value) for case in field.type.cases(field) if case.ok]
    for label, value in values:
        if samples.survives(field, value):
            yield ValueView(name, label, json_code(value))


def written(name: str, field: Field) -> Iterator[WrittenView]:
    """A value in another form than that of the answer."""
    if isinstance(field, ReferenceField):
        return
    for each in field.type.written(field, samples.sample(field, name)):
        yield WrittenView(name, each.label, each.sent, each.answered)


def refused(name: str, field: Field) -> Iterator[RefusedView]:
    """Every value beyond a bound, and of another type."""
    for case in field.type.cases(field):
        if not case.ok:
            yield RefusedView(name, case.label, json_code(case.value), case.error)
    longest = field.type.longest(field)
    if field.html is not None and longest is not None and field.type.form(field) is None:
        yield RefusedView(name, "too long once it is sanitised", f'"&" * {longest}', "string_too_long")


def refused_rows(name: str, field: Field) -> Iterator[ValueView]:
    """What the table refuses although no schema stands before it; a decimal's width is checked after rounding."""
    for case in field.type.cases(field):
        if case.database:
            yield ValueView(name, case.label, samples.entity_code(field, case.value))


def choices(name: str, field: Field) -> list[Any]:
    """Some valid values, each once."""
    values = [samples.sample(field, name), samples.sample(field, name, 1), *(field.values or ())]
    return [value for index, value in enumerate(values) if value not in values[:index]]


def visible_choices(entity: Entity, name: str) -> list[Any]:
    """Some values with which the list shows a row, the factory's own first."""
    field = entity.fields[name] if name in entity.fields else entity.filtered[name]
    conditions = [condition for condition in conditions_of(entity) if condition.field == name]
    values = [visible_sample(entity, name, field), *choices(name, field)]
    kept = [value for value in values if all(holds(entity, condition, value) for condition in conditions)]
    return [value for index, value in enumerate(kept) if value not in kept[:index]]


def another(entity: Entity, name: str) -> Any:
    """A value that is not the factory's own, if the field has another one."""
    field = entity.fields[name]
    own = visible_sample(entity, name, field)
    return next((value for value in reversed(choices(name, field)[:2]) if value != own), own)


def sort_pair(entity: Entity, name: str) -> PairView | None:
    """Two visible values whose order is the same in every collation."""
    field = entity.fields[name]
    values = visible_choices(entity, name)
    for low in values:
        for high in values:
            if field.type.before(field, low, high):
                return PairView(name, samples.entity_code(field, low), samples.entity_code(field, high))
    return None


def may_repeat(entity: Entity, name: str) -> bool:
    """Whether three rows of a test may have the same value here."""
    others = [unique for unique in entity.unique.values() if name in unique.fields]
    return not entity.fields[name].unique and all(
        any(other != name and capacity_in(entity, key, other) >= 3 for other in key.fields) for key in others
    )


def capacity_in(entity: Entity, key: UniqueKey, name: str) -> int:
    """How many rows can differ in this field of a key; those that refer to nothing all do, or are all the same."""
    field = entity.fields[name]
    if isinstance(field, ReferenceField) and field.optional:
        return 1 if key.same_nulls else MANY
    return capacity_of(entity, name)


def capacity_of(entity: Entity, name: str) -> int:
    """How many rows of a test can differ in this field by itself."""
    unique = differing(entity, name)
    return unique.capacity if unique is not None else 1


def alike(entity: Entity, fields: Collection[str], others: Collection[str]) -> bool:
    """Whether rows of a test that are the same in some fields are the same in others too."""
    return all(name in fields or capacity_of(entity, name) == 1 for name in others)


def capacity(entity: Entity, *, besides: str = "", alike: Collection[str] = ()) -> int:
    """How many rows of a test the unique keys allow, 25 at most: all keys but one, of rows alike in some fields."""

    def within(key: UniqueKey) -> int:
        return max(1 if name in alike else capacity_in(entity, key, name) for name in key.fields)

    alone = (UniqueKey((name,)) for name, field in entity.fields.items() if field.unique)
    keys = (key for name, key in entity.unique.items() if name != besides)
    return min([MANY, *map(within, alone), *map(within, keys)])
