"""Application -> the views of the whole app."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace

from generators.features.registry import ALL
from generators.field_types.base import FieldType
from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.routes import Route
from generators.model.values import Field, ReferenceField
from generators.python_source.import_order import export_key
from generators.views.app_symbols import schema_name
from generators.views.base import (
    AppView,
    BaseSchemasView,
    DecimalsView,
    EntityRef,
    IndexView,
    MigrationView,
    OperatedView,
    OperationDecoratorView,
    ProjectView,
    RulesView,
)
from generators.views.entity_names import entity_ref, factory_view
from generators.views.project.documents import (
    ErdEntityView,
    ErdFieldView,
    FactoriesView,
    OperationView,
    ReadmeView,
    RefusalView,
    RequirementView,
    SupportView,
)
from generators.views.src import columns, foreign_keys
from generators.views.src.operations import repositories_of
from generators.views.src.repository_views import BaseRepositoryView, NestedRepositoryView, UnitOfWorkView
from generators.views.tests import parents


def stored_types(app: Application) -> frozenset[FieldType]:
    """Every field type that a table has, those of list items included."""
    return _types(field for entity in app.entities.values() for field in entity.fields.values())


def field_types(app: Application) -> frozenset[FieldType]:
    """Every field type that the app uses: also those that only operations take."""
    operations = (each for entity in app.entities.values() for each in entity.operations.values())
    return stored_types(app) | _types(field for each in operations for field in each.body.values())


def _types(fields: Iterable[Field]) -> frozenset[FieldType]:
    return frozenset(each for field in fields for each in (field.type, columns.base_type(field)))


def app_view(app: Application) -> AppView:
    """The identity of the app and its settings."""
    extras = {each for used in field_types(app) for each in used.requirements}
    return AppView(
        name=app.identity.name,
        slug=app.identity.name.replace("_", "-"),
        title=app.identity.title,
        description=app.identity.description,
        version=app.identity.version,
        api_prefix=app.settings.api_prefix,
        page_size=app.settings.page_size.default,
        page_size_max=app.settings.page_size.max,
        rate_limit_read=app.settings.rate_limit.read,
        rate_limit_write=app.settings.rate_limit.write,
        extras=tuple(sorted(extras)),
    )


def project_view(app: Application) -> ProjectView:
    """What ``pyproject.toml`` needs to know."""
    computed = any(entity.computed for entity in app.entities.values())
    return ProjectView(**asdict(app_view(app)), computed=computed)


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


def base_schemas_view(app: Application) -> BaseSchemasView:
    """What the shared schema classes need to know."""
    endpoints = [entity.endpoints for entity in app.entities.values()]
    lists = [each.list for each in endpoints if each.list is not None]
    return BaseSchemasView(
        page_size=app.settings.page_size.default,
        page_size_max=app.settings.page_size.max,
        updates=any(each.update is not None for each in endpoints),
        searches=any(each.search for each in lists),
    )


def base_repository_view(app: Application) -> BaseRepositoryView:
    """What every repository does."""
    nests = any(entity.nested for entity in app.entities.values())
    links = any(entity.links for entity in app.entities.values())
    return BaseRepositoryView(ALL.order, "Row" if nests else "RowMapping", nests, links)


def nested_repository_view(app: Application) -> NestedRepositoryView:
    """What is done with rows that have others inside."""
    outer = [spec for spec in app.entities.values() if spec.nested]
    nested = [each for spec in outer for each in spec.nested]
    creates = any(spec.endpoints.create is not None for spec in outer)
    updates = any(spec.endpoints.update is not None for spec in outer)
    lists = any(spec.endpoints.list is not None for spec in outer)
    return NestedRepositoryView(
        deep=any(app.entities[each.target.key].nested for each in nested),
        links=any(each.link for each in nested),
        creates=creates,
        updates=updates,
        lists=lists,
    )


def unit_of_work_view(app: Application) -> UnitOfWorkView:
    """What rows the unit of work has to do with."""
    specs, types = app.entities.values(), stored_types(app)
    decimals = any(each.padded for each in types)
    moments = any(each.shifted for each in types) or any(spec.features.moments for spec in specs)
    return UnitOfWorkView(
        nests=any(spec.nested for spec in specs),
        hides=any(spec.features.hides for spec in specs),
        decimals=decimals,
        moments=moments,
        rewrites=decimals or moments,
    )


def decimals_view(app: Application) -> DecimalsView:
    """Whether decimals are computed."""
    computed = (each for entity in app.entities.values() for each in entity.computed)
    return DecimalsView(any(each.type.kind == "decimal" for each in computed))


def operation_decorator_view(app: Application) -> OperationDecoratorView:
    """Whether operations have to do with decimals."""
    return OperationDecoratorView(any(each.kind == "decimal" for each in field_types(app)))


def rules_view(app: Application) -> RulesView:
    """What may be wrong with a request beyond its form."""
    specs = app.entities.values()
    keys = [key for spec in specs for key in spec.unique.values()]
    references = any(spec.references or spec.links for spec in specs)
    errors = any(key.error is not None for key in keys)
    return RulesView(
        references=references,
        unique_errors=errors,
        keys=references or errors or any(key.ignore_case for key in keys),
    )


def support_view(app: Application) -> SupportView:
    """What several tests do."""
    return SupportView(rules_view(app).references)


def migration_view(app: Application) -> MigrationView:
    """Every table."""
    order = foreign_keys.in_order(app)
    names = {key: entity_ref(key, entity).plural for key, entity in app.entities.items()}
    tables = [columns.table_view(names[key], app.entities[key]) for key in order]
    links = [(key, each) for key in order for each in app.entities[key].links]
    tables += [foreign_keys.link_migration(names[key], each) for key, each in links]
    circular = [
        (names[key], column, field)
        for key in order
        for column, field in app.entities[key].references.items()
        if field.reference.circular
    ]
    return MigrationView(
        tuple(tables),
        foreign_keys=tuple(foreign_keys.late_foreign_key(*each) for each in circular),
        dropped=tuple(foreign_keys.dropped_foreign_key(*each) for each in reversed(circular)),
    )


def factories_view(app: Application) -> FactoriesView:
    """Every entity, as the tests make it."""
    factories = tuple(
        replace(factory_view(entity_ref(key, entity), entity), references=parents.referred(app, key))
        for key, entity in app.entities.items()
    )
    return FactoriesView(
        factories,
        references=any(entity.references or entity.links for entity in app.entities.values()),
    )


def readme_view(app: Application) -> ReadmeView:
    """What the app's README tells."""
    return ReadmeView(
        app=app_view(app),
        entities=entity_refs(app),
        operations=tuple(_operations(app)),
        requirements=tuple(RequirementView(key, text) for key, text in app.requirements.items()),
        refusals=tuple(_refusals(app)),
        erd=tuple(ErdEntityView(key, tuple(_erd_fields(entity))) for key, entity in app.entities.items()),
        relations=tuple(foreign_keys.diagram(app)),
    )


