"""The names of an entity, and how the tests make one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generators import samples
from generators.language.model import EntitySpec, FieldSpec, ReferenceField
from generators.language.where import Condition, parse_where
from generators.python_source.imports import names_in
from generators.support.names import Name, article
from generators.views.base import EntityRef, ImportView
from generators.views.project.documents import FactoryFieldView, FactoryView
from generators.views.src import foreign_keys


def entity_ref(key: str, spec: EntitySpec) -> EntityRef:
    """The names of the entity."""
    name = Name.of(key, spec.plural)
    return EntityRef(
        snake=name.snake,
        plural=name.plural,
        pascal=name.pascal,
        path=name.kebab,
        human=name.human,
        human_plural=name.human_plural,
        article=article(name.human),
        schemas=tuple(_schemas(name.pascal, spec)),
        reads=spec.endpoints.list is not None or spec.endpoints.get is not None,
        writes=any(verb is not None for verb in (spec.endpoints.create, spec.endpoints.update, spec.endpoints.delete)),
        counts_created=spec.endpoints.create is not None,
        counts_deleted=spec.endpoints.delete is not None,
    )


def _schemas(pascal: str, spec: EntitySpec) -> Iterator[str]:
    """The classes of the schema module, in alphabetical order."""
    endpoints = spec.endpoints
    if foreign_keys.answers(spec) or spec.relations.inside:
        yield pascal
    if endpoints.create is not None:
        yield from (f"{pascal}Base", f"{pascal}Create")
    if endpoints.list is not None:
        yield from (f"{pascal}List", f"{pascal}ListQuery")
    if endpoints.update is not None:
        yield f"{pascal}Update"


def import_views(pairs: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[ImportView, ...]:
    """(module, names) pairs as views."""
    return tuple(ImportView(module, names) for module, names in pairs)


def factory_view(ref: EntityRef, spec: EntitySpec) -> FactoryView:
    """The entity as ``tests/factories.py`` makes it."""
    fields = tuple(_factory_field(spec, name, field) for name, field in spec.fields.items())
    inside = tuple(nested.name for nested in spec.relations.nested)
    return FactoryView(
        ref=ref,
        fields=fields,
        timestamps=spec.timestamps,
        # Rows that refer to different rows count by themselves, so that those run out as late as possible.
        numbers=f"_{ref.snake}_numbers" if any("reference(1 + " in field.entity for field in fields) else "_numbers",
        numbered=any(_uses_number(field.entity) for field in fields),
        payload=spec.endpoints.create is not None,
        payload_numbered=any(_uses_number(field.payload) for field in fields),
        references=(),
        inside=inside,
    )


def _uses_number(code: str) -> bool:
    return "number" in names_in([code]) or "{number" in code


def _factory_field(spec: EntitySpec, name: str, field: FieldSpec) -> FactoryFieldView:
    if isinstance(field, ReferenceField):
        return _factory_reference(spec, name, field)
    unique = samples.unique_code(field, name) if varies(spec, name) else None
    value = visible_sample(spec, name, field)
    payload = unique.json if unique is not None else samples.json_code(value)
    return FactoryFieldView(
        name=name,
        entity=unique.entity if unique is not None else samples.entity_code(field, value),
        payload="" if field.read_only or spec.endpoints.create is None else payload,
    )


def _factory_reference(spec: EntitySpec, name: str, field: ReferenceField) -> FactoryFieldView:
    """Nothing where that may be; otherwise a row that ``references()`` makes."""
    unique = samples.unique_code(field, name)
    code = "None" if field.optional else "reference(1)"
    if varies(spec, name) and unique is not None:
        code = unique.entity
    payload = code if field.optional else f"str({code})"
    return FactoryFieldView(name, code, "" if field.read_only or spec.endpoints.create is None else payload)


def visible_sample(spec: EntitySpec, name: str, field: FieldSpec) -> Any:
    """A valid value; one with which the list's fixed condition shows the row."""
    conditions = [condition for condition in conditions_of(spec) if condition.field == name]
    for condition in conditions:
        if condition.op != "ne":
            return samples.canonical(field, condition.value) if condition.op == "eq" else condition.op == "is_true"
    refused = [samples.canonical(field, condition.value) for condition in conditions]
    values = [samples.sample(field, name), samples.sample(field, name, 1), *(field.values or ())]
    return next((value for value in values if value not in refused), values[0])


def conditions_of(spec: EntitySpec) -> tuple[Condition, ...]:
    """The list's fixed conditions."""
    where = spec.endpoints.list.where if spec.endpoints.list is not None else None
    return parse_where(where) if where else ()


def _required(spec: EntitySpec) -> list[str]:
    """The references that every row has."""
    return [name for name, field in foreign_keys.references(spec).items() if not field.optional]


def _decides(spec: EntitySpec, name: str, key: tuple[str, ...]) -> bool:
    """Whether rows differ in a key by this reference: by its last one, where no other field differs."""
    required = [each for each in key if each in _required(spec)]
    if required[-1:] != [name]:
        return False
    others = [each for each in key if not isinstance(spec.fields[each], ReferenceField) and varies(spec, each)]
    codes = [samples.unique_code(spec.fields[each], each) for each in others]
    return not any(code is not None and code.capacity >= samples.REFERRED for code in codes)


def varies(spec: EntitySpec, name: str) -> bool:
    """Whether rows of a test differ here: the field is part of a unique key, and no condition of the list fixes it."""
    field = spec.fields[name]
    if isinstance(field, ReferenceField):
        return not field.optional and any(_decides(spec, name, unique.fields) for unique in spec.unique.values())
    few = field.type in ("enum", "boolean")
    if any(condition.field == name and (few or condition.op != "ne") for condition in conditions_of(spec)):
        return False
    keys = [unique.fields for unique in spec.unique.values() if name in unique.fields]
    return field.unique or any(
        not few or all(spec.fields[other].type in ("enum", "boolean") for other in fields) for fields in keys
    )
