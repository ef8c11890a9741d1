"""AppSpec -> what the language of operations knows of it. Relations to entities that are not there are left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generators.language.model import AppSpec, EntitySpec, FieldSpec, OperationSpec, ReferenceField, RowInputSpec
from generators.operations.domain import (
    Collection,
    Computed,
    Domain,
    Entity,
    Field,
    Kind,
    Operation,
    Relation,
    RowInput,
    Type,
    ValueInput,
)
from generators.support.names import Name

_KINDS: Final[dict[str, Kind]] = {
    "string": "str", "text": "str", "email": "str", "url": "str", "integer": "int", "bigint": "int", "float": "float",
    "decimal": "decimal", "boolean": "bool", "date": "date", "time": "time", "datetime": "datetime", "uuid": "uuid",
    "enum": "enum", "json": "opaque", "list": "opaque",
}  # fmt: skip
_STATUS: Final = 200


def domain_of(app: AppSpec) -> Domain:
    """Every entity, resolved or not."""
    return Domain(tuple(_entity(app, key, spec) for key, spec in app.entities.items()))


def operation_of(key: str, spec: EntitySpec, name: str) -> Operation:
    """One operation of an entity."""
    operation = spec.operations[name]
    parts = operation.http.split()
    path, status = parts[1], int(parts[3]) if len(parts) > 2 else _STATUS
    return Operation(
        entity=key,
        name=name,
        has_self="{id}" in path,
        reads=parts[0] == "GET",
        status=status,
        inputs=tuple(_input(input_name, each, path) for input_name, each in operation.input.items()),
        body=operation.do,
        summary=operation.summary or "",
    )


def method_and_path(operation: OperationSpec) -> tuple[str, str]:
    """``POST`` and ``/carts/{id}/items``."""
    method, path, *_ = operation.http.split()
    return method, path


def _input(name: str, spec: FieldSpec | RowInputSpec, path: str) -> ValueInput | RowInput:
    if isinstance(spec, RowInputSpec):
        return RowInput(name, spec.entity, f"{{{name}_id}}" in path, spec.optional, spec.within or "")
    return ValueInput(name, type_of(spec), spec.optional)


def type_of(field: FieldSpec) -> Type:
    """The type of a field's values."""
    return Type(_KINDS[field.type], field.scale or 0, tuple(field.values or ()))


def _entity(app: AppSpec, key: str, spec: EntitySpec) -> Entity:
    name = Name.of(key, spec.plural)
    return Entity(
        key=key,
        snake=name.snake,
        plural=name.plural,
        fields=tuple(_fields(spec)),
        relations=tuple(_relations(app, key, spec)),
        collections=tuple(_collections(app, key, spec)),
        computed=tuple(Computed(each, text) for each, text in spec.computed.items()),
    )


def _fields(spec: EntitySpec) -> Iterator[Field]:
    yield Field("id", Type("uuid"), settable=False, required=False)
    for name, field in spec.fields.items():
        if not isinstance(field, ReferenceField):
            required = not field.optional and field.default is None
            sanitized = field.html is not None
            yield Field(name, type_of(field), field.optional, required=required, sanitized=sanitized)
    for name in ("created_at", "updated_at") if spec.timestamps else ():
        yield Field(name, Type("datetime"), settable=False, required=False)


def _relations(app: AppSpec, key: str, spec: EntitySpec) -> Iterator[Relation]:
    for parent, other in app.entities.items():
        for target in other.contains.values():
            if target == key:
                name = Name.of(parent).snake
                yield Relation(name, f"{name}_id", parent, owner=True)
    for name, each in spec.belongs_to.items():
        if each.entity in app.entities:
            yield Relation(name, f"{name}_id", each.entity, each.optional)


def _collections(app: AppSpec, key: str, spec: EntitySpec) -> Iterator[Collection]:
    for name, target in spec.contains.items():
        if target in app.entities:
            yield Collection(name, target, Name.of(key).snake)
    for other, each in app.entities.items():
        for relation, link in each.belongs_to.items():
            if link.entity == key and link.inverse is not None:
                yield Collection(link.inverse, other, relation)
