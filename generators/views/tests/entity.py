"""EntitySpec -> what the templates of its tests see."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generators import samples
from generators.language.model import AppSpec, EntitySpec
from generators.views.entity_names import entity_ref
from generators.views.src import foreign_keys
from generators.views.tests import field_choice as fields
from generators.views.tests import field_values as values
from generators.views.tests.cases import create_names, joined, update_names
from generators.views.tests.entity_views import AbsentView, EntityTestsView, GoneView, KeyView, WriteTestView
from generators.views.tests.field_choice import Condition
from generators.views.tests.imported import needs_view
from generators.views.tests.lists import list_test_view


def entity_tests_view(app: AppSpec, key: str) -> EntityTestsView:
    """Everything that the tests of one entity need."""
    spec = app.entities[key]
    ref, endpoints, page_size = entity_ref(key, spec), spec.endpoints, app.settings.page_size
    listing = list_test_view(spec, page_size.max) if endpoints.list is not None else None
    size = min(10, page_size.max)
    keys = tuple(fields.unique_keys(ref.plural, spec))
    changes = fields.changes(spec, lambda _, value: samples.json_code(value))
    changes_entity = fields.changes(spec, samples.entity_code)
    change = next((view for view in changes if values.may_repeat(spec, view.field)), changes[0] if changes else None)
    rows = fields.made(spec, values.refused_rows, lambda field: True)
    moment = values.MOMENTS[0] if spec.timestamps and (changes or (listing and listing.ties)) else ""
    pair = values.capacity(spec) > 1
    row_defaults = tuple(fields.row_defaults(spec))
    by_id = any(verb is not None for verb in (endpoints.get, endpoints.update, endpoints.delete))
    stamps = fields.STAMPS if spec.timestamps else ()
    return EntityTestsView(
        ref=ref,
        url=f"{app.settings.api_prefix}/{ref.path}",
        page_size=page_size.default,
        page_size_max=page_size.max,
        sizes=tuple(sorted({1, page_size.max})),
        service_size=size,
        page_counts=tuple((total, -(-total // size)) for total in sorted({0, 1, size, size + 1, 3 * size})),
        timestamps=spec.timestamps,
        soft_delete=spec.soft_delete,
        fields=tuple(spec.fields),
        create=_write_view(spec, keys, fields.sent, create_names) if endpoints.create is not None else None,
        list=listing,
        get=endpoints.get is not None,
        update=_write_view(spec, keys, fields.changed, update_names) if endpoints.update is not None else None,
        delete=endpoints.delete is not None,
        by_id=by_id,
        required=fields.those(spec, fields.required),
        sent_defaults=tuple(fields.defaults(spec, fields.sent)),
        shown=("id", *foreign_keys.shown(spec), *fields.around(spec), *stamps),
        nullable=fields.those(spec, lambda field: field.optional and not field.write_only),
        secret=fields.those(spec, lambda field: field.write_only),
        defaults=tuple(fields.defaults(spec)),
        row_defaults=row_defaults,
        changes_json=changes,
        changes_entity=changes_entity,
        change=change,
        pair=pair,
        bystander=change is not None and pair and values.may_repeat(spec, change.field),
        moment=moment,
        keys=keys,
        near_keys=tuple(key for key in keys if key.shared),
        not_null=fields.those(spec, lambda field: not field.optional),
        refused_rows=rows,
        after_delete=tuple(_after_delete(spec)),
        absent=tuple(_absent(spec, by_id)),
        nests=bool(spec.relations.nested),
        links=bool(foreign_keys.links(spec)),
        references=fields.needs_others(spec),
        selects='["SELECT"]' + (f" * {1 + len(spec.relations.nested)}" if spec.relations.nested else ""),
        values=f"{ref.pascal}Factory.row" if spec.relations.nested else "values",
        uncomputed=_uncomputed(spec),
        needs=needs_view(spec, ref, listing, keys, changes_entity, rows, row_defaults, moment),
    )


def _uncomputed(spec: EntitySpec) -> str:
    names = ", ".join(f'"{each.name}"' for each in spec.relations.properties)
    return f"exclude={{{names}}}" if names else ""


def _write_view(
    spec: EntitySpec, keys: tuple[KeyView, ...], own: Condition, lists: Callable[[EntitySpec, str], tuple[str, ...]]
) -> WriteTestView:
    """An endpoint that takes the fields for which ``own`` holds; ``lists`` names its lists of cases."""
    pair = values.capacity(spec) > 1
    return WriteTestView(
        accepted=joined(lists(spec, "ACCEPTED")),
        refused=joined(lists(spec, "REFUSED")),
        written=joined(lists(spec, "WRITTEN")),
        dirty=joined(lists(spec, "DIRTY")),
        not_null=fields.those(spec, lambda field: own(field) and not field.optional),
        nullable=fields.those(spec, lambda field: own(field) and field.optional),
        null_html=fields.those(spec, lambda field: own(field) and field.optional and field.html is not None),
        foreign=fields.foreign(spec, own),
        plain=fields.made(spec, values.plain, own),
        keys=tuple(key for key in keys if pair and all(own(spec.fields[name]) for name in key.fields)),
    )


def _after_delete(spec: EntitySpec) -> Iterator[GoneView]:
    if spec.endpoints.get is not None:
        yield GoneView("get", "get", "")
    if spec.endpoints.update is not None:
        yield GoneView("update", "put", ", json={}")
    yield GoneView("delete", "delete", "")


def _absent(spec: EntitySpec, by_id: bool) -> Iterator[AbsentView]:
    endpoints, taken = spec.endpoints, spec.relations.taken
    collection = endpoints.create is not None or endpoints.list is not None or any(not each for _, each in taken)
    by_id = by_id or any(each for _, each in taken)
    for method, endpoint in (("POST", endpoints.create), ("GET", endpoints.list)):
        if endpoint is None and (method, False) not in taken:
            yield AbsentView(method, False, 405 if collection else 404)
    verbs = (("GET", endpoints.get), ("PUT", endpoints.update), ("DELETE", endpoints.delete), ("PATCH", None))
    for method, endpoint in verbs:
        if endpoint is None and (method, True) not in taken:
            yield AbsentView(method, True, 405 if by_id else 404)
