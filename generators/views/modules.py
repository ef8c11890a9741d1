"""EntitySpec -> the view of each of its modules. A view is as narrow as its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from generators import samples
from generators.code import py
from generators.imports import ENTITY_SYMBOLS, SCHEMA_SYMBOLS, imports_of
from generators.spec.model import AppSpec, EntitySpec, FieldSpec, ListEndpoint
from generators.spec.where import Condition
from generators.views import columns, schemas
from generators.views.entity import conditions_of, entity_ref, import_views
from generators.views.model import (
    EntityModuleView,
    QueryView,
    RepositoryModuleView,
    RouteModuleView,
    SanitizedView,
    SchemaModuleView,
    ServiceModuleView,
    VerbsView,
)

Line = Callable[[str, str, FieldSpec], str]


def entity_module(app: AppSpec, key: str) -> EntityModuleView:
    """The ORM entity."""
    spec = app.entities[key]
    ref = entity_ref(key, spec)
    literals = tuple(literal_line(ref.pascal, name, field) for name, field in spec.fields.items() if _is_enum(field))
    arguments = tuple(constraint.entity for constraint in columns.constraints(ref.plural, spec))
    lines = tuple(_column(ref.pascal, name, field, spec.soft_delete) for name, field in spec.fields.items())
    return EntityModuleView(
        ref=ref,
        soft_delete=spec.soft_delete,
        timestamps=spec.timestamps,
        literals=literals,
        bases=(*(("TimestampMixin",) if spec.timestamps else ()), "SoftDeletable" if spec.soft_delete else "Entity"),
        arguments=arguments,
        columns=lines,
        imports=import_views(imports_of([*literals, *arguments, *lines], ENTITY_SYMBOLS)),
    )


def _is_enum(field: FieldSpec) -> bool:
    return columns.base_type(field).name == "enum"


def literal_line(entity: str, name: str, field: FieldSpec) -> str:
    """``TaskStatus = Literal[...]``."""
    return f"{columns.alias(entity, name)} = Literal[{', '.join(py(value) for value in columns.enum_values(field))}]"


def _column(entity: str, name: str, field: FieldSpec, soft_delete: bool) -> str:
    annotation = columns.python_type(entity, name, field) + (" | None" if field.optional else "")
    return f"{name}: Mapped[{annotation}] = {columns.mapped_column(field, soft_delete)}"


def schema_module(app: AppSpec, key: str) -> SchemaModuleView:
    """The request and response schemas."""
    spec = app.entities[key]
    ref, endpoints = entity_ref(key, spec), spec.endpoints
    create, update = endpoints.create is not None, endpoints.update is not None
    sent = {name for name, field in spec.fields.items() if not field.read_only}
    changed = {name for name in sent if not spec.fields[name].immutable}
    shown = {name for name, field in spec.fields.items() if not field.write_only}
    filtered = set(endpoints.list.filter) if endpoints.list is not None else set()
    typed = (sent if create else changed if update else set()) | filtered

    def lines(names: Iterable[str], line: Line) -> tuple[str, ...]:
        wanted = set(names)
        return tuple(line(ref.pascal, name, field) for name, field in spec.fields.items() if name in wanted)

    view = SchemaModuleView(
        ref=ref,
        timestamps=spec.timestamps,
        aliases=tuple(line for line in lines(typed, schemas.alias_line) if line),
        create=create,
        base_lines=lines(changed, schemas.create_line) if create else (),
        create_lines=lines(sent - changed, schemas.create_line) if create else (),
        update=update,
        update_lines=lines(changed, schemas.update_line) if update else (),
        output_lines=lines(shown, schemas.output_line),
        query=_query(ref.pascal, spec, endpoints.list) if endpoints.list is not None else None,
        imports=(),
        literals=tuple(
            columns.alias(ref.pascal, name)
            for name, field in spec.fields.items()
            if _is_enum(field) and name in typed | shown
        ),
        bases=tuple(_schema_bases(spec, create, update)),
    )
    return replace(view, imports=import_views(imports_of(_schema_code(view), SCHEMA_SYMBOLS)))


def _query(entity: str, spec: EntitySpec, endpoint: ListEndpoint) -> QueryView:
    default = "created_at" if spec.timestamps else "id"
    return QueryView(
        filters=tuple(schemas.filter_line(entity, name, spec.fields[name]) for name in endpoint.filter),
        sort_keys=tuple(py(sign + key) for key in dict.fromkeys((default, *endpoint.sort)) for sign in ("", "-")),
        default_sort=default,
        searches=bool(endpoint.search),
    )


def _schema_bases(spec: EntitySpec, create: bool, update: bool) -> Iterator[str]:
    fixed = all(field.optional or field.read_only or field.immutable for field in spec.fields.values())
    if update and not fixed:
        yield "ABSENT"
    if create or update:
        yield "Input"
    yield "Output"
    if spec.endpoints.list is not None:
        yield from ("Page", "PageQuery", *(("SearchText",) if spec.endpoints.list.search else ()))


def _schema_code(view: SchemaModuleView) -> Iterator[str]:
    """Every piece of code in the schema module."""
    yield "UUID"
    yield from ("datetime",) if view.timestamps else ()
    yield from (*view.aliases, *view.base_lines, *view.create_lines, *view.update_lines, *view.output_lines)
    if view.query is not None:
        yield from ("Literal", *view.query.filters)


def repository_module(app: AppSpec, key: str) -> RepositoryModuleView:
    """The repository."""
    spec = app.entities[key]
    ref, listing = entity_ref(key, spec), spec.endpoints.list
    conditions = tuple(_condition(ref.pascal, spec, condition) for condition in conditions_of(spec))
    narrows = listing is not None and bool(conditions or listing.filter or listing.search)
    return RepositoryModuleView(
        ref=ref,
        timestamps=spec.timestamps,
        soft_delete=spec.soft_delete,
        lists=listing is not None,
        narrows=narrows,
        conditions=conditions,
        filters=listing.filter if listing is not None else (),
        search=listing.search if listing is not None else (),
        bases=(*(("Conditions",) if narrows else ()), *(() if spec.soft_delete else ("Repository",))),
        imports=import_views(imports_of(conditions, ENTITY_SYMBOLS)),
    )


def _condition(entity: str, spec: EntitySpec, condition: Condition) -> str:
    column = f"{entity}Entity.{condition.field}"
    if condition.op in ("is_true", "is_false"):
        return f"{column}.is_({condition.op == 'is_true'})"
    field = spec.fields[condition.field]
    value = samples.entity_code(field, samples.canonical(field, condition.value))
    return f"{column} {'==' if condition.op == 'eq' else '!='} {value}"


def service_module(app: AppSpec, key: str) -> ServiceModuleView:
    """The service."""
    spec = app.entities[key]
    ref, verbs = entity_ref(key, spec), _verbs(spec)
    dirty = [(name, field) for name, field in spec.fields.items() if field.html is not None and not field.read_only]
    changed = [(name, field) for name, field in dirty if not field.immutable]
    return ServiceModuleView(
        ref=ref,
        verbs=verbs,
        schemas=tuple(name for name in ref.schemas if name != f"{ref.pascal}Base"),
        create_sanitized=tuple(SanitizedView(name, field.optional) for name, field in dirty) if verbs.create else (),
        update_sanitized=tuple(SanitizedView(name, True) for name, _ in changed) if verbs.update else (),
    )


def route_module(app: AppSpec, key: str) -> RouteModuleView:
    """The endpoints."""
    spec = app.entities[key]
    ref, verbs = entity_ref(key, spec), _verbs(spec)
    hidden = {f"{ref.pascal}Base", "" if verbs.create or verbs.get or verbs.update else ref.pascal}
    roles = (("Reader", "limit_reads", ref.reads), ("Service", "limit_writes", ref.writes))
    return RouteModuleView(
        ref=ref,
        api_prefix=app.settings.api_prefix,
        verbs=verbs,
        conflicts=bool(spec.unique) or any(field.unique for field in spec.fields.values()),
        schemas=tuple(name for name in ref.schemas if name not in hidden),
        dependencies=tuple(f"{ref.pascal}{role}Dep" for role, _, used in roles if used),
        limits=tuple(limit for _, limit, used in roles if used),
    )


def _verbs(spec: EntitySpec) -> VerbsView:
    has = {name: endpoint is not None for name, endpoint in spec.endpoints}
    return VerbsView(**has, by_id=has["get"] or has["update"] or has["delete"])
