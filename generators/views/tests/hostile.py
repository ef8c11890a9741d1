"""What the templates of the tests of hostile input see."""

from __future__ import annotations

from collections.abc import Iterator

from generators.model.app import Application
from generators.model.entity import Entity
from generators.support.frozen import Frozen
from generators.views.entity_names import url_of


class HostileView(Frozen):
    """Every endpoint, by what it takes."""

    by_id: tuple[tuple[str, str], ...]  # (method, URL without the id)
    lists: tuple[str, ...]  # URLs
    parameters: tuple[tuple[str, str], ...]  # (URL, name) of everything that a list's query may say
    creates: tuple[tuple[str, str], ...]  # (URL, the entity's name for people)
    updates: tuple[tuple[str, str], ...]
    writes: bool  # a request has a body


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
        yield from ("page", "size", "sort", *listing.filter, *entity.blanks)
        yield from ("q",) if listing.search else ()
