"""The endpoints that read rows, as their tests need them."""

from __future__ import annotations

from generators.model.app import Application
from generators.support.frozen import Frozen
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref, url_of
from generators.views.tests import field_choice as fields
from generators.views.tests.case_views import BlankView, FilterView, PairView, SearchView, ValueView
from generators.views.tests.entity import lists
from generators.views.tests.entity.lists import PagesView


class GetTestsView(Frozen):
    """``tests/integration/test_<plural>_get.py``."""

    ref: EntityRef
    url: str
    references: bool  # a row needs others
    nests: bool  # an answer shows rows inside the row


class ListTestsView(Frozen):
    """``tests/integration/test_<plural>_list.py``."""

    ref: EntityRef
    url: str
    references: bool
    nests: bool
    page_size: int
    page_size_max: int
    sizes: tuple[int, ...]  # the smallest and the largest page
    pages: PagesView
    bad_filters: tuple[ValueView, ...]  # texts of query parameters that are no values of the field
    search: bool
    filters: tuple[FilterView, ...]
    blanks: tuple[BlankView, ...]
    sorts: tuple[PairView, ...]
    searches: tuple[SearchView, ...]
    hidden: tuple[ValueView, ...]  # a value that hides a row


def get_tests_view(app: Application, key: str) -> GetTestsView:
    """For an entity of which a client reads one row."""
    entity = app.entities[key]
    return GetTestsView(entity_ref(entity), url_of(app, entity), fields.needs_others(entity), bool(entity.nested))


def list_tests_view(app: Application, key: str) -> ListTestsView:
    """For an entity of which a client reads a list."""
    entity = app.entities[key]
    return ListTestsView(
        ref=entity_ref(entity),
        url=url_of(app, entity),
        references=fields.needs_others(entity),
        nests=bool(entity.nested),
        page_size=app.settings.page_size.default,
        page_size_max=app.settings.page_size.max,
        sizes=lists.page_sizes(app),
        pages=lists.pages_view(app, entity),
        bad_filters=fields.called(entity, lists.bad_filters(entity)),
        search=bool(lists.endpoint_of(entity).search),
        filters=fields.called(entity, lists.filters(entity)),
        blanks=tuple(lists.blanks(entity)),
        sorts=fields.called(entity, lists.sorts(app, entity)),
        searches=tuple(lists.searches(entity)),
        hidden=tuple(lists.hidden(entity)),
    )
