"""What the tests of an application expect of rows is what becomes of them, on the way up and back."""

from __future__ import annotations

import json
import os
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from generators.schema.tables import Rows
from generators.verify.subjects.postgres import Postgres
from generators.views.tests.releases import ReleaseView, TableView, release_views
from tests.evolution.conftest import Alembic
from tests.evolution.edits import Editor
from tests.evolution.evolving import Evolution
from tests.evolution.rows import columns_of, recordset, stored

CASES = Path(__file__).with_name("cases")
FOLLOWED = sorted(path.name for path in CASES.iterdir() if not (path / "refused.txt").exists())


@pytest.mark.parametrize("name", FOLLOWED)
def test_cases(name: str, server: Postgres, alembic: Alembic) -> None:
    evolution = Evolution((CASES / name / "before.yaml").read_text())
    evolution.edit((CASES / name / "after.yaml").read_text())
    (release,) = release_views(evolution.history.revisions()).values()
    come_out_as_expected(evolution, release, f"rows_{name}", server, alembic)


@pytest.mark.parametrize("seed", range(8))
def test_edits_in_any_order(seed: int, server: Postgres, alembic: Alembic) -> None:
    follow_edits(seed, server, alembic)


@pytest.mark.exhaustive
def test_edits_for_as_long_as_it_may(server: Postgres, alembic: Alembic) -> None:
    """``EVOLUTION_SEQUENCES`` of them, from ``EVOLUTION_FIRST`` on."""
    first, count = (
        int(os.environ.get(f"EVOLUTION_{name}", each)) for name, each in (("FIRST", 5000), ("SEQUENCES", 300))
    )
    for seed in range(first, first + count):
        follow_edits(seed, server, alembic)


def follow_edits(seed: int, server: Postgres, alembic: Alembic) -> None:
    """Four times a few edits, mostly with a release after it; rows are those of any of the releases."""
    random = Random(seed)
    text = (CASES / "values" / "before.yaml").read_text()
    evolution, editor = Evolution(text), Editor(text, random)
    for _ in range(4):
        editor.edit(evolution)
        assert evolution.edit(editor.text()).problems == ()
        if random.random() < 0.7:
            evolution.release()
            editor.forget()
    releases = list(release_views(evolution.history.revisions()).values())
    come_out_as_expected(evolution, random.choice(releases), f"rows_{seed}", server, alembic)


def come_out_as_expected(
    evolution: Evolution, release: ReleaseView, name: str, server: Postgres, alembic: Alembic
) -> None:
    """Rows are stored in a database of a release, and looked at after each way."""
    migrations = {f"{each.name}.py": evolution.migration(each.revision) for each in evolution.history.snapshots}
    server.create(name)
    assert alembic.run(name, migrations, release.revision) == ""
    for statement in stored(as_rows(release.stored)):
        server.execute(name, statement)

    assert alembic.run(name, migrations) == ""
    assert_holds(server, name, as_rows(release.upgraded))

    why = alembic.run(name, migrations, release.revision, "downgrade")
    assert bool(why) == bool(release.refused), why
    assert release.refused in why
    assert_holds(server, name, as_rows(release.downgraded))


def as_rows(tables: tuple[TableView, ...]) -> Rows:
    """What stands in a generated file."""
    return {table.name: tuple(map(json.loads, table.rows)) for table in tables}


def assert_holds(server: Postgres, database: str, expected: Rows) -> None:
    """As the generated test does, every row of a table and no other one."""
    for table, rows in expected.items():
        found, wanted = (
            sorted(server.execute(database, f"SELECT to_jsonb(row)::text FROM (SELECT {columns} FROM {source}) AS row"))
            for columns, source in ((columns_of(rows), f'"{table}"'), (columns_of(rows), recordset(table, rows)))
        )
        assert found == wanted, table


def test_a_row_that_a_later_rule_refuses_is_not_stored() -> None:
    text = (CASES / "values" / "before.yaml").read_text()
    tables = {}
    for least in (9, 10):
        evolution = Evolution(text)
        evolution.edit(text.replace("title: {type: string, ", f"title: {{type: string, min_length: {least}, "))
        (release,) = release_views(evolution.history.revisions()).values()
        tables[least] = as_rows(release.stored)

    assert {row["title"] for row in tables[9]["articles"]} == {"title one", "title two"}
    # And what belongs to it.
    assert tables[9].keys() - tables[10].keys() == {"articles", "notes", "article_tags"}


def test_a_release_of_which_no_rows_are_known_is_upgraded_without() -> None:
    evolution = Evolution((CASES / "values" / "before.yaml").read_text())
    evolution.edit((CASES / "values" / "after.yaml").read_text())
    first, second = evolution.history.revisions()
    before = replace(first.after, rows={})

    (release,) = release_views((replace(first, after=before), replace(second, before=before))).values()

    assert (release.stored, release.upgraded, release.downgraded, release.refused) == ((), (), (), "")
