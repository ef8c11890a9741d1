"""Foreign keys and link tables as code of the ORM entity."""

from __future__ import annotations

from generators.model.entity import Entity, Nested
from generators.model.values import ReferenceField
from generators.schema.names import conventional_foreign_key, foreign_key_name
from generators.support.frozen import Frozen


class LinkTableView(Frozen):
    """The table of a many-to-many relation, beside the entity that has it."""

    name: str
    columns: tuple[str, ...]  # code of each Column(...)


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
    target, rule = field.reference.target.plural, field.reference.on_delete.replace("_", " ").upper()
    name = foreign_key_name(table, column, target)
    named = "" if name == conventional_foreign_key(table, column, target) else f', name="{name}"'
    late = ", use_alter=True" if field.reference.circular else ""
    return f'ForeignKey("{target}.id", ondelete="{rule}"{named}{late})'


def link_table(own: str, nested: Nested, sent: str) -> LinkTableView:
    """The table beside an entity whose table is called ``own``. sent: what clients call the list of ids."""
    info = f', index=True, info={{"field": "{sent}"}}'
    ends = ((nested.column, own, ""), (nested.link_column, nested.target.plural, info))
    columns = []
    for column, table, more in ends:
        name = foreign_key_name(nested.link, column, table)
        named = "" if name == conventional_foreign_key(nested.link, column, table) else f', name="{name}"'
        key = f'ForeignKey("{table}.id", ondelete="CASCADE"{named})'
        columns.append(f'Column("{column}", Uuid(), {key}, primary_key=True{more})')
    return LinkTableView(nested.link, tuple(columns))
