"""Endpoints: fields to write, and lists over fields that can be filtered, sorted and searched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from generators.features.base import Column
from generators.features.registry import FEATURES
from generators.language import allowed_keys as table
from generators.language.model import BelongsTo, EntitySpec, FieldSpec, ListEndpoint
from generators.language.rules.conditions import check_where, known_field
from generators.language.rules.fields import MAX_INDEXED_LENGTH
from generators.language.yaml.document import Document, Loc

# What can be named where people name what is no field.
_NAMES: Final = {
    "filter": "write the name of a field or of a `belongs_to`",
    "sort": "write the name of a field",
    "search": "write the name of a field that holds text",
}
_PARAMETERS: Final = ("page", "size", "sort", "q")


def check_features(document: Document, loc: Loc, entity: EntitySpec) -> None:
    """Report features that do nothing for want of an endpoint."""
    for feature in entity.features.each:
        if feature.needs and feature.needs not in document.names(*loc, "endpoints"):
            message = f"{feature.name} needs a {feature.needs} endpoint"
            code, hint = f"{feature.name.replace('_', '-')}-unused", f"add `{feature.needs}: {{}}` to endpoints"
            document.report((*loc, feature.name), code, message, hint, at="key")


def check_endpoints(document: Document, loc: Loc, entity: EntitySpec, relations: list[str]) -> None:
    """Report endpoints that cannot do what they are for."""
    endpoints = entity.endpoints
    fields: list[FieldSpec | BelongsTo] = [*entity.fields.values(), *entity.belongs_to.values()]
    complete = all(len(getattr(entity, key)) == len(document.names(*loc, key)) for key in ("fields", "belongs_to"))
    # A row inside another one is created with its owner's id; links are sent as a list of ids.
    inside = len(relations) > len(document.names(*loc, "belongs_to"))
    owned, linked = inside or bool(entity.many_to_many), bool(entity.many_to_many)
    if endpoints.create is not None and complete and fields and not owned and all(field.read_only for field in fields):
        message = "every field is read_only, so a client has nothing to send"
        document.report((*loc, "endpoints", "create"), "nothing-to-write", message, "make a field writable", at="key")
    if (
        endpoints.update is not None
        and complete
        and fields
        and not linked
        and all(field.read_only or field.immutable for field in fields)
    ):
        message = "every field is read_only or immutable, so a client has nothing to change"
        document.report((*loc, "endpoints", "update"), "nothing-to-write", message, "delete the endpoint", at="key")
    if endpoints.create is not None:
        _check_unset(document, loc, entity)
    if endpoints.list is not None:
        _check_list(document, (*loc, "endpoints", "list"), entity, endpoints.list, relations)


def _check_unset(document: Document, loc: Loc, entity: EntitySpec) -> None:
    """Report what a new row needs and the client who makes it may not send."""
    for name, field in entity.fields.items():
        place = (*loc, "fields", name)
        if field.read_only and field.default is None and not field.optional and "default" not in document.names(*place):
            message = "no client may set this field, and it has neither a default nor `optional: true`"
            hint = (
                "add `default:` or `optional: true`; or leave out the endpoint `create`, and make rows in an operation"
            )
            document.report((*place, "read_only"), "read-only-without-value", message, hint, at="key")
    for name, relation in entity.belongs_to.items():
        if relation.read_only and not relation.optional and relation.default is None:
            message = "no client may set this relation, and it is not `optional`"
            hint = "add `optional: true`; or leave out the endpoint `create`, and make rows in an operation"
            place = (*loc, "belongs_to", name)
            document.report((*place, "read_only"), "read-only-without-value", message, hint, at="key")


def parameters_of(endpoint: ListEndpoint) -> tuple[str, ...]:
    """What clients ask a list for beside its filters."""
    return (*_PARAMETERS, "total") if endpoint.total == "optional" else _PARAMETERS


def _check_list(document: Document, loc: Loc, entity: EntitySpec, endpoint: ListEndpoint, relations: list[str]) -> None:
    rules: tuple[tuple[str, tuple[str, ...], Callable[[FieldSpec | Column], bool], str], ...] = (
        ("filter", endpoint.filter, lambda field: field.type.filters, "filtered by equality"),
        ("sort", endpoint.sort, lambda field: field.type.sorts, "sorted by"),
        ("search", endpoint.search, lambda field: field.type.searches, f"searched; only {table.searchable()} can"),
    )
    for key, names, suits, what in rules:
        for index, name in enumerate(names):
            place = (*loc, key, index)
            if name in names[:index]:
                document.report(place, "repeated-name", f"`{name}` is listed twice", "keep one of them")
            elif (key, name) == ("sort", "id") or (key == "filter" and name in relations):
                continue  # its column has an index
            elif other := _no_field(entity, relations, name):
                message = f"`{name}` is {other} of {loc[1]}, and cannot be {what.partition(';')[0]}"
                document.report(place, "field-not-suitable", message, _NAMES[key])
            elif _is_known(document, place, entity, key, name):
                _check_field(document, place, entity, name, suits, what)
    if endpoint.where is not None:
        check_where(document, (*loc, "where"), entity, endpoint.where)


def _is_known(document: Document, place: Loc, entity: EntitySpec, key: str, name: str) -> bool:
    """Whether a name is a field or a column that the application fills in; reports it when not."""
    absent = next((each for each in FEATURES if name in {one.name for one in each.columns if one.shown}), None)
    own = document.names(*place[:2], "fields")
    if name == "id":
        hint = "one row is read by its id: `get: {}`" if key == "filter" else "a search is for text"
        document.report(place, "field-not-suitable", f"`id` is no field to {key} by", hint)
        return False
    if absent is not None and name not in (*own, *entity.features.shown):
        hint = f"write `{absent.name}: true` in {place[1]}"
        document.report(place, "unknown-field", f"`{name}` is not a field of {place[1]}", hint)
        return False
    extra = ("id",) if key == "sort" else ()
    return known_field(document, place, place, name, (*extra, *entity.features.shown))


def _check_field(
    document: Document,
    place: Loc,
    entity: EntitySpec,
    name: str,
    suits: Callable[[FieldSpec | Column], bool],
    what: str,
) -> None:
    field = entity.fields.get(name) or entity.features.shown.get(name)
    if field is None:
        return  # Something was said about it already.
    if isinstance(field, FieldSpec) and field.write_only:
        message = f"`{name}` is write_only: a {place[-2]} would give its values away"
        document.report(place, "field-not-suitable", message, "leave it out")
    elif not suits(field):
        message = f"`{name}` of type {field.type} cannot be {what}"
        document.report(place, "field-not-suitable", message, "leave it out")
    elif place[-2] == "filter":
        _check_filter(document, place, entity, name, field)
    elif place[-2] == "sort" and isinstance(field, FieldSpec):
        _check_sort(document, place, name, field)


def _check_sort(document: Document, place: Loc, name: str, field: FieldSpec) -> None:
    """What clients sort by gets an index."""
    length = field.type.indexed_length(field)
    if length is None or length > MAX_INDEXED_LENGTH:
        what = "has no `max_length`" if length is None else f"holds up to {length} characters"
        message = f"`{name}` {what}, too much for an index, so sorting by it would read and sort the whole table"
        hint = f"set `max_length` of the field to at most {MAX_INDEXED_LENGTH}, or leave it out here"
        document.report(place, "sort-without-index", message, hint)


def _no_field(entity: EntitySpec, relations: list[str], name: str) -> str:
    """What a name stands for that is there, but no field; "" for anything else."""
    sections = {"many_to_many": "a many_to_many", "contains": "a collection", "computed": "a computed field"}
    found = (what for section, what in sections.items() if name in getattr(entity, section))
    return next(found, "a relation" if name in relations else "")


def _check_filter(document: Document, place: Loc, entity: EntitySpec, name: str, field: FieldSpec | Column) -> None:
    leading = {key.fields[0] for key in (*entity.unique.values(), *entity.index.values()) if key.fields}
    leading |= {entity.features.order[0]}  # by which the list is in order
    if entity.endpoints.list is not None and name in parameters_of(entity.endpoints.list):
        message = f"a filter cannot be called `{name}`: a list has a parameter of that name"
        document.report(place, "name-reserved", message, "rename the field")
    elif name not in leading and not (isinstance(field, FieldSpec) and (field.index or field.unique)):
        message = f"`{name}` has no index, so filtering by it would read the whole table"
        key = f"`index: {{by_{name}: {{fields: [{name}]}}}}` to {place[1]}"
        hint = f"add {f'`index: true` to the field {name}' if isinstance(field, FieldSpec) else key}"
        document.report(place, "filter-without-index", message, hint)
