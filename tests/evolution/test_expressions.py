"""What is said of rows that are there means in SQL what it means in an operation."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest

from generators.evolution.expressions import Mistake, Rows
from generators.operations.interpret import Interpreter
from generators.python_source.literals import sql, sql_name
from generators.schema.database import schema_of
from generators.schema.tables import Column, Schema
from generators.verify.subjects.postgres import Postgres
from tests.evolution.conftest import Alembic
from tests.evolution.evolving import first_migration, read

TEXT = (Path(__file__).parent / "cases" / "fills" / "before.yaml").read_text()
DATABASE = "expressions"
# What a value of PostgreSQL is in Python; text is itself.
_PYTHON: Final[dict[str, Callable[[str], Any]]] = {
    "integer": int,
    "bigint": int,
    "boolean": lambda text: text == "true",
    "double precision": float,
    "date": datetime.date.fromisoformat,
    "timestamp with time zone": datetime.datetime.fromisoformat,
}
BOOKS: Final[tuple[dict[str, str | None], ...]] = (
    {"state": "DRAFT", "price": "0.05", "pages": None, "weight": "1.5", "sold": "-7", "code": "1", "subtitle": None},
    {"state": "LIVE", "price": "12.50", "pages": "17", "weight": "0.1", "sold": "2000000000", "code": "2"},
    {
        "state": "GONE",
        "price": "999999.99",
        "pages": "0",
        "weight": "-3.25",
        "sold": "10",
        "code": "9007199254740993",
    },
)
EXPRESSIONS: Final = {
    "integer": (
        "1", "sold // 2", "sold % 7", "sold // -7", "sold % -3", "-sold", "sold * 2 - sold - sold + 5",
        "pages if pages is not None else 0", "(0 if pages is None else pages) // 16", "round(price * 1.5, 0)",
        "(printed_at - created_at) // days(1) if printed_at is not None else -1", "7 if sold > 5 and sold < 20 else 8",
        "1 if weight > 0.1 else 2", "1 if weight == 0.1 else 2", "1 if price in (0.05, 12.5) else 0",
    ),
    "bigint": ("sold * sold", "code", "(code * code) // code if code > 0 else 0", "(code * 1000) % 7 - code"),
    "numeric(38,4)": (
        "price", "price * 2", "price * price", "sold", "-price", "round(price, 1)", "round(price * 0.5, 2)",
        "round(-price, 1)", "price * pages if pages is not None else None", "0.5 if sold == 10 else price",
        "sold * 0.1",
    ),
    "double precision": ("weight * 2.0", "weight + weight", "-weight", "sold * weight", "price"),
    "text": (
        "title", '"it\'s \\\\ new"', "state", 'state if state != "GONE" else title', "subtitle",
        "title if subtitle is None else subtitle", "author.name", "author.publisher.name",
        'editor.name if editor else "nobody"', 'editor.publisher.name if editor else author.publisher.name',
        '"same" if editor and editor == author else "other"',
        '"early" if author.born is None or due < author.born else "late"',
        '"none" if subtitle is not None and subtitle == "Second" else "some"',
        '"x" if subtitle is None or subtitle != "Second" else "y"',
        '"a" if subtitle is not None and subtitle not in ("Second", "Third") else "b"',
    ),
    "boolean": (
        "True", "not (sold > 5)", 'state == "LIVE" or price < 1', "pages is None", "pages is not None and pages > 0",
        "editor is None", "editor is not None", 'state in ("LIVE", "DRAFT")', "sold > 5 and not (price > 20)",
        "not (editor is not None and pages is not None)",
        "pages is not None and pages != 0 and 100 // pages > 1", "pages is None or pages == 0 or 100 % pages > 1",
    ),
    "date": ("due", "author.born"),
    "timestamp with time zone": (
        "created_at + days(2)", "created_at - hours(3) + minutes(sold // 1000000)", "printed_at",
        "created_at if printed_at is None or printed_at > created_at else printed_at",
    ),
}  # fmt: skip
CASES: Final = [(kind, text) for kind, texts in EXPRESSIONS.items() for text in texts]


@pytest.fixture(scope="module")
def schema(server: Postgres, alembic: Alembic) -> Schema:
    """A database with books, one of which has everything that may be empty."""
    app = read(TEXT)
    server.create(DATABASE)
    assert alembic.run(DATABASE, {"0001_initial_schema.py": first_migration(app)}) == ""
    for number, name in enumerate(("Old", "New"), 1):
        _insert(server, "publishers", number, {"name": name})
        born = {"born": f"19{number}1-02-03"}
        _insert(server, "authors", number, {"name": f"{name} author", "publisher_id": _id(number), **born})
    for number, row in enumerate(BOOKS, 1):
        made = {
            "title": f"Title {number}",
            "subtitle": "Second",
            "author_id": _id(1),
            "due": f"1930-0{number}-01",
            **row,
        }
        if number > 1:
            made |= {"editor_id": _id(number - 1), "printed_at": f"2031-0{number}-01T12:00:00Z"}
        _insert(server, "books", number, made)
    return schema_of(app)


def _id(number: int) -> str:
    return f"00000000-0000-0000-0000-{number:012}"


def _insert(server: Postgres, table: str, number: int, row: Mapping[str, str | None]) -> None:
    values = {"id": _id(number), **{name: value for name, value in row.items() if value is not None}}
    columns, made = ", ".join(map(sql_name, values)), ", ".join(map(sql, values.values()))
    server.execute(DATABASE, f"INSERT INTO {table} ({columns}) VALUES ({made})")


class Row:
    """A row as the interpreter asks for it."""

    def __init__(self, server: Postgres, schema: Schema, table: str, row_id: str) -> None:
        self._server, self._schema, self._table = server, schema, schema.tables[table]
        names = list(self._table.columns)
        listed = ", ".join(f"{sql_name(name)}::text" for name in names)
        [found] = server.execute(DATABASE, f"SELECT {listed} FROM {table} WHERE id = %s", row_id)
        self.values = dict(zip(names, found, strict=True))

    def attribute(self, name: str) -> Any:
        column = self._table.columns.get(name)
        if column is not None:
            return python(self.values[name], column.type)
        [key] = [each for each in self._table.foreign_keys.values() if each.column == f"{name}_id"]
        target = self.values[key.column]
        return None if target is None else Row(self._server, self._schema, key.table, target)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Row) and self.values["id"] == other.values["id"]

    __hash__ = None  # type: ignore[assignment]  # only compared


def python(value: str | None, kind: str) -> Any:
    """A text of PostgreSQL as a value."""
    if value is None:
        return None
    return Decimal(value) if kind.startswith("numeric") else _PYTHON.get(kind, str)(value)


@pytest.mark.parametrize(("kind", "text"), CASES, ids=[text for _, text in CASES])
def test_it_means_the_same(kind: str, text: str, schema: Schema, server: Postgres) -> None:
    column = Column(kind, nullable=True)
    made = Rows(schema, "books").filling(text, column, schema.tables["books"], "new", "")
    assert not isinstance(made, Mistake), made
    found = server.execute(DATABASE, f"SELECT id::text, CAST({made} AS {kind})::text FROM books ORDER BY id")
    assert len(found) == len(BOOKS)
    for row_id, value in found:
        expected = Interpreter(text, bare=Row(server, schema, "books", row_id)).result()
        assert python(value, kind) == _as(kind, expected), row_id


def _as(kind: str, value: Any) -> Any:
    return float(value) if kind == "double precision" and value is not None else value
