"""The service of an entity, as its tests need it."""

from __future__ import annotations

from msgspec.structs import replace

from generators.model.app import Application
from generators.support.frozen import Frozen
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.tests.case_views import ValueView
from generators.views.tests.entity.repository import one_change


class ServicePagesView(Frozen):
    """A page of some rows, and (rows, pages of that size)."""

    size: int
    page_counts: tuple[tuple[int, int], ...]


class ServiceTestsView(Frozen):
    """``tests/unit/test_<entity>_service.py``."""

    ref: EntityRef
    nests: bool  # an answer shows rows inside the row
    create: bool
    list: ServicePagesView | None
    get: bool
    update: bool
    delete: bool
    change: ValueView | None  # a new value of a field, as JSON


def service_tests_view(app: Application, key: str) -> ServiceTestsView:
    """For an entity with endpoints."""
    entity = app.entities[key]
    endpoints, change = entity.endpoints, one_change(entity)
    return ServiceTestsView(
        ref=entity_ref(entity),
        nests=bool(entity.nested),
        create=endpoints.create is not None,
        list=_pages(app) if endpoints.list is not None else None,
        get=endpoints.get is not None,
        update=endpoints.update is not None,
        delete=endpoints.delete is not None,
        change=replace(change, field=entity.json(change.field)) if change else None,
    )


def _pages(app: Application) -> ServicePagesView:
    size = min(10, app.settings.page_size.max)
    rows = sorted({0, 1, size, size + 1, 3 * size})
    return ServicePagesView(size, tuple((total, -(-total // size)) for total in rows))
