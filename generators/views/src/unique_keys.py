"""What the application knows of a unique key beyond its columns, as code."""

from __future__ import annotations

from generators.model.entity import Entity, UniqueKey
from generators.python_source.literals import py


def unique_info(entity: Entity, key: UniqueKey, fields: bool) -> str:
    """Code of a key's ``info``: the declared error, or else its fields where the database sees expressions."""
    if key.error is not None:
        return f', info={{"error": ({key.error.status}, {py(key.error.code)}, {py(error_message(entity, key))})}}'
    return f', info={{"fields": {py(list(map(entity.json, key.fields)))}}}' if fields else ""


def error_message(entity: Entity, key: UniqueKey) -> str:
    """The message of a declared error."""
    assert key.error is not None
    return key.error.message or f"There is already one with the same {', '.join(map(entity.json, key.fields))}"
