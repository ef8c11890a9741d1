"""Rows that a check puts into its own database, past the application: not every entity has an endpoint that creates."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import uuid4

from generators.model.app import Application
from generators.model.values import ReferenceField
from generators.verify.subjects.expected import create_body, is_scarce, sent, table, values_of

_INSERT = 'INSERT INTO "{table}" ({columns}) SELECT {columns} FROM json_populate_record(NULL::"{table}", %s::json)'
_OR_ANOTHER = 'SELECT to_json(stored)::text FROM "{table}" stored WHERE {seen} ORDER BY id = %s DESC, id LIMIT 1'


class Storage(Protocol):
    """A database server that runs statements; ``%s`` stands for a value."""

    def execute(self, database: str, statement: str, *values: object) -> Sequence[Sequence[Any]]: ...


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of an application in the database called ``name``. What must be unique differs by the ``numbers``."""

    database: Storage
    name: str
    app: Application
    numbers: Iterator[int]

    def insert(self, key: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """Store a row; returns it by column, as JSON.

        ``values`` replace some of its values. The rows that it cannot do without are stored too.
        """
        return self._store(key, self._row(key, values), _INSERT)

    def stored(self, key: str) -> dict[str, Any]:
        """A row, by column, as JSON: a new one, or one that is there where a unique key has no room for another."""
        row = self._row(key, {})
        if not is_scarce(self.app, key):
            return self._store(key, row, _INSERT)
        self._store(key, row, f"{_INSERT} ON CONFLICT DO NOTHING")
        seen = " AND ".join(self.app.entities[key].features.visible) or "true"
        statement = _OR_ANOTHER.format(table=table(self.app, key), seen=seen)
        there: dict[str, Any] = json.loads(self.database.execute(self.name, statement, row["id"])[0][0])
        return there

    def empty(self, *keys: str) -> None:
        """Delete every row of some entities, or of all, and what refers to them."""
        tables = ", ".join(f'"{table(self.app, key)}"' for key in keys or self.app.entities)
        self.database.execute(self.name, f"TRUNCATE {tables} CASCADE")

    def _row(self, key: str, values: Mapping[str, Any]) -> dict[str, Any]:
        entity = self.app.entities[key]
        moments = dict.fromkeys(entity.features.moments, datetime.now(UTC).isoformat())
        row = {"id": str(uuid4()), **values_of(entity, entity.fields, next(self.numbers)), **moments, **values}
        for column, target in required_references(self.app, key):
            if column not in row:
                row[column] = self.stored(target)["id"]
        return row

    def _store(self, key: str, row: dict[str, Any], statement: str) -> dict[str, Any]:
        columns = ", ".join(f'"{column}"' for column in row)
        made = statement.format(table=table(self.app, key), columns=columns)
        self.database.execute(self.name, made, json.dumps(row))
        return row


def different_bodies(tables: Tables, key: str, values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Bodies that create rows of an entity, which differ and refer to the same others; ``values`` replace some."""
    entity = tables.app.entities[key]
    taken = sent(entity, "create")
    needed = [each for each in required_references(tables.app, key) if each[0] in taken]
    references = {column: tables.stored(target)["id"] for column, target in needed}
    return (create_body(entity, number, {**values, **references}) for number in tables.numbers)


def required_references(app: Application, key: str) -> list[tuple[str, str]]:
    """(column, entity) of everything that a row of an entity has to refer to."""
    return [
        (column, field.reference.target.key)
        for column, field in app.entities[key].fields.items()
        if isinstance(field, ReferenceField) and not field.optional
    ]
