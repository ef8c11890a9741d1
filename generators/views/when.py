"""When a file is generated: conditions over the app and over one entity, for the manifest."""

from __future__ import annotations

from collections.abc import Callable

from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.values import ReferenceField
from generators.views.project.app import field_types
from generators.views.src import foreign_keys


def uses(*names: str) -> Callable[[Application], bool]:
    """The app has a field of one of these types."""
    return lambda app: not field_types(app).isdisjoint(names)


def uses_ids(app: Application) -> bool:
    """A client sends ids: in fields of their own, or of rows that a row is linked with."""
    return uses("uuid")(app) or any_entity(links)(app)


def any_entity(condition: Callable[[Entity], bool]) -> Callable[[Application], bool]:
    """One of the entities meets a condition."""
    return lambda app: any(condition(entity) for entity in app.entities.values())


def routed(entity: Entity) -> bool:
    """It has an endpoint."""
    return bool(entity.endpoints)


def answers(entity: Entity) -> bool:
    """A request is answered with a row of it, or with one around it."""
    return foreign_keys.answers(entity) or entity.inside


def takes_bodies(entity: Entity) -> bool:
    """A client creates or changes rows of it."""
    return entity.endpoints.create is not None or entity.endpoints.update is not None


def takes_values(entity: Entity) -> bool:
    """A client sends more than references."""
    sent = (field for field in entity.fields.values() if not field.read_only and not isinstance(field, ReferenceField))
    return takes_bodies(entity) and any(sent)


def has_plain_integers(entity: Entity) -> bool:
    """An integer without bounds has a type of its own; one with bounds states them."""
    values = [field.items or field for field in entity.fields.values() if not field.read_only]
    bodies = (each.body for each in entity.operations.values())
    values += [field.items or field for body in bodies for field in body.values()]
    return any(
        value.type in ("integer", "bigint")
        and all(bound is None for bound in (value.gt, value.ge, value.lt, value.le, value.multiple_of))
        for value in values
    )


def related(entity: Entity) -> bool:
    """It refers to others, or is linked with them."""
    return bool(entity.references or entity.links)


def nests(entity: Entity) -> bool:
    """Its answers show other rows inside."""
    return bool(entity.nested)


def links(entity: Entity) -> bool:
    """It is linked with others."""
    return bool(entity.links)


def operated(entity: Entity) -> bool:
    """It has business operations."""
    return bool(entity.operations)


def refuses(entity: Entity) -> bool:
    """Something about it has an error of its own."""
    return operated(entity) or any(key.error is not None for key in entity.unique.values())


def sanitizes(entity: Entity) -> bool:
    """A field of it holds HTML."""
    return any(field.html is not None for field in entity.fields.values())
