"""Rows that a check puts into its own database, past the application: not every entity has an endpoint that creates."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import uuid4

from generators.model.app import Application
from generators.model.values import ReferenceField
from generators.verify.subjects.expected import table, values_of

_INSERT = 'INSERT INTO "{table}" ({columns}) SELECT {columns} FROM json_populate_record(NULL::"{table}", %s::json)'


class Storage(Protocol):
    """A database server that runs statements; ``%s`` stands for a value."""

    def execute(self, database: str, statement: str, *values: object) -> object: ...


def insert(database: Storage, name: str, app: Application, key: str, number: int, **values: Any) -> dict[str, Any]:
    """Store a row in the database called ``name``; returns it by column, as JSON.

    ``values`` replace some of its values. The rows that it cannot do without are stored too.
    """
    entity = app.entities[key]
    now = datetime.now(UTC).isoformat()
    moments = dict.fromkeys(entity.features.moments, now)
    row = {"id": str(uuid4()), **values_of(entity, entity.fields, number), **moments, **values}
    for column, target in required_references(app, key):
        if column not in row:
            row[column] = insert(database, name, app, target, number)["id"]
    columns = ", ".join(f'"{column}"' for column in row)
    statement = _INSERT.format(table=table(app, key), columns=columns)
    database.execute(name, statement, json.dumps(row))
    return row


def required_references(app: Application, key: str) -> list[tuple[str, str]]:
    """(column, entity) of everything that a row of an entity has to refer to."""
    return [
        (column, field.reference.target.key)
        for column, field in app.entities[key].fields.items()
        if isinstance(field, ReferenceField) and not field.optional
    ]


def empty(database: Storage, name: str, app: Application) -> None:
    """Delete every row of the spec's entities, and what refers to them."""
    tables = ", ".join(f'"{table(app, key)}"' for key in app.entities)
    database.execute(name, f"TRUNCATE {tables} CASCADE")
