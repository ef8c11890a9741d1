"""Rows that form a tree: what holds that none refers to itself over others, as code of the migration."""

from __future__ import annotations

from collections.abc import Iterator

from generators.model.app import Application
from generators.python_source.literals import sql_name
from generators.schema.names import tree_name
from generators.support.frozen import Frozen


class TreeView(Frozen):
    """A column that refers to rows of its own table. constraint: the name of the trigger and its function too."""

    table: str
    quoted: str  # the table inside SQL
    column: str
    constraint: str


def trees(app: Application) -> Iterator[TreeView]:
    """Every acyclic relation."""
    for entity in app.entities.values():
        for column, field in entity.references.items():
            if field.reference.acyclic:
                table = entity.name.plural
                yield TreeView(table, sql_name(table), column, tree_name(table, column))
