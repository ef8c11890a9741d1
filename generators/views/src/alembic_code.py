"""Tables as code of a migration: Alembic's operations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generators.python_source.literals import py, sql_text
from generators.schema.tables import Column, ForeignKey, Index, Table
from generators.support.frozen import Frozen
from generators.views.src.sql_code import called, index_arguments, server_default, unique_arguments

_TYPES: Final = {
    "bigint": "sa.BigInteger()",
    "boolean": "sa.Boolean()",
    "date": "sa.Date()",
    "double precision": "sa.Double()",
    "integer": "sa.Integer()",
    "jsonb": "postgresql.JSONB()",
    "text": "sa.Text()",
    "time without time zone": "sa.Time()",
    "timestamp with time zone": "sa.DateTime(timezone=True)",
    "uuid": "sa.Uuid()",
}


class TableView(Frozen):
    """One table, as it is created."""

    name: str
    columns: tuple[str, ...]  # code of each sa.Column(...)
    constraints: tuple[str, ...]  # code of each constraint inside create_table
    indexes: tuple[str, ...]  # code of each op.create_index(...)


def created(table: Table) -> TableView:
    """What makes a table, but for foreign keys that have to wait for other tables."""
    return TableView(
        table.name,
        tuple(column_code(name, column) for name, column in table.columns.items()),
        tuple(_constraints(table)),
        tuple(create_index(table.name, name, index) for name, index in table.indexes.items()),
    )


def column_code(name: str, column: Column) -> str:
    """``sa.Column(...)``."""
    default = [server_default(column.default, "sa.text")] if column.default else []
    return f"sa.Column({', '.join([py(name), type_code(column.type), f'nullable={column.nullable}', *default])})"


def type_code(name: str) -> str:
    """What SQLAlchemy calls a type of PostgreSQL."""
    if name.endswith("[]"):
        return f"sa.ARRAY({type_code(name.removesuffix('[]'))})"
    if name.startswith("numeric"):
        return f"sa.Numeric{name.removeprefix('numeric').replace(',', ', ')}"
    return _TYPES[name]


def create_index(table: str, name: str, index: Index, *, concurrently: bool = False) -> str:
    """``op.create_index(...)``. concurrently: outside a transaction, while others write."""
    columns, options = index_arguments(index, "sa.text")
    arguments = [_formatted(name), py(table), f"[{', '.join(columns)}]", *options]
    arguments += ["postgresql_concurrently=True"] if concurrently else []
    return f"op.create_index({', '.join(arguments)})"


def drop_index(table: str, name: str) -> str:
    """``op.drop_index(...)``."""
    return f"op.drop_index({_formatted(name)}, table_name={py(table)})"


def create_check(table: str, name: str, condition: str) -> str:
    """``op.create_check_constraint(...)`` of one that no row is held against yet."""
    arguments = f"{_formatted(name)}, {py(table)}, {called('sa.text', condition)}"
    return f"op.create_check_constraint({arguments}, postgresql_not_valid=True)"


def execute(statement: str) -> str:
    """``op.execute(...)`` of SQL of several lines, in which ``:name`` is no parameter and a backslash is one."""
    text = re.sub(r"(?<![:\w]):(?=\w)", r"\\:", statement).replace("\\", "\\\\").replace('"""', r'""\"')
    lines = "".join(f"\n        {line}" for line in text.split("\n"))
    return f'op.execute(\n        """{lines}\n        """\n    )'


def create_foreign_key(table: str, name: str, key: ForeignKey, *, proven: bool = True) -> str:
    """``op.create_foreign_key(...)``. proven: every row is held against it at once."""
    ends = f'"{table}", "{key.table}", ["{key.column}"], ["id"]'
    later = "" if proven else ", postgresql_not_valid=True"
    return f"op.create_foreign_key({_formatted(name)}, {ends}, {_on_delete(key)}{later})"


def drop_constraint(table: str, name: str, kind: str) -> str:
    """``op.drop_constraint(...)``. kind: ``check``, ``unique`` or ``foreignkey``."""
    return f'op.drop_constraint({_formatted(name)}, "{table}", type_="{kind}")'


def _constraints(table: Table) -> Iterator[str]:
    for name, condition in table.checks.items():
        yield f"sa.CheckConstraint({sql_text(condition)}, name={_formatted(name)})"
    for name, key in table.unique.items():
        yield f"sa.UniqueConstraint({unique_arguments(name, key, _formatted(name))})"
    for name, foreign in table.foreign_keys.items():
        if not foreign.late:
            ends = f'["{foreign.column}"], ["{foreign.table}.id"]'
            yield f"sa.ForeignKeyConstraint({ends}, name={_formatted(name)}, {_on_delete(foreign)})"
    columns = ", ".join(map(py, table.primary_key))
    yield f"sa.PrimaryKeyConstraint({columns}, name={_formatted(f'pk_{table.name}')})"


def _on_delete(key: ForeignKey) -> str:
    return f'ondelete="{key.on_delete.replace("_", " ").upper()}"'


def _formatted(name: str) -> str:
    """The name is whole: no naming convention is applied to it."""
    return f"op.f({py(name)})"
