"""The rows that a scenario begins with, made complete: every row that one of them cannot do without is a row too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.routes import REFERENCE
from generators.model.scenarios.scenario import Scenario
from generators.model.values import ReferenceField
from generators.python_source.attributes import attribute_name
from generators.support.frozen import Frozen


class Row(Frozen):
    """One row. values: what is said of it, by field. rows: the names of the rows that it refers to, by column.

    defaults: of fields of which nothing is said and that a row can do without: their default, or nothing. Any other
    column gets whatever suits it.
    """

    name: str
    entity: str
    values: dict[str, Any]
    rows: dict[str, str]
    defaults: dict[str, Any]


def relations(entity: Entity) -> dict[str, tuple[str, ReferenceField]]:
    """The relations of an entity to one other row: name -> (column, field)."""
    return {field.reference.name: (column, field) for column, field in entity.references.items()}


def rows_of(app: Application, scenario: Scenario) -> tuple[Row, ...]:
    """Every row to store, in an order in which each one comes after those that it refers to."""
    taken = {*(row.name for row in scenario.given), *(step.save for step in scenario.steps if step.save)}
    return tuple(row for given in scenario.given for row in _rows(app, taken, given.name, given.entity, given.written))


def _rows(app: Application, taken: set[str], name: str, key: str, written: Mapping[str, Any]) -> Iterator[Row]:
    """A row, after those that it needs and nobody named."""
    entity = app.entities[key]
    known = relations(entity)
    rows: dict[str, str] = {}
    for relation, (column, field) in known.items():
        if relation in written and written[relation] is not None:
            found = REFERENCE.fullmatch(written[relation])
            assert found is not None
            rows[column] = found[1]
        elif relation not in written and not field.optional:
            rows[column] = free_name(f"{name}_{relation}", taken)
            for each in _rows(app, taken, rows[column], field.reference.target.key, {}):
                # Nobody named it, so nobody needs its defaults where there is no second row with them.
                yield replace(each, defaults={}) if is_one(app, each) else each
    values = {known[each][0] if each in known else attribute_name(each): value for each, value in written.items()}
    values = {each: value for each, value in values.items() if each not in rows}
    yield Row(name, key, values, rows, {each: value for each, value in unsaid(entity).items() if each not in values})


def unsaid(entity: Entity) -> dict[str, Any]:
    """What the fields of a row hold of which nothing has to be said: their default, or nothing."""
    fields = {name: field for name, field in entity.fields.items() if not isinstance(field, ReferenceField)}
    return {name: field.default for name, field in fields.items() if field.optional or field.default is not None}


def is_one(app: Application, row: Row) -> bool:
    """Whether a key holds nothing but defaults, so that there is no second row like this one."""
    entity = app.entities[row.entity]
    keys = [unique.fields for unique in entity.unique.values()]
    keys += [(name,) for name, field in entity.fields.items() if field.unique]
    return any(all(row.defaults.get(name) is not None for name in key) for key in keys)


def bare_entities(app: Application) -> frozenset[str]:
    """The entities of which a scenario begins with a row that leaves something unsaid."""
    return frozenset(row.entity for each in app.scenarios for row in rows_of(app, each) if row.defaults)


def free_name(name: str, taken: set[str]) -> str:
    """A name like this one that is not taken, and is from now on."""
    while name in taken:
        name += "_"
    taken.add(name)
    return name
