"""What the templates of the tests of hostile input see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generators.language.model import AppSpec, EntitySpec
from generators.views.base import EntityRef
from generators.views.entity_names import conditions_of, entity_ref
from generators.views.tests.cases import create_names, imported, joined, update_names
from generators.views.tests.field_choice import needs_others


@dataclass(frozen=True, slots=True)
class EntityHostileView:
    """Hostile values of one entity. The lists of them are code: names of lists in ``tests/cases/<entity>.py``."""

    ref: EntityRef
    url: str
    create: str  # "" when there is no such endpoint
    update: str
    get: bool
    list: bool
    shows_all: bool  # no hostile value that is accepted hides a row from the list
    case_names: tuple[str, ...]
    support: tuple[str, ...]
    nests: bool
    references: bool


@dataclass(frozen=True, slots=True)
class HostileView:
    """Every endpoint, by what it takes."""

    by_id: tuple[tuple[str, str], ...]  # (method, URL without the id)
    lists: tuple[str, ...]  # URLs
    parameters: tuple[tuple[str, str], ...]  # (URL, name) of everything that a list's query may say
    creates: tuple[tuple[str, str], ...]  # (URL, the entity's name for people)
    updates: tuple[tuple[str, str], ...]
    writes: bool  # a request has a body
    support: tuple[str, ...]


def entity_hostile_view(app: AppSpec, key: str) -> EntityHostileView:
    """For an entity that takes bodies."""
    spec = app.entities[key]
    ref, endpoints = entity_ref(key, spec), spec.endpoints
    update = endpoints.update is not None
    return EntityHostileView(
        ref=ref,
        url=_url(app, ref),
        create=joined(create_names(spec, "HOSTILE")),
        update=joined(update_names(spec, "HOSTILE")),
        get=endpoints.get is not None,
        list=endpoints.list is not None,
        shows_all=all(spec.fields[each.field].type in ("boolean", "enum") for each in conditions_of(spec)),
        case_names=imported(spec, "HOSTILE"),
        support=(
            *("JSON", "assert_refused", "exact", "raw_body"),
            *(("store",) if update else ()),
            *(("store_references",) if needs_others(spec) else ()),
            "stored",
        ),
        nests=bool(spec.relations.nested),
        references=needs_others(spec),
    )


def hostile_view(app: AppSpec) -> HostileView:
    """For the tests over all entities."""
    entities = [(entity_ref(key, spec), spec) for key, spec in app.entities.items()]
    creates = tuple((_url(app, ref), ref.human) for ref, spec in entities if spec.endpoints.create is not None)
    updates = tuple((_url(app, ref), ref.human) for ref, spec in entities if spec.endpoints.update is not None)
    by_id = tuple((method, _url(app, ref)) for ref, spec in entities for method in _methods_by_id(spec))
    lists = tuple(_url(app, ref) for ref, spec in entities if spec.endpoints.list is not None)
    writes = bool(creates or updates)
    return HostileView(
        by_id=by_id,
        lists=lists,
        parameters=tuple((_url(app, ref), name) for ref, spec in entities for name in _parameters(spec)),
        creates=creates,
        updates=updates,
        writes=writes,
        support=(
            *(("CANARY",) if by_id or lists else ()),
            *(("JSON",) if writes else ()),
            *(("assert_refused",) if by_id or writes else ()),
            *(("problems",) if writes else ()),
        ),
    )


def _url(app: AppSpec, ref: EntityRef) -> str:
    return f"{app.settings.api_prefix}/{ref.path}"


def _methods_by_id(spec: EntitySpec) -> Iterator[str]:
    verbs = (("get", spec.endpoints.get), ("put", spec.endpoints.update), ("delete", spec.endpoints.delete))
    return (method for method, endpoint in verbs if endpoint is not None)


def _parameters(spec: EntitySpec) -> Iterator[str]:
    listing = spec.endpoints.list
    if listing is not None:
        yield from ("page", "size", "sort", *listing.filter)
        yield from ("q",) if listing.search else ()
