"""What a route takes and answers, by name: as fields, and as rows of other entities. For resolved specs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generators.language.model import AppSpec, FieldSpec, ItemSpec, TypeName
from generators.model.domain import method_and_path
from generators.model.routes import Route, method_of, operation_spec
from generators.operations.domain import Kind, Type

_TYPES: Final[dict[Kind, TypeName]] = {
    "str": "string", "enum": "enum", "int": "integer", "decimal": "decimal", "float": "float", "bool": "boolean",
    "date": "date", "time": "time", "datetime": "datetime", "uuid": "uuid", "opaque": "json", "duration": "json",
}  # fmt: skip
_ID: Final = FieldSpec(type="uuid")
_MOMENT: Final = FieldSpec(type="datetime")
_COUNT: Final = FieldSpec(type="integer")
_PARAMETERS: Final = {"page": _COUNT, "size": _COUNT, "sort": FieldSpec(type="text")}


@dataclass(frozen=True, slots=True)
class Shape:
    """An object of JSON. fields: values by name. rows: lists of other objects, by name."""

    fields: dict[str, FieldSpec]
    rows: dict[str, Shape]

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.fields, *self.rows)


def answer_of(app: AppSpec, route: Route) -> Shape | None:
    """What a success answers, None for nothing."""
    if route.operation:
        answered = method_of(app, route.entity, route.operation).answer
        return row_shape(app, answered) if answered else None
    if route.verb == "delete":
        return None
    row = row_shape(app, route.entity)
    counts = dict.fromkeys(("total", "page", "size", "pages"), _COUNT)
    return Shape(counts, {"items": row}) if route.verb == "list" else row


def row_shape(app: AppSpec, key: str) -> Shape:
    """A row as every answer shows it."""
    spec = app.entities[key]
    fields = {"id": _ID, **{name: field for name, field in spec.fields.items() if not field.write_only}}
    fields |= {each.name: _field(each.type, each.optional) for each in spec.relations.properties}
    if spec.timestamps:
        fields |= {"created_at": _MOMENT, "updated_at": _MOMENT}
    return Shape(fields, {each.name: row_shape(app, each.target.key) for each in spec.relations.nested})


def _field(kind: Type, optional: bool) -> FieldSpec:
    return FieldSpec(
        type=_TYPES[kind.kind],
        optional=optional,
        precision=38 if kind.kind == "decimal" else None,
        scale=kind.scale if kind.kind == "decimal" else None,
        values=kind.values or None,
    )


def columns(app: AppSpec, key: str) -> dict[str, FieldSpec]:
    """What a stored row holds."""
    spec = app.entities[key]
    moments = {"created_at": _MOMENT, "updated_at": _MOMENT} if spec.timestamps else {}
    return {"id": _ID, **spec.fields, **moments}


def body_of(app: AppSpec, route: Route) -> dict[str, FieldSpec] | None:
    """What a client sends, None for a route that takes no body."""
    if route.operation:
        return dict(_inputs(app, route)) or None
    if route.verb not in ("create", "update"):
        return None
    spec = app.entities[route.entity]
    fields = {
        name: field
        for name, field in spec.fields.items()
        if not field.read_only and not (route.verb == "update" and field.immutable)
    }
    linked = FieldSpec(type="list", items=ItemSpec(type="uuid"), optional=True)
    return fields | {each.ids: linked for each in spec.relations.nested if each.ids}


def _inputs(app: AppSpec, route: Route) -> Iterator[tuple[str, FieldSpec]]:
    operation = operation_spec(app, route)
    _, path = method_and_path(operation)
    for name, each in operation.input.items():
        if isinstance(each, FieldSpec):
            yield name, each
        elif f"{{{name}_id}}" not in path:
            yield f"{name}_id", FieldSpec(type="uuid", optional=each.optional)


def is_required(route: Route, field: FieldSpec) -> bool:
    """Whether a body cannot go without a field."""
    return route.verb != "update" and not field.optional and field.default is None


def query_of(app: AppSpec, route: Route) -> dict[str, FieldSpec]:
    """The parameters of a list."""
    spec = app.entities[route.entity]
    listing = spec.endpoints.list
    if route.verb != "list" or listing is None:
        return {}
    search = {"q": FieldSpec(type="text")} if listing.search else {}
    return {**_PARAMETERS, **search, **{name: spec.fields[name] for name in listing.filter}}
