"""Computed fields, as their tests need them: a row, the rows inside it, and what must come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from types import SimpleNamespace
from typing import Any, Final
from uuid import UUID

from generators import samples
from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.values import ReferenceField
from generators.operations.domain import Property
from generators.python_source.literals import py
from generators.python_source.symbols import EntityNames
from generators.views.app_symbols import names_of_entities
from generators.views.entity_names import entity_ref

_NAMES: Final = {
    "Decimal": Decimal, "UTC": UTC, "UUID": UUID, "date": date, "datetime": datetime, "time": time,
    "timedelta": timedelta, "ROUND_HALF_UP": ROUND_HALF_UP,
}  # fmt: skip
_ROWS: Final = (0, 1)  # inside a row: one with each sample of a field


@dataclass(frozen=True, slots=True)
class ComputedView:
    """One computed field. What is said to be code is Python."""

    id: str
    schema: str
    name: str
    row: str  # code: what a repository answers
    expected: str  # code


@dataclass(frozen=True, slots=True)
class ComputedFieldsView:
    """``tests/unit/test_computed_fields.py``."""

    cases: tuple[ComputedView, ...]
    entities: tuple[EntityNames, ...]  # every one


def computed_view(app: Application) -> ComputedFieldsView:
    """Every computed field whose value follows from samples."""
    return ComputedFieldsView(tuple(_cases(app)), names_of_entities(app))


def has_computed(app: Application) -> bool:
    """Whether there is anything to test."""
    return any(True for _ in _cases(app))


def _cases(app: Application) -> Iterator[ComputedView]:
    for key, entity in app.entities.items():
        ref = entity_ref(key, entity)
        inside = {each.name: [_row(app, each.target.key, index) for index in _ROWS] for each in entity.nested}
        row = _row(app, key, 0, inside)
        for each in entity.computed:
            expected = _code(getattr(row, each.name)) if hasattr(row, each.name) else ""
            if expected:
                code = _row_code(app, key, 0, each)
                yield ComputedView(f"{ref.human} {each.name}", ref.pascal, each.name, code, expected)


def _row(app: Application, key: str, index: int, inside: dict[str, list[Any]] | None = None) -> SimpleNamespace:
    """A row as an answer has it, with its computed fields where they can be worked out."""
    entity = app.entities[key]
    row = SimpleNamespace(**{name: _value(entity, name, index) for name in _plain(entity)})
    for nested in entity.nested:
        setattr(row, nested.name, (inside or {}).get(nested.name, []))
    for each in entity.computed:
        try:
            # The code is our own: the same that the generated schema holds.
            setattr(row, each.name, eval(each.expression, dict(_NAMES), {"self": row}))  # noqa: S307
        except (ArithmeticError, AttributeError, LookupError, NameError, TypeError, ValueError):
            continue
    return row


def _plain(entity: Entity) -> list[str]:
    return [
        name for name, field in entity.fields.items() if not isinstance(field, ReferenceField) and not field.write_only
    ]


def _value(entity: Entity, name: str, index: int) -> Any:
    code = _value_code(entity, name, index)
    return eval(code, dict(_NAMES), {})  # noqa: S307 - code of a sample


def _value_code(entity: Entity, name: str, index: int) -> str:
    field = entity.fields[name]
    return samples.entity_code(field, samples.sample(field, name, index))


def _row_code(app: Application, key: str, index: int, computed: Property, inner: bool = False) -> str:
    """Code of the row: the fields that the expression may read are given, the factory makes the others."""
    entity, factory = app.entities[key], f"factories.{entity_ref(key, app.entities[key]).pascal}Factory"
    text = " ".join([computed.expression, *(each.expression for each in entity.computed)])
    read = [name for name in _plain(entity) if re.search(rf"\.{name}\b", text)]
    made = f"{factory}.create({', '.join(f'{name}={_value_code(entity, name, index)}' for name in read)})"
    if not entity.nested:
        return f"values({made})"
    row = f"{factory}.row({made})"
    if inner:
        return row
    rows = [
        f'"{nested.name}": [{", ".join(_row_code(app, nested.target.key, each, computed, True) for each in _ROWS)}]'
        for nested in entity.nested
    ]
    return f"{{**{row}, {', '.join(rows)}}}"


def _code(value: Any) -> str:
    """Source of a value that was worked out; "" for one without a simple source."""
    if value is None or isinstance(value, bool | int | float | str):
        return py(value)
    if isinstance(value, Decimal):
        return f'Decimal("{value}")'
    if isinstance(value, timedelta):
        return f"timedelta(days={value.days}, seconds={value.seconds})"
    if isinstance(value, date | time):
        return f'{type(value).__name__}.fromisoformat("{value.isoformat()}")'
    return ""
