"""Entity -> what the templates of its tests see."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generators import samples
from generators.model.app import Application
from generators.model.entity import Entity
from generators.python_source.literals import json_code
from generators.views.entity_names import entity_ref
from generators.views.src import foreign_keys
from generators.views.tests import field_choice as fields
from generators.views.tests import field_values as values
from generators.views.tests.cases import create_names, joined, update_names
from generators.views.tests.entity_views import AbsentView, EntityTestsView, GoneView, KeyView, WriteTestView
from generators.views.tests.field_choice import Condition
from generators.views.tests.lists import list_test_view


def entity_tests_view(app: Application, key: str) -> EntityTestsView:
    """Everything that the tests of one entity need."""
    entity = app.entities[key]
    ref, endpoints, page_size = entity_ref(key, entity), entity.endpoints, app.settings.page_size
    listing = list_test_view(entity, page_size.max) if endpoints.list is not None else None
    size = min(10, page_size.max)
    keys = tuple(fields.unique_keys(ref.plural, entity))
    changes = fields.changes(entity, lambda _, value: json_code(value))
    changes_entity = fields.changes(entity, samples.entity_code)
    change = next((view for view in changes if values.may_repeat(entity, view.field)), changes[0] if changes else None)
    rows = fields.made(entity, values.refused_rows, lambda field: True)
    moment = values.MOMENTS[0] if entity.features.aged and (changes or (listing and listing.ties)) else ""
    pair = values.capacity(entity) > 1
    row_defaults = tuple(fields.row_defaults(entity))
    by_id = any(verb is not None for verb in (endpoints.get, endpoints.update, endpoints.delete))
    return EntityTestsView(
        ref=ref,
        url=f"{app.settings.api_prefix}/{ref.path}",
        page_size=page_size.default,
        page_size_max=page_size.max,
        sizes=tuple(sorted({1, page_size.max})),
        service_size=size,
        page_counts=tuple((total, -(-total // size)) for total in sorted({0, 1, size, size + 1, 3 * size})),
        timestamps=entity.features.aged,
        soft_delete=entity.features.hides,
        fields=tuple(entity.fields),
        create=_write_view(entity, keys, fields.sent, create_names) if endpoints.create is not None else None,
        list=listing,
        get=endpoints.get is not None,
        update=_write_view(entity, keys, fields.changed, update_names) if endpoints.update is not None else None,
        delete=endpoints.delete is not None,
        required=fields.those(entity, fields.required),
        sent_defaults=tuple(fields.defaults(entity, fields.sent)),
        shown=("id", *foreign_keys.shown(entity), *fields.around(entity), *entity.features.shown),
        nullable=fields.those(entity, lambda field: field.optional and not field.write_only),
        secret=fields.those(entity, lambda field: field.write_only),
        defaults=tuple(fields.defaults(entity)),
        row_defaults=row_defaults,
        changes_json=changes,
        changes_entity=changes_entity,
        change=change,
        pair=pair,
        bystander=change is not None and pair and values.may_repeat(entity, change.field),
        moment=moment,
        keys=keys,
        near_keys=tuple(key for key in keys if key.shared),
        not_null=fields.those(entity, lambda field: not field.optional),
        refused_rows=rows,
        after_delete=tuple(_after_delete(entity)),
        absent=tuple(_absent(entity, by_id)),
        nests=bool(entity.nested),
        links=bool(entity.links),
        references=fields.needs_others(entity),
        selects='["SELECT"]' + (f" * {1 + len(entity.nested)}" if entity.nested else ""),
        values=f"{ref.pascal}Factory.row" if entity.nested else "values",
        uncomputed=_uncomputed(entity),
    )


def _uncomputed(entity: Entity) -> str:
    names = ", ".join(f'"{each.name}"' for each in entity.computed)
    return f"exclude={{{names}}}" if names else ""


def _write_view(
    entity: Entity, keys: tuple[KeyView, ...], own: Condition, lists: Callable[[Entity, str], tuple[str, ...]]
) -> WriteTestView:
    """An endpoint that takes the fields for which ``own`` holds; ``lists`` names its lists of cases."""
    pair = values.capacity(entity) > 1
    return WriteTestView(
        accepted=joined(lists(entity, "ACCEPTED")),
        refused=joined(lists(entity, "REFUSED")),
        written=joined(lists(entity, "WRITTEN")),
        dirty=joined(lists(entity, "DIRTY")),
        not_null=fields.those(entity, lambda field: own(field) and not field.optional),
        nullable=fields.those(entity, lambda field: own(field) and field.optional),
        null_html=fields.those(entity, lambda field: own(field) and field.optional and field.html is not None),
        foreign=fields.foreign(entity, own),
        plain=fields.made(entity, values.plain, own),
        keys=tuple(key for key in keys if pair and all(own(entity.fields[name]) for name in key.fields)),
    )


def _after_delete(entity: Entity) -> Iterator[GoneView]:
    if entity.endpoints.get is not None:
        yield GoneView("get", "get", "")
    if entity.endpoints.update is not None:
        yield GoneView("update", "put", ", json={}")
    yield GoneView("delete", "delete", "")


def _absent(entity: Entity, by_id: bool) -> Iterator[AbsentView]:
    endpoints, taken = entity.endpoints, entity.taken
    collection = endpoints.create is not None or endpoints.list is not None or any(not each for _, each in taken)
    by_id = by_id or any(each for _, each in taken)
    for method, endpoint in (("POST", endpoints.create), ("GET", endpoints.list)):
        if endpoint is None and (method, False) not in taken:
            yield AbsentView(method, False, 405 if collection else 404)
    verbs = (("GET", endpoints.get), ("PUT", endpoints.update), ("DELETE", endpoints.delete), ("PATCH", None))
    for method, endpoint in verbs:
        if endpoint is None and (method, True) not in taken:
            yield AbsentView(method, True, 405 if by_id else 404)
