"""The user's words for tables, columns and values."""

from __future__ import annotations

import re
from typing import Final

from generators.model.app import Application
from generators.model.values import ReferenceField
from generators.python_source.attributes import attribute_name
from generators.python_source.literals import sql_name
from generators.schema.tables import Table

Loc = tuple[str, ...]
_VALUE: Final = re.compile(r"(E?)'((?:[^']|'')*)'")


class Words:
    """The user's words for tables and columns."""

    def __init__(self, app: Application) -> None:
        self._app = app

    def column(self, key: str, word: str) -> tuple[str, str]:
        """The table and the column of a field or relation."""
        entity = self._app.entities[key]
        relations = {field.reference.name: name for name, field in entity.references.items()}
        return entity.name.plural, relations.get(word, attribute_name(word))

    def owner_of(self, table: str, column: str) -> tuple[str, str]:
        """The entity and the word of a column."""
        key = next((key for key, entity in self._app.entities.items() if entity.name.plural == table), "")
        field = self._app.entities[key].fields.get(column) if key else None
        return key, field.reference.name if isinstance(field, ReferenceField) else column

    def place(self, key: str, column: str) -> Loc:
        """Where a spec says what a column is."""
        field = self._app.entities[key].fields.get(column) if key in self._app.entities else None
        if isinstance(field, ReferenceField):
            return ("entities", key, "belongs_to", field.reference.name)
        return ("entities", key, "fields", column.removesuffix("_"))

    def loc(self, place: str) -> Loc:
        """Where a spec says what a word is."""
        key, _, name = place.partition(".")
        return self.place(key, self.column(key, name)[1]) if name else ("entities", key)


def values_of(table: Table, column: str) -> list[str]:
    """The values of an enum, from the check that lists them."""
    beginning = f"{sql_name(column)} IN ("
    return texts_in(next((check for check in table.checks.values() if check.startswith(beginning)), ""))


def texts_in(sql: str) -> list[str]:
    """What stands in the literals of SQL."""
    texts = _VALUE.findall(sql)
    return [(text.replace("\\\\", "\\") if escaped else text).replace("''", "'") for escaped, text in texts]
