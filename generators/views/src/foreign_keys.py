"""Foreign keys and link tables as code: once for the ORM entity, once for the migration."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generators.model.entity import Entity, Nested
from generators.model.values import ReferenceField
from generators.python_source.literals import py
from generators.support.hashing import digest_of
from generators.views.src.tables import LinkTableView, TableView

_LONGEST: Final = 63


def answers(entity: Entity) -> bool:
    """Whether a request is answered with a row of this entity, not only with one around it."""
    endpoints = entity.endpoints
    routed = any(verb is not None for verb in (endpoints.create, endpoints.list, endpoints.get, endpoints.update))
    return routed or entity.answered


def shown(entity: Entity) -> tuple[str, ...]:
    """The fields in an answer; a row that is seen only inside its owner does not repeat the owner's id."""
    return tuple(
        name
        for name, field in entity.fields.items()
        if not field.write_only
        and (answers(entity) or not (isinstance(field, ReferenceField) and field.reference.owner))
    )


def foreign_key(table: str, column: str, field: ReferenceField) -> str:
    """Code of a column's ``ForeignKey(...)``; only a name that the convention would make too long is written out."""
    target = field.reference.target.plural
    name = foreign_key_name(table, column, target)
    named = "" if name == _conventional(table, column, target) else f', name="{name}"'
    late = ", use_alter=True" if field.reference.circular else ""
    return f'ForeignKey("{target}.id", ondelete="{_on_delete(field)}"{named}{late})'


def _on_delete(field: ReferenceField) -> str:
    return field.reference.on_delete.replace("_", " ").upper()


def foreign_key_name(table: str, column: str, target: str) -> str:
    """The name by the convention in ``src/core/database.py``; PostgreSQL cuts names at 63 bytes."""
    name = _conventional(table, column, target)
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 7]}_{digest_of(name)[:6]}"


def _conventional(table: str, column: str, target: str) -> str:
    return f"fk_{table}_{column}_{target}"


def table_foreign_key(table: str, column: str, target: str, on_delete: str) -> str:
    """Code of ``sa.ForeignKeyConstraint(...)`` inside ``create_table``."""
    name = foreign_key_name(table, column, target)
    return f'sa.ForeignKeyConstraint(["{column}"], ["{target}.id"], name=op.f({py(name)}), ondelete="{on_delete}")'


def foreign_keys(table: str, entity: Entity) -> Iterator[str]:
    """Code of each foreign key of a table, but for circular ones: they come when all tables are there."""
    for column, field in entity.references.items():
        if not field.reference.circular:
            yield table_foreign_key(table, column, field.reference.target.plural, _on_delete(field))


def late_foreign_key(table: str, column: str, field: ReferenceField) -> str:
    """Code of ``op.create_foreign_key(...)``, for tables that refer to each other."""
    target = field.reference.target.plural
    name = f"op.f({py(foreign_key_name(table, column, target))})"
    return f'op.create_foreign_key({name}, "{table}", "{target}", ["{column}"], ["id"], ondelete="{_on_delete(field)}")'


def dropped_foreign_key(table: str, column: str, field: ReferenceField) -> str:
    """Code of the ``op.drop_constraint(...)`` for it."""
    name = foreign_key_name(table, column, field.reference.target.plural)
    return f'op.drop_constraint(op.f({py(name)}), "{table}", type_="foreignkey")'


def link_table(own: str, nested: Nested, sent: str) -> LinkTableView:
    """The table beside an entity whose table is called ``own``. sent: what clients call the list of ids."""
    info = f', index=True, info={{"field": "{sent}"}}'
    ends = ((nested.column, own, ""), (nested.link_column, nested.target.plural, info))
    columns = []
    for column, table, more in ends:
        name = foreign_key_name(nested.link, column, table)
        named = "" if name == _conventional(nested.link, column, table) else f', name="{name}"'
        key = f'ForeignKey("{table}.id", ondelete="CASCADE"{named})'
        columns.append(f'Column("{column}", Uuid(), {key}, primary_key=True{more})')
    return LinkTableView(nested.link, tuple(columns))


def link_migration(own: str, nested: Nested) -> TableView:
    """The same as the first migration makes it."""
    ends = ((nested.column, own), (nested.link_column, nested.target.plural))
    inside = [table_foreign_key(nested.link, column, table, "CASCADE") for column, table in ends]
    inside.append(
        f'sa.PrimaryKeyConstraint("{nested.column}", "{nested.link_column}", name=op.f({py(f"pk_{nested.link}")}))'
    )
    index = py(f"ix_{nested.link}_{nested.link_column}")
    return TableView(
        nested.link,
        tuple(f'sa.Column("{column}", sa.Uuid(), nullable=False)' for column, _ in ends),
        tuple(inside),
        (f"op.create_index(op.f({index}), {py(nested.link)}, {py([nested.link_column])})",),
    )
