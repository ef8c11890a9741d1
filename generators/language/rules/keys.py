"""Composite unique constraints and indexes."""

from __future__ import annotations

from generators.language import allowed_keys as table
from generators.language.model import AppSpec, EntitySpec, IndexSpec, UniqueSpec
from generators.language.reserved_names import OWN_REFUSALS
from generators.language.rules.conditions import check_where, holds_for_default
from generators.language.rules.fields import MAX_INDEXED_LENGTH
from generators.language.where import WhereError, parse_where
from generators.language.yaml.document import Document, Loc
from generators.operations.domain import refused_already
from generators.support.names import Name
from generators.support.suggest import did_you_mean


def relation_names(document: Document) -> dict[str, list[str]]:
    """By entity: its relations as written, and those that make it part of another one."""
    names = {name: [*document.names("entities", name, "belongs_to")] for name in document.names("entities")}
    for parent in names:
        for target in document.names("entities", parent, "contains"):
            held = document.value("entities", parent, "contains", target)
            if isinstance(held, str) and held in names:
                names[held].append(Name.of(parent).snake)
    return names


def check_keys(document: Document, loc: Loc, entity: EntitySpec, relations: list[str]) -> None:
    """Report keys over fields that are not there, not enough or not fit, and keys that repeat another."""
    for kind, keys in (("unique", entity.unique), ("index", entity.index)):
        seen: dict[tuple[str, ...], str] = {}
        for name, key in keys.items():
            place = (*loc, kind, name)
            _check_fields(document, place, kind, entity, key, relations)
            if key.fields in seen and getattr(key, "where", None) is None:
                message = f"`{seen[key.fields]}` has the same fields"
                document.report((*place, "fields"), "key-fields", message, "keep one of them", at="key")
            seen.setdefault(key.fields, name)
            _check_name(document, place, kind, name, entity)


def check_refusals(document: Document, spec: AppSpec) -> None:
    """Report keys that refuse a row with a code of ``auth``."""
    for name, entity in spec.entities.items() if spec.auth is not None else ():
        for each, key in entity.unique.items():
            if key.error is not None and key.error.code in OWN_REFUSALS:
                place = ("entities", name, "unique", each, "error", "code")
                document.report(place, "name-reserved", *refused_already(key.error.code))


def _check_fields(
    document: Document, loc: Loc, kind: str, entity: EntitySpec, key: IndexSpec, relations: list[str]
) -> None:
    special = isinstance(key, UniqueSpec) and (
        key.where is not None or key.ignore_case or key.nulls is not None or key.error is not None
    )
    fieldless = entity.belongs_to.keys() | entity.features.shown.keys()  # nothing in which `index: true` could stand
    if len(key.fields) < (1 if special or set(key.fields) <= fieldless else 2):
        message, hint = "a composite key needs at least two fields", f"for one field write `{kind}: true` in the field"
        document.report((*loc, "fields"), "key-fields", message, hint)
    if isinstance(key, UniqueSpec):
        _check_unique(document, loc, entity, key)
    known = [*document.names(*loc[:2], "fields"), *(entity.features.shown if kind == "index" else ())]
    known += relations
    length = 0
    for index, name in enumerate(key.fields):
        place = (*loc, "fields", index)
        if name in key.fields[:index]:
            document.report(place, "repeated-name", f"`{name}` is listed twice", "keep one of them")
        elif name not in known:
            document.report(place, "unknown-field", f"`{name}` is not a field of {loc[1]}", did_you_mean(name, known))
        elif name in entity.fields:
            field = entity.fields[name]
            size = field.type.indexed_length(field)
            if size is None or not (field.type.joins_keys or kind in field.type.field_keys):
                message = f"`{name}` of type {field.type} cannot be part of this key"
                hint = "set `max_length` in the field" if size is None else table.suggestion(kind, field.type)
                document.report(place, "not-indexable", message, hint)
            length += size or 0
    if length > MAX_INDEXED_LENGTH:
        message = f"together these fields hold up to {length} characters; PostgreSQL can index {MAX_INDEXED_LENGTH}"
        document.report((*loc, "fields"), "not-indexable", message, "lower the `max_length` of one of them")


def _check_unique(document: Document, loc: Loc, entity: EntitySpec, key: UniqueSpec) -> None:
    if key.where is not None:
        check_where(document, (*loc, "where"), entity, key.where)
    elif not key.ignore_case and any(key.fields == (name,) and field.unique for name, field in entity.fields.items()):
        message = f"`{key.fields[0]}` is unique by itself"
        document.report((*loc, "fields"), "key-fields", message, "delete `unique: true` in the field", at="key")
    if len(key.fields) == 1 and key.fields[0] in entity.fields and _takes_default(entity, key.fields[0], key.where):
        message = f"the second row with the default of `{key.fields[0]}` would not be unique"
        document.report((*loc, "fields"), "contradiction", message, "delete `default` or the key", at="key")
    texts = [name for name in key.fields if name in entity.fields and entity.fields[name].type.has_case]
    if key.ignore_case and not texts and set(key.fields) <= entity.fields.keys():
        message = "none of these fields holds text, so there is no case to ignore"
        document.report((*loc, "ignore_case"), "key-fields", message, "delete the line", at="key")
    if key.nulls is not None and not any(_may_be_null(entity, name) for name in key.fields):
        message = "every row has all these fields, so there is no null to compare"
        document.report((*loc, "nulls"), "key-fields", message, "delete the line, or make a field `optional`", at="key")


def _takes_default(entity: EntitySpec, name: str, where: str | None) -> bool:
    """Whether a field has a default, and a key is about rows that clients say nothing else of."""
    try:
        terms = parse_where(where) if where is not None else ()
    except WhereError:
        return False
    fields = [entity.fields.get(term.field) for term in terms]
    return entity.fields[name].default is not None and all(
        field is not None and (field.optional or field.default is not None) and holds_for_default(field, term)
        for term, field in zip(terms, fields, strict=True)
    )


def _may_be_null(entity: EntitySpec, name: str) -> bool:
    """A field or relation that a row need not have; of a name that is none something else is said."""
    given = entity.fields.get(name) or entity.belongs_to.get(name)
    return given is not None and given.optional


def _is_of_sort(entity: EntitySpec, name: str) -> bool:
    """Whether a column by which clients sort has an index of this name, which is made where no other one serves."""
    sort = entity.endpoints.list.sort if entity.endpoints.list is not None else ()
    field = entity.fields.get(name)
    if name not in sort or (field is not None and field.unique and not field.optional):
        return False
    columns, fields = (name, *entity.features.order), entity.index[name].fields
    ranked = field is not None and field.type.named  # is sorted by what no column holds
    return ranked or fields[: len(columns)] != columns[: len(fields)]


def _check_name(document: Document, loc: Loc, kind: str, name: str, entity: EntitySpec) -> None:
    field = entity.fields.get(name)
    taken = field is not None and (field.unique if kind == "unique" else field.index)
    if kind == "index":
        order = entity.features.order
        taken = taken or (entity.features.aged and name == "_".join(order)) or _is_of_sort(entity, name)
    if taken:
        message = f"the {kind} key of this name exists already"
        document.report(loc, "name-collision", message, "choose another name", at="key")
