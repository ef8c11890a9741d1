"""Endpoints: fields to write, and lists over fields that can be filtered, sorted and searched."""

from __future__ import annotations

from collections.abc import Callable

from generators.spec import constraints as table
from generators.spec.document import Document, Loc, did_you_mean
from generators.spec.model import EntitySpec, FieldSpec, ListEndpoint
from generators.spec.values import problems
from generators.spec.where import HINT, Condition, WhereError, parse_where

PARAMETERS = ("page", "size", "sort", "q")
_NOT_FILTERED = frozenset({"text", "float", "json", "list"})
_NOT_SORTED = frozenset({"text", "json", "list"})


def check_endpoints(document: Document, loc: Loc, entity: EntitySpec) -> None:
    """Report endpoints that cannot do what they are for."""
    endpoints, fields = entity.endpoints, entity.fields.values()
    complete = len(entity.fields) == len(document.names(*loc, "fields"))
    if endpoints.create is not None and complete and fields and all(field.read_only for field in fields):
        message = "every field is read_only, so a client has nothing to send"
        document.report((*loc, "endpoints", "create"), "nothing-to-write", message, "make a field writable", at="key")
    if (
        endpoints.update is not None
        and complete
        and fields
        and all(field.read_only or field.immutable for field in fields)
    ):
        message = "every field is read_only or immutable, so a client has nothing to change"
        document.report((*loc, "endpoints", "update"), "nothing-to-write", message, "delete the endpoint", at="key")
    if entity.soft_delete and "delete" not in document.names(*loc, "endpoints"):
        message = "soft_delete needs a delete endpoint"
        document.report((*loc, "soft_delete"), "soft-delete-unused", message, "add `delete: {}` to endpoints", at="key")
    if endpoints.list is not None:
        _check_list(document, (*loc, "endpoints", "list"), entity, endpoints.list)


def _check_list(document: Document, loc: Loc, entity: EntitySpec, endpoint: ListEndpoint) -> None:
    rules: tuple[tuple[str, tuple[str, ...], Callable[[FieldSpec], bool], str], ...] = (
        ("filter", endpoint.filter, lambda field: field.type not in _NOT_FILTERED, "filtered by equality"),
        ("sort", endpoint.sort, lambda field: field.type not in _NOT_SORTED, "sorted by"),
        ("search", endpoint.search, lambda field: field.type in table.TEXTS, "searched; only string and text can"),
    )
    for key, names, suits, what in rules:
        extra = ("id", *(("created_at", "updated_at") if entity.timestamps else ())) if key == "sort" else ()
        for index, name in enumerate(names):
            place = (*loc, key, index)
            if name in names[:index]:
                document.report(place, "repeated-name", f"`{name}` is listed twice", "keep one of them")
            elif name not in extra and _known(document, place, loc, name, extra) and name in entity.fields:
                field = entity.fields[name]
                if field.write_only:
                    message = f"`{name}` is write_only: a {key} would give its values away"
                    document.report(place, "field-not-suitable", message, "leave it out")
                elif not suits(field):
                    message = f"`{name}` of type {field.type} cannot be {what}"
                    document.report(place, "field-not-suitable", message, "leave it out")
                elif key == "filter":
                    _check_filter(document, place, entity, name, field)
    if endpoint.where is not None:
        _check_where(document, (*loc, "where"), entity, endpoint.where)


def _known(document: Document, place: Loc, loc: Loc, name: str, extra: tuple[str, ...], offset: int = 0) -> bool:
    """Whether a name is a field, also one whose spec was refused; reports it when not."""
    known = (*document.names(*loc[:2], "fields"), *extra)
    if name not in known:
        message = f"`{name}` is not a field of {loc[1]}"
        document.report(place, "unknown-field", message, did_you_mean(name, known), offset=offset)
    return name in known


def _check_filter(document: Document, place: Loc, entity: EntitySpec, name: str, field: FieldSpec) -> None:
    leading = {key.fields[0] for key in (*entity.unique.values(), *entity.index.values()) if key.fields}
    if name in PARAMETERS:
        message = f"a filter cannot be called `{name}`: a list has a parameter of that name"
        document.report(place, "name-reserved", message, "rename the field")
    elif not (field.index or field.unique or name in leading):
        message = f"`{name}` has no index, so filtering by it would read the whole table"
        document.report(place, "filter-without-index", message, f"add `index: true` to the field {name}")


def _check_where(document: Document, loc: Loc, entity: EntitySpec, text: str) -> None:
    base = _text_offset(document, loc, text)
    try:
        conditions = parse_where(text)
    except WhereError as error:
        document.report(loc, "where-syntax", str(error), HINT, offset=_shift(base, error.offset))
        return
    for condition in conditions:
        offset = _shift(base, condition.offset)
        if _known(document, loc, loc, condition.field, (), offset) and condition.field in entity.fields:
            problem = _condition_problem(entity.fields[condition.field], condition)
            if problem:
                hint = "use a value that the field can have, or delete the condition"
                document.report(loc, "where-value", problem, hint, offset=offset)


def _condition_problem(field: FieldSpec, condition: Condition) -> str:
    name = condition.field
    if condition.op in ("is_true", "is_false"):
        return "" if field.type == "boolean" else f"`{name}` is not a boolean"
    if field.type in _NOT_FILTERED:
        return f"`{name}` of type {field.type} cannot be compared"
    problem = next(problems(field, condition.value), "")
    return f"`{name}` never has this value: {problem}" if problem else ""


def _text_offset(document: Document, loc: Loc, text: str) -> int | None:
    """How far behind its place the text of a scalar begins; None when it is not there as it is (escapes, folding)."""
    line, column = document.place(loc)
    source = document.lines[line - 1][column - 1 :]
    return next((shift for shift in (0, 1) if source[shift:].startswith(text)), None)


def _shift(base: int | None, offset: int) -> int:
    return 0 if base is None else base + offset
