"""Schemas, repositories and services, as the tests that hold for all entities need them."""

from __future__ import annotations

from generators.model.app import Application
from generators.model.entity import Entity
from generators.support.frozen import Frozen
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref, schemas_of
from generators.views.tests import field_values as values


class AnsweredView(Frozen):
    """An entity that answers show. make: code of the function that makes what an answer is made of."""

    ref: EntityRef
    make: str


class AnswersLawView(Frozen):
    """``tests/unit/test_models.py``. The lists of schemas are names."""

    answered: tuple[AnsweredView, ...]
    nests: bool  # an answer shows rows inside a row
    inputs: tuple[str, ...]
    bodies: tuple[str, ...]  # those of them that are request bodies
    queries: tuple[str, ...]  # those of lists
    page_size_max: int


class StoredView(Frozen):
    """An entity, how many rows its unique keys allow, 3 at most, and code: what makes of one what is answered."""

    ref: EntityRef
    rows: int
    row: str


class RepositoriesLawView(Frozen):
    """``tests/unit/test_repositories.py``."""

    entities: tuple[StoredView, ...]
    nests: bool
    references: bool  # a table refers to another one


class ServicesLawView(Frozen):
    """``tests/unit/test_services.py``: the entities that have an endpoint, by the endpoints that take an id."""

    routed: tuple[EntityRef, ...]
    got: tuple[EntityRef, ...]
    updated: tuple[EntityRef, ...]
    deleted: tuple[EntityRef, ...]
    by_id: bool  # there is one of those


def answers_law_view(app: Application) -> AnswersLawView:
    """Every schema."""
    answered = tuple(_answered(ref, entity) for ref, entity in _entities(app) if any(schemas_of(entity)))
    inputs = tuple(name for ref, entity in _entities(app) for name in _inputs(ref, entity))
    queries = dict.fromkeys(
        f"{ref.pascal}ListQuery" for ref, entity in _entities(app) if entity.endpoints.list is not None
    )
    return AnswersLawView(
        answered=answered,
        nests=_nests(app),
        inputs=inputs,
        bodies=tuple(name for name in inputs if name not in queries),
        queries=tuple(queries),
        page_size_max=app.settings.page_size.max,
    )


def repositories_law_view(app: Application) -> RepositoriesLawView:
    """Every repository."""
    return RepositoriesLawView(
        entities=tuple(_stored(ref, entity) for ref, entity in _entities(app)),
        nests=_nests(app),
        references=any(entity.references or entity.links for entity in app.entities.values()),
    )


def services_law_view(app: Application) -> ServicesLawView:
    """Every service."""
    refs = [(ref, entity.endpoints) for ref, entity in _entities(app)]
    got = tuple(ref for ref, endpoints in refs if endpoints.get is not None)
    updated = tuple(ref for ref, endpoints in refs if endpoints.update is not None)
    deleted = tuple(ref for ref, endpoints in refs if endpoints.delete is not None)
    return ServicesLawView(
        routed=tuple(ref for ref, endpoints in refs if endpoints),
        got=got,
        updated=updated,
        deleted=deleted,
        by_id=bool(got or updated or deleted),
    )


def _entities(app: Application) -> list[tuple[EntityRef, Entity]]:
    return [(entity_ref(entity), entity) for entity in app.entities.values()]


def _nests(app: Application) -> bool:
    return any(entity.nested for entity in app.entities.values())


def _answered(ref: EntityRef, entity: Entity) -> AnsweredView:
    factory = f"factories.{ref.pascal}Factory"
    return AnsweredView(ref, f"lambda: {factory}.row({factory}.create())" if entity.nested else f"{factory}.create")


def _stored(ref: EntityRef, entity: Entity) -> StoredView:
    row = f"factories.{ref.pascal}Factory.row" if entity.nested else "values"
    return StoredView(ref, min(3, values.capacity(entity)), row)


def _inputs(ref: EntityRef, entity: Entity) -> list[str]:
    """The names of the schemas of what a client sends."""
    endpoints = entity.endpoints
    verbs = (("Create", endpoints.create), ("ListQuery", endpoints.list), ("Update", endpoints.update))
    return [f"{ref.pascal}{suffix}" for suffix, endpoint in verbs if endpoint is not None]
