"""Which keys a field of each type takes, and what to write instead of another one. Each type says what it takes."""

from __future__ import annotations

from functools import cache
from typing import Final

from generators.field_types.base import FieldType
from generators.field_types.registry import TYPES, taking
from generators.support.names import listed

COMMON: Final = (
    "type",
    "json",
    "title",
    "description",
    "optional",
    "default",
    "example",
    "read_only",
    "write_only",
    "immutable",
)
# What is said of the way from the last release to here.
HINTS: Final = ("renamed_from", "backfill", "convert", "renamed_values", "removed_values")
BOUNDS: Final = ("gt", "ge", "lt", "le")

# The order in which messages and editors list them.
ORDER: Final = (
    "min_length", "max_length", "pattern", "html", "local", "gt", "ge", "lt", "le", "multiple_of", "precision", "scale",
    "values", "items", "min_items", "max_items", "max_bytes", "unique", "index",
)  # fmt: skip


@cache
def allowed(field_type: FieldType) -> tuple[str, ...]:
    """The keys that a field of a type takes beyond the common ones."""
    return tuple(key for key in ORDER if key in field_type.keys | field_type.field_keys)


@cache
def allowed_in_items(field_type: FieldType) -> tuple[str, ...]:
    """The keys that the items of a list take beyond ``type``."""
    return tuple(key for key in ORDER if key in field_type.keys)


@cache
def hints(field_type: FieldType) -> tuple[str, ...]:
    """The keys of a field that say what was before."""
    return HINTS if "values" in field_type.keys else HINTS[:3]


def searchable() -> str:
    """The types that a list can search, as a message lists them."""
    return listed([name for name, each in TYPES.items() if each.searches])


def suggestion(key: str, field_type: FieldType) -> str:
    """What to write instead of a key that does not apply to a type."""
    if key in field_type.instead:
        return field_type.instead[key]
    if key in _ONLY:
        return _ONLY[key].format(types=listed(taking(key)))
    keys = allowed(field_type)
    return f"type {field_type} takes {', '.join(keys)}" if keys else f"type {field_type} takes no constraints"


_ONLY: Final = {
    **dict.fromkeys(
        ("values", "precision", "scale", "items", "min_items", "max_items", "max_bytes"), "use `type: {types}`"
    ),
    "html": "only {types} fields hold HTML",
    "local": "only {types} fields hold addresses",
    "multiple_of": "only {types} fields take it",
    "unique": "PostgreSQL cannot keep this type unique with an ordinary index",
    "index": "PostgreSQL cannot index this type with an ordinary index",
}
