"""EntitySpec -> EntityView, and the smaller views of one entity."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generators import samples
from generators.code import py
from generators.imports import ENTITY_SYMBOLS, SCHEMA_SYMBOLS, imports_of, names_in
from generators.names import Name, article
from generators.spec.model import AppSpec, Endpoint, EntitySpec, FieldSpec, ListEndpoint
from generators.spec.where import Condition, parse_where
from generators.views import columns
from generators.views.fields import field_view
from generators.views.model import (
    EndpointView,
    EntityRef,
    EntityView,
    FactoryFieldView,
    FactoryView,
    FieldView,
    ImportView,
    ListView,
    UniqueView,
)

_AUTOMATIC = ("id", "created_at", "updated_at")


def entity_ref(key: str, spec: EntitySpec) -> EntityRef:
    """The names of the entity."""
    name = Name.of(key, spec.plural)
    return EntityRef(
        snake=name.snake,
        plural=name.plural,
        pascal=name.pascal,
        path=name.kebab,
        human=name.human,
        human_plural=name.human_plural,
        article=article(name.human),
        schemas=tuple(_schemas(name.pascal, spec)),
        reads=spec.endpoints.list is not None or spec.endpoints.get is not None,
        writes=any(verb is not None for verb in (spec.endpoints.create, spec.endpoints.update, spec.endpoints.delete)),
        counts_created=spec.endpoints.create is not None,
        counts_deleted=spec.endpoints.delete is not None,
    )


def _schemas(pascal: str, spec: EntitySpec) -> Iterator[str]:
    """The classes of the schema module, in alphabetical order."""
    endpoints = spec.endpoints
    if any(verb is not None for verb in (endpoints.create, endpoints.list, endpoints.get, endpoints.update)):
        yield pascal
    if endpoints.create is not None:
        yield from (f"{pascal}Base", f"{pascal}Create")
    if endpoints.list is not None:
        yield from (f"{pascal}List", f"{pascal}ListQuery")
    if endpoints.update is not None:
        yield f"{pascal}Update"


def import_views(pairs: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[ImportView, ...]:
    """(module, names) pairs as views."""
    return tuple(ImportView(module, names) for module, names in pairs)


def entity_view(app: AppSpec, key: str) -> EntityView:
    """Everything about one entity; other entities are not looked at."""
    spec = app.entities[key]
    ref = entity_ref(key, spec)
    views = {name: field_view(ref.pascal, name, field, spec.soft_delete) for name, field in spec.fields.items()}
    listing = _list_view(ref.pascal, spec, spec.endpoints.list, views) if spec.endpoints.list is not None else None
    constraints = tuple(columns.constraints(ref.plural, spec))
    create, update = spec.endpoints.create is not None, spec.endpoints.update is not None

    def those(condition: Callable[[FieldSpec, FieldView], bool]) -> tuple[FieldView, ...]:
        return tuple(view for name, view in views.items() if condition(spec.fields[name], view))

    sent = those(lambda field, _: not field.read_only)
    changed = those(lambda field, _: not field.read_only and not field.immutable)
    create_sanitized = those(lambda field, view: create and field.html is not None and view in sent)
    update_sanitized = those(lambda field, view: update and field.html is not None and view in changed)
    in_schemas = those(
        lambda _, view: (create and view in sent)
        or (update and view in changed)
        or (listing is not None and view in listing.filters)
    )
    return EntityView(
        ref=ref,
        api_prefix=app.settings.api_prefix,
        page_size=app.settings.page_size.default,
        page_size_max=app.settings.page_size.max,
        table=ref.plural,
        description=spec.description or "",
        timestamps=spec.timestamps,
        soft_delete=spec.soft_delete,
        fields=tuple(views.values()),
        base_fields=changed,
        create_only_fields=those(lambda field, _: not field.read_only and field.immutable),
        create_fields=sent,
        update_fields=changed,
        output_fields=those(lambda field, _: not field.write_only),
        required_fields=those(lambda _, view: view.required),
        read_only_fields=those(lambda field, _: field.read_only),
        write_only_fields=those(lambda field, _: field.write_only),
        immutable_fields=those(lambda field, _: field.immutable),
        nullable_fields=those(lambda field, _: field.optional and not field.read_only),
        enums=those(lambda _, view: bool(view.literal)),
        sanitized=those(lambda field, _: field.html is not None),
        uniques=tuple(_uniques(ref.plural, spec)),
        constraints=constraints,
        create=_endpoint(spec.endpoints.create),
        list=listing,
        get=_endpoint(spec.endpoints.get),
        update=_endpoint(spec.endpoints.update),
        delete=_endpoint(spec.endpoints.delete),
        by_id=any(verb is not None for verb in (spec.endpoints.get, spec.endpoints.update, spec.endpoints.delete)),
        changes=ref.writes,
        sanitizes=bool(create_sanitized or update_sanitized),
        create_sanitized=create_sanitized,
        update_sanitized=update_sanitized,
        entity_bases=tuple(_entity_bases(spec)),
        schema_bases=tuple(_schema_bases(spec)),
        aliases=tuple(view.alias for view in in_schemas if view.alias),
        literal_names=tuple(
            view.literal_name for view in views.values() if view.literal and (view in in_schemas or not view.write_only)
        ),
        repository_bases=tuple(_repository_bases(spec, listing)),
        repository_imports=import_views(imports_of(listing.conditions if listing else (), ENTITY_SYMBOLS)),
        service_schemas=tuple(name for name in ref.schemas if name != f"{ref.pascal}Base"),
        route_schemas=tuple(name for name in ref.schemas if name not in _not_in_routes(ref.pascal, spec)),
        answers_other_than_200=ref.counts_created or ref.counts_deleted,
        route_dependencies=tuple(_route_dependencies(ref)),
        route_limits=tuple(name for name, used in (("limit_reads", ref.reads), ("limit_writes", ref.writes)) if used),
        entity_imports=import_views(
            imports_of([*_entity_code(views), *(view.entity for view in constraints)], ENTITY_SYMBOLS)
        ),
        schema_imports=import_views(imports_of(_schema_code(spec, views, in_schemas, listing), SCHEMA_SYMBOLS)),
        case_imports=import_views(imports_of((view.sample_python for view in views.values()), ENTITY_SYMBOLS)),
    )


def _entity_bases(spec: EntitySpec) -> Iterator[str]:
    if spec.timestamps:
        yield "TimestampMixin"
    yield "SoftDeletable" if spec.soft_delete else "Entity"


def _schema_bases(spec: EntitySpec) -> Iterator[str]:
    endpoints = spec.endpoints
    if endpoints.update is not None and not all(
        field.optional or field.read_only or field.immutable for field in spec.fields.values()
    ):
        yield "ABSENT"
    if endpoints.create is not None or endpoints.update is not None:
        yield "Input"
    yield "Output"
    if endpoints.list is not None:
        yield from ("Page", "PageQuery", *(("SearchText",) if endpoints.list.search else ()))


def _repository_bases(spec: EntitySpec, listing: ListView | None) -> Iterator[str]:
    if listing is not None and listing.narrows:
        yield "Conditions"
    if not spec.soft_delete:
        yield "Repository"


def _not_in_routes(pascal: str, spec: EntitySpec) -> Iterator[str]:
    yield f"{pascal}Base"
    if not any((spec.endpoints.create, spec.endpoints.get, spec.endpoints.update)):
        yield pascal


def _route_dependencies(ref: EntityRef) -> Iterator[str]:
    if ref.reads:
        yield f"{ref.pascal}ReaderDep"
    if ref.writes:
        yield f"{ref.pascal}ServiceDep"


def _entity_code(views: dict[str, FieldView]) -> Iterator[str]:
    for view in views.values():
        yield from (view.column, view.literal)


def _schema_code(
    spec: EntitySpec, views: dict[str, FieldView], in_schemas: tuple[FieldView, ...], listing: ListView | None
) -> Iterator[str]:
    """Every piece of code in the schema module, for its imports."""
    yield from ("UUID", *(("datetime",) if spec.timestamps else ()), *(("Literal",) if listing is not None else ()))
    for name, view in views.items():
        field = spec.fields[name]
        if view in in_schemas:
            yield view.alias
        if not field.read_only and spec.endpoints.create is not None:
            yield view.create
        if not field.read_only and not field.immutable and spec.endpoints.update is not None:
            yield view.update
        if not field.write_only:
            yield view.output
    if listing is not None:
        yield from (view.filter for view in listing.filters)


def _endpoint(spec: Endpoint | None) -> EndpointView | None:
    return None if spec is None else EndpointView(tuple(sorted(spec.satisfies)))


def _uniques(table: str, spec: EntitySpec) -> Iterator[UniqueView]:
    yield from (UniqueView(f"uq_{table}_{name}", (name,)) for name, field in spec.fields.items() if field.unique)
    yield from (UniqueView(f"uq_{table}_{key}", unique.fields) for key, unique in spec.unique.items())


def _list_view(entity: str, spec: EntitySpec, endpoint: ListEndpoint, views: dict[str, FieldView]) -> ListView:
    conditions = conditions_of(spec)
    default = "created_at" if spec.timestamps else "id"
    keys = dict.fromkeys((default, *endpoint.sort))
    return ListView(
        satisfies=tuple(sorted(endpoint.satisfies)),
        narrows=bool(conditions or endpoint.filter or endpoint.search),
        conditions=tuple(_condition(entity, spec, condition) for condition in conditions),
        filters=tuple(views[name] for name in endpoint.filter),
        sort_keys=tuple(py(sign + key) for key in keys for sign in ("", "-")),
        sort_fields=tuple(views[name] for name in endpoint.sort if name not in _AUTOMATIC),
        default_sort=default,
        order=("created_at", "id") if spec.timestamps else ("id",),
        search=tuple(views[name] for name in endpoint.search),
    )


def _condition(entity: str, spec: EntitySpec, condition: Condition) -> str:
    column = f"{entity}Entity.{condition.field}"
    if condition.op in ("is_true", "is_false"):
        return f"{column}.is_({condition.op == 'is_true'})"
    field = spec.fields[condition.field]
    value = samples.entity_code(field, samples.canonical(field, condition.value))
    return f"{column} {'==' if condition.op == 'eq' else '!='} {value}"


def factory_view(ref: EntityRef, spec: EntitySpec) -> FactoryView:
    """The entity as ``tests/factories.py`` makes it."""
    fields = tuple(_factory_field(spec, name, field) for name, field in spec.fields.items())
    return FactoryView(
        ref=ref,
        fields=fields,
        timestamps=spec.timestamps,
        numbered=any(_uses_number(field.entity) for field in fields),
        payload=spec.endpoints.create is not None,
        payload_numbered=any(_uses_number(field.payload) for field in fields),
    )


def _uses_number(code: str) -> bool:
    return "number" in names_in([code]) or "{number" in code 


def _factory_field(spec: EntitySpec, name: str, field: FieldSpec) -> FactoryFieldView:
    unique = samples.unique_code(field, name) if varies(spec, name) else None
    value = visible_sample(spec, name, field)
    payload = unique.json if unique is not None else samples.json_code(value)
    return FactoryFieldView(
        name=name,
        entity=unique.entity if unique is not None else samples.entity_code(field, value),
        payload="" if field.read_only or spec.endpoints.create is None else payload,
    )


def visible_sample(spec: EntitySpec, name: str, field: FieldSpec) -> Any:
    """A valid value; one with which the list's fixed condition shows the row."""
    conditions = [condition for condition in conditions_of(spec) if condition.field == name]
    for condition in conditions:
        if condition.op != "ne":
            return samples.canonical(field, condition.value) if condition.op == "eq" else condition.op == "is_true"
    refused = [samples.canonical(field, condition.value) for condition in conditions]
    values = [samples.sample(field, name), samples.sample(field, name, 1), *(field.values or ())]
    return next((value for value in values if value not in refused), values[0])


def conditions_of(spec: EntitySpec) -> tuple[Condition, ...]:
    """The list's fixed conditions."""
    where = spec.endpoints.list.where if spec.endpoints.list is not None else None
    return parse_where(where) if where else ()


def varies(spec: EntitySpec, name: str) -> bool:
    """Whether rows of a test differ here: the field is part of a unique key, and no condition of the list fixes it."""
    field = spec.fields[name]
    few = field.type in ("enum", "boolean")
    if any(condition.field == name and (few or condition.op != "ne") for condition in conditions_of(spec)):
        return False
    keys = [unique.fields for unique in spec.unique.values() if name in unique.fields]
    return field.unique or any(
        not few or all(spec.fields[other].type in ("enum", "boolean") for other in fields) for fields in keys
    )
