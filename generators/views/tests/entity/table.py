"""What the table of an entity itself refuses and fills in, as its tests need it."""

from __future__ import annotations

from generators.model.app import Application
from generators.model.entity import Entity
from generators.support.frozen import Frozen
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.tests import field_choice as fields
from generators.views.tests import field_values as values
from generators.views.tests.case_views import KeyView, ValueView
from generators.views.tests.entity.repository import answered_values


class TableTestsView(Frozen):
    """``tests/unit/test_<entity>_table.py``."""

    ref: EntityRef
    references: bool  # a row needs others
    values: str  # code: the function that makes of an entity what the repository answers
    reads: bool  # a test reads rows back
    hides: bool
    keys: tuple[KeyView, ...]
    shared: tuple[tuple[str, ...], ...]  # parts of keys that two rows may share
    row_defaults: tuple[ValueView, ...]  # what the entity itself fills in
    not_null: tuple[str, ...]  # columns
    refused_rows: tuple[ValueView, ...]


def has_constraints(entity: Entity) -> bool:
    """Whether the table refuses anything or fills anything in."""
    required = any(not field.optional for field in entity.fields.values())
    keys = fields.unique_keys(entity.name.plural, entity)
    return required or any(keys) or any(fields.row_defaults(entity)) or bool(_refused_rows(entity))


def table_tests_view(app: Application, key: str) -> TableTestsView:
    """For an entity whose table has constraints."""
    entity = app.entities[key]
    keys = tuple(fields.unique_keys(entity.name.plural, entity))
    shared = tuple(dict.fromkeys(each.shared for each in keys if each.shared))
    return TableTestsView(
        ref=entity_ref(entity),
        references=fields.needs_others(entity),
        values=answered_values(entity),
        reads=bool(shared or (keys and entity.features.hides)),
        hides=entity.features.hides,
        keys=keys,
        shared=shared,
        row_defaults=tuple(fields.row_defaults(entity)),
        not_null=fields.those(entity, lambda field: not field.optional),
        refused_rows=_refused_rows(entity),
    )


def _refused_rows(entity: Entity) -> tuple[ValueView, ...]:
    return fields.made(entity, values.refused_rows, lambda field: True)
