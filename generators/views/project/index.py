"""The app and the names of its entities: for files that list them."""

from __future__ import annotations

from collections.abc import Iterator

from generators.model.app import Application
from generators.python_source.import_order import export_key
from generators.support.frozen import Frozen
from generators.views.app_symbols import schema_name
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.project.identity import AppView, app_view
from generators.views.src.operations import repositories_of


class OperatedView(Frozen):
    """An entity with operations, and the repositories that their service needs."""

    ref: EntityRef
    repositories: tuple[EntityRef, ...]
    schemas: tuple[str, ...]  # of their bodies


class IndexView(Frozen):
    """The app and the names of its entities: for files that list them."""

    app: AppView
    entities: tuple[EntityRef, ...]  # in the order of the spec
    routed: tuple[EntityRef, ...]  # those with at least one endpoint
    answered: tuple[EntityRef, ...]  # those with schemas
    created: tuple[EntityRef, ...]  # those that a client may create
    schemas: tuple[str, ...]  # the names of all schemas, sorted
    tables: tuple[str, ...]  # the names of all ORM entities and of their base, sorted
    operated: tuple[OperatedView, ...]  # those with operations


def entity_refs(app: Application) -> tuple[EntityRef, ...]:
    """The names of every entity, in the order of the spec."""
    return tuple(entity_ref(key, entity) for key, entity in app.entities.items())


def index_view(app: Application) -> IndexView:
    """The app and the names of its entities."""
    refs = entity_refs(app)
    operated = tuple(_operated(app))
    schemas = [name for ref in refs for name in ref.schemas] + [name for each in operated for name in each.schemas]
    routed = tuple(ref for ref, entity in zip(refs, app.entities.values(), strict=True) if entity.endpoints)
    return IndexView(
        app=app_view(app),
        entities=refs,
        routed=routed,
        answered=tuple(ref for ref in refs if ref.schemas),
        created=tuple(ref for ref in refs if ref.counts_created),
        schemas=tuple(sorted(schemas, key=export_key)),
        tables=tuple(sorted(["Base", *(f"{ref.pascal}Entity" for ref in refs)], key=export_key)),
        operated=operated,
    )


def _operated(app: Application) -> Iterator[OperatedView]:
    for key, entity in app.entities.items():
        if entity.operations:
            bodies = sorted(schema_name(key, name) for name, each in entity.operations.items() if each.body)
            yield OperatedView(entity_ref(key, entity), repositories_of(app, key), tuple(bodies))
