"""Which keys a field of each type takes. The constraints themselves are rows of ``generators.field_types.base``."""

from __future__ import annotations

from typing import Final

from generators.field_types.base import TYPES

COMMON: Final = (
    "type",
    "title",
    "description",
    "optional",
    "default",
    "example",
    "read_only",
    "write_only",
    "immutable",
)
LENGTHS: Final = ("min_length", "max_length")
BOUNDS: Final = ("gt", "ge", "lt", "le")
TEXTS: Final = frozenset({"string", "text"})
_NO_UNIQUE: Final = frozenset({"text", "float", "boolean", "json", "list"})
_NO_INDEX: Final = frozenset({"json", "list"})

# The order in which messages and editors list them.
ORDER: Final = (
    "min_length", "max_length", "pattern", "html", "gt", "ge", "lt", "le", "multiple_of", "precision", "scale",
    "values", "items", "min_items", "max_items", "unique", "index",
)  # fmt: skip
REQUIRED: Final = {"enum": ("values",), "decimal": ("precision", "scale"), "list": ("items",)}


def allowed(type_name: str) -> tuple[str, ...]:
    """The keys that a field of a type takes beyond the common ones."""
    keys = set(TYPES[type_name].constraints)
    if type_name in TEXTS:
        keys.add("html")
    if type_name not in _NO_UNIQUE:
        keys.add("unique")
    if type_name not in _NO_INDEX:
        keys.add("index")
    return tuple(key for key in ORDER if key in keys)


def allowed_in_items(type_name: str) -> tuple[str, ...]:
    """The keys that the items of a list take beyond ``type``."""
    return tuple(key for key in ORDER if key in TYPES[type_name].constraints)


def suggestion(key: str, type_name: str) -> str:
    """What to write instead of a key that does not apply to a type."""
    keys = allowed(type_name)
    instead = _INSTEAD.get((key, _family(type_name)))
    if instead is not None:
        return instead
    if key in _ONLY:
        return _ONLY[key]
    return f"type {type_name} takes {', '.join(keys)}" if keys else f"type {type_name} takes no constraints"


def _family(type_name: str) -> str:
    if "ge" in TYPES[type_name].constraints:
        return "number"
    return "text" if type_name in TEXTS else type_name


_INSTEAD: Final = {
    ("min_length", "number"): "use `ge`",
    ("max_length", "number"): "use `le`",
    ("min_length", "list"): "use `min_items`",
    ("max_length", "list"): "use `max_items`",
    ("gt", "text"): "use `min_length`",
    ("ge", "text"): "use `min_length`",
    ("lt", "text"): "use `max_length`",
    ("le", "text"): "use `max_length`",
    ("ge", "list"): "use `min_items`, or put the bound into `items`",
    ("le", "list"): "use `max_items`, or put the bound into `items`",
    ("min_items", "text"): "use `min_length`",
    ("max_items", "text"): "use `max_length`",
    ("pattern", "list"): "put it into `items`",
    ("values", "list"): "put it into `items`",
    ("unique", "text"): "use `type: string`: PostgreSQL cannot keep long text unique",
    ("unique", "number"): "floats that look equal may differ: use `type: decimal`",
    ("unique", "boolean"): "a unique boolean would allow two rows at most",
}
_ONLY: Final = {
    "values": "use `type: enum`",
    "precision": "use `type: decimal`",
    "scale": "use `type: decimal`",
    "items": "use `type: list`",
    "min_items": "use `type: list`",
    "max_items": "use `type: list`",
    "html": "only string and text fields hold HTML",
    "multiple_of": "only integer, bigint and decimal fields take it",
    "unique": "PostgreSQL cannot keep this type unique with an ordinary index",
    "index": "PostgreSQL cannot index this type with an ordinary index",
}
