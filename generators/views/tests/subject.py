"""An entity as the tests know it: its classes, and tables of the values that they give to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generators.language.http import VERBS
from generators.model.app import Application
from generators.model.entity import Entity
from generators.python_source.literals import py
from generators.support.frozen import Frozen
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref, url_of
from generators.views.src import foreign_keys
from generators.views.tests import field_choice as fields
from generators.views.tests import field_values as values
from generators.views.tests.case_tables import NAMES, TABLES
from generators.views.tests.keys.special import SpecialKeyView, special_keys

# Endpoint -> the attribute with the class of what a client sends, and what that is called.
_SENT: Final = {"create": ("create", "Create"), "list": ("query", "ListQuery"), "update": ("update", "Update")}


class ClassView(Frozen):
    """A class of the entity: the attribute that it becomes, and what stands behind the entity's name."""

    name: str
    suffix: str


class NamesView(Frozen):
    """Names of fields. values: code of a text."""

    name: str
    values: str


class TableView(Frozen):
    """A table. rows: code of what stands between the parentheses of each."""

    name: str
    rows: tuple[str, ...]


class SubjectView(Frozen):
    """``tests/cases/<entity>.py``."""

    ref: EntityRef
    url: str
    has: tuple[str, ...]
    classes: tuple[ClassView, ...]
    capacity: int  # how many rows the unique keys allow
    order: tuple[str, ...]
    hides: bool
    aged: bool
    bystanders: bool  # rows that are not changed may have the value of the change
    names: tuple[NamesView, ...]
    tables: tuple[TableView, ...]
    special_keys: tuple[SpecialKeyView, ...]


def subject_view(app: Application, key: str) -> SubjectView:
    """For every entity."""
    entity = app.entities[key]
    has = tuple(parts_of(entity))
    return SubjectView(
        ref=entity_ref(entity),
        url=url_of(app, entity),
        has=has,
        classes=tuple(_classes(has)),
        capacity=values.capacity(entity),
        order=entity.features.order,
        hides=entity.features.hides,
        aged=entity.features.aged,
        bystanders=fields.change_leaves_others(entity),
        names=tuple(names_view(name, found) for name, make in NAMES.items() if (found := tuple(make(entity)))),
        tables=tuple(_tables(app, entity)),
        special_keys=special_keys(entity),
    )


def names_view(name: str, names: Iterable[str]) -> NamesView:
    """Names as one text; a long one is no tuple of its pieces."""
    return NamesView(name, py(" ".join(names)).strip("()"))


def parts_of(entity: Entity) -> Iterator[str]:
    """What tests ask an entity for."""
    yield from (verb for verb in VERBS if entity.endpoints.has(verb))
    if foreign_keys.answers(entity) or entity.inside:
        yield "answer"
    if entity.endpoints:
        yield "service"
    if entity.endpoints.list is not None and entity.endpoints.list.optional_total:
        yield "optional_total"


def _classes(has: tuple[str, ...]) -> Iterator[ClassView]:
    if "service" in has:
        yield ClassView("service", "Service")
    if "answer" in has:
        yield ClassView("answer", "")
    yield from (ClassView(*sent) for verb, sent in _SENT.items() if verb in has)


def _tables(app: Application, entity: Entity) -> Iterator[TableView]:
    for name, make in TABLES.items():
        if rows := tuple(make(app, entity)):
            yield TableView(name, rows)
