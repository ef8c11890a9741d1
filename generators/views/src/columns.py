"""Columns, constraints and indexes as code of the ORM entity."""

from __future__ import annotations

from collections.abc import Iterator

from generators.field_types.base import FieldType
from generators.model.entity import Entity, UniqueKey
from generators.model.values import Field, ReferenceField
from generators.python_source.literals import py, sql_text
from generators.samples import canonical, entity_code
from generators.schema.entity_tables import checks, column_of, indexes, unique_key
from generators.schema.tables import Index
from generators.support.names import pascal
from generators.views.src import foreign_keys
from generators.views.src.sql_code import index_arguments, server_default, unique_arguments
from generators.views.src.unique_keys import unique_info


def base_type(field: Field) -> FieldType:
    """The field's type, or its items' type for a list."""
    return (field.items or field).type


def alias(entity: str, field: str) -> str:
    """The name of a field's own type: ``TaskStatus``; one that another class has already gets ``Field``."""
    taken = ("base", "create", "update", "list", "list_query", "entity", "factory")
    return f"{entity}{pascal(field)}{'Field' if field in taken else ''}"


def python_type(entity: str, field: str, spec: Field) -> str:
    """The type in the ORM entity."""
    return _type(entity, field, spec, base_type(spec).python)


def answer_type(entity: str, field: str, spec: Field) -> str:
    """The type in answers."""
    row = base_type(spec)
    return _type(entity, field, spec, row.answer or row.python)


def _type(entity: str, field: str, spec: Field, plain: str) -> str:
    inner = alias(entity, field) if base_type(spec).named else plain
    return f"list[{inner}]" if spec.items is not None else inner


def enum_values(field: Field) -> tuple[str, ...]:
    """The values of an enum, or of a list of them."""
    return (field.items.values if field.items is not None else field.values) or ()


def mapped_column(table: str, entity: Entity, name: str, field: Field) -> str:
    """Code of ``mapped_column(...)``."""
    arguments = [field.type.column_code(field)]
    if field.keeps_empty:
        arguments = [field.type.emptied.format(column=arguments[0])]
    if isinstance(field, ReferenceField):
        arguments.append(foreign_keys.foreign_key(table, name, field))
    if field.type.holds_null and not field.optional:
        # From the annotation SQLAlchemy concludes that the column takes NULL, because a JSON value may be null.
        arguments.append("nullable=False")
    if field.default is not None:
        arguments.append(f"default={_default(field)}")
    if stored := column_of(field).default:
        arguments.append(server_default(stored))
    if field.unique and not entity.features.hides:
        arguments.append("unique=True")
    elif any(key == name and _is_of_column(entity, key, index) for key, index in indexes(entity)):
        arguments.append("index=True")
    if name in entity.json.aliases:
        arguments.append(f'info={{"field": {py(entity.json(name))}}}')
    return f"mapped_column({', '.join(arguments)})"


def _default(field: Field) -> str:
    code = entity_code(field, canonical(field, field.default))
    if field.type.mutable:
        return {"[]": "list", "{}": "dict"}.get(code, f"lambda: {code}")
    return code


def constraints(table: str, entity: Entity) -> Iterator[str]:
    """Code of every check, composite key and index of a table, except what a column says by itself."""
    for suffix, condition in checks(entity):
        yield f"CheckConstraint({sql_text(condition)}, name={py(suffix)})"
    for key, unique in {**_unique_fields(entity), **entity.unique}.items():
        yield _unique(f"uq_{table}_{key}", entity, unique)
    for key, index in indexes(entity):
        if not _is_of_column(entity, key, index):
            yield _index(f"ix_{table}_{key}", index)


def _is_of_column(entity: Entity, key: str, index: Index) -> bool:
    """Whether a column says by itself that it has an index."""
    return key in entity.fields and index.columns == (key,)


def _unique_fields(entity: Entity) -> dict[str, UniqueKey]:
    """The unique fields of which a column does not say that they are: among rows that are seen, they are keys."""
    hides = entity.features.hides
    return {name: UniqueKey((name,)) for name, field in entity.fields.items() if field.unique and hides}


def _unique(full: str, entity: Entity, key: UniqueKey) -> str:
    made = unique_key(entity, key)
    if isinstance(made, Index):
        return _index(full, made, unique_info(entity, key, fields=made.columns != key.fields))
    return f"UniqueConstraint({unique_arguments(full, made)}{unique_info(entity, key, fields=False)})"


def _index(full: str, index: Index, info: str = "") -> str:
    columns, options = index_arguments(index)
    return f"Index({', '.join([py(full), *columns, *options])}{info})"
