"""Columns, constraints and indexes as code: once for the ORM entity, once for the migration."""

from __future__ import annotations

from collections.abc import Iterator

from generators.field_types.base import FieldType
from generators.model.entity import Entity, UniqueKey
from generators.model.values import Field, ReferenceField, automatic
from generators.python_source.literals import py, sql_name, sql_text
from generators.samples import canonical, entity_code
from generators.support.names import pascal
from generators.views.src import foreign_keys, unique_keys
from generators.views.src.tables import ConstraintView, TableView


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
    if field.unique and not entity.features.hides:
        arguments.append("unique=True")
    elif field.index and not field.unique:
        arguments.append("index=True")
    if name in entity.json.aliases:
        arguments.append(f'info={{"field": {py(entity.json(name))}}}')
    return f"mapped_column({', '.join(arguments)})"


def _default(field: Field) -> str:
    code = entity_code(field, canonical(field, field.default))
    if field.type.mutable:
        return {"[]": "list", "{}": "dict"}.get(code, f"lambda: {code}")
    return code


def checks(name: str, field: Field) -> Iterator[tuple[str, str]]:
    """(name, SQL) of each check constraint of a field."""
    column = sql_name(name)
    for suffix, condition in field.type.sql_checks(column, field):
        yield f"{name}_{suffix}", condition
    if isinstance(field, ReferenceField) and field.reference.itself:
        yield f"{name}_itself", f"{column} <> id"


def constraints(table: str, entity: Entity) -> Iterator[ConstraintView]:
    """Every check, composite key and index of a table, except what a column says by itself."""
    for name, field in entity.fields.items():
        for suffix, condition in checks(name, field):
            full = f"ck_{table}_{suffix}"
            code = f"CheckConstraint({sql_text(condition)}, name="
            yield ConstraintView(full, f"{code}{py(suffix)})", f"sa.{code}op.f({py(full)}))")
    for key, unique in {**_unique_fields(entity), **entity.unique}.items():
        yield _unique(f"uq_{table}_{key}", table, entity, unique)
    indexes = [(f"ix_{table}_{key}", index.fields) for key, index in entity.index.items()]
    if entity.features.aged:
        indexes.append((f"ix_{table}_{'_'.join(entity.features.order)}", entity.features.order))
    for full, columns in indexes:
        names = ", ".join(py(column) for column in columns)
        yield ConstraintView(
            full, f"Index({py(full)}, {names})", f"op.create_index(op.f({py(full)}), {py(table)}, {py(columns)})"
        )


def _unique_fields(entity: Entity) -> dict[str, UniqueKey]:
    """The unique fields of which a column does not say that they are: among rows that are seen, they are keys."""
    hides = entity.features.hides
    return {name: UniqueKey((name,)) for name, field in entity.fields.items() if field.unique and hides}


def _unique(full: str, table: str, entity: Entity, key: UniqueKey) -> ConstraintView:
    if key.where or key.ignore_case or entity.features.hides:
        return unique_keys.unique_index(full, table, entity, key)
    names = ", ".join(py(column) for column in key.fields)
    code, info = f"UniqueConstraint({names}, name=", unique_keys.unique_info(entity, key, fields=False)
    nulls = f", {unique_keys.SAME_NULLS}" if key.same_nulls else ""
    return ConstraintView(full, f"{code}{py(full)}{nulls}{info})", f"sa.{code}op.f({py(full)}){nulls})")


def table_view(table: str, entity: Entity) -> TableView:
    """The table as the first migration makes it."""
    own = tuple(constraints(table, entity))
    inside = [view.migration for view in own if not view.migration.startswith("op.")]
    indexes = [view.migration for view in own if view.migration.startswith("op.")]
    for name, field in entity.fields.items():
        if field.unique and not entity.features.hides:
            inside.append(f"sa.UniqueConstraint({py(name)}, name=op.f({py(f'uq_{table}_{name}')}))")
        elif field.index and not field.unique:
            indexes.append(f"op.create_index(op.f({py(f'ix_{table}_{name}')}), {py(table)}, {py([name])})")
    inside += foreign_keys.foreign_keys(table, entity)
    inside.append(f'sa.PrimaryKeyConstraint("id", name=op.f({py(f"pk_{table}")}))')
    return TableView(table, tuple(_columns(entity)), tuple(inside), tuple(indexes))


def _columns(entity: Entity) -> Iterator[str]:
    yield 'sa.Column("id", sa.Uuid(), nullable=False)'
    for name, field in {**entity.fields, **automatic(entity.features.columns)}.items():
        yield f"sa.Column({py(name)}, {field.type.column_code(field, 'sa.')}, nullable={field.optional})"
