"""What the test modules of an entity import: no name too few, none too many."""

from __future__ import annotations

from collections.abc import Iterator

from generators.model.entity import Entity
from generators.python_source.imports import ENTITY_SYMBOLS, imports_of
from generators.views.base import EntityRef
from generators.views.entity_names import import_views
from generators.views.tests.cases import imported
from generators.views.tests.entity_views import KeyView, ListTestView, NeedsView, ValueView
from generators.views.tests.field_choice import changed, needs_others, those

Values = tuple[ValueView, ...]


def needs_view(
    entity: Entity,
    ref: EntityRef,
    listing: ListTestView | None,
    keys: tuple[KeyView, ...],
    changes: Values,
    rows: Values,
    defaults: Values,
    moment: str,
) -> NeedsView:
    """The imports that depend on the entity."""
    create, update, delete = (entity.endpoints.has(verb) for verb in ("create", "update", "delete"))
    schemas = tuple(name for name in ref.schemas if name not in (f"{ref.pascal}Base", f"{ref.pascal}List"))
    nullable = bool(those(entity, lambda field: field.optional and not field.write_only))
    not_null = those(entity, lambda field: not field.optional)
    lists_values = listing is not None and bool(listing.filters or listing.sorts or listing.hidden)
    return NeedsView(
        schemas=schemas,
        input_schemas=tuple(name for name in schemas if name != ref.pascal),
        case_names=imported(entity, "ACCEPTED", "REFUSED", "WRITTEN"),
        dirty_names=imported(entity, "DIRTY"),
        api_case_names=imported(entity, "ACCEPTED", "REFUSED", "WRITTEN", "DIRTY"),
        database_errors=(*(("DBAPIError",) if rows else ()), *(("IntegrityError",) if keys or not_null else ())),
        repository_support=tuple(_repository_support(entity, bool(changes))),
        api_support=tuple(_api_support(entity)),
        repository_imports=import_views(
            imports_of([moment, *_code(listing, (*changes, *rows, *defaults))], ENTITY_SYMBOLS)
        ),
        api_imports=import_views(imports_of(_code(listing, ()), ENTITY_SYMBOLS)),
        any_in_repository=bool(rows or changes or defaults or lists_values),
        any_in_service=update and not changes,
        any_in_api=create or update or lists_values,
        pytest_in_models=create or update or entity.endpoints.list is not None or nullable,
        any_in_models=create or update or entity.endpoints.list is not None or not entity.nested,
        counts=create or delete,
        reads_rows=create or update or delete,
    )


def _repository_support(entity: Entity, changes: bool) -> Iterator[str]:
    if entity.endpoints.list is not None or entity.endpoints.update is not None:
        yield "statements"
    yield "store"
    nullable = entity.endpoints.update is not None and those(entity, lambda field: changed(field) and field.optional)
    if entity.endpoints.create is not None or changes or nullable or entity.soft_delete:
        yield "stored"
    if needs_others(entity):
        yield "store_references"
    if not entity.nested:
        yield "values"


def _api_support(entity: Entity) -> Iterator[str]:
    endpoints = entity.endpoints
    by_id = any((endpoints.get, endpoints.update, endpoints.delete))
    if endpoints.create is not None or endpoints.update is not None:
        yield "as_json"
    if endpoints.list is not None:
        yield "ids"
    if by_id:
        yield "not_found"
    yield "problems"
    if by_id or endpoints.list is not None:
        yield "store"
    if endpoints.create is not None or endpoints.update is not None or entity.soft_delete:
        yield "stored"
    if needs_others(entity):
        yield "store_references"


def _code(listing: ListTestView | None, others: Values) -> Iterator[str]:
    """Every piece of code that makes a value of an entity."""
    yield from (view.code for view in others)
    if listing is not None:
        yield from (code for view in listing.filters for code in (view.match, view.other))
        yield from (view.code for view in (*listing.hidden, *listing.ties))
        yield from (code for pair in listing.sorts for code in (pair.low, pair.high))
