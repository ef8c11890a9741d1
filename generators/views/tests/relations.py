"""Relations, as the tests need them: what refers to what, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from generators.model.app import Application
from generators.model.entity import Entity, Nested
from generators.model.values import ReferenceField
from generators.python_source.symbols import EntityNames
from generators.views.app_symbols import names_of_entities
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.src.foreign_keys import foreign_key_name
from generators.views.tests.field_choice import changed, sent
from generators.views.tests.field_values import capacity

_LONGEST: Final = 63


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A column that refers to another row. What is said to be code is Python."""

    id: str
    factory: str  # code
    column: str
    target: str  # code: the factory of the other row
    repository: str  # the repository of the other row
    constraint: str  # the foreign key
    itself: str  # the check that it is another row
    table: str  # of the row that refers, which a refusal to delete the other one names
    url: str  # of the row that refers
    target_url: str
    own_repository: str  # of the row that refers
    query: str  # the schema of the list's query


@dataclass(frozen=True, slots=True)
class InsideTestView:
    """Rows inside a row."""

    id: str
    name: str
    factory: str  # code
    repository: str
    child: str  # code: the factory of the inner row
    column: str  # with the id of the outer row
    link: str  # code: the name of the link table or None
    link_column: str
    children: str  # the repository of the inner row
    rows: int  # inner rows that a test may make
    url: str
    by_id: bool = True  # the answer is that of one row


@dataclass(frozen=True, slots=True)
class LinkTestView:
    """The ids of other rows that a client sends."""

    id: str
    factory: str  # code
    child: str  # code
    repository: str
    schemas: str  # Article: the schema of a create or an update begins with it
    ids: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class RelationsView:
    """The tests of all relations."""

    references: tuple[ReferenceView, ...]
    restricted: tuple[ReferenceView, ...]
    cascaded: tuple[ReferenceView, ...]
    released: tuple[ReferenceView, ...]
    selves: tuple[ReferenceView, ...]
    created: tuple[ReferenceView, ...]  # a client sends it on create
    updated: tuple[ReferenceView, ...]
    filtered: tuple[ReferenceView, ...]  # a list is filtered by it
    refused: tuple[ReferenceView, ...]  # a request to delete the other row is refused
    selves_updated: tuple[ReferenceView, ...]
    nested: tuple[InsideTestView, ...]
    dated: tuple[InsideTestView, ...]  # inner rows have an age
    undated: tuple[InsideTestView, ...]
    hidden: tuple[InsideTestView, ...]  # inner rows may be soft-deleted
    contained: tuple[InsideTestView, ...]  # in each answer that shows them: get and list
    page_size_max: int
    links_created: tuple[LinkTestView, ...]
    links_updated: tuple[LinkTestView, ...]
    entities: tuple[EntityNames, ...]  # every one
    has_links: bool


@dataclass(frozen=True, slots=True)
class _Reference:
    """A reference with all that is known about both ends."""

    key: str
    view: ReferenceView
    field: ReferenceField
    spec: Entity
    target: Entity

    @property
    def rule(self) -> str:
        """What becomes of the row when the other one is deleted; "" when that never is."""
        return "" if self.target.features.hides else self.field.reference.on_delete

    @property
    def updated(self) -> bool:
        return self.spec.endpoints.update is not None and changed(self.field)


def relations_view(app: Application) -> RelationsView:
    """Every relation of the app."""
    pairs = tuple(_references(app))
    nested = [(_inside(app, key, each), spec, each) for key, spec, each in _nested(app)]
    links = [(_link(app, key, each), spec.endpoints) for key, spec, each in _nested(app) if each.link]
    created = tuple(view for view, endpoints in links if endpoints.create)
    updated = tuple(view for view, endpoints in links if endpoints.update)

    def those(condition: Callable[[_Reference], object]) -> tuple[ReferenceView, ...]:
        return tuple(each.view for each in pairs if condition(each))

    return RelationsView(
        references=those(lambda each: True),
        restricted=those(lambda each: each.rule == "restrict"),
        cascaded=those(lambda each: each.rule == "cascade"),
        released=those(lambda each: each.rule == "set_null"),
        selves=those(lambda each: each.field.reference.itself),
        created=those(_created),
        updated=those(lambda each: each.updated),
        filtered=those(_filtered),
        refused=those(_refused),
        selves_updated=those(lambda each: each.updated and each.field.reference.itself),
        nested=tuple(view for view, *_ in nested),
        dated=tuple(view for view, _, each in nested if each.target.features.aged),
        undated=tuple(view for view, _, each in nested if not each.target.features.aged),
        hidden=tuple(view for view, _, each in nested if each.target.features.hides),
        contained=tuple(_shown(nested)),
        page_size_max=app.settings.page_size.max,
        links_created=created,
        links_updated=updated,
        entities=names_of_entities(app),
        has_links=bool(links),
    )


