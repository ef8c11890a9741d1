"""Sample values of a field: what its type says, and what the field itself adds to that.

Values are as a client sends them (JSON) and in the form in which the API answers them.
"""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from generators.field_types.values import Unique
from generators.model.values import Field, ReferenceField, Value

REFERRED: Final = 30  # rows with an id that tests know, where they must differ


def sample(field: Field, name: str, index: int = 0) -> Any:
    """The ``index``-th valid value (0 or 1; the two differ wherever the constraints allow it)."""
    if isinstance(field, ReferenceField):
        return str(UUID(int=min(index + 1, field.reference.rows)))
    example = field.example if survives(field, field.example) else None
    first = field.type.sample(field, name, 0) if example is None else canonical(field, example)
    if index == 0:
        return first
    others = (field.type.sample(field, name, number) for number in (1, 0))
    return next((value for value in others if value != first), first)


def survives(field: Field, value: Any) -> bool:
    """Whether sanitising leaves a value as it is."""
    return field.html is None or not isinstance(value, str) or not set(value) & set("&<>\r\xa0")


def canonical(field: Value, value: Any) -> Any:
    """A valid value of the field (a default, an example) as the API answers it."""
    return None if value is None else field.type.canonical(field, value)


def entity_code(field: Value, value: Any) -> str:
    """Python source of a JSON value as the ORM entity holds it."""
    return "None" if value is None else field.type.entity_code(field, value)


def entity_value(field: Field, value: Any) -> Any:
    """A JSON value as the ORM entity holds it."""
    return None if value is None else field.type.entity_value(field, value)


def pool(field: ReferenceField) -> int:
    """How many rows a unique reference chooses from: rows that need the referring ones have made some already."""
    return min(REFERRED * (1 + field.reference.above), field.reference.rows)


def unique_code(field: Field, name: str) -> Unique | None:
    """Values that differ from call to call; None for a type that no unique key may have."""
    if isinstance(field, ReferenceField):
        code = f"reference(1 + number % {pool(field)})"
        rows = min(REFERRED, pool(field))
        return Unique(f"str({code})", code, rows, lambda number: str(UUID(int=1 + number % pool(field))))
    return field.type.unique(field, name)
