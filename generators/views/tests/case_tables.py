"""The tables of values in ``tests/cases/<entity>.py``: each makes the code of its rows.

Fields are called as clients call them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.values import Field
from generators.python_source.literals import py
from generators.views.src.unique_keys import error_message
from generators.views.tests import absent, hostile_values, lists
from generators.views.tests import field_choice as fields
from generators.views.tests import field_values as values

_Names = Callable[[Entity], Iterable[str]]
_Table = Callable[[Application, Entity], Iterator[str]]


def _row(*parts: str) -> str:
    """Code of a row."""
    return ", ".join(part for part in parts if part)


def _seen(entity: Entity, names: Iterable[str]) -> str:
    """Code of what clients call fields."""
    return py([entity.json(name) for name in names])


def _said(label: str) -> str:
    """Code of what tells a case from others, "" where nothing has to."""
    return py(label) if label else ""


def _accepted(app: Application, entity: Entity) -> Iterator[str]:
    for each in fields.made(entity, values.accepted, fields.received(entity)):
        yield _row(py(entity.json(each.field)), each.code, _said(each.label))
    for each in fields.made(entity, values.plain, fields.received(entity)):
        yield _row(py(entity.json(each.field)), each.code, _said("that looks like markup"))


def _written(app: Application, entity: Entity) -> Iterator[str]:
    for each in fields.made(entity, values.written, fields.received(entity)):
        yield _row(py(entity.json(each.field)), each.code, each.answer, _said(each.label))


def _refused(app: Application, entity: Entity) -> Iterator[str]:
    for each in fields.made(entity, values.refused, fields.received(entity)):
        yield _row(py(entity.json(each.field)), each.code, py(each.error), _said(each.label))


def _shared_lists(code: Callable[[Field], str]) -> _Table:
    """A table of fields and the list that they share."""

    def make(app: Application, entity: Entity) -> Iterator[str]:
        alike: dict[str, list[str]] = {}
        for name in fields.those(entity, fields.received(entity)):
            alike.setdefault(code(entity.fields[name]), []).append(name)
        return (_row(_seen(entity, names), each) for each, names in alike.items() if each)

    return make


def _states(app: Application, entity: Entity) -> Iterator[str]:
    """The enums that no client sends, with each of their values."""
    created = entity.endpoints.create is not None
    for name in fields.those(entity, lambda field: not field.write_only and (field.read_only or not created)):
        for value in entity.fields[name].values or ():
            yield _row(py(entity.json(name)), py(value), py(value))


def _refused_rows(app: Application, entity: Entity) -> Iterator[str]:
    for each in fields.made(entity, values.refused_rows, lambda field: True):
        yield _row(py(entity.json(each.field)), each.code, _said(each.label))


def _values(make: Callable[[Entity], Iterable[Any]]) -> _Table:
    """A table of fields and one value of each."""
    return lambda app, entity: (_row(py(entity.json(each.field)), each.code) for each in make(entity))


def _change(entity: Entity) -> Iterator[Any]:
    change = fields.one_change(entity)
    yield from [change] if change is not None else []


def _keys(app: Application, entity: Entity) -> Iterator[str]:
    return (_row(_seen(entity, each.fields), py(each.name)) for each in fields.unique_keys(entity.name.plural, entity))


def _declared(app: Application, entity: Entity) -> Iterator[str]:
    """The keys that have an error of their own, with what it is made of."""
    for name, key in entity.unique.items():
        if key.error is not None:
            error = map(py, (key.error.status, key.error.code, error_message(entity, key)))
            yield _row(py(f"uq_{entity.name.plural}_{name}"), f"({', '.join(error)})")


def _shared(app: Application, entity: Entity) -> Iterator[str]:
    parts = dict.fromkeys(each.shared for each in fields.unique_keys(entity.name.plural, entity) if each.shared)
    return (_row(_seen(entity, part), "") + "," for part in parts)


def _listed(make: _Table) -> _Table:
    """A table of an entity that has a list."""
    return lambda app, entity: make(app, entity) if entity.endpoints.list is not None else iter(())


def _filters(app: Application, entity: Entity) -> Iterator[str]:
    return (_row(py(entity.json(each.field)), each.match, each.query, each.other) for each in lists.filters(entity))


def _blanks(app: Application, entity: Entity) -> Iterator[str]:
    return (_row(py(each.parameter), py(entity.json(each.field)), each.value) for each in lists.blanks(entity))


def _bad_parameters(app: Application, entity: Entity) -> Iterator[str]:
    yield from (_row(py(entity.json(each.field)), each.code) for each in lists.bad_filters(entity))
    if lists.endpoint_of(entity).search:
        yield from (_row(py("q"), code) for code in ('""', '"x" * 201', '"\\0"'))


def _sorts(app: Application, entity: Entity) -> Iterator[str]:
    return (
        _row(py(entity.json(each.field)), each.low, each.high, _said(each.label.strip()))
        for each in lists.sorts(app, entity)
    )


def _ties(app: Application, entity: Entity) -> Iterator[str]:
    return (_row(py(entity.json(each.field)), each.code) for each in lists.ties(app, entity))


def _searches(app: Application, entity: Entity) -> Iterator[str]:
    return (_row(py(entity.json(each.field)), each.value, each.query, each.other) for each in lists.searches(entity))


def _wildcards(app: Application, entity: Entity) -> Iterator[str]:
    return (_row(py(entity.json(each.field)), each.query, each.value, each.decoy) for each in lists.wildcards(entity))


def _conditions(app: Application, entity: Entity) -> Iterator[str]:
    return (_row(py(each.column), str(each.same), each.code) for each in lists.conditions(entity))


def _shown_empty(app: Application, entity: Entity) -> Iterator[str]:
    return (_row(py(entity.json(each.field)), _said(each.label)) for each in lists.shown_empty(entity))


def _hidden(app: Application, entity: Entity) -> Iterator[str]:
    return (_row(py(entity.json(each.field)), each.code, _said(each.label)) for each in lists.hidden(entity))


def _absent(app: Application, entity: Entity) -> Iterator[str]:
    return (_row(py(each.method), str(each.by_id), str(each.status)) for each in absent.operations(entity))


def _sent(condition: Callable[[Field], bool]) -> _Names:
    """What clients call the fields that meet a condition."""
    return lambda entity: fields.sent_names(entity, condition)


NAMES: Final[dict[str, _Names]] = {
    "nested": lambda entity: (each.name for each in entity.nested),
    "shown": lambda entity: map(entity.json, fields.shown(entity)),
    "computed": lambda entity: (each.name for each in entity.computed),
    "secret": _sent(lambda field: field.write_only),
    "unsent": lambda entity: fields.foreign(entity, fields.sent),
    "immutable": _sent(lambda field: fields.sent(field) and field.immutable),
    "required": _sent(fields.required),
    "not_null": _sent(lambda field: not field.optional),
    "nullable": _sent(lambda field: field.optional),
    "emptied": _sent(lambda field: field.keeps_empty),
}

TABLES: Final[dict[str, _Table]] = {
    "defaults": _values(fields.defaults),
    "column_defaults": _values(fields.row_defaults),
    "accepted": _accepted,
    "written": _written,
    "dirty": _shared_lists(hostile_values.html_code),
    "refused": _refused,
    "hostile": _shared_lists(hostile_values.hostile_code),
    "refused_rows": _refused_rows,
    "states": _states,
    "change": _values(_change),
    "keys": _keys,
    "declared": _declared,
    "shared": _shared,
    "filters": _listed(_filters),
    "blanks": _listed(_blanks),
    "bad_parameters": _listed(_bad_parameters),
    "sorts": _listed(_sorts),
    "ties": _listed(_ties),
    "searches": _listed(_searches),
    "wildcards": _listed(_wildcards),
    "conditions": _conditions,
    "hidden": _listed(_hidden),
    "shown_empty": _listed(_shown_empty),
    "absent": _absent,
}
