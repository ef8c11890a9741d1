"""What entities have, as the tests that hold for every entity need it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.values import Field
from generators.support.frozen import Frozen
from generators.views.row_rules import has_row_rules
from generators.views.tests import field_choice as fields
from generators.views.tests import field_values as values
from generators.views.tests import lists
from generators.views.tests.case_tables import TABLES
from generators.views.tests.field_choice import Condition
from generators.views.tests.subject import parts_of

_MOST_STATEMENT_ROWS: Final = 20
_MOST_TIED: Final = 5

_Test = Callable[[Application, Entity], bool]


class PageView(Frozen):
    """A page of some rows, and (rows, pages of that size)."""

    size: int
    counts: tuple[tuple[int, int], ...]


class LawsView(Frozen):
    """The tests of every entity. What they are about is left out where no entity has it."""

    create: bool
    update: bool
    list: bool
    get: bool
    delete: bool
    answer: bool
    by_id: bool
    writes: bool
    references: bool
    ruled: bool
    nests: bool
    links: bool
    hides: bool
    dates: bool
    accepts: bool
    refuses: bool
    refuses_null: bool
    requires: bool
    fills_in: bool
    answers_null: bool
    hostile: bool
    changes: bool
    changes_one: bool
    changes_beside: bool
    changes_dated: bool
    keys: bool
    other_keys: bool
    hides_keys: bool
    declares: bool
    shares: bool
    column_defaults: bool
    empties: bool  # a field may be empty and has a default
    not_null: bool
    refuses_rows: bool
    states: bool
    filters: bool
    blanks: bool
    bad_parameters: bool
    sorts: bool
    ties: bool
    ages_ties: bool
    searches: bool
    wildcards: bool
    optional_totals: bool
    hidden: bool
    shown_empty: bool
    absent: bool
    renames: bool  # clients call something otherwise than code does
    page: PageView
    page_size: int
    page_size_max: int
    last_page: int
    sizes: tuple[int, ...]  # the smallest and the largest page
    statement_rows: int  # as many as fit on one page
    tied: int  # rows in the tests of equal rows
    filled: bool  # the database fills columns until the next release


def laws_view(app: Application) -> LawsView:
    """Which tests have a case at all, and the settings that they need."""
    sizes = app.settings.page_size
    has = {name: any(test(app, entity) for entity in app.entities.values()) for name, test in _TESTS.items()}
    return LawsView(
        **has,
        page=_page(sizes.max),
        page_size=sizes.default,
        page_size_max=sizes.max,
        last_page=app.settings.last_page,
        sizes=lists.page_sizes(app),
        statement_rows=min(_MOST_STATEMENT_ROWS, sizes.max),
        tied=min(_MOST_TIED, sizes.max),
        filled=bool(app.past.filled),
        ruled=has_row_rules(app),
    )


def has_constraints(app: Application) -> bool:
    """Whether a table refuses anything or fills anything in."""
    parts = ("keys", "declares", "column_defaults", "not_null", "refuses_rows")
    return any(_TESTS[part](app, entity) for entity in app.entities.values() for part in parts)


def _page(most: int) -> PageView:
    size = min(10, most)
    rows = sorted({0, 1, size, size + 1, 3 * size})
    return PageView(size, tuple((total, -(-total // size)) for total in rows))


def _part(*names: str) -> _Test:
    """It has one of these endpoints or parts."""
    return lambda app, entity: any(each in names for each in parts_of(entity))


def _table(name: str) -> _Test:
    """The table has a row."""
    return lambda app, entity: next(TABLES[name](app, entity), None) is not None


def _owns(entity: Entity) -> Iterator[Condition]:
    """What holds for the fields that a client sends, by endpoint."""
    if entity.endpoints.create is not None:
        yield fields.sent
    if entity.endpoints.update is not None:
        yield fields.changed


def _sends(condition: Callable[[str, Field], bool]) -> _Test:
    """A client sends such a field."""
    return lambda app, entity: any(
        own(field) and condition(name, field) for own in _owns(entity) for name, field in entity.fields.items()
    )


def _keeps(name: str, field: Field) -> bool:
    return field.optional or next(values.accepted(name, field), None) is not None


def _changes(app: Application, entity: Entity) -> bool:
    updated = entity.endpoints.update is not None
    return updated and any(fields.changed(field) and _keeps(name, field) for name, field in entity.fields.items())


def _other_keys(app: Application, entity: Entity) -> bool:
    keys = list(fields.unique_keys(entity.name.plural, entity)) if values.capacity(entity) > 1 else []
    return any(all(own(entity.fields[name]) for name in key.fields) for key in keys for own in _owns(entity))


def _with(first: _Test, second: _Test) -> _Test:
    return lambda app, entity: first(app, entity) and second(app, entity)


def _hides(app: Application, entity: Entity) -> bool:
    return entity.features.hides


def _aged(app: Application, entity: Entity) -> bool:
    return entity.features.aged


def _ages(app: Application, entity: Entity) -> bool:
    """Whether rows that are equal in a sort key are listed by age."""
    listed = entity.endpoints.list is not None
    return listed and any(tie.field != lists.default_key(entity) for tie in lists.ties(app, entity))


_CREATE: Final = _part("create")
_CHANGE: Final = _table("change")

_TESTS: Final[dict[str, _Test]] = {
    **{name: _part(name) for name in ("create", "update", "list", "get", "delete", "answer")},
    "optional_totals": _part("optional_total"),
    "by_id": _part("get", "update", "delete"),
    "writes": _part("create", "update"),
    "references": lambda app, entity: bool(entity.references or entity.links),
    "nests": lambda app, entity: bool(entity.nested),
    "links": lambda app, entity: bool(entity.links),
    "hides": _hides,
    "dates": _with(_aged, _CREATE),
    "accepts": _sends(_keeps),
    "refuses": _sends(lambda name, field: next(values.refused(name, field), None) is not None),
    "refuses_null": _sends(lambda name, field: not field.optional),
    "requires": _with(_CREATE, lambda app, entity: bool(fields.those(entity, fields.required))),
    "fills_in": _with(_CREATE, lambda app, entity: any(fields.defaults(entity, fields.sent))),
    "answers_null": _with(
        _part("answer"), lambda app, entity: bool(fields.those(entity, lambda field: field.optional))
    ),
    "hostile": _table("hostile"),
    "changes": _changes,
    "changes_one": _CHANGE,
    "changes_beside": lambda app, entity: fields.change_leaves_others(entity),
    "changes_dated": _with(_aged, _CHANGE),
    "keys": _table("keys"),
    "other_keys": _other_keys,
    "hides_keys": _with(_hides, _table("keys")),
    "declares": _table("declared"),
    "shares": _table("shared"),
    "column_defaults": _table("column_defaults"),
    "empties": lambda app, entity: bool(fields.those(entity, lambda field: field.keeps_empty)),
    "not_null": lambda app, entity: bool(fields.those(entity, lambda field: not field.optional)),
    "refuses_rows": _table("refused_rows"),
    "states": _with(_part("answer"), _table("states")),
    "renames": lambda app, entity: bool(entity.json.others),
    "ages_ties": _with(_aged, _ages),
    **{
        name: _table(name)
        for name in (
            "filters",
            "blanks",
            "bad_parameters",
            "sorts",
            "ties",
            "searches",
            "wildcards",
            "hidden",
            "shown_empty",
            "absent",
        )
    },
}
