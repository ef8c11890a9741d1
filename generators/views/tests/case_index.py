"""Every entity and every business operation, as the tests know them."""

from __future__ import annotations

from generators.model.app import Application
from generators.support.frozen import Frozen
from generators.views.tests.field_choice import renames_any
from generators.views.tests.keys.special import has_special_keys


class CaseIndexView(Frozen):
    """``tests/cases/__init__.py``. All are names of modules."""

    modules: tuple[str, ...]  # all of them
    entities: tuple[str, ...]
    operations: tuple[str, ...]


def case_index_view(app: Application) -> CaseIndexView:
    """The modules in the order of the spec."""
    entities = tuple(entity.name.module for entity in app.entities.values())
    operations = tuple(f"{entity.name.module}_operations" for entity in app.entities.values() if entity.operations)
    return CaseIndexView((*entities, *operations), entities, operations)


class EveryView(Frozen):
    """``tests/every.py``: what an app has beside entities."""

    operations: bool
    scenarios: bool


def every_view(app: Application) -> EveryView:
    """What tests are run for."""
    return EveryView(any(entity.operations for entity in app.entities.values()), bool(app.scenarios.all))


class BaseView(Frozen):
    """``tests/cases/base.py``: what at least one entity has."""

    renames: bool  # clients call something otherwise than code does
    special_keys: bool


def base_view(app: Application) -> BaseView:
    """For what all tests know of an entity."""
    return BaseView(renames_any(app), any(map(has_special_keys, app.entities.values())))
