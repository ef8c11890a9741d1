"""What the templates of the tests of hostile input see."""

from __future__ import annotations

from collections.abc import Iterator

from generators.model.app import Application
from generators.model.entity import Entity
from generators.samples.rows import conditions_of
from generators.support.frozen import Frozen
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref, url_of
from generators.views.tests.cases import create_names, joined, update_names
from generators.views.tests.field_choice import needs_others


class EntityHostileView(Frozen):
    """Hostile values of one entity. The lists of them are code: names of lists in ``tests/cases/<entity>.py``."""

    ref: EntityRef
    url: str
    create: str  # "" when there is no such endpoint
    update: str
    get: bool
    list: bool
    shows_all: bool  # no hostile value that is accepted hides a row from the list
    nests: bool
    references: bool


class HostileView(Frozen):
    """Every endpoint, by what it takes."""

    by_id: tuple[tuple[str, str], ...]  # (method, URL without the id)
    lists: tuple[str, ...]  # URLs
    parameters: tuple[tuple[str, str], ...]  # (URL, name) of everything that a list's query may say
    creates: tuple[tuple[str, str], ...]  # (URL, the entity's name for people)
    updates: tuple[tuple[str, str], ...]
    writes: bool  # a request has a body


def entity_hostile_view(app: Application, key: str) -> EntityHostileView:
    """For an entity that takes bodies."""
    entity = app.entities[key]
    ref, endpoints = entity_ref(entity), entity.endpoints
    return EntityHostileView(
        ref=ref,
        url=url_of(app, entity),
        create=joined(create_names(entity, "HOSTILE")),
        update=joined(update_names(entity, "HOSTILE")),
        get=endpoints.get is not None,
        list=endpoints.list is not None,
        shows_all=all(entity.fields[each.field].type.is_state for each in conditions_of(entity)),
        nests=bool(entity.nested),
        references=needs_others(entity),
    )


def hostile_view(app: Application) -> HostileView:
    """For the tests over all entities."""
    entities = [(url_of(app, entity), entity) for entity in app.entities.values()]
    creates = tuple((url, entity.name.human) for url, entity in entities if entity.endpoints.create is not None)
    updates = tuple((url, entity.name.human) for url, entity in entities if entity.endpoints.update is not None)
    by_id = tuple((method, url) for url, entity in entities for method in _methods_by_id(entity))
    lists = tuple(url for url, entity in entities if entity.endpoints.list is not None)
    return HostileView(
        by_id=by_id,
        lists=lists,
        parameters=tuple((url, name) for url, entity in entities for name in _parameters(entity)),
        creates=creates,
        updates=updates,
        writes=bool(creates or updates),
    )


def _methods_by_id(entity: Entity) -> Iterator[str]:
    verbs = (("get", entity.endpoints.get), ("put", entity.endpoints.update), ("delete", entity.endpoints.delete))
    return (method for method, endpoint in verbs if endpoint is not None)


def _parameters(entity: Entity) -> Iterator[str]:
    listing = entity.endpoints.list
    if listing is not None:
        yield from ("page", "size", "sort", *map(entity.json, (*listing.filter, *entity.blanks)))
        yield from ("q",) if listing.search else ()
