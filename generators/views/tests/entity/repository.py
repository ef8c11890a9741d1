"""The repository of an entity, as the tests of one row need it."""

from __future__ import annotations

from msgspec.structs import replace

from generators import samples
from generators.model.app import Application
from generators.model.entity import Entity
from generators.python_source.literals import json_code
from generators.support.frozen import Frozen
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.tests import field_choice as fields
from generators.views.tests import field_values as values
from generators.views.tests.case_views import ValueView


class RepositoryTestsView(Frozen):
    """``tests/unit/test_<entity>_repository.py``."""

    ref: EntityRef
    references: bool  # a row needs others
    values: str  # code: the function that makes of an entity what the repository answers
    pair: bool  # the unique keys allow two rows
    hides: bool


class RepositoryCreateTestsView(Frozen):
    """``tests/unit/test_<entity>_repository_create.py``."""

    ref: EntityRef
    references: bool
    links: bool  # a client sends ids of other rows
    aged: bool


class RepositoryUpdateTestsView(Frozen):
    """``tests/unit/test_<entity>_repository_update.py``."""

    ref: EntityRef
    references: bool
    fields: tuple[str, ...]
    changes: tuple[ValueView, ...]  # a new value of each field that may change
    nullable: tuple[str, ...]  # those of them that may be null
    change: ValueView | None  # one of the changes, as JSON
    bystander: bool  # the change does not depend on the other rows
    moment: str  # code of a moment, "" when no change is dated
    hides: bool
    selects: str  # code: the kinds of the statements that read a row


def repository_tests_view(app: Application, key: str) -> RepositoryTestsView:
    """For every entity."""
    entity = app.entities[key]
    return RepositoryTestsView(
        ref=entity_ref(entity),
        references=fields.needs_others(entity),
        values=answered_values(entity),
        pair=values.capacity(entity) > 1,
        hides=entity.features.hides,
    )


def answered_values(entity: Entity) -> str:
    """Code: the function that makes of an entity what its repository answers."""
    return f"{entity.name.pascal}Factory.row" if entity.nested else "values"


def repository_create_tests_view(app: Application, key: str) -> RepositoryCreateTestsView:
    """For an entity that a client creates."""
    entity = app.entities[key]
    return RepositoryCreateTestsView(
        entity_ref(entity), fields.needs_others(entity), bool(entity.links), entity.features.aged
    )


def repository_update_tests_view(app: Application, key: str) -> RepositoryUpdateTestsView:
    """For an entity that a client changes."""
    entity = app.entities[key]
    change = one_change(entity)
    alone = change is not None and values.capacity(entity) > 1 and values.may_repeat(entity, change.field)
    return RepositoryUpdateTestsView(
        ref=entity_ref(entity),
        references=fields.needs_others(entity),
        fields=tuple(entity.fields),
        changes=fields.called(entity, fields.changes(entity, samples.entity_code)),
        nullable=fields.sent_names(entity, lambda field: fields.changed(field) and field.optional),
        change=replace(change, field=entity.json(change.field)) if change else None,
        bystander=alone,
        moment=values.MOMENTS[0] if entity.features.aged and change else "",
        hides=entity.features.hides,
        selects='["SELECT"]' + (f" * {1 + len(entity.nested)}" if entity.nested else ""),
    )


def one_change(entity: Entity) -> ValueView | None:
    """A new value of a field as JSON, of one that rows may share if there is such a field."""
    changes = fields.changes(entity, lambda _, value: json_code(value))
    return next((view for view in changes if values.may_repeat(entity, view.field)), changes[0] if changes else None)
