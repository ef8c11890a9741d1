"""Parts of tables as arguments in code: what the ORM entity and the migrations say alike."""

from __future__ import annotations

import re
from typing import Final

from generators.python_source.literals import py, sql_text
from generators.schema.tables import Index, UniqueConstraint

_SAME_NULLS: Final = "postgresql_nulls_not_distinct=True"
_COLUMN: Final = re.compile(r"\w+")
# Alembic puts a default between quotes as it is when it compares it.
_LITERAL: Final = re.compile(r"'([^'\\]*)'", re.DOTALL)


def called(function: str, text: str) -> str:
    """A call with SQL alone; a long text has parentheses of its own."""
    code = sql_text(text)
    return f"{function}{code}" if code.startswith("(") else f"{function}({code})"


def server_default(default: str, text_call: str = "text") -> str:
    """``server_default=...`` of SQL. text_call: what SQLAlchemy's ``text`` is called there."""
    plain = _LITERAL.fullmatch(default)
    return f"server_default={py(plain[1]) if plain else called(text_call, default)}"


def unique_arguments(name: str, key: UniqueConstraint, named: str = "") -> str:
    """The arguments of ``UniqueConstraint(...)``. named: code of the name where it is not the name itself."""
    nulls = f", {_SAME_NULLS}" if key.same_nulls else ""
    return f"{', '.join(map(py, key.columns))}, name={named or py(name)}{nulls}"


def index_arguments(index: Index, text_call: str = "text") -> tuple[list[str], list[str]]:
    """The columns and the options of an index."""
    columns = [py(each) if _COLUMN.fullmatch(each) else called(text_call, each) for each in index.columns]
    where = [f"postgresql_where={called(text_call, index.where)}"] if index.where else []
    unique = ["unique=True"] if index.unique else []
    return columns, [*unique, *where, *([_SAME_NULLS] if index.same_nulls else [])]
