"""What a client sends when it creates or changes a row, as the tests of schemas, service and endpoints need it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from generators.model.entity import Entity
from generators.support.frozen import Frozen
from generators.views.tests import field_choice as fields
from generators.views.tests import field_values as values
from generators.views.tests.case_views import KeyView
from generators.views.tests.cases import create_names, joined, update_names
from generators.views.tests.field_choice import Condition

_Names = Callable[[Entity, str], tuple[str, ...]]


class BodyView(Frozen):
    """What a body may hold. The lists of cases are code: names of lists in ``tests/cases/<entity>.py``."""

    accepted: str  # "" when there are none
    refused: str
    written: str
    not_null: tuple[str, ...]
    nullable: tuple[str, ...]
    foreign: tuple[str, ...]  # names that a client may not send
    dirty: str  # HTML, and what is left of it


def created_body(entity: Entity) -> BodyView:
    """Of the create endpoint."""
    return _body(entity, fields.sent, create_names)


def updated_body(entity: Entity) -> BodyView:
    """Of the update endpoint."""
    return _body(entity, fields.changed, update_names)


def _body(entity: Entity, own: Condition, lists: _Names) -> BodyView:
    """A body with the fields for which ``own`` holds; ``lists`` names its lists of cases."""
    return BodyView(
        accepted=joined(lists(entity, "ACCEPTED")),
        refused=joined(lists(entity, "REFUSED")),
        written=joined(lists(entity, "WRITTEN")),
        not_null=fields.sent_names(entity, lambda field: own(field) and not field.optional),
        nullable=fields.sent_names(entity, lambda field: own(field) and field.optional),
        foreign=fields.foreign(entity, own),
        dirty=joined(lists(entity, "DIRTY")),
    )


def keys_of(entity: Entity, own: Condition) -> tuple[KeyView, ...]:
    """The unique keys all of whose fields a client may set, when they allow two rows; fields as clients call them."""
    keys = fields.unique_keys(entity.name.plural, entity) if values.capacity(entity) > 1 else ()
    sent = (key for key in keys if all(own(entity.fields[name]) for name in key.fields))
    return tuple(replace(key, fields=tuple(map(entity.json, key.fields))) for key in sent)
