"""When a file is generated: conditions over the app and over one entity, for the manifest."""

from __future__ import annotations

from collections.abc import Callable

from generators.language.model import AppSpec, EntitySpec, ReferenceField
from generators.views.project.app import field_types
from generators.views.src import foreign_keys, operations


def uses(*names: str) -> Callable[[AppSpec], bool]:
    """The app has a field of one of these types."""
    return lambda app: not field_types(app).isdisjoint(names)


def any_entity(condition: Callable[[EntitySpec], bool]) -> Callable[[AppSpec], bool]:
    """One of the entities meets a condition."""
    return lambda app: any(condition(entity) for entity in app.entities.values())


def routed(entity: EntitySpec) -> bool:
    """It has an endpoint."""
    return any(endpoint is not None for _, endpoint in entity.endpoints)


def answers(entity: EntitySpec) -> bool:
    """A request is answered with a row of it, or with one around it."""
    return foreign_keys.answers(entity) or entity.relations.inside


def takes_bodies(entity: EntitySpec) -> bool:
    """A client creates or changes rows of it."""
    return entity.endpoints.create is not None or entity.endpoints.update is not None


def takes_values(entity: EntitySpec) -> bool:
    """A client sends more than references."""
    sent = (field for field in entity.fields.values() if not field.read_only and not isinstance(field, ReferenceField))
    return takes_bodies(entity) and any(sent)


def has_plain_integers(entity: EntitySpec) -> bool:
    """An integer without bounds has a type of its own; one with bounds states them."""
    values = [field.items or field for field in entity.fields.values() if not field.read_only]
    bodies = (operations.body_of(each) for each in entity.operations.values())
    values += [field.items or field for body in bodies for field in body.values()]
    return any(
        value.type in ("integer", "bigint")
        and all(bound is None for bound in (value.gt, value.ge, value.lt, value.le, value.multiple_of))
        for value in values
    )


def related(entity: EntitySpec) -> bool:
    """It refers to others, or is linked with them."""
    return bool(foreign_keys.references(entity) or foreign_keys.links(entity))


def nests(entity: EntitySpec) -> bool:
    """Its answers show other rows inside."""
    return bool(entity.relations.nested)


def links(entity: EntitySpec) -> bool:
    """It is linked with others."""
    return bool(foreign_keys.links(entity))


def operated(entity: EntitySpec) -> bool:
    """It has business operations."""
    return bool(entity.operations)


def refuses(entity: EntitySpec) -> bool:
    """Something about it has an error of its own."""
    return operated(entity) or any(key.error is not None for key in entity.unique.values())


def sanitizes(entity: EntitySpec) -> bool:
    """A field of it holds HTML."""
    return any(field.html is not None for field in entity.fields.values())
