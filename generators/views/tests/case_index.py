"""Every entity and every body of a business operation, as the tests know them."""

from __future__ import annotations

from generators.model.app import Application
from generators.support.frozen import Frozen


class CaseIndexView(Frozen):
    """``tests/cases/__init__.py``. All are names of modules."""

    modules: tuple[str, ...]  # all of them
    entities: tuple[str, ...]
    bodies: tuple[str, ...]


def case_index_view(app: Application) -> CaseIndexView:
    """The modules in the order of the spec."""
    entities = tuple(entity.name.module for entity in app.entities.values())
    bodies = tuple(
        f"{entity.name.module}_operations"
        for entity in app.entities.values()
        if any(operation.body for operation in entity.operations.values())
    )
    return CaseIndexView((*entities, *bodies), entities, bodies)