def has_requests(app: Application) -> bool:
    """Whether a client has to do with relations."""
    view = relations_view(app)
    writes = (view.created, view.updated, view.links_created, view.links_updated)
    return any((*writes, view.filtered, view.refused, view.contained))


def _created(each: _Reference) -> bool:
    return each.spec.endpoints.create is not None and sent(each.field)


def _filtered(each: _Reference) -> bool:
    listing = each.spec.endpoints.list
    return listing is not None and each.view.column in listing.filter


def _refused(each: _Reference) -> bool:
    return each.rule == "restrict" and each.target.endpoints.delete is not None


def _references(app: Application) -> Iterator[_Reference]:
    for key, entity in app.entities.items():
        for column, field in entity.references.items():
            view = _reference(app, key, column, field)
            yield _Reference(key, view, field, entity, app.entities[field.reference.target.key])


def _nested(app: Application) -> Iterator[tuple[str, Entity, Nested]]:
    return ((key, entity, each) for key, entity in app.entities.items() for each in entity.nested)


def _shown(nested: list[tuple[InsideTestView, Entity, Nested]]) -> Iterator[InsideTestView]:
    """What stands inside the answers of get and of list."""
    for view, spec, each in nested:
        for verb, endpoint in (("get", spec.endpoints.get), ("list", spec.endpoints.list)):
            if endpoint is not None and not each.link:
                yield replace(view, by_id=verb == "get", id=f"{verb} {view.id}")


def _names(app: Application, key: str) -> EntityRef:
    return entity_ref(key, app.entities[key])


def _url(app: Application, ref: EntityRef) -> str:
    return f"{app.settings.api_prefix}/{ref.path}"


def _reference(app: Application, key: str, column: str, field: ReferenceField) -> ReferenceView:
    own, target = _names(app, key), _names(app, field.reference.target.key)
    return ReferenceView(
        id=f"{own.human} {column}",
        factory=f"{own.pascal}Factory",
        column=column,
        target=f"{target.pascal}Factory",
        repository=f"{target.pascal}Repository",
        constraint=foreign_key_name(own.plural, column, target.plural),
        itself=_cut(f"ck_{own.plural}_{column}_itself"),
        table=own.plural,
        url=_url(app, own),
        target_url=_url(app, target),
        own_repository=f"{own.pascal}Repository",
        query=f"{own.pascal}ListQuery",
    )


def _cut(name: str) -> str:
    """What SQLAlchemy leaves of a name that is too long for PostgreSQL, before its digest."""
    return name if len(name) <= _LONGEST else name[: _LONGEST - 8]


def _inside(app: Application, key: str, nested: Nested) -> InsideTestView:
    own, child = _names(app, key), _names(app, nested.target.key)
    return InsideTestView(
        id=f"{own.human} {nested.name}",
        name=nested.name,
        factory=f"{own.pascal}Factory",
        repository=f"{own.pascal}Repository",
        child=f"{child.pascal}Factory",
        column=nested.column,
        link=f'"{nested.link}"' if nested.link else "None",
        link_column=nested.link_column,
        children=f"{child.pascal}Repository",
        rows=min(20, capacity(app.entities[nested.target.key])),
        url=_url(app, own),
    )


def _link(app: Application, key: str, nested: Nested) -> LinkTestView:
    own, child = _names(app, key), _names(app, nested.target.key)
    return LinkTestView(
        id=f"{own.human} {nested.ids}",
        factory=f"{own.pascal}Factory",
        child=f"{child.pascal}Factory",
        repository=f"{own.pascal}Repository",
        schemas=own.pascal,
        ids=nested.ids,
        name=nested.name,
        url=_url(app, own),
    )
