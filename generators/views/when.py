"""When a file is generated: conditions over the app and over one entity, for the manifest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from generators.features.base import Feature
from generators.field_types.numbers.decimal import TYPE as DECIMAL
from generators.field_types.others.uuid import TYPE as UUID
from generators.field_types.texts.plain_text import SUPPORT as TEXT
from generators.field_types.values import Support
from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.values import ReferenceField
from generators.views.src import foreign_keys


def supported(module: str) -> Callable[[Application], bool]:
    """A field of the app needs this module of ``src/models/fields``."""
    return lambda app: module in _support_modules(app)


@lru_cache(maxsize=1)
def _support_modules(app: Application) -> frozenset[str]:
    return frozenset(each.module for entity in app.entities.values() for each in _supports(entity))


def _supports(entity: Entity) -> Iterator[Support]:
    if entity.endpoints.list is not None and entity.endpoints.list.search:
        yield TEXT  # of the client, whatever is searched
    for field in entity.fields.values():
        yield from field.type.supported_by(field, sent=not field.read_only)
    for field in entity.filtered.values():
        yield from field.type.supported_by(field, sent=True)
    if any(each.type.kind == DECIMAL.kind for each in entity.computed):  # of whole numbers too
        yield from DECIMAL.supports
    for operation in entity.operations.values():
        for field in operation.values:
            yield from field.type.supported_by(field, sent=True)
    if entity.links:  # a client sends their ids
        yield from UUID.supports


def featured(feature: Feature) -> Callable[[Application], bool]:
    """One of the entities has a feature."""
    return any_entity(lambda entity: feature in entity.features.each)


def evolved(app: Application) -> bool:
    """There is a migration of tables that are in use."""
    return app.past.evolved


def any_entity(condition: Callable[[Entity], bool]) -> Callable[[Application], bool]:
    """One of the entities meets a condition."""
    return lambda app: any(condition(entity) for entity in app.entities.values())


def renames(entity: Entity) -> bool:
    """Clients call a column otherwise."""
    return bool(entity.renamed)


def routed(entity: Entity) -> bool:
    """It has an endpoint."""
    return bool(entity.endpoints)


def has(verb: str) -> Callable[[Entity], bool]:
    """It has this endpoint."""
    return lambda entity: entity.endpoints.has(verb)


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


def refers(entity: Entity) -> bool:
    """It refers to others."""
    return bool(entity.references)


def nests(entity: Entity) -> bool:
    """Its answers show other rows inside."""
    return bool(entity.nested)


def empties_json(entity: Entity) -> bool:
    """It has JSON that may be empty, and a default."""
    return any(field.type.holds_null and field.keeps_empty for field in entity.fields.values())


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


def searches(entity: Entity) -> bool:
    """Its list is searched."""
    return entity.endpoints.list is not None and bool(entity.endpoints.list.search)
