"""Tables as values: what PostgreSQL's catalog says of them. Nothing here knows Python code or an ORM.

Names are those in the database, SQL is as a migration writes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from generators.support.frozen import Frozen

OnDelete = Literal["restrict", "cascade", "set_null"]


class Column(Frozen):
    """A column. type: as ``format_type`` writes it. default: the text of a literal, None when there is none."""

    type: str
    nullable: bool = False
    default: str | None = None


class UniqueConstraint(Frozen):
    """Columns of which no two rows have the same values. same_nulls: two without a value have the same one."""

    columns: tuple[str, ...]
    same_nulls: bool = False


class Index(Frozen):
    """An index. columns: names of columns, or SQL of expressions. where: SQL, "" when it covers all rows."""

    columns: tuple[str, ...]
    unique: bool = False
    where: str = ""
    same_nulls: bool = False


class ForeignKey(Frozen):
    """A column that holds the id of a row of another table. late: made when all tables are there."""

    column: str
    table: str
    on_delete: OnDelete
    late: bool = False


class Table(Frozen):
    """A table; what it holds is kept by name."""

    name: str
    columns: Mapping[str, Column]
    primary_key: tuple[str, ...]
    checks: Mapping[str, str]
    unique: Mapping[str, UniqueConstraint]
    foreign_keys: Mapping[str, ForeignKey]
    indexes: Mapping[str, Index]


class Function(Frozen):
    """A function, and the trigger of the same name that calls it: SQL that makes them.

    table: on which the trigger is, "" when there is none. arguments: the types of what the function takes.
    """

    body: str
    table: str = ""
    trigger: str = ""
    arguments: str = ""


class Schema(Frozen):
    """Everything in the database of an application, by name; a table comes after those that it refers to.

    entities: the table of each entity.
    """

    tables: Mapping[str, Table]
    functions: Mapping[str, Function]
    entities: Mapping[str, str]
