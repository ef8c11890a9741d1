"""What the test modules of an entity import: no name too few, none too many."""

from __future__ import annotations

from collections.abc import Iterator

from generators.language.model import EntitySpec
from generators.python_source.imports import ENTITY_SYMBOLS, imports_of
from generators.views.base import EntityRef
from generators.views.entity_names import import_views
from generators.views.tests.cases import imported
from generators.views.tests.entity_views import KeyView, ListTestView, NeedsView, ValueView
from generators.views.tests.field_choice import changed, needs_others, those

Values = tuple[ValueView, ...]


def needs_view(
    spec: EntitySpec,
    ref: EntityRef,
    listing: ListTestView | None,
    keys: tuple[KeyView, ...],
    changes: Values,
    rows: Values,
    defaults: Values,
    moment: str,
) -> NeedsView:
    """The imports that depend on the entity."""
    create, update, delete = (getattr(spec.endpoints, verb) is not None for verb in ("create", "update", "delete"))
    schemas = tuple(name for name in ref.schemas if name not in (f"{ref.pascal}Base", f"{ref.pascal}List"))
    nullable = bool(those(spec, lambda field: field.optional and not field.write_only))
    not_null = those(spec, lambda field: not field.optional)
    lists_values = listing is not None and bool(listing.filters or listing.sorts or listing.hidden)
    return NeedsView(
        schemas=schemas,
        input_schemas=tuple(name for name in schemas if name != ref.pascal),
        case_names=imported(spec, "ACCEPTED", "REFUSED", "WRITTEN"),
        dirty_names=imported(spec, "DIRTY"),
        api_case_names=imported(spec, "ACCEPTED", "REFUSED", "WRITTEN", "DIRTY"),
        database_errors=(*(("DBAPIError",) if rows else ()), *(("IntegrityError",) if keys or not_null else ())),
        repository_support=tuple(_repository_support(spec, bool(changes))),
        api_support=tuple(_api_support(spec)),
        repository_imports=import_views(
            imports_of([moment, *_code(listing, (*changes, *rows, *defaults))], ENTITY_SYMBOLS)
        ),
        api_imports=import_views(imports_of(_code(listing, ()), ENTITY_SYMBOLS)),
        any_in_repository=bool(rows or changes or defaults or lists_values),
        any_in_service=update and not changes,
        any_in_api=create or update or lists_values,
        pytest_in_models=create or update or spec.endpoints.list is not None or nullable,
        any_in_models=create or update or spec.endpoints.list is not None or not spec.relations.nested,
        counts=create or delete,
        reads_rows=create or update or delete,
    )


def _repository_support(spec: EntitySpec, changes: bool) -> Iterator[str]:
    if spec.endpoints.list is not None or spec.endpoints.update is not None:
        yield "statements"
    yield "store"
    nullable = spec.endpoints.update is not None and those(spec, lambda field: changed(field) and field.optional)
    if spec.endpoints.create is not None or changes or nullable or spec.soft_delete:
        yield "stored"
    if needs_others(spec):
        yield "store_references"
    if not spec.relations.nested:
        yield "values"


def _api_support(spec: EntitySpec) -> Iterator[str]:
    endpoints = spec.endpoints
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
    if endpoints.create is not None or endpoints.update is not None or spec.soft_delete:
        yield "stored"
    if needs_others(spec):
        yield "store_references"


def _code(listing: ListTestView | None, others: Values) -> Iterator[str]:
    """Every piece of code that makes a value of an entity."""
    yield from (view.code for view in others)
    if listing is not None:
        yield from (code for view in listing.filters for code in (view.match, view.other))
        yield from (view.code for view in (*listing.hidden, *listing.ties))
        yield from (code for pair in listing.sorts for code in (pair.low, pair.high))
