"""Tables as code: what the views of an ORM entity and of the migration share."""

from __future__ import annotations

from generators.support.frozen import Frozen


class ConstraintView(Frozen):
    """A constraint or index of a table: its full name, its code in the entity and its code in the migration."""

    name: str
    entity: str
    migration: str


class LinkTableView(Frozen):
    """The table of a many-to-many relation, beside the entity that has it."""

    name: str
    columns: tuple[str, ...]  # code of each Column(...)


class TableView(Frozen):
    """One table, for the first migration."""

    name: str
    columns: tuple[str, ...]  # code of each sa.Column(...)
    constraints: tuple[str, ...]  # code of each constraint inside create_table
    indexes: tuple[str, ...]  # code of each op.create_index(...)
