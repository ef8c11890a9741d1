"""The first migration: every table."""

from __future__ import annotations

from collections.abc import Mapping

from generators.model.app import Application
from generators.model.entity import Entity
from generators.schema.entity_tables import entity_table, foreign_keys, link_table, measures_items
from generators.support.frozen import Frozen
from generators.views.src import alembic_code, hidden_rows, trees
from generators.views.src.alembic_code import TableView


class MigrationView(Frozen):
    """The first migration: every table."""

    tables: tuple[TableView, ...]  # those that others refer to first
    foreign_keys: tuple[str, ...]  # code: of tables that refer to each other
    dropped: tuple[str, ...]  # code that drops those again
    longest_item: bool  # a check needs to know the longest text of a list
    trees: tuple[trees.TreeView, ...]
    hidden: tuple[hidden_rows.HiddenView, ...]


def table_of(entity: Entity) -> TableView:
    """The table of one entity."""
    return alembic_code.created(entity_table(entity))


def migration_view(app: Application, made: Mapping[str, TableView]) -> MigrationView:
    """Every table. made: those of the entities."""
    order = _in_order(app)
    specs = [app.entities[key] for key in order]
    links = [link_table(entity.name.plural, each) for entity in specs for each in entity.links]
    late = [
        (entity.name.plural, name, foreign)
        for entity in specs
        for name, foreign in foreign_keys(entity)
        if foreign.late
    ]
    return MigrationView(
        (*(made[key] for key in order), *map(alembic_code.created, links)),
        foreign_keys=tuple(alembic_code.create_foreign_key(*each) for each in late),
        dropped=tuple(alembic_code.drop_foreign_key(table, name) for table, name, _ in reversed(late)),
        longest_item=any(map(measures_items, specs)),
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
