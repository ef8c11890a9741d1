"""Fields of every type with every constraint and option."""

from __future__ import annotations

from typing import Any, Final

import yaml
from hypothesis import strategies as st

from generators.field_types.base import FieldType
from generators.field_types.registry import ITEM_TYPES, TYPES
from generators.language.model import FieldSpec
from generators.model.values import field_of

Keys = dict[str, Any]
TEXTS: Final = (
    "What it is",
    "Ein \"Wort\" und 'noch' eins",
    "{{ it }} {% if %} %s {0}",
    'ends with "',
    "a\\b\nc: d # e",
    "ß 🙂 é",
)
_WHOLE: Final[tuple[Keys, ...]] = (
    {},
    {"ge": 0},
    {"gt": 0, "le": 9},
    {"ge": -5, "lt": 5},
    {"multiple_of": 5, "ge": 0},
    {"gt": 100, "lt": 102},
    {"ge": 0, "le": 1},
)
BOUNDS: Final[dict[str, tuple[Keys, ...]]] = {
    "string": (
        {},
        {"max_length": 40},
        {"min_length": 1, "max_length": 80},
        {"min_length": 3, "max_length": 3},
        {"max_length": 1},
        {"pattern": "^[a-z0-9-]+$", "max_length": 30},
        {"pattern": r"^[A-Z]{2}-\d{4}$"},
        {"pattern": "^[A-Z]{2}$"},
        {"max_length": 600},
    ),
    "json": ({}, {"max_bytes": 40}),
    "text": ({}, {"max_length": 300}, {"min_length": 1, "max_length": 2000}, {"pattern": "^[a-z ]+$"}),
    "integer": _WHOLE,
    "bigint": (*_WHOLE, {"ge": 10**15}),
    "float": ({}, {"ge": 0}, {"gt": 0, "lt": 1}, {"ge": -90, "le": 90}),
    "decimal": (
        {},
        {"precision": 12, "scale": 2, "ge": 0},
        {"precision": 5, "scale": 4, "gt": 0, "le": 1},
        {"precision": 38, "scale": 0},
        {"precision": 6, "scale": 2, "multiple_of": "0.05", "ge": 0},
        {"precision": 2, "scale": 2},
    ),
    "date": ({}, {"ge": "2000-01-01"}, {"gt": "2020-02-28", "lt": "2020-03-02"}),
    "datetime": ({}, {"ge": "2000-01-01T00:00:00Z", "lt": "2100-01-01T00:00:00Z"}),
    "enum": (
        {"values": ["NEW", "OPEN", "DONE"]},
        {"values": ["only"]},
        {"values": ["a", "A"]},
        {"values": ["in stock", 'sold "out"', "3rd", "class", "None"]},
    ),
    "email": ({}, {"max_length": 30}),
    "url": ({}, {"max_length": 100}),
}
FLAGS: Final = ("optional", "read_only", "write_only", "immutable", "unique", "index")


def required(each: FieldType) -> Keys:
    """The keys that a type needs."""
    return {key: yaml.safe_load(example) for key, example in each.required.items()}


def sample(keys: Keys, index: int, name: str = "value") -> Any:
    """A value of a field, as JSON."""
    spec = FieldSpec.model_validate({key: keys[key] for key in keys if key not in ("default", "example")})
    return spec.type.sample(field_of(spec), name, index)


@st.composite
def bounded(draw: st.DrawFn, each: FieldType) -> Keys:
    """A type with constraints."""
    if each.name == "list":
        items = draw(bounded(draw(st.sampled_from(list(ITEM_TYPES.values())))))
        return {"type": "list", "items": items, **draw(st.sampled_from(({}, {"max_items": 3}, {"min_items": 1})))}
    return {"type": each.name, **required(each), **draw(st.sampled_from(BOUNDS.get(each.name, ({},))))}


@st.composite
def inputs(draw: st.DrawFn) -> Keys:
    """A value that an operation takes."""
    keys = draw(bounded(draw(st.sampled_from(list(TYPES.values())))))
    if draw(st.integers(0, 3)) == 0:
        keys["optional"] = True
    elif draw(st.integers(0, 4)) == 0:
        keys["default"] = sample(keys, 0)
    return keys


@st.composite
def fields(draw: st.DrawFn) -> Keys:
    """A field of an entity: a type, constraints, and options that go together."""
    each = draw(st.sampled_from(list(TYPES.values())))
    keys: Keys = draw(bounded(each))
    flags = {flag for flag in FLAGS if draw(st.integers(0, 5)) == 0}
    if flags & {"unique", "index"} and each.default_length is None and "max_length" in each.keys:
        keys.setdefault("max_length", 100)
    flags -= {"write_only", "immutable"} if "read_only" in flags else set()
    flags -= {"index"} if "unique" in flags else set()
    flags &= {"optional", "read_only", "write_only", "immutable", *each.field_keys}
    keys |= dict.fromkeys(sorted(flags), True)
    preset = "unique" not in flags and draw(st.integers(0, 3)) == 0
    if preset or ("read_only" in flags and "optional" not in flags and "unique" not in flags):
        keys["default"] = sample(keys, 0)
    elif "read_only" in flags:
        keys["optional"] = True
    if draw(st.integers(0, 7)) == 0:
        keys["example"] = sample(keys, 1)
    if draw(st.integers(0, 7)) == 0:
        keys |= {"title": draw(st.sampled_from(TEXTS)), "description": draw(st.sampled_from(TEXTS))}
    if "html" in each.field_keys and draw(st.integers(0, 4)) == 0 and "pattern" not in keys:
        keys["html"] = "sanitize"
    return keys
