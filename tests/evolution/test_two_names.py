"""A column that has another name: two versions write it at once, and each reads what the other one wrote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import psycopg
import pytest

from generators.python_source.literals import sql
from generators.verify.subjects.postgres import Postgres
from tests.evolution.conftest import Alembic
from tests.evolution.rows import rows
from tests.evolution.sequences import case

OLD: Final = {
    "headline": "title", "path": "slug", "status": "state", "cost": "price", "terms": "words", "remarks": "notes",
    "length": "pages", "leaves": "sheets", "motto": "subtitle", "token": "code", "writer_id": "author_id",
    "reviser_id": "editor_id", "strange": "odd",
}  # fmt: skip
AUTHORS: Final = tuple(f"00000000-0000-4000-8000-00000000000{number}" for number in range(1, 4))
# Without a default in it, with nothing but defaults and nothing, and two others.
SOME: Final = {
    "headline": "One", "path": "one", "status": "GONE", "cost": "7.50", "terms": "{a,b}", "remarks": '{"a": 1}',
    "length": "3", "leaves": "4", "motto": "Go", "token": "11", "writer_id": AUTHORS[0], "reviser_id": AUTHORS[1],
    "strange": "much",
}  # fmt: skip
NOTHING: Final = {
    "status": "DRAFT", "cost": "1.00", "terms": "{}", "remarks": None, "length": "1", "token": None,
    "reviser_id": None, "strange": 'it\'s :x \\ """ and\nmore',
}  # fmt: skip
OTHER: Final = {
    "headline": "Two", "path": "two", "status": "GONE", "cost": "99999999.99", "terms": "{}", "remarks": "[2]",
    "length": "1", "leaves": "5", "motto": "Stop", "token": "12", "writer_id": AUTHORS[1], "reviser_id": AUTHORS[0],
    "strange": "more",
}  # fmt: skip


@pytest.fixture(scope="module")
def names(server: Postgres, alembic: Alembic) -> Books:
    """A database in which both names are there."""
    sequence = case("renamed_fields")
    server.create("two_names")
    assert alembic.run("two_names", sequence.migrations(), "0001") == ""
    for statement in sequence.statements:
        server.execute("two_names", statement)
    assert alembic.again("two_names", "0002") == ""
    for author in AUTHORS:
        server.execute("two_names", f"INSERT INTO authors (id, name) VALUES ('{author}', 'Author')")
    return Books(server, "two_names")


class Books:
    """The books of a database, as two versions see them. old: it is the one that knows the old names."""

    def __init__(self, server: Postgres, name: str) -> None:
        self.server, self.name = server, name

    def make(self, book: str, values: Mapping[str, str | None], *, old: bool) -> None:
        """Store a row as a version does: with what it knows, and nothing else."""
        made = {"id": book, **_called(values, old=old)}
        literals = ", ".join("NULL" if each is None else sql(each) for each in made.values())
        self.server.execute(self.name, f"INSERT INTO books ({', '.join(made)}) VALUES ({literals})")

    def change(self, book: str, values: Mapping[str, str | None], *, old: bool) -> None:
        """Change a row in the same way."""
        pairs = _called(values, old=old).items()
        made = ", ".join(f"{name} = {'NULL' if each is None else sql(each)}" for name, each in pairs)
        self.server.execute(self.name, f"UPDATE books SET {made} WHERE id = '{book}'")

    def holds(self, book: str, values: Mapping[str, str | None]) -> None:
        """Assert that both versions read these values."""
        row = rows(self.server, self.name, ["books"])["books"][book]
        assert {name: row[name] for name in values} == values
        assert {name: row[old] for name, old in OLD.items() if name in values} == values


def _called(values: Mapping[str, str | None], *, old: bool) -> dict[str, str | None]:
    return {OLD[name] if old else name: each for name, each in values.items()}


@pytest.mark.parametrize("old", [True, False], ids=["the version before", "the next one"])
def test_what_one_version_writes_the_other_reads(names: Books, old: bool) -> None:
    book = f"10000000-0000-4000-8000-00000000000{int(old)}"
    unique = {"path": f"path {old}", "token": str(20 + old)}
    names.make(book, {**SOME, **unique}, old=old)
    names.holds(book, {**SOME, **unique})

    names.change(book, NOTHING, old=not old)
    names.holds(book, {**SOME, **unique, **NOTHING})

    names.change(book, {**OTHER, "path": f"other {old}", "token": str(30 + old)}, old=old)
    names.holds(book, {**OTHER, "path": f"other {old}", "token": str(30 + old)})

    names.change(book, {"length": "9"}, old=not old)
    names.holds(book, {**OTHER, "path": f"other {old}", "token": str(30 + old), "length": "9"})


@pytest.mark.parametrize("old", [True, False], ids=["the version before", "the next one"])
def test_defaults_and_nothing_are_values_too(names: Books, old: bool) -> None:
    book = f"20000000-0000-4000-8000-00000000000{int(old)}"
    values = {**SOME, **NOTHING, "path": f"nothing {old}"}
    names.make(book, values, old=old)
    names.holds(book, values)


