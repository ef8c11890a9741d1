"""The schema of a database as values: what PostgreSQL's catalog says of it. Nothing here knows Python or an ORM.

Names are those in the database, SQL is as a migration writes it. Snapshots keep these values as YAML.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

OnDelete = Literal["restrict", "cascade", "set_null"]
Row = Mapping[str, Any]
"""The values of a row by column, as JSON: PostgreSQL reads them as values of its type."""
Rows = Mapping[str, tuple[Row, ...]]
"""Rows by their table."""


class Column(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A column. type: as ``format_type`` writes it. default: SQL, "" when there is none."""

    type: str
    nullable: bool = False
    default: str = ""


class UniqueConstraint(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Columns of which no two rows have the same values. same_nulls: two without a value have the same one."""

    columns: tuple[str, ...]
    same_nulls: bool = False


class Index(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """An index. columns: names of columns, or SQL of expressions. where: SQL, "" when it covers all rows."""

    columns: tuple[str, ...]
    unique: bool = False
    where: str = ""
    same_nulls: bool = False


class ForeignKey(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A column that holds the id of a row of another table. late: made when all tables are there."""

    column: str
    table: str
    on_delete: OnDelete
    late: bool = False


class Table(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A table; what it holds is kept by name."""

    name: str
    columns: Mapping[str, Column]
    primary_key: tuple[str, ...]
    checks: Mapping[str, str] = {}
    unique: Mapping[str, UniqueConstraint] = {}
    foreign_keys: Mapping[str, ForeignKey] = {}
    indexes: Mapping[str, Index] = {}


class Function(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A function, and the trigger of the same name that calls it: SQL that makes them.

    table: on which the trigger is, "" when there is none. arguments: the types of what the function takes.
    """

    body: str
    table: str = ""
    trigger: str = ""
    arguments: str = ""


class Schema(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Everything in the database of an application, by name; a table comes after those that it refers to.

    owners: the table of each entity (``Article``) and of each link (``Article.tags``).
    """

    tables: Mapping[str, Table]
    functions: Mapping[str, Function]
    owners: Mapping[str, str]
