"""The lists of a repository, as their tests need them."""

from __future__ import annotations

from itertools import chain

from generators.model.app import Application
from generators.support.frozen import Frozen
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.tests import field_choice as fields
from generators.views.tests import field_values as values
from generators.views.tests.case_views import BlankView, FilterView, PairView, SearchView, ValueView, WildcardView
from generators.views.tests.entity import lists
from generators.views.tests.entity.lists import PagesView
from generators.views.tests.entity.repository import answered_values


class RepositoryListTestsView(Frozen):
    """``tests/unit/test_<entity>_repository_list.py``."""

    ref: EntityRef
    references: bool  # a row needs others
    values: str  # code: the function that makes of an entity what the repository answers
    hides: bool
    pages: PagesView
    statement_rows: int  # as many as fit on one page
    statements: int  # that read a page
    hidden: tuple[ValueView, ...]  # a value that hides a row
    filters: tuple[FilterView, ...]
    blanks: tuple[BlankView, ...]
    searches: tuple[SearchView, ...]
    wildcards: tuple[WildcardView, ...]


class RepositoryOrderTestsView(Frozen):
    """``tests/unit/test_<entity>_repository_order.py``."""

    ref: EntityRef
    references: bool
    values: str
    moment: str  # code of a moment, "" when rows have no age
    sorts: tuple[PairView, ...]
    tied: int  # rows in the tests of equal rows
    ties: tuple[ValueView, ...]  # a sort key and a value that several rows may share
    aged: tuple[ValueView, ...]  # those of them under which the older row comes first


def repository_list_tests_view(app: Application, key: str) -> RepositoryListTestsView:
    """For an entity of which a client reads a list."""
    entity = app.entities[key]
    return RepositoryListTestsView(
        ref=entity_ref(entity),
        references=fields.needs_others(entity),
        values=answered_values(entity),
        hides=entity.features.hides,
        pages=lists.pages_view(app, entity),
        statement_rows=min(20, app.settings.page_size.max, values.capacity(entity)),
        statements=2 + len(entity.nested),
        hidden=tuple(lists.hidden(entity)),
        filters=fields.called(entity, lists.filters(entity)),
        blanks=tuple(lists.blanks(entity)),
        searches=tuple(lists.searches(entity)),
        wildcards=tuple(lists.wildcards(entity)),
    )


def has_order(app: Application, key: str) -> bool:
    """Whether there is a list of which a test may see more than one row on a page."""
    entity = app.entities[key]
    return entity.endpoints.list is not None and any(chain(lists.sorts(app, entity), lists.ties(app, entity)))


def repository_order_tests_view(app: Application, key: str) -> RepositoryOrderTestsView:
    """For an entity whose list has an order to see."""
    entity = app.entities[key]
    ties = tuple(lists.ties(app, entity))
    aged = (tie for tie in ties if entity.features.aged and tie.field != lists.default_key(entity))
    return RepositoryOrderTestsView(
        ref=entity_ref(entity),
        references=fields.needs_others(entity),
        values=answered_values(entity),
        moment=values.MOMENTS[0] if entity.features.aged and ties else "",
        sorts=fields.called(entity, lists.sorts(app, entity)),
        tied=lists.tied(app, entity),
        ties=fields.called(entity, ties),
        aged=fields.called(entity, aged),
    )
