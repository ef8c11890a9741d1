"""References from row to row: what the tests of the tables and of the repositories see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.values import ReferenceField
from generators.python_source.symbols import EntityNames
from generators.schema.names import foreign_key_name, tree_name
from generators.support.frozen import Frozen
from generators.views.app_symbols import names_of_entities
from generators.views.row_rules import has_row_rules
from generators.views.src.base_classes import renames
from generators.views.tests.parents import has_room, needed

_LONGEST: Final = 63
# The most rows of one entity that a test makes by itself.
_MADE: Final = 3


class ReferenceView(Frozen):
    """A column that refers to another row. What is said to be code is Python."""

    id: str
    factory: str  # code
    column: str
    field: str  # what clients call it
    target: str  # code: the factory of the other row
    repository: str  # the repository of the other row
    constraint: str  # the foreign key
    itself: str  # the check that it is another row
    acyclic: str  # the check that it is none that refers to this one
    own_repository: str  # of the row that refers
    query: str  # the schema of the list's query


class ReferencesView(Frozen):
    """``tests/unit/test_references.py``."""

    references: tuple[ReferenceView, ...]
    selves: tuple[ReferenceView, ...]
    trees: tuple[ReferenceView, ...]
    restricted: tuple[ReferenceView, ...]
    cascaded: tuple[ReferenceView, ...]
    released: tuple[ReferenceView, ...]
    filtered: tuple[ReferenceView, ...]  # a list is filtered by it
    renames: bool  # clients call columns otherwise
    ruled: bool  # some rows are for some callers only
    hidden: tuple[ReferenceView, ...]  # the other row is hidden instead of deleted
    raced: tuple[ReferenceView, ...]  # and what becomes of the row then is seen
    referring: bool  # some test is about a row and the row that it refers to
    entities: tuple[EntityNames, ...]  # every one


class Reference(Frozen):
    """A reference with all that is known about both ends.

    needed: how many rows of the target the factories make. own_room: how many rows there may be beside those of this
    entity that the target needs.
    """

    column: str
    field: ReferenceField
    own: Entity
    target: Entity
    needed: int
    own_room: int

    @property
    def id(self) -> str:
        """What a test calls it."""
        return f"{self.own.name.human} {self.column}"

    @property
    def spare(self) -> bool:
        """Whether the unique keys allow the rows that a test makes beside those of the factories, at both ends."""
        made = _MADE + self.field.reference.itself  # the row that refers is one of them
        return self.own_room > 0 and self.field.reference.rows >= self.needed + made

    @property
    def tree(self) -> bool:
        """Whether rows that refer to one another make no circle, which a test can show."""
        return self.spare and self.field.reference.acyclic

    @property
    def rule(self) -> str:
        """What becomes of the row when the other one is deleted; "" when a test cannot delete one."""
        return self.field.reference.on_delete if self.spare and not self._stays else ""

    @property
    def _stays(self) -> bool:
        """Whether the row stays, unseen, when the row that it is inside is hidden."""
        return self.target.features.hides and self.field.reference.owner and not self.own.features.hides

    @property
    def hidden(self) -> bool:
        """Whether the other row is hidden instead of deleted, which a test can show."""
        return self.spare and self.target.features.hides

    @property
    def filtered(self) -> bool:
        """Whether a list is filtered by it, which a test can show."""
        listing = self.own.endpoints.list
        return self.spare and listing is not None and self.column in listing.filter and self.own_room > 1


def references_of(app: Application) -> Iterator[Reference]:
    """Every reference of the app."""
    for entity in app.entities.values():
        counts = {column: count for column, _, count in needed(entity)}
        for column, field in entity.references.items():
            target = app.entities[field.reference.target.key]
            room = next((rows for rows in (2, 1) if has_room(app, entity.key, rows, target.key)), 0)
            yield Reference(column, field, entity, target, counts.get(column, 0), room)


def references_view(app: Application) -> ReferencesView:
    """For an app with references."""
    pairs = [(each, _view(each)) for each in references_of(app)]

    def those(condition: Callable[[Reference], bool]) -> tuple[ReferenceView, ...]:
        return tuple(view for each, view in pairs if condition(each))

    return ReferencesView(
        references=tuple(view for _, view in pairs),
        selves=those(lambda each: each.field.reference.itself),
        trees=those(lambda each: each.tree),
        restricted=those(lambda each: each.rule == "restrict"),
        cascaded=those(lambda each: each.rule == "cascade"),
        released=those(lambda each: each.rule == "set_null"),
        filtered=those(lambda each: each.filtered),
        renames=renames(app),
        ruled=has_row_rules(app),
        hidden=those(lambda each: each.hidden),
        raced=those(lambda each: each.hidden and bool(each.rule)),
        referring=any(each.rule or each.filtered for each, _ in pairs),
        entities=names_of_entities(app),
    )


def _view(each: Reference) -> ReferenceView:
    own, target = each.own.name, each.target.name
    return ReferenceView(
        id=each.id,
        factory=f"{own.pascal}Factory",
        column=each.column,
        field=each.own.json(each.column),
        target=f"{target.pascal}Factory",
        repository=f"{target.pascal}Repository",
        constraint=foreign_key_name(own.plural, each.column, target.plural),
        itself=_cut(f"ck_{own.plural}_{each.column}_itself"),
        acyclic=tree_name(own.plural, each.column),
        own_repository=f"{own.pascal}Repository",
        query=f"{own.pascal}ListQuery",
    )


def _cut(name: str) -> str:
    """What SQLAlchemy leaves of a name that is too long for PostgreSQL, before its digest."""
    return name if len(name) <= _LONGEST else name[: _LONGEST - 8]
