"""What a route takes and answers, by the names that clients see: as fields, and as rows of other entities."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from generators.field_types.base import FieldType
from generators.field_types.numbers.integer import TYPE as INTEGER
from generators.field_types.others.boolean import TYPE as BOOLEAN
from generators.field_types.others.json import TYPE as JSON
from generators.field_types.others.list import TYPE as LIST
from generators.field_types.others.uuid import TYPE as UUID
from generators.field_types.registry import TYPES
from generators.field_types.texts.enum import TYPE as ENUM
from generators.field_types.texts.text import TYPE as TEXT
from generators.model.app import Application
from generators.model.entity import Entity, ListEndpoint, RowInput
from generators.model.routes import Route
from generators.model.values import MOST_LINKS, Field, JsonNames, Value, automatic
from generators.operations.domain import Kind, Type
from generators.python_source.attributes import word_of
from generators.support.frozen import Frozen

# The first type of each kind. A duration has none: its values are compared as they are answered.
_TYPES: Final[dict[Kind, FieldType]] = {"duration": JSON, **{each.kind: each for each in reversed(TYPES.values())}}
_ID: Final = Field(type=UUID)
_COUNT: Final = Field(type=INTEGER)
_BLANK: Final = Field(type=BOOLEAN)
# The same as in templates/src/models/schemas/base.py.j2: text to search for, which may be blank.
_SEARCH: Final = Field(type=TEXT, min_length=1, max_length=200, pattern=r"^[\s\S]")


class Payload(Frozen):
    """An object of JSON. fields: values by name. rows: lists of other objects, by name.

    words: what the spec calls those that it calls otherwise. entity: of which it is a row, "" for anything else.
    """

    fields: Mapping[str, Field]
    rows: Mapping[str, Payload] = {}
    words: Mapping[str, str] = {}
    entity: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything in it."""
        return (*self.fields, *self.rows)

    @property
    def in_words(self) -> Payload:
        """The same as the spec calls it."""
        rows = {self.words.get(name, name): each.in_words for name, each in self.rows.items()}
        fields = {self.words.get(name, name): field for name, field in self.fields.items()}
        return Payload(fields, rows, entity=self.entity)

    @property
    def called(self) -> dict[str, str]:
        """What clients call each word that they call otherwise."""
        return {word: name for name, word in self.words.items()}


def _payload(json: JsonNames, fields: Mapping[str, Field], rows: Mapping[str, Payload] | None = None) -> Payload:
    """A payload of what code calls by these names."""
    rows = rows or {}
    words = {json(name): word_of(name) for name in (*fields, *rows) if json(name) != word_of(name)}
    return Payload(
        {json(name): field for name, field in fields.items()}, {json(name): each for name, each in rows.items()}, words
    )


def objects_of(field: Field | None) -> Payload | None:
    """What an object of a list of them holds; None for any other field."""
    if field is None or field.json is None or field.fields is None:
        return None
    names = {name: word_of(field.json.attribute(name)) for name in field.fields}
    return Payload(field.fields, words={name: word for name, word in names.items() if name != word})


def response_of(app: Application, route: Route) -> Payload | None:
    """What a success answers, None for nothing."""
    if route.operation:
        answered = app.operation(route).compiled.answer
        return row_of(app, answered) if answered else None
    if route.verb == "delete":
        return None
    row, listing = row_of(app, route.entity), app.entities[route.entity].endpoints.list
    if route.verb != "list" or listing is None:
        return row
    counted = Field(type=INTEGER, optional=listing.optional_total)
    return Payload({"total": counted, "page": _COUNT, "size": _COUNT, "pages": counted}, {"items": row})


def row_of(app: Application, key: str) -> Payload:
    """A row as every answer shows it."""
    entity = app.entities[key]
    fields = {"id": _ID, **{name: field for name, field in entity.fields.items() if not field.write_only}}
    fields |= {each.name: _computed(each.type, each.optional) for each in entity.computed}
    fields |= automatic(entity.features.shown)
    rows = {each.name: row_of(app, each.target.key) for each in entity.nested}
    return replace(_payload(entity.json, fields, rows), entity=key)


def _computed(kind: Type, optional: bool) -> Field:
    return Field(
        type=_TYPES[kind.kind],
        optional=optional,
        precision=38 if kind.kind == "decimal" else None,
        scale=kind.scale if kind.kind == "decimal" else None,
        values=kind.values or None,
    )


def columns(entity: Entity) -> dict[str, Field]:
    """What a stored row holds, by column."""
    return {"id": _ID, **entity.fields, **automatic(entity.features.shown)}


def body_of(app: Application, route: Route) -> Payload | None:
    """What a client sends, None for a route that takes no body."""
    if route.operation:
        operation = app.operation(route)
        return _payload(operation.json, operation.body) if operation.body else None
    if route.verb not in ("create", "update"):
        return None
    entity = app.entities[route.entity]
    fields = {
        name: field
        for name, field in entity.fields.items()
        if not field.read_only and not (route.verb == "update" and field.immutable)
    }
    linked = Field(type=LIST, items=Value(type=UUID), optional=True, max_items=MOST_LINKS)
    return _payload(entity.json, fields | {each.ids: linked for each in entity.links})


def rows_named(app: Application, route: Route) -> dict[str, str]:
    """The entities of the rows whose ids a route takes, by the words for those in its path and its body."""
    entity = app.entities[route.entity]
    if not route.operation:
        references = entity.references.items()
        return {"id": entity.key} | {word_of(name): field.reference.target.key for name, field in references}
    inputs = app.operation(route).input.items()
    return {"id": entity.key} | {f"{name}_id": each.entity for name, each in inputs if isinstance(each, RowInput)}


def is_required(route: Route, field: Field) -> bool:
    """Whether a body cannot go without a field."""
    return route.verb != "update" and is_needed(field)


def is_needed(field: Field) -> bool:
    """Whether what is made from scratch cannot go without a field."""
    return not field.optional and field.default is None


def query_of(app: Application, route: Route) -> Payload:
    """The parameters of a list; nothing for another route."""
    entity = app.entities[route.entity]
    listing: ListEndpoint | None = entity.endpoints.list
    if route.verb != "list" or listing is None:
        return Payload({})
    more = {"q": _SEARCH} if listing.search else {}
    if listing.optional_total:
        more["total"] = _BLANK
    asked = _payload(entity.json, entity.filtered | dict.fromkeys(entity.blanks, _BLANK))
    return Payload({**_pages(app, entity), **more, **asked.fields}, words=asked.words)


def _pages(app: Application, entity: Entity) -> dict[str, Field]:
    """What every list takes. Who sorts says the word of the spec."""
    words = (word_of(name) for name in entity.sort_keys)
    return {
        "page": Field(type=INTEGER, ge=1, le=app.settings.last_page),
        "size": Field(type=INTEGER, ge=1, le=app.settings.page_size.max),
        "sort": Field(type=ENUM, values=tuple(sign + word for word in words for sign in ("", "-"))),
    }
