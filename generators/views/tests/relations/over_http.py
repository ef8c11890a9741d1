"""Relations over HTTP: what the tests of requests see."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generators.model.app import Application
from generators.model.entity import Entity, Nested
from generators.python_source.symbols import EntityNames
from generators.support.frozen import Frozen
from generators.views.app_symbols import names_of_entities
from generators.views.entity_names import url_of
from generators.views.src.base_classes import renames
from generators.views.tests.field_choice import changed, sent
from generators.views.tests.parents import has_room
from generators.views.tests.relations.link_rows import have_room, links_of, writes_links
from generators.views.tests.relations.nested_rows import nested_of
from generators.views.tests.relations.references import Reference, references_of


class ReferenceRequestView(Frozen):
    """A column that refers to another row. What is said to be code is Python."""

    id: str
    url: str
    factory: str  # code
    column: str
    field: str  # what clients call it
    target: str  # code: the factory of the other row
    target_url: str
    table: str  # which a refusal to delete the other row names


class LinkRequestView(Frozen):
    """The ids of other rows that a client sends."""

    id: str
    url: str
    factory: str  # code
    ids: str
    name: str
    child: str  # code: the factory of the other rows
    child_url: str


class ShownView(Frozen):
    """Rows inside the answer of get or of list. by_id: code, whether the answer is that of one row."""

    id: str
    url: str
    factory: str  # code
    name: str
    child: str  # code: the factory of the inner row
    column: str  # with the id of the outer row
    by_id: bool


class RelationRequestsView(Frozen):
    """``tests/integration/test_relations.py``."""

    created: tuple[ReferenceRequestView, ...]  # a client sends it on create
    updated: tuple[ReferenceRequestView, ...]
    moved: tuple[ReferenceRequestView, ...]  # on update, and there may be another row to refer to
    selves_updated: tuple[ReferenceRequestView, ...]
    trees_updated: tuple[ReferenceRequestView, ...]
    filtered: tuple[ReferenceRequestView, ...]  # a list is filtered by it
    blanks: tuple[ReferenceRequestView, ...]  # a list is filtered by whether there is one
    refused: tuple[ReferenceRequestView, ...]  # a request to delete the other row is refused
    hidden_created: tuple[ReferenceRequestView, ...]  # a client sends it on create, and deletes the other row
    hidden_updated: tuple[ReferenceRequestView, ...]
    links_hidden: tuple[LinkRequestView, ...]  # a client sends them on create, reads and deletes the other rows
    links_created: tuple[LinkRequestView, ...]
    links_updated: tuple[LinkRequestView, ...]
    contained: tuple[ShownView, ...]  # in each answer that shows them
    renames: bool  # clients call columns otherwise
    entities: tuple[EntityNames, ...]  # every one


def has_requests(app: Application) -> bool:
    """Whether a client has to do with relations."""
    asked = (_created, _updated, _refused)
    references = any(each.filtered or any(ask(each) for ask in asked) for each in references_of(app))
    return references or any(map(writes_links, app.entities.values())) or any(_contained(app))


def relation_requests_view(app: Application) -> RelationRequestsView:
    """For an app whose clients have to do with relations."""
    pairs = [(each, _reference(app, each)) for each in references_of(app)]
    links = [(_link(app, *each), each) for each in links_of(app)]

    def those(condition: Callable[[Reference], bool]) -> tuple[ReferenceRequestView, ...]:
        return tuple(view for each, view in pairs if condition(each))

    def linked(verb: str, others: int) -> Iterator[tuple[LinkRequestView, tuple[Entity, Nested]]]:
        """The links that a client sends to an endpoint, of which a test makes so many rows."""
        asked = ((view, link) for view, link in links if link[0].endpoints.has(verb))
        return ((view, link) for view, link in asked if have_room(app, *link, 1, others))

    return RelationRequestsView(
        created=those(_created),
        updated=those(_updated),
        moved=those(lambda each: _updated(each) and _moves(app, each)),
        selves_updated=those(lambda each: _updated(each) and each.field.reference.itself),
        trees_updated=those(lambda each: _updated(each) and each.tree),
        filtered=those(lambda each: each.filtered),
        blanks=those(lambda each: each.filtered and each.field.optional),
        refused=those(_refused),
        hidden_created=those(lambda each: _hidden(each) and _created(each)),
        hidden_updated=those(lambda each: _hidden(each) and _updated(each)),
        links_hidden=tuple(view for view, link in linked("create", 2) if _unlinks(app, *link)),
        links_created=tuple(view for view, _ in linked("create", 1)),
        links_updated=tuple(view for view, _ in linked("update", 2)),
        contained=tuple(_contained(app)),
        renames=renames(app),
        entities=names_of_entities(app),
    )


def _created(each: Reference) -> bool:
    return each.own.endpoints.create is not None and sent(each.field)


def _updated(each: Reference) -> bool:
    return each.own.endpoints.update is not None and changed(each.field)


def _moves(app: Application, each: Reference) -> bool:
    """Whether there may be another row to refer to, beside those that both rows need."""
    rows = 1 + each.field.reference.itself  # the row that refers is one of them
    return each.own_room > 0 and has_room(app, each.target.key, rows, each.own.key, each.target.key)


def _hidden(each: Reference) -> bool:
    return each.hidden and each.target.endpoints.delete is not None


def _unlinks(app: Application, entity: Entity, nested: Nested) -> bool:
    endpoints, child = entity.endpoints, app.entities[nested.target.key]
    seen = endpoints.get is not None and endpoints.update is not None
    return seen and child.features.hides and child.endpoints.delete is not None


def _refused(each: Reference) -> bool:
    return each.rule == "restrict" and each.target.endpoints.delete is not None


def _contained(app: Application) -> Iterator[ShownView]:
    """What stands inside the answers of get and of list."""
    for entity, each in nested_of(app):
        for verb in ("get", "list"):
            if entity.endpoints.has(verb) and not each.link and has_room(app, entity.key, 1, each.target.key):
                yield _shown(app, entity, each, verb)


def _reference(app: Application, each: Reference) -> ReferenceRequestView:
    return ReferenceRequestView(
        id=each.id,
        url=url_of(app, each.own),
        factory=f"{each.own.name.pascal}Factory",
        column=each.column,
        field=each.own.json(each.column),
        target=f"{each.target.name.pascal}Factory",
        target_url=url_of(app, each.target),
        table=each.own.name.plural,
    )


def _link(app: Application, entity: Entity, nested: Nested) -> LinkRequestView:
    own, child = entity.name, app.entities[nested.target.key].name
    return LinkRequestView(
        id=f"{own.human} {nested.ids}",
        url=url_of(app, entity),
        factory=f"{own.pascal}Factory",
        ids=entity.json(nested.ids),
        name=entity.json(nested.name),
        child=f"{child.pascal}Factory",
        child_url=url_of(app, app.entities[nested.target.key]),
    )


def _shown(app: Application, entity: Entity, nested: Nested, verb: str) -> ShownView:
    own, child = entity.name, app.entities[nested.target.key].name
    return ShownView(
        id=f"{verb} {own.human} {nested.name}",
        url=url_of(app, entity),
        factory=f"{own.pascal}Factory",
        name=entity.json(nested.name),
        child=f"{child.pascal}Factory",
        column=nested.column,
        by_id=verb == "get",
    )
