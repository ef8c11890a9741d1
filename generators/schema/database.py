"""Application -> the schema of its database."""

from __future__ import annotations

from generators.model.app import Application
from generators.schema.entity_tables import entity_table, link_table
from generators.schema.functions import functions
from generators.schema.tables import Schema


def schema_of(app: Application) -> Schema:
    """Everything in the database of an application."""
    specs = [app.entities[key] for key in in_order(app)]
    tables = {entity.key: entity_table(entity) for entity in specs}
    for entity in specs:
        tables.update((f"{entity.key}.{each.name}", link_table(entity.name.plural, each)) for each in entity.links)
    owners = {key: table.name for key, table in tables.items()}
    return Schema({table.name: table for table in tables.values()}, dict(functions(app)), owners)


def in_order(app: Application) -> tuple[str, ...]:
    """The entities, those that others refer to first; circular references do not count."""
    waiting = {
        key: {
            field.reference.target.key
            for field in entity.references.values()
            if not (field.reference.itself or field.reference.circular)
        }
        for key, entity in app.entities.items()
    }
    placed: list[str] = []
    while waiting:
        key = next(key for key, targets in waiting.items() if waiting.keys().isdisjoint(targets))
        del waiting[key]
        placed.append(key)
    return tuple(placed)
