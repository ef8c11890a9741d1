"""Unique keys of some rows only, without regard to case, with an error of their own, or over a reference to nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from generators import samples
from generators.model.app import Application
from generators.model.entity import Condition, Entity, UniqueKey
from generators.model.values import Field, ReferenceField
from generators.python_source.literals import py
from generators.python_source.symbols import EntityNames
from generators.samples.rows import holds, varies
from generators.samples.together import REFERRED_ROW, Row, meets
from generators.support.frozen import Frozen
from generators.views.entity_names import entity_ref
from generators.views.row_rules import has_row_rules
from generators.views.src.base_classes import rules_view
from generators.views.tests import field_choice as fields
from generators.views.tests import field_values as values
from generators.views.tests.keys.beside import Beside, beside


class TargetView(Frozen):
    """A row to which a row of a key refers. values: code of what has to be said of it."""

    entity: EntityNames
    values: str


class SpecialKeyView(Frozen):
    """A key, and what its tests need. What is said to be code is Python."""

    name: str
    constraint: str  # a pattern: whichever of several keys the database looks at first
    fields: str  # code: a list of names
    inside: str  # code: values of a row that the key is about, "" for any
    outside: str  # code: values that change this, "" when every row is, or when other keys allow no such rows beside it
    swapped: str  # code: a list of the names whose case does not matter, "" for none
    error: str  # code: status, code and detail of what a second row is answered
    varies: bool
    frees: bool  # a deleted row may stay, and does not stand in the way
    sent: tuple[str, ...]  # the endpoints by which a client may set all its fields
    targets: tuple[TargetView, ...]  # to which optional references lead, this entity itself last


class KeysLawView(Frozen):
    """``tests/integration/test_keys.py``: what the special keys of at least one entity have."""

    partial: bool
    varies: bool
    sent: bool
    targets: bool  # they hold references to nothing
    ruled: bool  # some rows are for some callers only
    hides: bool
    references: bool
    renames: bool


def has_special_keys(entity: Entity) -> bool:
    """Whether there is something to test that the tests of plain keys leave out."""
    return bool(special_keys(entity))


def special_keys(entity: Entity) -> tuple[SpecialKeyView, ...]:
    """The keys that the tests of plain keys leave out, but for those of which other keys allow no two rows."""
    if all(fields.plain(entity, key) for key in entity.unique.values()):
        return ()
    return tuple(view for name, each in entity.unique.items() for view in _keys(entity, name, each))


def keys_law_view(app: Application) -> KeysLawView:
    """For the tests of all of them."""
    keys = [key for entity in app.entities.values() for key in special_keys(entity)]
    return KeysLawView(
        partial=any(key.outside for key in keys),
        varies=any(key.varies for key in keys),
        sent=any(key.sent for key in keys),
        targets=any(key.targets for key in keys),
        hides=any(key.frees for key in keys),
        references=rules_view(app).references,
        renames=fields.renames_any(app),
        ruled=has_row_rules(app),
    )


def _keys(entity: Entity, name: str, key: UniqueKey) -> Iterator[SpecialKeyView]:
    """The tests of a key: of rows that have a value in each field and, where nulls are the same, of rows without."""
    if not fields.plain(entity, key):
        optional = [each for each in _nullable(entity, key) if isinstance(entity.fields[each], ReferenceField)]
        yield from _key(entity, name, key, dict.fromkeys(optional, REFERRED_ROW))
    if key.same_nulls:
        for view in _key(entity, name, key, dict.fromkeys(_nullable(entity, key))):
            yield replace(view, name=f"{name} without a value")


def _nullable(entity: Entity, key: UniqueKey) -> list[str]:
    return [name for name in key.fields if entity.fields[name].optional]


def _key(entity: Entity, name: str, key: UniqueKey, given: dict[str, Any]) -> Iterator[SpecialKeyView]:
    """given: values by field."""
    constraint = f"uq_{entity.name.plural}_{name}"
    inside = {each.field: _meeting(entity, each) for each in key.where if not _is_met(entity, each)} | given
    if not key.same_nulls and any(name in inside and inside[name] is None for name in key.fields):
        return  # a key of rows that have nothing, and nothing is like nothing else
    swapped = {each for each in key.fields if key.ignore_case and each not in inside and _swaps(entity, each)}
    rows = beside(entity, key, inside, swapped)
    if rows is None:
        return
    outside = next((each for each in _outsides(entity, key) if rows.repeats(key, each)), {})
    yield SpecialKeyView(
        name=name,
        constraint="|".join((constraint, *rows.rivals(constraint))),
        fields=py(list(key.fields)),
        inside=_values(entity, inside),
        outside=_values(entity, outside),
        swapped=py([each for each in key.fields if each in swapped]) if swapped else "",
        error=_error(entity, name, key),
        varies=rows.varies(),
        frees=entity.features.hides and rows.frees(),
        sent=tuple(_sent(entity, rows, constraint, outside)),
        targets=tuple(_targets(entity, rows)),
    )


def _targets(entity: Entity, rows: Beside) -> Iterator[TargetView]:
    """The rows to which a row of a key refers that it need not refer to."""
    others = [each.reference.target for each in rows.refers() if not each.reference.itself]
    for names in dict.fromkeys(EntityNames(each.module, each.pascal) for each in others):
        yield TargetView(names, "{}")
    if rows.referred is not None:
        own = entity_ref(entity)
        yield TargetView(EntityNames(own.module, own.pascal), _values(entity, rows.referred) or "{}")


def _error(entity: Entity, name: str, key: UniqueKey) -> str:
    if key.error is not None:
        return f"{key.error.status}, {py(key.error.code)}, {{}}"
    said = {"constraint": py(f"uq_{entity.name.plural}_{name}"), "fields": py(list(map(entity.json, key.fields)))}
    return f'409, "conflict", {_dict(said)}'


def _sent(entity: Entity, rows: Beside, constraint: str, outside: Mapping[str, Any]) -> Iterator[str]:
    """The endpoints by which a client may set all of these fields, and is told of this key and no other one."""
    touched = [entity.fields[each] for each in rows.same]
    if entity.endpoints.create is not None and all(fields.sent(each) for each in touched) and rows.creates(constraint):
        yield "create"
    updates = entity.endpoints.update is not None and all(fields.changed(each) for each in touched)
    if updates and rows.updates(constraint, outside):
        yield "update"


def _dict(items: dict[str, str]) -> str:
    return "{" + ", ".join(f'"{name}": {code}' for name, code in items.items()) + "}"


def _values(entity: Entity, given: Mapping[str, Any]) -> str:
    """Code of values by field, "" for none."""
    return _dict({name: _code(entity.fields[name], value) for name, value in given.items()}) if given else ""


def _code(field: Field, value: Any) -> str:
    return "reference(1)" if isinstance(field, ReferenceField) and value else samples.entity_code(field, value)


def _is_met(entity: Entity, condition: Condition) -> bool:
    """Whether rows that differ in the field all meet a condition."""
    return varies(entity, condition.field) and meets(entity, condition, Row(0, {}))


def _meeting(entity: Entity, condition: Condition) -> Any:
    """A value with which the condition holds."""
    field = entity.fields[condition.field]
    if condition.op in ("is_true", "is_false"):
        return condition.op == "is_true"
    if condition.op == "eq":
        return samples.canonical(field, condition.value)
    # What is empty is another value than any.
    return next((value for value in values.choices(condition.field, field) if holds(entity, condition, value)), None)


def _outsides(entity: Entity, key: UniqueKey) -> Iterator[dict[str, Any]]:
    """Values with which a row is none of a key's, or differs because nothing is like nothing else."""
    for condition in key.where:
        field = entity.fields[condition.field]
        own = [samples.canonical(field, condition.value)] if condition.op == "ne" else []
        for value in [*values.choices(condition.field, field), *own]:
            if not holds(entity, condition, value):
                yield {condition.field: value}
    if not key.same_nulls:
        yield from ({name: None} for name in _nullable(entity, key))


def _swaps(entity: Entity, name: str) -> bool:
    """Whether a text in the other case is a value of the field too."""
    field = entity.fields[name]
    return field.type.swaps_case and field.type.fits(field, str(samples.sample(field, name)).swapcase())
