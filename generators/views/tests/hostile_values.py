"""The hostile values that all fields of a type share, and what a field has besides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any, Final

from generators.field_types.base import Bounded, FieldType
from generators.field_types.registry import TYPES
from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.values import Field, ReferenceField, Value
from generators.python_source.literals import json_code, json_text_code, py
from generators.support.frozen import Frozen
from generators.views.tests import field_values as values
from generators.views.tests.field_choice import received

# What the hostile values of a field may depend on, twice: what both give is what every field has.
_PROBES: Final[tuple[dict[str, Any], ...]] = (
    {"values": ("first", "second"), "precision": 4, "scale": 1},
    {"values": ("third", "fourth"), "precision": 9, "scale": 3},
)
# What the hostile values of a single value depend on.
_shape: Final = attrgetter(
    *("type.name", "min_length", "max_length", "pattern", "gt", "ge", "lt", "le"),
    *("precision", "scale", "multiple_of", "values"),
)


class ListView(Frozen):
    """Values of a type. rows: code of what stands between the parentheses of each."""

    name: str
    rows: tuple[str, ...]


class HostileValuesView(Frozen):
    """``tests/hostile.py``: what the fields of the app share."""

    lists: tuple[ListView, ...]
    items: bool  # a field is a list of such values


def hostile_values_view(app: Application) -> HostileValuesView:
    """The lists that clients could send."""
    fields = [field for entity in app.entities.values() for field in _received(entity)]
    # Many fields are alike.
    shapes = {_shape(value): value for value in map(_innermost, fields) if value.items is None}
    used = {_name(value.type): value.type for value in shapes.values() if _has_all(value)}
    lists = [ListView(name, tuple(_rows(_shared(kind).items()))) for name, kind in sorted(used.items())]
    if any(_is_plain_html(field) for field in fields):
        html = (f"{json_code(before)}, {json_code(after)}, {py(label)}" for label, before, after in values.VECTORS)
        lists.append(ListView("HTML", tuple(html)))
    return HostileValuesView(tuple(lists), any(field.items is not None and _is_short(field) for field in fields))


def hostile_code(field: Field) -> str:
    """Code of a list of the hostile values of a field, "" when there are none."""
    if isinstance(field, ReferenceField):
        return ""
    if field.items is not None and _is_short(field):
        return f"hostile.items({_code(field.items)})"
    return _code(field)


def html_code(field: Field) -> str:
    """Code of a list of HTML, and what is left of it, "" when the field holds none."""
    if field.html is None:
        return ""
    if _is_plain_html(field):
        return "hostile.HTML"
    rows = (f"({each.dirty}, {each.clean}, {py(each.label)})" for each in values.dirty("", field))
    return f"[{', '.join(rows)}]"


def _code(value: Bounded) -> str:
    own, common = dict(value.type.hostile(value)), _shared(value.type) if _has_all(value) else {}
    rows = [f"({row})" for row in _rows((label, text) for label, text in own.items() if label not in common)]
    if not common:
        return f"[{', '.join(rows)}]"
    name = f"hostile.{_name(value.type)}"
    return f"[*{name}, {', '.join(rows)}]" if rows else name


def _rows(cases: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"{json_text_code(text)}, {py(label)}" for label, text in cases)


def _received(entity: Entity) -> Iterator[Field]:
    own = received(entity)
    return (field for field in entity.fields.values() if own(field) and not isinstance(field, ReferenceField))


def _is_short(field: Field) -> bool:
    """Whether a list of one item is one."""
    return (field.min_items or 0) <= 1


def _innermost(field: Field) -> Bounded:
    return field.items if field.items is not None and _is_short(field) else field


def _has_all(value: Bounded) -> bool:
    """Whether a value may be everything that those of its type may be: a text may be too short for some."""
    common = _shared(value.type) if value.items is None else {}
    return bool(common) and common.items() <= dict(value.type.hostile(value)).items()


def _is_plain_html(field: Field) -> bool:
    """Whether it may hold all the HTML as it is."""
    if field.html is None:
        return False
    wanted = [(json_code(before), json_code(after)) for _, before, after in values.VECTORS]
    return [(each.dirty, each.clean) for each in values.dirty("", field)] == wanted


@cache
def _shared(kind: FieldType) -> dict[str, str]:
    """Label -> JSON text of what every value of a type has."""
    first, second = (dict(kind.hostile(Value(type=kind, **probe))) for probe in _PROBES)
    return {label: text for label, text in first.items() if second.get(label) == text}


@cache
def _name(kind: FieldType) -> str:
    """``STRING``: after the first of the types that have the same list."""
    others = (each for each in TYPES.values() if each.name != "list")
    return next(each.name for each in others if _shared(each) == _shared(kind)).upper()
