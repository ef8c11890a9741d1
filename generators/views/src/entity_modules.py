"""Entity -> the view of each of its modules. A view is as narrow as its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generators.language.http import VERBS
from generators.model.app import Application
from generators.model.entity import Entity, ListEndpoint, Nested
from generators.model.routes import BODY_ERRORS
from generators.model.values import Field, automatic
from generators.python_source.literals import py
from generators.python_source.symbols import Symbol
from generators.views.access import guards_view
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.src import columns, foreign_keys, schemas
from generators.views.src.module_views import (
    EntityModuleView,
    NestedView,
    QueryView,
    RouteModuleView,
    SchemaModuleView,
    ServiceModuleView,
    VerbsView,
)
from generators.views.variables import IN_SERVICES, variable

Line = Callable[[str, str, Field, str], str]


def entity_module(app: Application, key: str) -> EntityModuleView:
    """The ORM entity."""
    entity = app.entities[key]
    ref = entity_ref(entity)
    literals = tuple(literal_line(ref.pascal, name, field) for name, field in entity.fields.items() if _is_enum(field))
    arguments = tuple(columns.constraints(ref.plural, entity))
    lines = tuple(_column(ref, entity, name, field) for name, field in entity.fields.items())
    links = tuple(foreign_keys.link_table(ref.plural, nested, entity.json(nested.ids)) for nested in entity.links)
    return EntityModuleView(
        ref=ref,
        literals=literals,
        bases=entity.features.bases,
        arguments=arguments,
        columns=lines,
        links=links,
    )


def _is_enum(field: Field) -> bool:
    return columns.base_type(field).named


def literal_line(entity: str, name: str, field: Field) -> str:
    """``TaskStatus = Literal[...]``."""
    return f"{columns.alias(entity, name)} = Literal[{', '.join(py(value) for value in columns.enum_values(field))}]"


def _column(ref: EntityRef, entity: Entity, name: str, field: Field) -> str:
    annotation = columns.python_type(ref.pascal, name, field) + (" | None" if field.optional else "")
    return f"{name}: Mapped[{annotation}] = {columns.mapped_column(ref.plural, entity, name, field)}"


def schema_module(app: Application, key: str) -> SchemaModuleView:
    """The request and response schemas."""
    entity = app.entities[key]
    ref, listing = entity_ref(entity), entity.endpoints.list
    create, update = entity.endpoints.create is not None, entity.endpoints.update is not None
    sent, changed = _sent(entity), _changed(entity)
    typed, shown = _typed(entity), set(foreign_keys.shown(entity))
    added = automatic(entity.features.shown)
    return SchemaModuleView(
        ref=ref,
        aliases=tuple(line for name in entity.fields if name in typed for line in _type_lines(entity, name)),
        create=create,
        largest_created=_largest(entity, sent) if create else "",
        largest_changed=_largest(entity, changed) if update else "",
        base_lines=(*_lines(entity, changed, schemas.create_line), *_links(entity, schemas.created_links))
        if create
        else (),
        create_lines=_lines(entity, sent - changed, schemas.create_line) if create else (),
        update=update,
        update_lines=(*_lines(entity, changed, schemas.update_line), *_links(entity, schemas.updated_links))
        if update
        else (),
        output_lines=_lines(entity, shown, schemas.output_line),
        automatic_lines=tuple(
            schemas.output_line(ref.pascal, name, field, _alias(entity, name)) for name, field in added.items()
        ),
        query=_query(ref.pascal, entity, listing) if listing is not None else None,
        literals=tuple(_literals(entity, typed | shown)),
        nested=tuple(_nested(each, _alias(entity, each.name)) for each in entity.nested),
        properties=tuple(schemas.property_view(each, _alias(entity, each.name)) for each in entity.computed),
    )


def _type_lines(entity: Entity, name: str) -> Iterator[str]:
    return schemas.type_lines(entity.name.pascal, name, entity.fields[name])


def _largest(entity: Entity, names: set[str]) -> str:
    """Code of the bytes of the largest body with these fields."""
    return schemas.largest_body((entity.fields[name] for name in names), len(entity.links))


def _sent(entity: Entity) -> set[str]:
    """The fields that a client sends."""
    return {name for name, field in entity.fields.items() if not field.read_only}


def _changed(entity: Entity) -> set[str]:
    """Those of them that a client may change."""
    return {name for name in _sent(entity) if not entity.fields[name].immutable}


def _typed(entity: Entity) -> set[str]:
    """The fields whose types stand in a request."""
    endpoints = entity.endpoints
    filtered = entity.filtered.keys()
    if endpoints.create is not None:
        return _sent(entity) | filtered
    return _changed(entity) | filtered if endpoints.update is not None else set(filtered)


def _lines(entity: Entity, names: set[str], line: Line) -> tuple[str, ...]:
    """A line of each of these fields, in the order of the entity."""
    lines = ((name, field) for name, field in entity.fields.items() if name in names)
    return tuple(line(entity.name.pascal, name, field, _alias(entity, name)) for name, field in lines)


def _alias(entity: Entity, name: str) -> str:
    """What clients call something that is not called as the whole API writes names, else ""."""
    return entity.json.aliases.get(name, "")


def _links(entity: Entity, line: Callable[[str, str], str]) -> Iterator[str]:
    """A line of each list of ids of other rows."""
    return (line(nested.ids, _alias(entity, nested.ids)) for nested in entity.links)


def _literals(entity: Entity, names: set[str]) -> Iterator[Symbol]:
    """The types of enums, which the module of the ORM entity defines."""
    for name, field in entity.fields.items():
        if _is_enum(field) and name in names:
            yield Symbol(columns.alias(entity.name.pascal, name), f"src.models.entities.{entity.name.module}")


def _nested(nested: Nested, alias: str) -> NestedView:
    return NestedView(nested.target.module, nested.target.pascal, schemas.nested_line(nested, alias))


def _query(entity: str, spec: Entity, endpoint: ListEndpoint) -> QueryView:
    return QueryView(
        filters=(
            *(schemas.filter_line(entity, name, field, _alias(spec, name)) for name, field in spec.filtered.items()),
            *(schemas.blank_line(name, _alias(spec, name)) for name in spec.blanks),
        ),
        sort_keys=tuple(py(sign + spec.json(key)) for key in spec.sort_keys for sign in ("", "-")),
        default_sort=spec.json(spec.features.order[0]),
        searches=bool(endpoint.search),
        optional_total=endpoint.optional_total,
    )


def service_module(app: Application, key: str) -> ServiceModuleView:
    """The service."""
    entity = app.entities[key]
    ref, verbs = entity_ref(entity), _verbs(entity)
    return ServiceModuleView(
        ref=ref,
        variable=variable(ref.snake, "row", IN_SERVICES),
        verbs=verbs,
        optional_total=entity.endpoints.list is not None and entity.endpoints.list.optional_total,
    )


def route_module(app: Application, key: str) -> RouteModuleView:
    """The endpoints."""
    entity = app.entities[key]
    ref, verbs, guards = entity_ref(entity), _verbs(entity), guards_view(entity)
    return RouteModuleView(
        ref=ref,
        api_prefix=app.settings.api_prefix,
        verbs=verbs,
        guards=guards,
        create_responses=_responses(entity, guards.create.statuses, *BODY_ERRORS, 422, 429, 503),
        update_responses=_responses(entity, guards.update.statuses, 404, *BODY_ERRORS, 422, 429, 503),
        restricted=entity.restricted,
    )


def declared(errors: Iterable[tuple[int, str]]) -> str:
    """Code of declared errors: status -> codes, each once."""
    codes: dict[int, list[str]] = {}
    for status, code in dict.fromkeys(errors):
        codes.setdefault(status, []).append(code)
    return py(codes)


def _responses(entity: Entity, guarded: str, *statuses: int) -> str:
    """Code that documents how a write may be refused. guarded: code of the statuses of who may not call."""
    conflicts = any(field.unique for field in entity.fields.values()) or any(
        key.error is None for key in entity.unique.values()
    )
    given = guarded + ", ".join(str(status) for status in sorted({*statuses, *((409,) if conflicts else ())}))
    errors = [(key.error.status, key.error.code) for key in entity.unique.values() if key.error is not None]
    return f"refusal_responses({declared(errors)}, {given})" if errors else f"error_responses({given})"


def _verbs(entity: Entity) -> VerbsView:
    return VerbsView(**{verb: entity.endpoints.has(verb) for verb in VERBS})
