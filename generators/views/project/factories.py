"""Every entity, as the tests make it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generators import samples
from generators.field_types.values import Unique
from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.payloads import columns
from generators.model.scenarios.rows import bare_entities, unsaid
from generators.model.values import ReferenceField
from generators.samples.rows import differing, visible_sample
from generators.schema.functions import measures_items
from generators.support.frozen import Frozen
from generators.views.base import EntityRef
from generators.views.entity_names import entity_ref
from generators.views.src.base_classes import rules_view
from generators.views.tests import parents
from generators.views.tests.field_choice import renames_any
from generators.views.tests.parents import ReferredView


class FactoryFieldView(Frozen):
    """One field of a factory. entity: code of its value, which may use ``number``, that differs from row to row."""

    name: str
    entity: str


class FactoryView(Frozen):
    """One entity in ``tests/factories.py``, by itself."""

    ref: EntityRef
    fields: tuple[FactoryFieldView, ...]
    moments: tuple[str, ...]  # columns with the moment at which a row is stored
    numbered: bool  # a field uses ``number``
    sent: tuple[str, ...]  # the columns that a client who creates one sends
    unsaid: tuple[FactoryFieldView, ...]  # what fields hold of which nothing is said
    inside: tuple[str, ...]  # the names of the rows that an answer shows inside it


class PlacedFactoryView(Frozen):
    """One entity in ``tests/factories.py``, among the others."""

    own: FactoryView
    bare: bool  # a scenario leaves fields out
    references: tuple[ReferredView, ...]  # the rows that it needs, parents first
    columns: tuple[tuple[str, str], ...]  # what clients call each column, where some are called otherwise


class FactoriesView(Frozen):
    """``tests/factories.py``: every entity."""

    factories: tuple[PlacedFactoryView, ...]
    references: bool  # a table refers to another one
    renames: bool  # clients call something otherwise than code does
    bare: bool  # a scenario leaves fields out
    nests: bool  # an answer shows rows inside others


class EntitiesTestView(Frozen):
    """The test that the migrations make the tables of the entities."""

    references: bool  # a table refers to another one
    functions: bool  # a check calls a function of the database
    defaults: bool  # a column has a default
    owed: tuple[str, ...]  # tables and columns that the next release drops


class SupportView(Frozen):
    """``tests/support.py``."""

    references: bool  # a table refers to another one


def factories_view(app: Application, made: Mapping[str, FactoryView]) -> FactoriesView:
    """Every entity, as the tests make it. made: what is said of each by itself."""
    bare, renamed = bare_entities(app), renames_any(app)
    return FactoriesView(
        factories=tuple(_placed(app, key, made[key], key in bare, renamed) for key in app.entities),
        references=any(entity.references or entity.links for entity in app.entities.values()),
        renames=renames_any(app),
        bare=bool(bare),
        nests=any(entity.nested for entity in app.entities.values()),
    )


def support_view(app: Application) -> SupportView:
    """What several tests do."""
    return SupportView(rules_view(app).references)


def entities_test_view(app: Application) -> EntitiesTestView:
    """What the tables of the entities have to do with beyond themselves."""
    specs = app.entities.values()
    defaults = any(field.default is not None for entity in specs for field in entity.fields.values())
    return EntitiesTestView(rules_view(app).references, any(map(measures_items, specs)), defaults, app.past.owed)


def _placed(app: Application, key: str, own: FactoryView, bare: bool, renamed: bool) -> PlacedFactoryView:
    entity = app.entities[key]
    names = tuple((entity.json(name), name) for name in columns(entity)) if renamed else ()
    return PlacedFactoryView(own, bare, parents.referred(app, key), names)


def factory_view(entity: Entity) -> FactoryView:
    """One entity, as the tests make it."""
    unique = dict(_unique(entity))
    sent = [name for name, field in entity.fields.items() if not field.read_only]
    return FactoryView(
        ref=entity_ref(entity),
        fields=tuple(_factory_field(entity, name, unique.get(name)) for name in entity.fields),
        moments=entity.features.moments,
        numbered=bool(unique),
        sent=tuple(sent) if entity.endpoints.create is not None else (),
        unsaid=tuple(_unsaid(entity)),
        inside=tuple(nested.name for nested in entity.nested),
    )


def _unique(entity: Entity) -> Iterator[tuple[str, Unique]]:
    """The fields in which rows of a test differ, each with the code of its values."""
    for name in entity.fields:
        code = differing(entity, name)
        if code is not None:
            yield name, code


def _unsaid(entity: Entity) -> Iterator[FactoryFieldView]:
    """Every field that a row can do without, with the code of what it holds then."""
    for name, value in unsaid(entity).items():
        field = entity.fields[name]
        yield FactoryFieldView(name, samples.entity_code(field, samples.canonical(field, value)))


def _factory_field(entity: Entity, name: str, unique: Unique | None) -> FactoryFieldView:
    return FactoryFieldView(name, _fixed(entity, name) if unique is None else unique.entity)


def _fixed(entity: Entity, name: str) -> str:
    """Code of the value that all rows have."""
    field = entity.fields[name]
    if not isinstance(field, ReferenceField):
        return samples.entity_code(field, visible_sample(entity, name, field))
    # Nothing where that may be; otherwise a row that ``references()`` makes.
    return "None" if field.optional else "reference(1)"
