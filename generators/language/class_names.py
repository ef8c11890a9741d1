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

from generators.language.model import AppSpec, EntitySpec
from generators.language.reserved_names import OWN_CLASSES, OWN_MODULES, OWN_SCHEMAS
from generators.python_source.symbols import CLASSES, SYMBOLS, entity_symbols
from generators.support.names import Name, pascal

_PREFIX: Final = "Domain"
# Pytest takes a class of such a name for a test.
_TEST: Final = re.compile(r"Test($|[A-Z0-9])")
# The schemas that clients see.
_SHOWN: Final = ("Create", "Update", "List")


def entity_names(spec: AppSpec) -> dict[str, Name]:
    """The names of every entity."""
    others = _Others(spec)
    return {key: others.fitting(Name.of(key, entity.plural)) for key, entity in spec.entities.items()}


class _Others:
    """What all entities together are called, by their words."""

    def __init__(self, spec: AppSpec) -> None:
        self.classes = {key: tuple(classes_of(key, entity)) for key, entity in spec.entities.items()}
        # Of two entities with the same class, the one with the shorter name keeps it.
        self.owners: dict[str, str] = {}
        for key in sorted(self.classes, key=lambda each: (len(each), each)):
            for name in self.classes[key]:
                self.owners.setdefault(name, key)
        operated = [Name.of(key).snake for key, entity in spec.entities.items() if entity.operations]
        self.modules = {f"{word}_{each}" for word in operated for each in ("operation", "operations")}
        self.schemas = {
            *OWN_SCHEMAS,
            *(f"{key}{suffix}" for key in spec.entities for suffix in _SHOWN),
            *(name for key, entity in spec.entities.items() for name in _bodies(key, entity)),
        }

    def fitting(self, name: Name) -> Name:
        """The name, or the first one behind the prefix that nothing else has."""
        word, found = name.pascal, name
        taken = any(self.owners[each] != word for each in self.classes[word])
        while taken or _needed(found) or self._has(found):
            found = found.behind(_PREFIX)
            taken = any(f"{found.pascal}{suffix}" in self.classes for suffix in CLASSES)
        return found if word in self.schemas else found.shown_as(word)

    def _has(self, name: Name) -> bool:
        return name.pascal in self.owners or not self.modules.isdisjoint((name.module, name.modules))


def _needed(name: Name) -> bool:
    """Whether generated code has a meaning for one of these names."""
    classes = entity_symbols(name.module, name.pascal).keys() - {name.pascal}
    return (
        name.pascal in OWN_CLASSES
        or hasattr(builtins, name.pascal)
        or _TEST.match(name.pascal) is not None
        or not classes.isdisjoint(SYMBOLS)
        or any(each in OWN_MODULES or keyword.iskeyword(each) for each in (name.module, name.modules))
    )


def classes_of(key: str, entity: EntitySpec) -> Iterator[str]:
    """The classes and types beside the answer that are called after an entity, by its word."""
    yield from (f"{key}{suffix}" for suffix in CLASSES if suffix)
    yield from (f"{key}{suffix}" for suffix in enum_suffixes(entity))
    yield from _bodies(key, entity)
    # The module of a schema names the types of its fields and imports the schemas of what is inside.
    inside = {*entity.contains.values(), *entity.many_to_many.values()}
    yield from (found for found in (f"{key}{pascal(name)}" for name in entity.fields) if found in inside)


def _bodies(key: str, entity: EntitySpec) -> Iterator[str]:
    """The classes of the bodies of operations, and the types of their fields."""
    for name, operation in entity.operations.items():
        body = f"{key}{body_suffix(entity, name)}"
        yield from (body, *(f"{body}{pascal(each)}" for each in operation.input))


def body_suffix(entity: EntitySpec, operation: str) -> str:
    """What is put behind the entity's name to name the body of an operation: ``AddItem``, ``CreateBody``."""
    suffix = pascal(operation)
    return f"{suffix}Body" if suffix in CLASSES or suffix in enum_suffixes(entity) else suffix


def enum_suffixes(entity: EntitySpec) -> Iterator[str]:
    """What is put behind the entity's name to name the types of its enum fields."""
    for name, field in entity.fields.items():
        if (field.items or field).type.named:
            yield from (pascal(name), f"{pascal(name)}Field", f"{pascal(name)}List")
