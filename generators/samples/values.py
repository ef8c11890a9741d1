"""A value of a field as JSON, and as the source code of a test."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from generators.model.values import Field, Value
from generators.python_source.literals import py

Spec = Field | Value


@dataclass(frozen=True, slots=True)
class Case:
    """A value and what must become of it. error: pydantic's error type. database: the table refuses it too."""

    label: str
    value: Any
    ok: bool
    error: str = ""
    database: bool = False


def items_of(spec: Spec) -> Value:
    """The items of a list field."""
    assert isinstance(spec, Field)
    assert spec.items is not None
    return spec.items


def entity_code(spec: Spec, value: Any) -> str:
    """Python source of a JSON value as the ORM entity holds it."""
    if value is None:
        return "None"
    match spec.type:
        case "list":
            return "[" + ", ".join(entity_code(items_of(spec), item) for item in value) + "]"
        case "decimal":
            return f'Decimal("{value}")'
        case "date" | "time" | "datetime":
            return f'{spec.type}.fromisoformat("{value}")'
        case "uuid":
            return f'UUID("{value}")'
    return json_code(value)


def entity_value(spec: Spec, value: Any) -> Any:
    """A JSON value as the ORM entity holds it: what ``entity_code`` is the source of."""
    if value is None:
        return None
    match spec.type:
        case "list":
            return [entity_value(items_of(spec), item) for item in value]
        case "decimal":
            return Decimal(str(value))
        case "date":
            return date.fromisoformat(value)
        case "time":
            return time.fromisoformat(value)
        case "datetime":
            return datetime.fromisoformat(value)
        case "uuid":
            return UUID(value)
    return value


def json_code(value: Any) -> str:
    """Python source of a JSON value; long runs of one character as ``"x" * 200``."""
    if isinstance(value, str) and len(value) > 20:
        head = value.rstrip(value[-1])
        run = len(value) - len(head)
        if run > 20:
            repeated = f"{py(value[-1])} * {run}"
            return f"{py(head)} + {repeated}" if head else repeated
    if isinstance(value, list) and len(value) > 10 and value.count(value[0]) == len(value):
        return f"[{json_code(value[0])}] * {len(value)}"
    return py(value)


def canonical(spec: Spec, value: Any) -> Any:
    """A valid value of the spec (a default, an example) as the API answers it."""
    if value is None:
        return None
    match spec.type:
        case "decimal":
            return f"{Decimal(str(value)):.{spec.scale or 0}f}"
        case "list":
            return [canonical(items_of(spec), item) for item in value]
        case "datetime":
            return isoformat(datetime.fromisoformat(value))
        case "float":
            return float(value)
    return value


def isoformat(moment: datetime) -> str:
    """A moment in UTC as pydantic writes it."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
