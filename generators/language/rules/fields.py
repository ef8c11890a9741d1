"""Fields: which keys go with which type and with one another."""

from __future__ import annotations

from generators.language import allowed_keys as table
from generators.language.model import FieldSpec, ItemSpec
from generators.language.rules.bounds import check_bounds
from generators.language.yaml.document import Document, Loc

MAX_INDEXED_LENGTH = 600  # characters of four bytes that fit a PostgreSQL b-tree entry (2,704 bytes)


def check_field(document: Document, loc: Loc, field: FieldSpec) -> None:
    """Everything about one field but its default and example."""
    _check_keys(document, loc, field, table.allowed(field.type), (*table.COMMON, *table.HINTS, "unique", "index"))
    _check_flags(document, loc, field)
    check_bounds(document, loc, field)
    _check_index(document, loc, field)
    if field.items is not None and "items" in field.type.keys:
        place = (*loc, "items")
        _check_keys(document, place, field.items, table.allowed_in_items(field.items.type), ("type",))
        check_bounds(document, place, field.items)


def given(field: FieldSpec | ItemSpec) -> list[str]:
    """The keys that a field sets; a flag that is false sets nothing."""
    keys, known = field.model_fields_set, type(field).model_fields
    values = {known[key].alias or key: value for key, value in field.__dict__.items() if key in keys}
    return [key for key, value in values.items() if value is not None and value is not False]


def _check_keys(
    document: Document, loc: Loc, field: FieldSpec | ItemSpec, allowed: tuple[str, ...], common: tuple[str, ...]
) -> None:
    for key in given(field):
        refused = key not in allowed and (key not in common or key in ("unique", "index"))
        if refused:
            message = f"`{key}` does not apply to type {field.type}"
            document.report(
                (*loc, key), "constraint-not-for-type", message, table.suggestion(key, field.type), at="key"
            )
    missing = [key for key in field.type.required if getattr(field, key) is None and key not in document.names(*loc)]
    # A key that was refused may be the same by another name.
    if missing and not any(each[:-1] == loc for each in document.reported):
        for key in missing:
            hint = f"add `{key}: {field.type.required[key]}`"
            document.report(loc, "constraint-missing", f"type {field.type} needs `{key}`", hint, at="key")


def _check_flags(document: Document, loc: Loc, field: FieldSpec) -> None:
    def contradiction(key: str, message: str, hint: str) -> None:
        document.report((*loc, key), "contradiction", message, hint, at="key")

    if field.read_only and field.write_only:
        contradiction("write_only", "a field cannot be read_only and write_only", "keep one of them")
    if field.read_only and field.immutable:
        contradiction("immutable", "a read_only field is never changed anyway", "keep `read_only` or `immutable`")
    if field.unique and field.default is not None:
        contradiction("default", "the second row with this default would not be unique", "delete `default` or `unique`")
    if field.unique and field.index and "unique" in table.allowed(field.type):
        contradiction("index", "a unique field has an index already", "delete `index`")
    if field.values is not None:
        _check_values(document, (*loc, "values"), field.values)
    if field.items is not None and field.items.values is not None:
        _check_values(document, (*loc, "items", "values"), field.items.values)


def _check_values(document: Document, loc: Loc, values: tuple[str, ...]) -> None:
    for index, value in enumerate(values):
        if value in values[:index]:
            document.report((*loc, index), "values-repeated", "this value is listed twice", "keep one of them")


def _check_index(document: Document, loc: Loc, field: FieldSpec) -> None:
    for key in ("unique", "index"):
        if not getattr(field, key) or key not in table.allowed(field.type):
            continue
        length = field.type.indexed_length(field)
        if length is None or length > MAX_INDEXED_LENGTH:
            what = "text without max_length" if length is None else f"text of up to {length} characters"
            hint = f"set `max_length` to at most {MAX_INDEXED_LENGTH}, or delete `{key}`"
            document.report((*loc, key), "not-indexable", f"PostgreSQL cannot index {what}", hint, at="key")
