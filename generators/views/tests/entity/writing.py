"""The endpoints that create and change a row, as their tests need them."""

from __future__ import annotations

from generators.model.app import Application
from generators.python_source.literals import json_code
from generators.support.frozen import Frozen
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref, url_of
from generators.views.tests import field_choice as fields
from generators.views.tests import field_values as values
from generators.views.tests.case_views import KeyView, ValueView
from generators.views.tests.entity.body_values import (
    BodyView,
    created_body,
    keys_of,
    updated_body,
)


class CreateTestsView(Frozen):
    """``tests/integration/test_<plural>_create.py``."""

    ref: EntityRef
    url: str
    references: bool  # a row needs others
    nests: bool  # an answer shows rows inside the row
    body: BodyView
    plain: tuple[ValueView, ...]  # text that must come back byte for byte
    keys: tuple[KeyView, ...]  # a client may set all their fields
    required: tuple[str, ...]
    defaults: tuple[ValueView, ...]  # what stands in a row when the client sends only what is required
    secret: tuple[str, ...]  # write-only fields
    get: bool


class UpdateTestsView(Frozen):
    """``tests/integration/test_<plural>_update.py``."""

    ref: EntityRef
    url: str
    references: bool
    nests: bool
    body: BodyView
    plain: tuple[ValueView, ...]
    keys: tuple[KeyView, ...]
    fields: tuple[str, ...]
    changes: tuple[ValueView, ...]  # a new value of each field that may change


def create_tests_view(app: Application, key: str) -> CreateTestsView:
    """For an entity that a client creates."""
    entity = app.entities[key]
    return CreateTestsView(
        ref=entity_ref(entity),
        url=url_of(app, entity),
        references=fields.needs_others(entity),
        nests=bool(entity.nested),
        body=created_body(entity),
        plain=fields.called(entity, fields.made(entity, values.plain, fields.sent)),
        keys=keys_of(entity, fields.sent),
        required=fields.sent_names(entity, fields.required),
        defaults=fields.called(entity, fields.defaults(entity)),
        secret=fields.sent_names(entity, lambda field: field.write_only),
        get=entity.endpoints.get is not None,
    )


def update_tests_view(app: Application, key: str) -> UpdateTestsView:
    """For an entity that a client changes."""
    entity = app.entities[key]
    return UpdateTestsView(
        ref=entity_ref(entity),
        url=url_of(app, entity),
        references=fields.needs_others(entity),
        nests=bool(entity.nested),
        body=updated_body(entity),
        plain=fields.called(entity, fields.made(entity, values.plain, fields.changed)),
        keys=keys_of(entity, fields.changed),
        fields=tuple(entity.fields),
        changes=fields.called(entity, fields.changes(entity, lambda _, value: json_code(value))),
    )
