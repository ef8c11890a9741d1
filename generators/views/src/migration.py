"""The first migration: every table."""

from __future__ import annotations

from collections.abc import Mapping

from generators.model.app import Application
from generators.model.entity import Entity
from generators.schema.database import in_order
from generators.schema.entity_tables import entity_table, foreign_keys, link_table
from generators.schema.functions import functions
from generators.support.frozen import Frozen
from generators.views.src import alembic_code
from generators.views.src.alembic_code import TableView
from generators.views.when import searches


class FunctionView(Frozen):
    """A function of the database: SQL that makes it and its trigger, "" where none calls it, and SQL that drops it."""

    body: str
    trigger: str
    dropped: str


class MigrationView(Frozen):
    """The first migration: every table."""

    first: tuple[FunctionView, ...]  # what checks call
    tables: tuple[TableView, ...]  # those that others refer to first
    foreign_keys: tuple[str, ...]  # code: of tables that refer to each other
    dropped: tuple[str, ...]  # code that drops those again
    functions: tuple[FunctionView, ...]  # what triggers call


class EnvView(Frozen):
    """``alembic/env.py``. evolved: there are migrations in steps. folds: text is compared without regard to case, by a
    collation that PostgreSQL has since version 17. owed: tables and columns that are there only for the version that is
    being replaced."""

    evolved: bool
    folds: bool
    owed: tuple[str, ...]


def env_view(app: Application) -> EnvView:
    """What the runs of the migrations have to know."""
    entities = app.entities.values()
    folds = any(searches(each) or any(key.ignore_case for key in each.unique.values()) for each in entities)
    return EnvView(app.past.evolved, folds, app.past.owed)


class UpgradesView(Frozen):
    """``tests/integration/test_upgrades.py``. dated: rows get the moment at which a migration runs. since: code of the
    argument that says when none had run yet."""

    dated: bool
    since: str


def upgrades_view(app: Application) -> UpgradesView:
    """What the tests of the migrations have to know."""
    return UpgradesView(app.past.dated, ", since" if app.past.dated else "")


def table_of(entity: Entity) -> TableView:
    """The table of one entity."""
    return alembic_code.created(entity_table(entity))


def migration_view(app: Application, made: Mapping[str, TableView]) -> MigrationView:
    """Every table. made: those of the entities."""
    order = in_order(app)
    specs = [app.entities[key] for key in order]
    links = [link_table(entity.name.plural, each) for entity in specs for each in entity.links]
    late = [
        (entity.name.plural, name, foreign)
        for entity in specs
        for name, foreign in foreign_keys(entity)
        if foreign.late
    ]
    calls = {
        name: FunctionView(each.body, each.trigger, f"DROP FUNCTION {name}({each.arguments})")
        for name, each in functions(app)
    }
    return MigrationView(
        first=tuple(each for each in calls.values() if not each.trigger),
        tables=(*(made[key] for key in order), *map(alembic_code.created, links)),
        foreign_keys=tuple(alembic_code.create_foreign_key(*each) for each in late),
        dropped=tuple(alembic_code.drop_constraint(table, name, "foreignkey") for table, name, _ in reversed(late)),
        functions=tuple(each for each in calls.values() if each.trigger),
    )
