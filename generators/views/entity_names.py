"""The names of an entity, and how the tests make one."""

from __future__ import annotations

from collections.abc import Iterator

from generators import samples
from generators.model.entity import Entity
from generators.model.values import Field, ReferenceField
from generators.python_source.literals import json_code
from generators.python_source.scopes import names_of
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
    fields = tuple(_factory_field(entity, name, field) for name, field in entity.fields.items())
    inside = tuple(nested.name for nested in entity.nested)
    return FactoryView(
        ref=ref,
        fields=fields,
        moments=entity.features.moments,
        # Rows that refer to different rows count by themselves, so that those run out as late as possible.
        numbers=f"_{ref.snake}_numbers" if any("reference(1 + " in field.entity for field in fields) else "_numbers",
        numbered=any(_uses_number(field.entity) for field in fields),
        payload=entity.endpoints.create is not None,
        payload_numbered=any(_uses_number(field.payload) for field in fields),
        references=(),
        inside=inside,
    )


def _uses_number(code: str) -> bool:
    return "number" in names_of(code).read


def _factory_field(entity: Entity, name: str, field: Field) -> FactoryFieldView:
    if isinstance(field, ReferenceField):
        return _factory_reference(entity, name, field)
    unique = samples.unique_code(field, name) if varies(entity, name) else None
    value = visible_sample(entity, name, field)
    payload = unique.json if unique is not None else json_code(value)
    return FactoryFieldView(
        name=name,
        entity=unique.entity if unique is not None else samples.entity_code(field, value),
        payload="" if field.read_only or entity.endpoints.create is None else payload,
    )


def _factory_reference(entity: Entity, name: str, field: ReferenceField) -> FactoryFieldView:
    """Nothing where that may be; otherwise a row that ``references()`` makes."""
    unique = samples.unique_code(field, name)
    code = "None" if field.optional else "reference(1)"
    if varies(entity, name) and unique is not None:
        code = unique.entity
    payload = code if field.optional else f"str({code})"
    return FactoryFieldView(name, code, "" if field.read_only or entity.endpoints.create is None else payload)
