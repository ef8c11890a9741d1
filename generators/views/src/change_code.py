"""What changes in a schema, as operations of Alembic."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from msgspec.structs import replace

from generators.evolution.changes import (
    AddCheck,
    AddColumn,
    AddForeignKey,
    AddFunction,
    AddKey,
    AlterColumn,
    BeginConversion,
    Change,
    CopyColumn,
    CreateTable,
    DropCheck,
    DropColumn,
    DropForeignKey,
    DropFunction,
    DropKey,
    DropTable,
    EndConversion,
    RenameColumn,
    RenameConstraint,
    RenameIndex,
    RenameTable,
    RequireColumn,
    SetDefault,
)
from generators.python_source.literals import py, sql_name
from generators.schema.moving_functions import converter
from generators.schema.names import converted_name, converter_name, required_name, taken_name
from generators.schema.tables import UniqueConstraint
from generators.views.src import alembic_code
from generators.views.src.sql_code import called, server_default


def put(add: AddKey, built: str) -> Iterator[str]:
    """What puts an index there, where there is nothing."""
    if isinstance(add.key, UniqueConstraint):
        statement = f"ALTER TABLE {sql_name(add.table)} ADD CONSTRAINT {add.name} UNIQUE USING INDEX {built}"
        yield _execute(statement)
    elif built != add.name:
        yield _execute(f"ALTER INDEX {built} RENAME TO {add.name}")


def _execute(statement: str) -> str:
    return called("op.execute", statement)


@singledispatch
def operations(change: Change) -> Iterator[str]:
    """Code of the operations of Alembic that make a change in one transaction."""
    raise AssertionError(change)


@operations.register
def _(change: CreateTable) -> Iterator[str]:
    made = alembic_code.created(change.made)
    arguments = ", ".join([py(made.name), *made.columns, *made.constraints])
    yield f"op.create_table({arguments})"
    yield from made.indexes


@operations.register
def _(change: DropTable) -> Iterator[str]:
    yield f"op.drop_table({py(change.table)})"


@operations.register
def _(change: RenameTable) -> Iterator[str]:
    yield f"op.rename_table({py(change.before)}, {py(change.table)})"


@operations.register
def _(change: AddColumn) -> Iterator[str]:
    yield f"op.add_column({py(change.table)}, {alembic_code.column_code(change.name, change.column)})"


@operations.register
def _(change: CopyColumn) -> Iterator[str]:
    yield f"op.add_column({py(change.table)}, {alembic_code.column_code(change.name, change.column)})"


@operations.register
def _(change: DropColumn) -> Iterator[str]:
    yield f"op.drop_column({py(change.table)}, {py(change.name)})"


@operations.register
def _(change: RenameColumn) -> Iterator[str]:
    yield f"op.alter_column({py(change.table)}, {py(change.before)}, new_column_name={py(change.name)})"


@operations.register
def _(change: AlterColumn) -> Iterator[str]:
    before, after = change.before, change.after
    options = [py(change.table), py(change.name)]
    if after.type != before.type:
        options.append(f"type_={alembic_code.type_code(after.type)}")
    if after.default != before.default:
        options.append(server_default(after.default, "sa.text") if after.default else "server_default=None")
    if after.nullable and not before.nullable:
        options.append("nullable=True")
    yield f"op.alter_column({', '.join(options)})"


@operations.register
def _(change: SetDefault) -> Iterator[str]:
    default = server_default(change.default, "sa.text")
    yield f"op.alter_column({py(change.table)}, {py(change.name)}, {default})"


@operations.register
def _(change: BeginConversion) -> Iterator[str]:
    column = replace(change.after, nullable=True, default="")
    yield f"op.add_column({py(change.table)}, {alembic_code.column_code(converted_name(change.name), column)})"
    made = converter(change.table, change.name, change.value)
    yield from operations(AddFunction(change.table, converter_name(change.table, change.name), made))


@operations.register
def _(change: EndConversion) -> Iterator[str]:
    new, name = converted_name(change.name), converter_name(change.table, change.name)
    yield from operations(DropFunction(change.table, name, converter(change.table, change.name, "")))
    # The keys and checks of the old one go with it.
    yield from operations(DropColumn(change.table, change.name))
    yield from operations(RenameColumn(change.table, new, change.name))
    if change.after.default:
        yield from operations(SetDefault(change.table, change.name, change.after.default))
    for each in change.keys:
        yield from put(each, taken_name(each.name))


@operations.register
def _(change: RequireColumn) -> Iterator[str]:
    condition, name = f"{sql_name(change.name)} IS NOT NULL", required_name(change.table, change.name)
    yield alembic_code.create_check(change.table, name, condition)


@operations.register
def _(change: RenameConstraint) -> Iterator[str]:
    yield _execute(f"ALTER TABLE {sql_name(change.table)} RENAME CONSTRAINT {change.before} TO {change.name}")


@operations.register
def _(change: RenameIndex) -> Iterator[str]:
    yield _execute(f"ALTER INDEX {change.before} RENAME TO {change.name}")


@operations.register
def _(change: AddCheck) -> Iterator[str]:
    yield alembic_code.create_check(change.table, change.name, change.condition)


@operations.register
def _(change: DropCheck) -> Iterator[str]:
    yield alembic_code.drop_constraint(change.table, change.name, "check")


@operations.register
def _(change: AddForeignKey) -> Iterator[str]:
    yield alembic_code.create_foreign_key(change.table, change.name, change.key, proven=False)


@operations.register
def _(change: DropForeignKey) -> Iterator[str]:
    yield alembic_code.drop_constraint(change.table, change.name, "foreignkey")


@operations.register
def _(change: DropKey) -> Iterator[str]:
    if isinstance(change.key, UniqueConstraint):
        yield alembic_code.drop_constraint(change.table, change.name, "unique")
    else:
        yield alembic_code.drop_index(change.table, change.name)


@operations.register
def _(change: AddFunction) -> Iterator[str]:
    yield from (alembic_code.execute(each) for each in (change.function.body, change.function.trigger) if each)


@operations.register
def _(change: DropFunction) -> Iterator[str]:
    if change.table:
        yield _execute(f"DROP TRIGGER {change.name} ON {sql_name(change.table)}")
    if change.function.body:
        yield _execute(f"DROP FUNCTION {change.name}({change.function.arguments})")
