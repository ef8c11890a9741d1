"""The app and the names of its entities: for files that list them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generators.model.app import Application
from generators.model.entity import Entity
from generators.python_source.import_order import export_key
from generators.support.frozen import Frozen
from generators.views.app_symbols import schema_name
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref, schemas_of
from generators.views.project.identity import AppView, app_view
from generators.views.row_rules import has_row_rules
from generators.views.src.operations import repositories_of

_LISTS: Final = ("cors_origins", "cors_methods", "cors_headers", "trusted_proxies")


class OperatedView(Frozen):
    """An entity with operations, and the repositories that their service needs."""

    ref: EntityRef
    repositories: tuple[EntityRef, ...]


class SchemaModuleView(Frozen):
    """A module of ``src/models/schemas`` and its classes."""

    name: str
    classes: tuple[str, ...]


class ServedRef(EntityRef):
    """An entity that has endpoints."""

    reads: bool  # one of them reads
    writes: bool  # one of them writes


class IndexView(Frozen):
    """The app and the names of its entities: for files that list them."""

    app: AppView
    entities: tuple[EntityRef, ...]  # in the order of the spec
    routed: tuple[ServedRef, ...]  # those with at least one endpoint
    schema_modules: tuple[SchemaModuleView, ...]
    schemas: tuple[str, ...]  # the names of all schemas, sorted
    tables: tuple[str, ...]  # the names of all ORM entities and of their base, sorted
    operated: tuple[OperatedView, ...]  # those with operations
    counters: tuple[str, ...]  # of rows that clients create and delete
    rules: bool  # some rows are for some callers only


class SettingsView(Frozen):
    """What is different from app to app in the settings: defaults."""

    title: str  # free text: escape it
    version: str
    rate_limit_read: str  # "300/minute"
    rate_limit_write: str
    methods: tuple[str, ...]  # that its routes answer
    audience: str  # for whom the tokens of callers have to be made, "" where anybody may call
    roles_claim: str  # where they name the roles
    lists: tuple[str, ...]  # settings that hold several values


def entity_refs(app: Application) -> tuple[EntityRef, ...]:
    """The names of every entity, in the order of the spec."""
    return tuple(entity_ref(entity) for entity in app.entities.values())


def index_view(app: Application) -> IndexView:
    """The app and the names of its entities."""
    refs, modules = entity_refs(app), tuple(_schema_modules(app))
    return IndexView(
        app=app_view(app),
        entities=refs,
        routed=tuple(_served(entity) for entity in app.entities.values() if entity.endpoints),
        schema_modules=modules,
        schemas=tuple(sorted((name for module in modules for name in module.classes), key=export_key)),
        tables=tuple(sorted(["Base", *(f"{ref.pascal}Entity" for ref in refs)], key=export_key)),
        operated=tuple(_operated(app)),
        counters=tuple(
            f"{entity.name.plural}_{verb}d_total"
            for entity in app.entities.values()
            for verb in ("create", "delete")
            if entity.endpoints.has(verb)
        ),
        rules=has_row_rules(app),
    )


def settings_view(app: Application) -> SettingsView:
    """The settings of the app."""
    return SettingsView(
        title=app.identity.title,
        version=app.identity.version,
        rate_limit_read=app.settings.rate_limit.read,
        rate_limit_write=app.settings.rate_limit.write,
        methods=tuple(sorted({"GET", "HEAD"} | {route.method for route in app.routes.routes})),
        audience=app.auth.audience if app.auth is not None else "",
        roles_claim=app.auth.roles_claim if app.auth is not None else "",
        lists=(*_LISTS, "oidc_algorithms") if app.auth is not None else _LISTS,
    )


def _served(entity: Entity) -> ServedRef:
    ref, has = entity_ref(entity), entity.endpoints.has
    return ServedRef(
        **{name: getattr(ref, name) for name in EntityRef.__struct_fields__},
        reads=has("list") or has("get"),
        writes=has("create") or has("update") or has("delete"),
    )


def _operated(app: Application) -> Iterator[OperatedView]:
    for key, entity in app.entities.items():
        if entity.operations:
            yield OperatedView(entity_ref(entity), repositories_of(app, key))


def _schema_modules(app: Application) -> Iterator[SchemaModuleView]:
    """Those of entities, then those of operations."""
    for entity in app.entities.values():
        if names := tuple(schemas_of(entity)):
            yield SchemaModuleView(entity.name.module, names)
    for entity in app.entities.values():
        if bodies := sorted(schema_name(entity, name) for name, each in entity.operations.items() if each.body):
            yield SchemaModuleView(f"{entity.name.module}_operations", tuple(bodies))