def test_a_row_holds_what_was_said_last_of_both(names: Books) -> None:
    book = "30000000-0000-4000-8000-000000000000"
    names.make(book, {**SOME, "path": "both", "token": "50"}, old=True)
    names.server.execute(names.name, f"UPDATE books SET headline = 'New', title = 'Old' WHERE id = '{book}'")
    names.holds(book, {"headline": "New"})


@pytest.mark.parametrize("old", [True, False], ids=["the version before", "the next one"])
def test_both_versions_meet_the_rules(names: Books, old: bool) -> None:
    book, other = (f"40000000-0000-4000-8000-0000000000{number}{int(old)}" for number in (1, 2))
    names.make(book, {**SOME, "path": f"rule {old}", "token": None}, old=old)
    names.make(other, {**SOME, "path": f"taken {old}", "token": None}, old=not old)
    refused = {"path": f"taken {old}", "cost": "-1.00", "writer_id": other, "headline": None}
    for name, value in refused.items():
        with pytest.raises(psycopg.errors.IntegrityError):
            names.change(book, {name: value}, old=old)


@pytest.mark.parametrize("old", [True, False], ids=["the version before", "the next one"])
def test_both_versions_keep_trees_and_what_is_deleted_out(names: Books, old: bool) -> None:
    above, below = (f"50000000-0000-4000-8000-0000000000{number}{int(old)}" for number in (1, 2))
    column = "parent_id" if old else "above_id"
    for number, category in enumerate((above, below)):
        label = f"INSERT INTO categories (id, label) VALUES ('{category}', 'tree {old} {number}')"
        names.server.execute(names.name, label)
    names.server.execute(names.name, f"UPDATE categories SET {column} = '{above}' WHERE id = '{below}'")
    with pytest.raises(psycopg.errors.CheckViolation, match="form a circle"):
        names.server.execute(names.name, f"UPDATE categories SET {column} = '{below}' WHERE id = '{above}'")

    book, author = f"60000000-0000-4000-8000-00000000000{int(old)}", f"60000000-0000-4000-8000-00000000001{int(old)}"
    names.server.execute(names.name, f"INSERT INTO authors (id, name, deleted_at) VALUES ('{author}', 'Gone', now())")
    names.make(book, {**SOME, "path": f"seen {old}", "token": str(70 + old)}, old=old)
    with pytest.raises(psycopg.errors.ForeignKeyViolation, match="is deleted"):
        names.change(book, {"writer_id": author}, old=old)
    with pytest.raises(psycopg.errors.ForeignKeyViolation, match="is deleted"):
        names.make(author, {**SOME, "path": f"new {old}", "token": None, "writer_id": author}, old=old)


@pytest.mark.parametrize("old", [True, False], ids=["the version before", "the next one"])
def test_what_is_let_go_is_so_for_both(names: Books, old: bool) -> None:
    book, author = f"70000000-0000-4000-8000-00000000000{int(old)}", f"70000000-0000-4000-8000-00000000001{int(old)}"
    names.server.execute(names.name, f"INSERT INTO authors (id, name) VALUES ('{author}', 'Reviser')")
    names.make(book, {**SOME, "path": f"go {old}", "token": str(80 + old), "reviser_id": author}, old=old)
    names.server.execute(names.name, f"DELETE FROM authors WHERE id = '{author}'")
    names.holds(book, {"reviser_id": None})


def test_the_way_back_and_the_next_release_keep_what_both_wrote(server: Postgres, alembic: Alembic) -> None:
    sequence = case("renamed_fields")
    database = "names_back"
    server.create(database)
    assert alembic.run(database, sequence.migrations(), "0001") == ""
    for statement in sequence.statements:
        server.execute(database, statement)
    assert alembic.again(database, "0002") == ""
    books = Books(server, database)
    written = {"10000000-0000-4000-8000-000000000001": True, "10000000-0000-4000-8000-000000000002": False}
    author = next(iter(rows(server, database, ["authors"])["authors"]))
    for number, (book, old) in enumerate(written.items()):
        mine = {"path": f"back {old}", "token": str(90 + number), "writer_id": author, "reviser_id": author}
        books.make(book, {**SOME, **mine, "status": "DRAFT"}, old=old)
    expected = {book: _read(server, database, book, old=False) for book in written}

    assert alembic.again(database) == ""
    assert {book: _read(server, database, book, old=False) for book in written} == expected
    assert alembic.again(database, "0002", "downgrade") == ""
    for book in written:
        books.holds(book, expected[book])
    assert alembic.again(database, "0001", "downgrade") == ""
    assert {book: _read(server, database, book, old=True) for book in written} == expected


def _read(server: Postgres, database: str, book: str, *, old: bool) -> dict[str, str | None]:
    row = rows(server, database, ["books"])["books"][book]
    return {name: row[before if old else name] for name, before in OLD.items()}
