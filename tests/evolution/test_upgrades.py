"""The tests of an application that upgrade from its releases: they are right, and they fail when they should."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace as replaced
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace

from generators.graph.tasks.application import files_of_app
from generators.model.app import Application
from generators.plan import plan
from generators.render import render
from generators.schema.tables import Rows
from generators.verify.check import run_check
from generators.verify.evidence import Observation
from generators.verify.subjects.postgres import Postgres
from generators.verify.table import CHECKS
from generators.verify.workspace import Workspace
from generators.views.tests.releases import ReleaseView, TableView, release_views
from tests.evolution.conftest import Alembic
from tests.evolution.edits import Editor
from tests.evolution.evolving import TEMPLATES, Evolution, followed
from tests.evolution.rows import columns_of, recordset, stored

CASES = Path(__file__).with_name("cases")
FOLLOWED = sorted(path.name for path in CASES.iterdir() if not (path / "refused.txt").exists())


@pytest.mark.parametrize("name", FOLLOWED)
def test_cases(name: str, server: Postgres, alembic: Alembic) -> None:
    evolution = followed(CASES / name)
    (release,) = release_views(evolution.history.revisions()).values()
    come_out_as_expected(evolution, release, f"rows_{name}", server, alembic)


@pytest.mark.parametrize("seed", range(4))
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

    since = moment(server, name)
    assert alembic.run(name, migrations) == ""
    assert_holds(server, name, release.upgraded, since)

    why = alembic.run(name, migrations, release.revision, "downgrade")
    assert bool(why) == bool(release.refused), why
    assert release.refused in why
    assert_holds(server, name, release.downgraded, since)
    if not why:
        assert alembic.run(name, migrations) == ""
        assert_holds(server, name, release.again or release.upgraded, since)


def as_rows(tables: tuple[TableView, ...], now: datetime | None = None) -> Rows:
    """What stands in a generated file. now: when a migration ran."""

    def read(found: dict[str, Any]) -> Any:
        if now is None or found.keys() != {"now"}:
            return found
        return (now + timedelta(seconds=found["now"])).isoformat()

    return {table.name: tuple(json.loads(row, object_hook=read) for row in table.rows) for table in tables}


def moment(server: Postgres, database: str) -> datetime:
    """What time it is to a server."""
    ((found,),) = server.execute(database, "SELECT clock_timestamp()::timestamptz(6)::text")
    return datetime.fromisoformat(found)


def assert_holds(server: Postgres, database: str, expected: tuple[TableView, ...], since: datetime) -> None:
    """As the generated test does, every row of a table and no other one. since: before anything was migrated."""
    earliest, latest = as_rows(expected, since), as_rows(expected, moment(server, database))
    for table, rows in earliest.items():
        sources = (f'"{table}"', recordset(table, rows), recordset(table, latest[table]))
        queries = (
            f"SELECT to_jsonb(row)::text FROM (SELECT {columns_of(rows)} FROM {each}) AS row" for each in sources
        )
        found, least, most = (sorted(server.execute(database, query)) for query in queries)
        if least == most:
            assert found == least, table
        else:
            assert len(found) == len(least), table
            for row in zip(found, least, most, strict=True):
                assert between(*(json.loads(*each) for each in row)), (table, row)


def between(found: dict[str, Any], least: dict[str, Any], most: dict[str, Any]) -> bool:
    """Whether each value of a row is the one that it should be, or between two."""
    return all(
        value == least[name] or (least[name] != most[name] and is_between(value, least[name], most[name]))
        for name, value in found.items()
    )


def is_between(value: Any, least: str, most: str) -> bool:
    """Whether a moment or a day is between two."""
    first, found, last = (datetime.fromisoformat(each) for each in (least, value or "0001-01-01T00:00:00Z", most))
    return first <= found <= last


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


@dataclass(frozen=True)
class Generated:
    """An application with a history, and who runs its tests."""

    folder: Path
    spec: Application
    work: Workspace
    url: str

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a tool in it."""
        settings = {"PATH": os.environ["PATH"], "HOME": str(self.folder.parent), "DATABASE_URL": self.url}
        command = [self.work.python, "-m", *arguments]
        return subprocess.run(command, cwd=self.folder, env=settings, capture_output=True, text=True, check=False)

    def test(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run some of its tests."""
        return self.run("pytest", "-q", "-o", "addopts=", "-p", "no:cacheprovider", *arguments)

    def verify(self, name: str = "upgrades/rows") -> Observation:
        """What ``doit verify`` sees of its upgrades, or of something else."""
        of, _, what = name.partition("/")
        (check,) = (each for each in CHECKS if each.name == of)
        subject = replaced(self.work.subject, folder=self.folder, spec=self.spec)
        seen = run_check(check, subject, check.files(list(files_of_app(self.folder))), "").observations
        return next(each for each in seen if each.name == what)


@pytest.fixture(scope="module")
def library(work: Workspace, server: Postgres) -> Generated:
    """Two releases, of which the second renamed values; since then a field has another name, and one is required."""
    evolution = Evolution((CASES / "values" / "before.yaml").read_text())
    text = (CASES / "values" / "after.yaml").read_text()
    evolution.edit(text)
    evolution.release()
    text = text.replace(", renamed_values: {LIVE: PUBLIC}, removed_values: {SOLD_OUT: GONE}", "")
    text = text.replace("title: {type: string", "headline: {renamed_from: title, type: string")
    evolution.edit(text.replace("pages: {type: integer, optional: true}", "pages: {type: integer, default: 1, ge: 0}"))
    return generated(evolution, work.folder("library"), work, server)


@pytest.fixture(scope="module")
def converted(work: Workspace, server: Postgres) -> Generated:
    """One whose last migration cannot be undone."""
    evolution = Evolution((CASES / "converts" / "before.yaml").read_text())
    evolution.edit((CASES / "converts" / "after.yaml").read_text())
    return generated(evolution, work.folder("converted"), work, server)


@pytest.fixture(scope="module")
def dated(work: Workspace, server: Postgres) -> Generated:
    """One of which rows get the moment of a migration."""
    evolution = Evolution((CASES / "as_they_were" / "before.yaml").read_text())
    evolution.edit((CASES / "as_they_were" / "after.yaml").read_text())
    return generated(evolution, work.folder("dated"), work, server)


@pytest.fixture(scope="module")
def renamed(work: Workspace, server: Postgres) -> Generated:
    """One of which columns are there under two names."""
    evolution = Evolution((CASES / "renamed_fields" / "before.yaml").read_text())
    evolution.edit((CASES / "renamed_fields" / "after.yaml").read_text())
    return generated(evolution, work.folder("renamed"), work, server)


def generated(evolution: Evolution, folder: Path, work: Workspace, server: Postgres) -> Generated:
    """Write the files of an application."""
    app = replaced(evolution.app, past=evolution.history.past())
    for each in plan(app, "library.yaml", TEMPLATES, revisions=evolution.history.revisions()):
        path = folder / each.output
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(render(each, TEMPLATES))
    return Generated(folder, app, work, server.url("postgres"))


def test_the_application_takes_its_own_migrations(library: Generated) -> None:
    for tool in (("ruff", "check", "."), ("ruff", "format", "--check", ".")):
        done = library.run(*tool)
        assert done.returncode == 0, done.stdout
    done = library.test("tests/unit/test_entities.py")
    assert done.returncode == 0, done.stdout
    seen = library.verify()
    assert seen.state == "PASS", seen


def test_the_readme_says_how_to_deploy_each_migration(library: Generated) -> None:
    page = (library.folder / "README.md").read_text()
    ways = re.findall(r"^\| (The version before .*?)(?: \.\.\.)? \|", page, re.MULTILINE)
    migrations = [ast.parse(path.read_text()) for path in sorted(library.folder.glob("alembic/versions/*.py"))]
    said = [str(ast.get_docstring(each)).splitlines()[-1] for each in migrations[1:]]
    assert len(said) == 2
    assert [line for line in said if not any(line == way or line.startswith(f"{way} ") for way in ways)] == []


def test_what_has_two_names_is_what_the_tables_say(renamed: Generated) -> None:
    for tool in (("ruff", "check", "."), ("ruff", "format", "--check", ".")):
        done = renamed.run(*tool)
        assert done.returncode == 0, done.stdout
    done = renamed.test("tests/unit/test_entities.py", "tests/integration/test_upgrades.py")
    assert done.returncode == 0, done.stdout


@pytest.mark.exhaustive
def test_the_next_release_works_while_there_are_two_names(renamed: Generated) -> None:
    done = renamed.test()
    assert done.returncode == 0, done.stdout


UPGRADES = "tests/integration/test_upgrades.py::test_an_upgrade_keeps_the_rows[0001]"
DOWNGRADES = "tests/integration/test_upgrades.py::test_a_downgrade_brings_them_back_or_says_why_not[0001]"
TABLES = "tests/unit/test_entities.py"
RENAME = 'op.add_column("articles", sa.Column("headline", sa.Text(), nullable=True))'
# What is wrong with a migration, the code that is right, what stands there instead, and the test that says so.
WRONG = {
    "a row is lost": ("0003", RENAME, f'{RENAME}\n    op.execute("DELETE FROM article_tags")', UPGRADES),
    "a value becomes another": ("0002", """{"state": "'GONE'"}""", """{"state": "'DRAFT'"}""", UPGRADES),
    "a value does not come back": ("0002", """{"state": "'LIVE'"}""", """{"state": "'DRAFT'"}""", DOWNGRADES),
    "a check is weaker": ("0003", "pages >= 0", "pages >= -1", TABLES),
}


LOST = ("0003", RENAME, f"{RENAME}\n    op.execute('UPDATE articles SET title = id')", "")


@pytest.fixture
def wrong(request: pytest.FixtureRequest, library: Generated) -> Iterator[str]:
    """A migration is wrong, until its test has run."""
    revision, right, instead, test = request.param
    (migration,) = library.folder.glob(f"alembic/versions/{revision}_*.py")
    text = migration.read_text()
    assert right in text
    migration.write_text(text.replace(right, instead))
    yield test
    migration.write_text(text)


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG, indirect=True)
def test_a_wrong_migration_is_found(library: Generated, wrong: str) -> None:
    done = library.test(wrong)
    assert done.returncode == 1, done.stdout
    assert "AssertionError" in done.stdout
    assert " error" not in done.stdout.splitlines()[-1]


@pytest.mark.parametrize("wrong", [LOST], ids=["a value is lost"], indirect=True)
@pytest.mark.usefixtures("wrong")
def test_verify_finds_it_too(library: Generated) -> None:
    assert library.verify().state == "FAIL"


def test_verify_takes_a_refusal_of_what_cannot_be_undone(converted: Generated) -> None:
    seen = converted.verify("migrations/downgrade")
    assert (seen.state, "was converted" in seen.expected) == ("PASS", True), seen


DOWN = 'def downgrade() -> None:\n    """Bring it back to the one before."""\n'
NOT_YET = 'def downgrade() -> None:\n    raise NotImplementedError("later")\n\n\n' + DOWN.replace("downgrade", "later")
LATER = ("0003", DOWN, NOT_YET, "")


@pytest.mark.parametrize("wrong", [LATER], ids=["no way back yet"], indirect=True)
@pytest.mark.usefixtures("wrong")
def test_verify_finds_a_way_back_that_is_refused_without_need(library: Generated) -> None:
    assert library.verify("migrations/downgrade").state == "FAIL"


# What is wrong with a moment, or with what comes of a relation that goes, and the code that is right.
SAID = {
    "a minute before": ("next_at", "'60 seconds'", "'61 seconds'"),
    "a day": ("checked_on", "'18000 seconds'", "'-86400 seconds'"),
    "another row": (
        "sold_by",
        "(SELECT other_1.name FROM shops AS other_1 WHERE",
        "(SELECT max(other_1.name) FROM shops AS other_1 WHERE true OR",
    ),
}


def test_a_moment_is_between_two(dated: Generated) -> None:
    for tool in (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy", "tests/integration/test_upgrades.py"),
    ):
        done = dated.run(*tool)
        assert done.returncode == 0, done.stdout
    done = dated.test("tests/integration/test_upgrades.py")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("column", "right", "instead"), SAID.values(), ids=SAID)
def test_another_moment_is_found(dated: Generated, column: str, right: str, instead: str) -> None:
    (migration,) = dated.folder.glob("alembic/versions/0002_*.py")
    text = migration.read_text()
    assert right in text
    migration.write_text(text.replace(right, instead))
    try:
        done = dated.test(UPGRADES)
    finally:
        migration.write_text(text)
    assert done.returncode == 1, done.stdout
    assert "AssertionError" in done.stdout
