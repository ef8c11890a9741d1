"""Rows inside a row: what the tests of the repositories see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from generators.model.app import Application
from generators.model.entity import Entity, Nested
from generators.python_source.symbols import EntityNames
from generators.support.frozen import Frozen
from generators.views.app_symbols import names_of_entities
from generators.views.row_rules import has_row_rules
from generators.views.tests import parents
from generators.views.tests.field_values import capacity, capacity_in

_ORDERED: Final = 4  # rows inside one, of which a test sees the order
_MADE: Final = 3  # rows that a test makes inside a new one


class InsideTestView(Frozen):
    """Rows inside a row. What is said to be code is Python."""

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


class NestedRowsView(Frozen):
    """``tests/unit/test_nested_rows.py``."""

    nested: tuple[InsideTestView, ...]  # the unique keys allow the rows of a test
    many: tuple[InsideTestView, ...]  # several rows may be inside one
    paged: tuple[InsideTestView, ...]  # a list shows the outer rows
    dated: tuple[InsideTestView, ...]  # inner rows have an age
    undated: tuple[InsideTestView, ...]
    hidden: tuple[InsideTestView, ...]  # inner rows may be soft-deleted
    made: tuple[InsideTestView, ...]  # operations may make inner rows with the outer one
    operates: bool
    ruled: bool  # some rows are for some callers only
    reader: str  # a repository whose rows have others inside
    has_links: bool
    entities: tuple[EntityNames, ...]  # every one


def nested_of(app: Application) -> Iterator[tuple[Entity, Nested]]:
    """Every collection of rows inside a row, with the entity of the outer row."""
    return ((entity, each) for entity in app.entities.values() for each in entity.nested)


def nested_rows_view(app: Application) -> NestedRowsView:
    """For an app whose answers show rows inside a row."""
    pairs = [(entity, each, app.entities[each.target.key]) for entity, each in nested_of(app)]
    nested = [(_inside(app, own, each), own, target) for own, each, target in pairs if _has_room(app, own, target)]
    operates = bool(nested) and any(entity.operations for entity in app.entities.values())
    ordered = [(view, target) for view, _, target in nested if view.rows >= _ORDERED]
    return NestedRowsView(
        nested=tuple(view for view, _, _ in nested),
        many=tuple(view for view, _, _ in nested if view.rows > 1),
        paged=tuple(_paged(nested)) if app.settings.page_size.max > 1 else (),
        dated=tuple(view for view, target in ordered if target.features.aged),
        undated=tuple(view for view, target in ordered if not target.features.aged),
        hidden=tuple(view for view, _, target in nested if target.features.hides),
        made=tuple(
            replace(view, rows=min(view.rows, _MADE)) for view, _, _ in nested if operates and view.link == "None"
        ),
        operates=operates,
        ruled=has_row_rules(app),
        reader=f"{pairs[0][0].name.pascal}Repository",
        has_links=any(each.link for _, each in nested_of(app)),
        entities=names_of_entities(app),
    )


def _paged(nested: Iterable[tuple[InsideTestView, Entity, Entity]]) -> Iterator[InsideTestView]:
    """Of the inner rows that there may be one is in the other outer row; more are put inside at least once."""
    for view, entity, target in nested:
        rows = min(view.rows, capacity(target) - 1)
        if entity.endpoints.list is not None and capacity(entity) > 1 and rows >= (1 if view.link == "None" else 2):
            yield replace(view, rows=rows)


def _inside(app: Application, entity: Entity, nested: Nested) -> InsideTestView:
    own, target = entity.name, app.entities[nested.target.key]
    return InsideTestView(
        id=f"{own.human} {nested.name}",
        name=nested.name,
        factory=f"{own.pascal}Factory",
        repository=f"{own.pascal}Repository",
        child=f"{target.name.pascal}Factory",
        column=nested.column,
        link=f'"{nested.link}"' if nested.link else "None",
        link_column=nested.link_column,
        children=f"{target.name.pascal}Repository",
        rows=min(20, _capacity(target, nested)),
    )


def _has_room(app: Application, entity: Entity, target: Entity) -> bool:
    """Whether there may be two outer rows beside those that the factory of the inner ones refers to."""
    made = any(each.pascal == entity.name.pascal for each in parents.referred(app, target.key))
    return not made or parents.has_room(app, entity.key, 2, target.key)


def _capacity(target: Entity, nested: Nested) -> int:
    """How many rows of a test can be inside one row: those do not differ in what they are inside of."""
    keys = [key for key in target.unique.values() if not nested.link and nested.column in key.fields]
    others = [[capacity_in(target, key, name) for name in key.fields if name != nested.column] for key in keys]
    return min([capacity(target), *(max(each, default=1) for each in others)])
