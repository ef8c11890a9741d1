"""The ids of other rows that a client sends: what the tests of the repositories see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generators.model.app import Application
from generators.model.entity import Entity, Nested
from generators.model.values import MOST_LINKS
from generators.python_source.symbols import EntityNames
from generators.support.frozen import Frozen
from generators.views.app_symbols import names_of_entities
from generators.views.row_rules import has_row_rules
from generators.views.tests.parents import has_room
from generators.views.tests.relations.nested_rows import nested_of

_LINKED: Final = 3  # rows that a test links, and one more


class LinkTestView(Frozen):
    """A list of ids. What is said to be code is Python."""

    id: str
    factory: str  # code
    child: str  # code: the factory of the other rows
    repository: str
    schemas: str  # Article: the schema of a create or an update begins with it
    ids: str
    name: str


class LinksView(Frozen):
    """``tests/unit/test_links.py``."""

    most: int  # ids that a client may send at once
    created: tuple[LinkTestView, ...]  # there may be three of the other rows
    replaced: tuple[LinkTestView, ...]  # and two rows that are linked with them
    updated: tuple[LinkTestView, ...]  # there may be one of each
    ruled: bool  # some rows are for some callers only
    entities: tuple[EntityNames, ...]  # every one


def links_of(app: Application) -> Iterator[tuple[Entity, Nested]]:
    """Every link of the app, with the entity that has it."""
    return ((entity, each) for entity, each in nested_of(app) if each.link)


def writes_links(entity: Entity) -> bool:
    """A client sends ids of other rows."""
    return bool(entity.links) and (entity.endpoints.create is not None or entity.endpoints.update is not None)


def links_view(app: Application) -> LinksView:
    """For an app whose clients link rows."""
    links = [(_link(app, *each), each) for each in links_of(app)]

    def those(verb: str, rows: int, others: int) -> tuple[LinkTestView, ...]:
        """The links that a client sends to an endpoint, of which a test makes so many rows."""
        asked = [(view, link) for view, link in links if link[0].endpoints.has(verb)]
        return tuple(view for view, link in asked if have_room(app, *link, rows, others))

    return LinksView(
        most=MOST_LINKS,
        created=those("create", 1, _LINKED),
        replaced=those("update", 2, _LINKED),
        updated=those("update", 1, 1),
        ruled=has_row_rules(app),
        entities=names_of_entities(app),
    )


def have_room(app: Application, entity: Entity, nested: Nested, rows: int, others: int) -> bool:
    """Whether a test can make so many rows of both ends beside those that they need."""
    ends = entity.key, nested.target.key
    return has_room(app, ends[0], rows, *ends) and has_room(app, ends[1], others, *ends)


def _link(app: Application, entity: Entity, nested: Nested) -> LinkTestView:
    own, child = entity.name, app.entities[nested.target.key].name
    return LinkTestView(
        id=f"{own.human} {nested.ids}",
        factory=f"{own.pascal}Factory",
        child=f"{child.pascal}Factory",
        repository=f"{own.pascal}Repository",
        schemas=own.pascal,
        ids=entity.json(nested.ids),
        name=nested.name,
    )
