"""The endpoint that deletes a row, and those that an entity does not have, as their tests need them."""

from __future__ import annotations

from collections.abc import Iterator

from generators.model.app import Application
from generators.model.entity import Entity
from generators.support.frozen import Frozen
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref, url_of
from generators.views.tests import field_choice as fields


class GoneView(Frozen):
    """An operation that finds nothing after a delete; ``body``: code of a further argument of the request."""

    verb: str
    method: str
    body: str


class DeleteTestsView(Frozen):
    """``tests/integration/test_<plural>_delete.py``."""

    ref: EntityRef
    url: str
    references: bool  # a row needs others
    hides: bool
    list: bool
    after_delete: tuple[GoneView, ...]


class AbsentView(Frozen):
    """An operation that the entity does not have, on all rows or by id."""

    method: str
    by_id: bool
    status: int


class AbsentTestsView(Frozen):
    """``tests/integration/test_<plural>_absent.py``."""

    ref: EntityRef
    url: str
    absent: tuple[AbsentView, ...]


def delete_tests_view(app: Application, key: str) -> DeleteTestsView:
    """For an entity that a client deletes."""
    entity = app.entities[key]
    return DeleteTestsView(
        ref=entity_ref(entity),
        url=url_of(app, entity),
        references=fields.needs_others(entity),
        hides=entity.features.hides,
        list=entity.endpoints.list is not None,
        after_delete=tuple(_after_delete(entity)),
    )


def _after_delete(entity: Entity) -> Iterator[GoneView]:
    if entity.endpoints.get is not None:
        yield GoneView("get", "get", "")
    if entity.endpoints.update is not None:
        yield GoneView("update", "put", ", json={}")
    yield GoneView("delete", "delete", "")


def lacks_operations(entity: Entity) -> bool:
    """It has endpoints, and there is a method that none of them and no business operation takes."""
    return bool(entity.endpoints) and any(_absent(entity))


def absent_tests_view(app: Application, key: str) -> AbsentTestsView:
    """For an entity that does not have every operation."""
    entity = app.entities[key]
    return AbsentTestsView(entity_ref(entity), url_of(app, entity), tuple(_absent(entity)))


def _absent(entity: Entity) -> Iterator[AbsentView]:
    endpoints, taken = entity.endpoints, entity.taken
    collection = endpoints.create is not None or endpoints.list is not None or any(not each for _, each in taken)
    for method, endpoint in (("POST", endpoints.create), ("GET", endpoints.list)):
        if endpoint is None and (method, False) not in taken:
            yield AbsentView(method, False, 405 if collection else 404)
    verbs = (("GET", endpoints.get), ("PUT", endpoints.update), ("DELETE", endpoints.delete), ("PATCH", None))
    by_id = any(endpoint is not None for _, endpoint in verbs) or any(each for _, each in taken)
    for method, endpoint in verbs:
        if endpoint is None and (method, True) not in taken:
            yield AbsentView(method, True, 405 if by_id else 404)
