"""The classes of the app that pieces of code name: what a view declares, so that its file finds them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from generators.model.app import Application
from generators.model.entity import Entity
from generators.python_source.scopes import names_of
from generators.python_source.symbols import EntityNames, Symbol, entity_symbols
from generators.views.row_rules import rule_symbols


def symbols_in(app: Application, functions: Iterable[Iterable[str]]) -> tuple[Symbol, ...]:
    """The app's symbols in the bodies of asynchronous functions, each given as lines."""
    code = "".join(f"async def _():\n{textwrap.indent(chr(10).join(lines), '    ')}\n    ...\n" for lines in functions)
    read = names_of(code).read
    known: dict[str, str] = {}
    for key in {app.class_stems[stem] for name in read for stem in _beginnings(name) if stem in app.class_stems}:
        name = app.entities[key].name
        known |= entity_symbols(name.module, name.pascal) | body_symbols(app, key)
    known |= {symbol.name: symbol.module for symbol in rule_symbols(app)}
    return tuple(Symbol(name, known[name]) for name in sorted(read & known.keys()))


def _beginnings(name: str) -> Iterator[str]:
    return (name[:length] for length in range(1, len(name) + 1))


def names_of_entities(app: Application) -> tuple[EntityNames, ...]:
    """The names of every entity, for a view that names any of them."""
    return tuple(EntityNames(entity.name.module, entity.name.pascal) for entity in app.entities.values())


def body_symbols(app: Application, key: str) -> dict[str, str]:
    """Symbol -> module for the bodies of an entity's operations."""
    entity = app.entities[key]
    module = f"src.models.schemas.{entity.name.module}_operations"
    return {schema_name(entity, name): module for name, each in entity.operations.items() if each.body}


def schema_name(entity: Entity, name: str) -> str:
    """``CartAddItem``."""
    return f"{entity.name.pascal}{entity.operations[name].schema}"
