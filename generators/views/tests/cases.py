"""The lists of cases in ``tests/cases/<entity>.py``: what they hold, and which of them a test needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.values import Field
from generators.support.frozen import Frozen
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.tests import field_values as values
from generators.views.tests.case_views import DirtyView, RefusedView, ValueView, WrittenView
from generators.views.tests.field_choice import Condition, Make, called, changed, made, once


class CasesView(Frozen):
    """``tests/cases/<entity>.py``: what a client may send and what not."""

    ref: EntityRef
    accepted: tuple[ValueView, ...]
    refused: tuple[RefusedView, ...]
    accepted_once: tuple[ValueView, ...]  # of fields that never change again
    refused_once: tuple[RefusedView, ...]
    written: tuple[WrittenView, ...]
    written_once: tuple[WrittenView, ...]
    dirty: tuple[DirtyView, ...]
    dirty_once: tuple[DirtyView, ...]
    hostile: tuple[ValueView, ...]  # JSON text
    hostile_once: tuple[ValueView, ...]


def _html(name: str, field: Field) -> Iterable[Any]:
    return values.dirty(name, field) if field.html is not None else ()


_LISTS: dict[str, Make] = {
    "ACCEPTED": values.accepted,
    "REFUSED": values.refused,
    "WRITTEN": values.written,
    "DIRTY": _html,
    "HOSTILE": values.hostile,
}


def cases_view(app: Application, key: str) -> CasesView:
    """The values that the tests of the schemas, of the service and of the API share."""
    entity = app.entities[key]
    on_create: Condition = once if entity.endpoints.create is not None else lambda field: False
    return CasesView(
        ref=entity_ref(entity),
        accepted=_made(entity, values.accepted, changed),
        refused=_made(entity, values.refused, changed),
        accepted_once=_made(entity, values.accepted, on_create),
        refused_once=_made(entity, values.refused, on_create),
        written=_made(entity, values.written, changed),
        written_once=_made(entity, values.written, on_create),
        dirty=_made(entity, _html, changed),
        dirty_once=_made(entity, _html, on_create),
        hostile=_made(entity, values.hostile, changed),
        hostile_once=_made(entity, values.hostile, on_create),
    )


def _made(entity: Entity, make: Make, condition: Condition) -> tuple[Any, ...]:
    return called(entity, made(entity, make, condition))


def create_names(entity: Entity, base: str) -> tuple[str, ...]:
    """The names of the lists that hold on create."""
    if entity.endpoints.create is None:
        return ()
    own = (f"{base}_ON_CREATE",) if _has(entity, base, once) else ()
    return (*((base,) if _has(entity, base, changed) else ()), *own)


def update_names(entity: Entity, base: str) -> tuple[str, ...]:
    """The names of the lists that hold on update."""
    return (base,) if entity.endpoints.update is not None and _has(entity, base, changed) else ()


def _has(entity: Entity, base: str, condition: Condition) -> bool:
    """Whether a list has a case; only the first one is made."""
    cases = (_LISTS[base](name, field) for name, field in entity.fields.items() if condition(field))
    return any(True for made_of_field in cases for _ in made_of_field)


def joined(names: tuple[str, ...]) -> str:
    """Code of one list of all cases; "" when there are none."""
    return names[0] if len(names) == 1 else f"[{', '.join(f'*{name}' for name in names)}]" if names else ""
