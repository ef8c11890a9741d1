"""The entity on whose rows the unit of work is tested."""

from __future__ import annotations

from generators import samples
from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.values import ReferenceField
from generators.samples.rows import visible_sample
from generators.support.frozen import Frozen
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.project.identity import stored_types
from generators.views.row_rules import has_row_rules
from generators.views.src.base_classes import finds
from generators.views.tests import field_values as values
from generators.views.tests.field_choice import needs_others

_ROWS = 3


class UnitOfWorkTestsView(Frozen):
    """``tests/unit/test_unit_of_work.py``. old and new: code of two values of the field."""

    ref: EntityRef
    references: bool  # a row needs rows of other entities
    aged: bool
    field: str
    old: str
    new: str
    decimals: bool  # rows of the app hold decimals
    ruled: bool  # some of them are for some callers only
    finds: bool  # operations look for rows by their values


def unit_of_work_view(app: Application) -> UnitOfWorkTestsView:
    """The first entity of which there may be three rows and that has a field to change."""
    for entity in app.entities.values():
        for name, old, new in _changes(entity):
            return UnitOfWorkTestsView(
                ref=entity_ref(entity),
                references=needs_others(entity),
                aged=entity.features.aged,
                field=name,
                old=old,
                new=new,
                decimals=any(each.padded for each in stored_types(app)),
                ruled=has_row_rules(app),
                finds=finds(app),
            )
    raise AssertionError("has_subject says when there is one")


def has_subject(app: Application) -> bool:
    """Whether there are operations and an entity to test them on."""
    subjects = any(_changes(entity) for entity in app.entities.values())
    return subjects and any(entity.operations for entity in app.entities.values())


def _changes(entity: Entity) -> list[tuple[str, str, str]]:
    """(field, old value, new value) of each field that may change."""
    if values.capacity(entity) < _ROWS:
        return []
    found: list[tuple[str, str, str]] = []
    for name, field in entity.fields.items():
        old, new = visible_sample(entity, name, field), values.another(entity, name)
        fits = samples.survives(field, old) and samples.survives(field, new)
        if old != new and fits and values.may_repeat(entity, name) and not isinstance(field, ReferenceField):
            code = field.type.shortest_code(field, new)
            found.insert(0 if field.type.padded else len(found), (name, samples.entity_code(field, old), code))
    return found
