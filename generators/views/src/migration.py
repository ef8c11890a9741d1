"""The first migration: every table."""

from __future__ import annotations

from generators.model.app import Application
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


def migration_view(app: Application) -> MigrationView:
    """Every table."""
    order = _in_order(app)
    names = {key: entity.name.plural for key, entity in app.entities.items()}
    tables = [columns.table_view(names[key], app.entities[key]) for key in order]
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
