"""Every field type by its name: the ``TYPE`` of each module below this package."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Final

from generators import field_types
from generators.field_types.base import FieldType


def _found() -> Iterator[FieldType]:
    prefix = f"{field_types.__name__}."
    for module in walk_packages(field_types.__path__, prefix):
        if module.name != __name__:
            found = getattr(import_module(module.name), "TYPE", None)
            yield from (found,) if isinstance(found, FieldType) else ()


TYPES: Final[dict[str, FieldType]] = {each.name: each for each in sorted(_found(), key=lambda each: each.rank)}

ITEM_TYPES: Final = {name: each for name, each in TYPES.items() if each.in_lists}

SYNONYMS: Final = {synonym: name for name, each in TYPES.items() for synonym in each.synonyms}

_SUPPORTS: Final = [support for each in TYPES.values() for support in each.supports]

# The modules of ``src/models/fields`` by name, and where the names are that code takes from them.
SUPPORT_MODULES: Final[dict[str, bool]] = {
    each.module: any(other.tested for other in _SUPPORTS if other.module == each.module) for each in _SUPPORTS
}
SUPPORT_NAMES: Final = {name: f"src.models.fields.{each.module}" for each in _SUPPORTS for name in each.names}


def taking(key: str) -> list[str]:
    """The names of the types that take a key, in a field or in the items of a list."""
    return [name for name, each in TYPES.items() if key in each.keys | each.field_keys]
