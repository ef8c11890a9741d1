"""The first migration: every table."""

from __future__ import annotations

from collections.abc import Mapping

from generators.model.app import Application
from generators.model.entity import Entity
from generators.support.frozen import Frozen
from generators.views.src import columns, foreign_keys, hidden_rows, trees
from generators.views.src.tables import TableView


class MigrationView(Frozen):
    """The first migration: every table."""

    tables: tuple[TableView, ...]  # those that others refer to first
    foreign_keys: tuple[str, ...]  # code: of tables that refer to each other
    dropped: tuple[str, ...]  # code that drops those again
    trees: tuple[trees.TreeView, ...]
    hidden: tuple[hidden_rows.HiddenView, ...]


def table_of(entity: Entity) -> TableView:
    """The table of one entity."""
    return columns.table_view(entity.name.plural, entity)


def migration_view(app: Application, made: Mapping[str, TableView]) -> MigrationView:
    """Every table. made: those of the entities."""
    order = _in_order(app)
    names = {key: entity.name.plural for key, entity in app.entities.items()}
    tables = [made[key] for key in order]
    links = [(key, each) for key in order for each in app.entities[key].links]
    tables += [foreign_keys.link_migration(names[key], each) for key, each in links]
    circular = [
        (names[key], column, field)
        for key in order
        for column, field in app.entities[key].references.items()
        if field.reference.circular
    ]
    return MigrationView(
        tuple(tables),
        foreign_keys=tuple(foreign_keys.late_foreign_key(*each) for each in circular),
        dropped=tuple(foreign_keys.dropped_foreign_key(*each) for each in reversed(circular)),
        trees=tuple(trees.trees(app)),
        hidden=tuple(hidden_rows.hidden_rows(app)),
    )


def _in_order(app: Application) -> tuple[str, ...]:
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
