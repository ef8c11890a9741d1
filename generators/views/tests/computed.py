"""Computed fields, as their tests need them: a row, the rows inside it, and what must come out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any, Final

from generators import samples
from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.values import ReferenceField
from generators.operations.domain import Property, Type
from generators.operations.interpret import Answered, names_read
from generators.python_source.attributes import code_name, word_of
from generators.python_source.literals import py
from generators.python_source.symbols import EntityNames
from generators.support.frozen import Frozen
from generators.views.app_symbols import names_of_entities
from generators.views.entity_names import entity_ref

_ROWS: Final = (0, 1)  # inside a row: one with each sample of a field


class ComputedView(Frozen):
    """One computed field. What is said to be code is Python."""

    id: str
    schema: str
    name: str
    row: str  # code: what a repository answers
    expected: str  # code


class ComputedFieldsView(Frozen):
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
        if not entity.computed:
            continue
        ref = entity_ref(entity)
        inside = {each.name: [_row(app, each.target.key, index) for index in _ROWS] for each in entity.nested}
        row = _row(app, key, 0, inside)
        for each in entity.computed:
            expected = _expected(row, each)
            if expected:
                code = _row_code(app, key, 0, _read(entity, each.written))
                yield ComputedView(f"{ref.human} {each.name}", ref.pascal, each.name, code, expected)


def _expected(row: Answered, computed: Property) -> str:
    """Source of what a computed field means for a row, found without the compiled expression; "" for none."""
    try:
        return _code(_typed(row.attribute(_in_code(computed.name)), computed.type))
    except (ArithmeticError, LookupError, TypeError, ValueError):
        return ""


def _typed(value: Any, kind: Type) -> Any:
    """A number as the field holds it: a sum of nothing is a whole number, whatever it is a sum of."""
    if value is None or kind.kind not in ("decimal", "float"):
        return value
    return Decimal(value) if kind.kind == "decimal" else float(value)


def _row(app: Application, key: str, index: int, inside: dict[str, list[Answered]] | None = None) -> Answered:
    """A row as an answer has it."""
    entity = app.entities[key]
    values = {_in_code(name): _value(entity, name, index) for name in _plain(entity)}
    rows = {_in_code(nested.name): (inside or {}).get(nested.name, []) for nested in entity.nested}
    return Answered(values | rows, {_in_code(each.name): each.written for each in entity.computed})


def _in_code(name: str) -> str:
    """What expressions of the spec call an attribute."""
    return code_name(word_of(name))


def _plain(entity: Entity) -> list[str]:
    return [
        name for name, field in entity.fields.items() if not isinstance(field, ReferenceField) and not field.write_only
    ]


def _value(entity: Entity, name: str, index: int) -> Any:
    field = entity.fields[name]
    return samples.entity_value(field, samples.sample(field, name, index))


def _value_code(entity: Entity, name: str, index: int) -> str:
    field = entity.fields[name]
    return samples.entity_code(field, samples.sample(field, name, index))


def _read(entity: Entity, expression: str) -> frozenset[str]:
    """The names that an expression reads, itself or in other computed fields; rows inside may have a name of those."""
    written, read, waiting = {_in_code(each.name): each.written for each in entity.computed}, set[str](), [expression]
    while waiting:
        new = names_read(waiting.pop()) - read
        read |= new
        waiting += [written[name] for name in new if name in written]
    return frozenset(read)


def _row_code(app: Application, key: str, index: int, given: frozenset[str], inner: bool = False) -> str:
    """Code of the row: the fields of these names and of its own expressions, the factory makes the others."""
    entity = app.entities[key]
    factory = f"{entity.name.pascal}Factory"
    names = given.union(*(names_read(each.written) for each in entity.computed))
    read = [name for name in _plain(entity) if _in_code(name) in names]
    made = f"{factory}.create({', '.join(f'{name}={_value_code(entity, name, index)}' for name in read)})"
    if not entity.nested:
        return f"values({made})"
    row = f"{factory}.row({made})"
    if inner:
        return row
    rows = [
        f'"{nested.name}": [{", ".join(_row_code(app, nested.target.key, each, given, True) for each in _ROWS)}]'
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
