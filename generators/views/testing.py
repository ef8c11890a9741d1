"""EntitySpec -> what the templates of its tests see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generators import samples
from generators.imports import ENTITY_SYMBOLS, imports_of
from generators.spec.model import AppSpec, EntitySpec, FieldSpec
from generators.views import testing_values as values
from generators.views.entity import entity_ref, import_views
from generators.views.testing_list import list_test_view
from generators.views.testing_model import AbsentView, CasesView, EntityTestsView, GoneView, KeyView, ListTestView, ValueView

Condition = Callable[[FieldSpec], bool]


def _sent(field: FieldSpec) -> bool:
    return not field.read_only


def _changed(field: FieldSpec) -> bool:
    return not field.read_only and not field.immutable


def _once(field: FieldSpec) -> bool:
    return field.immutable


def _those(spec: EntitySpec, condition: Condition) -> tuple[str, ...]:
    return tuple(name for name, field in spec.fields.items() if condition(field))


def _of(spec: EntitySpec, make: Callable[[str, FieldSpec], Iterable[Any]], condition: Condition) -> tuple[Any, ...]:
    return tuple(view for name, field in spec.fields.items() if condition(field) for view in make(name, field))


def _html(name: str, field: FieldSpec) -> Iterable[Any]:
    return values.dirty(name, field) if field.html is not None else ()


def cases_view(app: AppSpec, key: str) -> CasesView:
    """The values that the tests of the schemas and of the API share."""
    spec = app.entities[key]
    once: Condition = _once if spec.endpoints.create is not None else lambda field: False
    return CasesView(
        ref=entity_ref(key, spec),
        accepted=_of(spec, values.accepted, _changed),
        refused=_of(spec, values.refused, _changed),
        accepted_once=_of(spec, values.accepted, once),
        refused_once=_of(spec, values.refused, once),
        written=_of(spec, values.written, _changed),
        written_once=_of(spec, values.written, once),
        dirty=_of(spec, _html, _changed),
        dirty_once=_of(spec, _html, once),
    )


def _names(base: str, both: bool, once: bool) -> tuple[str, ...]:
    """The names of the lists of cases that hold on create."""
    return (*((base,) if both else ()), *((f"{base}_ON_CREATE",) if once else ()))


def _pick(base: str, spec: EntitySpec, make: Callable[[str, FieldSpec], Iterable[Any]]) -> tuple[str, ...]:
    """The same for cases that only some fields have."""
    return _names(base, bool(_of(spec, make, _changed)), bool(_of(spec, make, _once)))


def _joined(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"[{', '.join(f'*{name}' for name in names)}]" if names else ""


def entity_tests_view(app: AppSpec, key: str) -> EntityTestsView:
    """Everything that the tests of one entity need."""
    spec = app.entities[key]
    ref, endpoints = entity_ref(key, spec), spec.endpoints
    create, update = endpoints.create is not None, endpoints.update is not None
    both, once = bool(_those(spec, _changed)), bool(_those(spec, _once))
    on_create = {base: _names(base, both, once) if create else () for base in ("ACCEPTED", "REFUSED")}
    dirty_create = _pick("DIRTY", spec, _html) if create else ()
    written_create = _pick("WRITTEN", spec, values.written) if create else ()
    written_update = ("WRITTEN",) if update and _of(spec, values.written, _changed) else ()
    dirty_update = ("DIRTY",) if update and _of(spec, _html, _changed) else ()
    listing = list_test_view(spec, app.settings.page_size.max) if endpoints.list is not None else None
    keys = tuple(_keys(ref.plural, spec))
    changes = _changes(spec, update, samples.json_code)
    changes_entity = _changes(spec, update, None)
    rows = _of(spec, values.refused_rows, lambda field: True)
    by_id = any(verb is not None for verb in (endpoints.get, endpoints.update, endpoints.delete))
    updating = ("ACCEPTED", "REFUSED", *written_update) if update else ()
    case_names = {*on_create["ACCEPTED"], *on_create["REFUSED"], *written_create, *updating}
    pair = values.capacity(spec) > 1
    change = next((view for view in changes if values.may_repeat(spec, view.field)), changes[0] if changes else None)
    not_null = _those(spec, lambda field: not field.optional)
    moment = values.MOMENTS[0] if spec.timestamps and (changes or (listing and listing.ties)) else ""
    reads_back = create or bool(changes) or spec.soft_delete
    schemas = tuple(name for name in ref.schemas if name not in (f"{ref.pascal}Base", f"{ref.pascal}List"))
    on_update: Condition = _changed if update else lambda field: False
    sent: Condition = _sent if create else lambda field: False
    return EntityTestsView(
        ref=ref,
        url=f"{app.settings.api_prefix}/{ref.path}",
        page_size=app.settings.page_size.default,
        page_size_max=app.settings.page_size.max,
        service_size=min(10, app.settings.page_size.max),
        timestamps=spec.timestamps,
        soft_delete=spec.soft_delete,
        pair=pair,
        fields=tuple(spec.fields),
        create=create,
        list=listing,
        get=endpoints.get is not None,
        update=update,
        delete=endpoints.delete is not None,
        by_id=by_id,
        changes=ref.writes,
        schemas=schemas,
        input_schemas=tuple(name for name in schemas if name != ref.pascal),
        case_names=tuple(sorted(case_names)),
        dirty_names=tuple(sorted({*dirty_create, *dirty_update})),
        accepted_on_create=_joined(on_create["ACCEPTED"]),
        refused_on_create=_joined(on_create["REFUSED"]),
        written_on_create=_joined(written_create),
        written_on_update=_joined(written_update),
        dirty_on_create=_joined(dirty_create),
        dirty_on_update=_joined(dirty_update),
        required=_those(spec, lambda field: _required(field)) if create else (),
        shown=("id", *_those(spec, lambda field: not field.write_only), *(_STAMPS if spec.timestamps else ())),
        secret=_those(spec, lambda field: field.write_only),
        defaults=tuple(_defaults(spec)),
        sent_defaults=tuple(view for view in _defaults(spec) if sent(spec.fields[view.field])),
        nullable=_those(spec, lambda field: field.optional and not field.write_only),
        not_null_on_create=_those(spec, lambda field: sent(field) and not field.optional),
        not_null_on_update=_those(spec, lambda field: on_update(field) and not field.optional),
        nullable_on_create=_those(spec, lambda field: sent(field) and field.optional),
        nullable_on_update=_those(spec, lambda field: on_update(field) and field.optional),
        not_on_create=_foreign(spec, _sent),
        not_on_update=_foreign(spec, _changed),
        plain_on_create=_of(spec, values.plain, sent),
        plain_on_update=_of(spec, values.plain, on_update),
        changes_json=changes,
        changes_entity=changes_entity,
        change=change,
        bystander=change is not None and pair and values.may_repeat(spec, change.field),
        moment=moment,
        keys=keys,
        near_keys=tuple(key for key in keys if key.shared),
        create_keys=tuple(key for key in keys if create and all(_sent(spec.fields[name]) for name in key.fields)),
        update_keys=tuple(key for key in keys if update and pair and all(_changed(spec.fields[name]) for name in key.fields)),
        not_null=not_null,
        refused_rows=rows,
        database_errors=(*(("DBAPIError",) if rows else ()), *(("IntegrityError",) if keys or not_null else ())),
        repository_support=(*(("statements",) if listing else ()), "store", *(("stored",) if reads_back else ())),
        any_in_service=update and not changes,
        api_support=tuple(_api_support(spec)),
        api_case_names=tuple(sorted({*case_names, *dirty_create, *dirty_update})),
        after_delete=tuple(_after_delete(spec)),
        jsonable=create or update,
        reads_rows=create or update or endpoints.delete is not None,
        any_in_api=create or update or bool(listing and (listing.filters or listing.sorts or listing.hidden)),
        counts=create or endpoints.delete is not None,
        null_html_on_create=_those(spec, lambda field: sent(field) and field.optional and field.html is not None),
        null_html_on_update=_those(spec, lambda field: on_update(field) and field.optional and field.html is not None),
        any_in_repository=bool(rows or changes_entity or (listing and listing.sorts)),
        absent=tuple(_absent(spec, by_id)),
        repository_imports=import_views(imports_of([moment, *_entity_code(listing, changes_entity, rows)], ENTITY_SYMBOLS)),
        api_imports=import_views(imports_of(_entity_code(listing, (), ()), ENTITY_SYMBOLS)),
    )


_STAMPS = ("created_at", "updated_at")


def _api_support(spec: EntitySpec) -> Iterator[str]:
    endpoints = spec.endpoints
    by_id = any((endpoints.get, endpoints.update, endpoints.delete))
    if endpoints.list is not None:
        yield "ids"
    if by_id:
        yield "not_found"
    yield "problems"
    if by_id or endpoints.list is not None:
        yield "store"
    if endpoints.create is not None or endpoints.update is not None or spec.soft_delete:
        yield "stored"


def _after_delete(spec: EntitySpec) -> Iterator[GoneView]:
    if spec.endpoints.get is not None:
        yield GoneView("get", "get", "")
    if spec.endpoints.update is not None:
        yield GoneView("update", "put", ", json={}")
    yield GoneView("delete", "delete", "")


def _required(field: FieldSpec) -> bool:
    return not (field.optional or field.read_only or field.default is not None)


def _foreign(spec: EntitySpec, own: Condition) -> tuple[str, ...]:
    """Names that a client may not send."""
    automatic = ("id", *(_STAMPS if spec.timestamps else ()), *(("deleted_at",) if spec.soft_delete else ()))
    return (*_those(spec, lambda field: not own(field)), *automatic, "no_such_field")


def _defaults(spec: EntitySpec) -> Iterator[ValueView]:
    """What stands in a row when the client sends only what is required."""
    for name, field in spec.fields.items():
        value = samples.canonical(field, field.default)
        if not _required(field) and samples.survives(field, value):
            yield ValueView(name, "", samples.json_code(value))


def _changes(spec: EntitySpec, update: bool, code: Callable[[Any], str] | None) -> tuple[ValueView, ...]:
    """A new value of each field that may change; as the entity holds it unless ``code`` is given."""
    views = []
    for name in _those(spec, _changed) if update else ():
        field, value = spec.fields[name], values.another(spec, name)
        if samples.survives(field, value):
            views.append(ValueView(name, "", code(value) if code else samples.entity_code(field, value)))
    return tuple(views)


def _keys(table: str, spec: EntitySpec) -> Iterator[KeyView]:
    """Each unique key that does not contain another one."""
    keys: list[tuple[str, tuple[str, ...]]]
    keys = [(f"uq_{table}_{name}", (name,)) for name, field in spec.fields.items() if field.unique]
    keys += [(f"uq_{table}_{key}", unique.fields) for key, unique in spec.unique.items()]
    for name, fields in keys:
        if not any(set(other) < set(fields) for _, other in keys):
            distinct = next((field for field in fields if values.capacity_of(spec, field) > 1), "")
            shared = tuple(field for field in fields if field != distinct) if distinct else ()
            yield KeyView(name, fields, shared)


def _absent(spec: EntitySpec, by_id: bool) -> Iterator[AbsentView]:
    endpoints = spec.endpoints
    collection = endpoints.create is not None or endpoints.list is not None
    for method, endpoint in (("POST", endpoints.create), ("GET", endpoints.list)):
        if endpoint is None:
            yield AbsentView(method, False, 405 if collection else 404)
    verbs = (("GET", endpoints.get), ("PUT", endpoints.update), ("DELETE", endpoints.delete), ("PATCH", None))
    for method, endpoint in verbs:
        if endpoint is None:
            yield AbsentView(method, True, 405 if by_id else 404)


def _entity_code(
    listing: ListTestView | None, changes: tuple[ValueView, ...], rows: tuple[ValueView, ...]
) -> Iterator[str]:
    """Every piece of code that makes a value of an entity, for the imports."""
    yield from (view.code for view in (*changes, *rows))
    if listing is not None:
        yield from (code for view in listing.filters for code in (view.match, view.other))
        yield from (view.code for view in (*listing.hidden, *listing.ties))
        yield from (code for pair in listing.sorts for code in (pair.low, pair.high))
