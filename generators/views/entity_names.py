"""The names of an entity, and how the tests make one."""

from __future__ import annotations

from collections.abc import Iterator

from generators import samples
from generators.field_types.values import Unique
from generators.model.entity import Entity
from generators.model.values import ReferenceField
from generators.python_source.literals import json_code
from generators.samples.rows import varies, visible_sample
from generators.support.names import article
from generators.views.base import EntityRef
from generators.views.project.documents import FactoryFieldView, FactoryView
from generators.views.src import foreign_keys


def entity_ref(key: str, entity: Entity) -> EntityRef:
    """The names of the entity."""
    name = entity.name
    return EntityRef(
        snake=name.snake,
        plural=name.plural,
        pascal=name.pascal,
        path=name.kebab,
        human=name.human,
        human_plural=name.human_plural,
        article=article(name.human),
        schemas=tuple(_schemas(name.pascal, entity)),
        reads=entity.endpoints.list is not None or entity.endpoints.get is not None,
        writes=any(
            verb is not None for verb in (entity.endpoints.create, entity.endpoints.update, entity.endpoints.delete)
        ),
        counts_created=entity.endpoints.create is not None,
        counts_deleted=entity.endpoints.delete is not None,
    )


def _schemas(pascal: str, entity: Entity) -> Iterator[str]:
    """The classes of the schema module, in alphabetical order."""
    endpoints = entity.endpoints
    if foreign_keys.answers(entity) or entity.inside:
        yield pascal
    if endpoints.create is not None:
        yield from (f"{pascal}Base", f"{pascal}Create")
    if endpoints.list is not None:
        yield from (f"{pascal}List", f"{pascal}ListQuery")
    if endpoints.update is not None:
        yield f"{pascal}Update"


def factory_view(ref: EntityRef, entity: Entity) -> FactoryView:
    """The entity as ``tests/factories.py`` makes it."""
    unique = dict(_unique(entity))
    fields = tuple(_factory_field(entity, name, unique.get(name)) for name in entity.fields)
    return FactoryView(
        ref=ref,
        fields=fields,
        moments=entity.features.moments,
        # Rows that refer to different rows count by themselves, so that those run out as late as possible.
        numbers=f"_{ref.snake}_numbers" if unique.keys() & entity.references.keys() else "_numbers",
        numbered=bool(unique),
        payload=entity.endpoints.create is not None,
        payload_numbered=any(field.payload for field in fields if field.name in unique),
        references=(),
        inside=tuple(nested.name for nested in entity.nested),
    )


def _unique(entity: Entity) -> Iterator[tuple[str, Unique]]:
    """The fields in which rows of a test differ, each with the code of its values."""
    for name, field in entity.fields.items():
        code = samples.unique_code(field, name) if varies(entity, name) else None
        if code is not None:
            yield name, code


def _factory_field(entity: Entity, name: str, unique: Unique | None) -> FactoryFieldView:
    sent = entity.endpoints.create is not None and not entity.fields[name].read_only
    code, payload = _fixed(entity, name) if unique is None else (unique.entity, unique.json)
    return FactoryFieldView(name, code, payload if sent else "")


def _fixed(entity: Entity, name: str) -> tuple[str, str]:
    """Code of the value that all rows have, in the entity and in a request."""
    field = entity.fields[name]
    if not isinstance(field, ReferenceField):
        value = visible_sample(entity, name, field)
        return samples.entity_code(field, value), json_code(value)
    # Nothing where that may be; otherwise a row that ``references()`` makes.
    return ("None", "None") if field.optional else ("reference(1)", "str(reference(1))")
