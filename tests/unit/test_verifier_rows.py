"""The rows that a check puts into its own database: whatever columns are called, and as few as unique keys allow."""

from __future__ import annotations

import json
from functools import cache
from itertools import count
from typing import Any, Final

import pytest

from generators.model.app import Application
from generators.model.load import read_app
from generators.verify.checks.running.hostile import _same_number
from generators.verify.subjects.expected import entity_with, is_scarce
from generators.verify.subjects.rows import Tables

SPEC = """
app: {name: rows, title: Rows, version: 1.0.0}
entities:
  Kind:
    fields: {level: {type: enum, values: [low, high], unique: true}}
    endpoints: {create: {}, list: {}}
  Person:
    fields:
      name: {type: string, max_length: 20, unique: true}
      key: {type: string, max_length: 20}
    endpoints: {create: {}, list: {}}
  Room:
    belongs_to: {keeper: Person, kind: Kind}
    fields: {}
    unique: {once: {fields: [kind, keeper]}}
    endpoints: {create: {}}
  Place:
    belongs_to: {kind: Kind}
    fields: {}
    unique: {once: {fields: [kind]}}
    endpoints: {create: {}}
  Note:
    belongs_to: {room: Room, writer: Person}
    fields: {text: {type: string, max_length: 20}}
    endpoints: {create: {}}
"""

THERE: Final = {"id": "the one that is there", "level": "low"}


@cache
def app() -> Application:
    return read_app(SPEC, "specs/rows.yaml", "rows")


class Storage:
    """Remembers what is stored; of a table that is called kinds it has one row, which no other can join."""

    def __init__(self) -> None:
        self.stored: list[dict[str, Any]] = []

    def execute(self, database: str, statement: str, *values: object) -> list[list[str]]:
        if statement.startswith("SELECT"):
            return [[json.dumps(THERE)]]
        if '"kinds"' in statement:
            assert statement.endswith("ON CONFLICT DO NOTHING")
        self.stored.append(json.loads(str(values[0])))
        return []


def tables(storage: Storage) -> Tables:
    return Tables(storage, "database", app(), count(1))


def test_columns_may_have_any_name() -> None:
    storage = Storage()
    row = tables(storage).insert("Person", {"name": "Ann", "key": "k"})
    assert (row["name"], row["key"]) == ("Ann", "k")
    assert storage.stored == [row]


def test_two_rows_that_one_row_needs_differ() -> None:
    """A note needs its writer, and by way of its room the keeper of that."""
    storage = Storage()
    tables(storage).stored("Note")
    names = [row["name"] for row in storage.stored if "name" in row]
    assert len(names) == len(set(names)) == 2


def test_where_there_is_no_room_for_a_row_another_one_serves() -> None:
    storage = Storage()
    assert tables(storage).stored("Kind") == THERE
    assert tables(storage).stored("Room")["kind_id"] == THERE["id"]


def test_how_many_rows_unique_keys_allow() -> None:
    assert [key for key in app().entities if is_scarce(app(), key)] == ["Kind", "Place"]
    assert entity_with(app(), "create", "list") == "Person"


@pytest.mark.parametrize(
    ("sent", "answered", "same"),
    [
        ("9" * 36 + ".99", "9" * 36 + ".99", True),
        ("90071992547409.93", "90071992547409.94", False),
        ("1", "1.00", True),
        ("null", "1.00", True),
        ("true", "1.00", False),
    ],
)
def test_numbers_are_compared_in_every_digit(sent: str, answered: str, same: bool) -> None:
    assert _same_number(sent, answered) is same