def _operations(app: Application) -> Iterator[OperationView]:
    for key, entity in app.entities.items():
        ref = entity_ref(key, entity)
        for verb, endpoint in entity.endpoints:
            yield _operation(app, endpoint.route, _summary(verb, ref))
        for name, operation in entity.operations.items():
            summary = operation.summary or f"{name} {ref.human}".replace("_", " ").capitalize()
            yield _operation(app, operation.route, summary.rstrip("."))


def _operation(app: Application, route: Route, summary: str) -> OperationView:
    path = app.settings.api_prefix + route.path
    return OperationView(route.method, path, summary, tuple(sorted(app.satisfies(route))))


def _summary(verb: str, ref: EntityRef) -> str:
    if verb == "list":
        return f"List {ref.human_plural}"
    return f"{verb.capitalize()} {ref.article} {ref.human}"


def _refusals(app: Application) -> Iterator[RefusalView]:
    """Every declared error once: of operations, and of unique keys."""
    found: dict[tuple[int, str], str] = {}
    for entity in app.entities.values():
        for method in entity.methods:
            for each in method.refusals:
                found.setdefault((each.status, each.code), each.message)
        for key in entity.unique.values():
            if key.error is not None:
                message = key.error.message or f"there is already one with the same {', '.join(key.fields)}"
                found.setdefault((key.error.status, key.error.code), message)
    for (status, code), message in sorted(found.items()):
        yield RefusalView(status, code, message[:1].lower() + message[1:])


def _erd_fields(entity: Entity) -> Iterator[ErdFieldView]:
    yield ErdFieldView("uuid", "id", "PK")
    for name, field in entity.fields.items():
        key = "FK" if isinstance(field, ReferenceField) else "UK" if field.unique else ""
        yield ErdFieldView(f"{field.items.type}[]" if field.items else field.type.name, name, key)
    yield from (ErdFieldView(each.type.name, name, "") for name, each in entity.features.columns.items())
