"""The schemas of an entity, as their tests need them."""

from __future__ import annotations

from generators.model.app import Application
from generators.model.entity import Entity
from generators.python_source.literals import py
from generators.support.frozen import Frozen
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.src import foreign_keys
from generators.views.tests import field_choice as fields
from generators.views.tests.case_views import ValueView
from generators.views.tests.entity import lists
from generators.views.tests.entity.body_values import BodyView, created_body, updated_body


class CreateSchemaView(Frozen):
    """The body of the create endpoint, and what a client may leave out of it."""

    body: BodyView
    required: tuple[str, ...]
    defaults: tuple[ValueView, ...]


class QueryTestView(Frozen):
    """The query of the list endpoint."""

    page_size: int
    page_size_max: int
    sizes: tuple[int, ...]  # the smallest and the largest page
    default: str  # the default sort key


class ModelTestsView(Frozen):
    """``tests/unit/test_<entity>_models.py``."""

    ref: EntityRef
    nests: bool  # an answer shows rows inside the row
    create: CreateSchemaView | None
    update: BodyView | None
    shown: tuple[str, ...]  # the keys of an answer
    nullable: tuple[str, ...]  # those of them that may be null
    states: str  # code: pairs of an enum that no client sends and each of its values, "" for none
    uncomputed: str  # code: the argument of model_dump() that leaves out computed fields
    query: QueryTestView | None


def model_tests_view(app: Application, key: str) -> ModelTestsView:
    """For an entity that answers show."""
    entity = app.entities[key]
    endpoints = entity.endpoints
    return ModelTestsView(
        ref=entity_ref(entity),
        nests=bool(entity.nested),
        create=_create(entity) if endpoints.create is not None else None,
        update=updated_body(entity) if endpoints.update is not None else None,
        shown=("id", *foreign_keys.shown(entity), *fields.around(entity), *entity.features.shown),
        nullable=fields.those(entity, lambda field: field.optional and not field.write_only),
        states=_states(entity),
        uncomputed=_uncomputed(entity),
        query=_query(app, entity) if endpoints.list is not None else None,
    )


def _create(entity: Entity) -> CreateSchemaView:
    defaults = tuple(fields.defaults(entity, fields.sent))
    return CreateSchemaView(created_body(entity), fields.those(entity, fields.required), defaults)


def _states(entity: Entity) -> str:
    names = fields.those(entity, lambda field: bool(field.values) and not field.write_only)
    unsent = names if entity.endpoints.create is None else [name for name in names if entity.fields[name].read_only]
    pairs = [f"({py(name)}, {py(value)})" for name in unsent for value in entity.fields[name].values or ()]
    return f"[{', '.join(pairs)}]" if pairs else ""


def _query(app: Application, entity: Entity) -> QueryTestView:
    sizes = app.settings.page_size
    return QueryTestView(sizes.default, sizes.max, lists.page_sizes(app), lists.default_key(entity))


def _uncomputed(entity: Entity) -> str:
    names = ", ".join(f'"{each.name}"' for each in entity.computed)
    return f"exclude={{{names}}}" if names else ""
