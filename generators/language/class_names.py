"""How the classes and modules of each entity are called: after the user's word, unless generated code needs that.

A word that is taken gets ``Domain`` in front, inside the code only: paths, tables, JSON, log events, metrics and the
schemas of the OpenAPI document keep it. What an entity is called depends on another one only where that one's classes
are called alike: then the longer name gives way.
"""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Iterator
from typing import Final

from generators.language.model import AppSpec, EntitySpec, ListInputSpec
from generators.language.reserved_names import OWN_CLASSES, OWN_MODULES, OWN_SCHEMAS
from generators.python_source.attributes import LIKE_DIGITS
from generators.python_source.symbols import CLASSES, SYMBOLS, entity_symbols
from generators.support.names import Name, pascal

_PREFIX: Final = "Domain"
# Pytest takes a class of such a name for a test.
_TEST: Final = re.compile(r"Test($|[A-Z0-9])")
# The schemas that clients see.
_SHOWN: Final = ("Create", "Update", "List")


def entity_names(spec: AppSpec) -> dict[str, Name]:
    """The names of every entity."""
    words = _Words(spec)
    # Of two entities with the same class, the one with the shorter name keeps it.
    names = {key: words.fitting(key) for key in sorted(spec.entities, key=lambda each: (len(each), each))}
    return {key: names[key] for key in spec.entities}


class _Words:
    """What all entities together are called by their words, and what those are called that had their turn."""

    def __init__(self, spec: AppSpec) -> None:
        self.entities = spec.entities
        self.suffixes = {key: ("", *suffixes_of(key, entity)) for key, entity in spec.entities.items()}
        self.wanted = {f"{key}{suffix}" for key, suffixes in self.suffixes.items() for suffix in suffixes}
        self.taken: set[str] = set()
        operated = [Name.of(key).snake for key, entity in spec.entities.items() if entity.operations]
        self.modules = {f"{word}_{each}" for word in operated for each in ("operation", "operations")}
        self.schemas = {
            *OWN_SCHEMAS,
            *(f"{key}{suffix}" for key in spec.entities for suffix in _SHOWN),
            *(f"{key}{suffix}" for key, entity in spec.entities.items() for suffix in _bodies(entity)),
        }

    def fitting(self, key: str) -> Name:
        """The name of an entity: its word, or the first one behind the prefix that nothing else has."""
        name = Name.of(key, self.entities[key].plural)
        while not self._is_free(key, name):
            name = name.behind(_PREFIX)
        self.taken |= self._classes(key, name)
        return name if key in self.schemas else name.shown_as(key)

    def _is_free(self, key: str, name: Name) -> bool:
        if _needed(name) or name.pascal in self.schemas or not self.modules.isdisjoint((name.module, name.modules)):
            return False
        others = self.taken if name.pascal == key else self.taken | self.wanted
        return self._classes(key, name).isdisjoint(others)

    def _classes(self, key: str, name: Name) -> set[str]:
        return {f"{name.pascal}{suffix}" for suffix in self.suffixes[key]}


def _needed(name: Name) -> bool:
    """Whether generated code has a meaning for one of these names."""
    classes = entity_symbols(name.module, name.pascal).keys() - {name.pascal}
    return (
        name.pascal in OWN_CLASSES | LIKE_DIGITS
        or hasattr(builtins, name.pascal)
        or _TEST.match(name.pascal) is not None
        or not classes.isdisjoint(SYMBOLS)
        or any(each in OWN_MODULES or keyword.iskeyword(each) for each in (name.module, name.modules))
    )


def suffixes_of(key: str, entity: EntitySpec) -> Iterator[str]:
    """What is put behind the entity's name to name its classes and types beside the answer."""
    yield from filter(None, CLASSES)
    yield from enum_suffixes(entity)
    yield from _bodies(entity)
    # The module of a schema names the types of its fields and imports the schemas of what is inside.
    inside = {*entity.contains.values(), *entity.many_to_many.values()}
    yield from (pascal(name) for name in entity.fields if f"{key}{pascal(name)}" in inside)


def _bodies(entity: EntitySpec) -> Iterator[str]:
    """The same for the bodies of operations, and the types of their fields."""
    for name, operation in entity.operations.items():
        body = body_suffix(entity, name)
        yield from (body, *(f"{body}{pascal(each)}" for each in operation.input))
        for each, spec in operation.input.items():
            if isinstance(spec, ListInputSpec):
                item = f"{body}{item_suffix(each)}"
                yield from (item, *(f"{item}{pascal(one)}" for one in spec.each))


def item_suffix(name: str) -> str:
    """What is put behind the name of a body to name the items of a list in it: ``LinesItem``."""
    return f"{pascal(name)}Item"


def body_suffix(entity: EntitySpec, operation: str) -> str:
    """What is put behind the entity's name to name the body of an operation: ``AddItem``, ``CreateBody``."""
    suffix = pascal(operation)
    return f"{suffix}Body" if suffix in CLASSES or suffix in enum_suffixes(entity) else suffix


def enum_suffixes(entity: EntitySpec) -> Iterator[str]:
    """What is put behind the entity's name to name the types of its enum fields."""
    for name, field in entity.fields.items():
        if (field.items or field).type.named:
            yield from (pascal(name), f"{pascal(name)}Field", f"{pascal(name)}List")
