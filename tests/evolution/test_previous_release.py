"""The tests of the release before, on the schema of the one that follows: it works until it is replaced.

Renamed tables are not among the edits: that release does not know their names, as the migration says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import yaml

from generators.verify.subjects.postgres import Postgres
from generators.verify.workspace import Workspace
from tests.evolution.apps import generated
from tests.evolution.one_edit import BEFORE, EDITS
from tests.evolution.sequences import Sequence
from tests.evolution.test_load import released

# What the tables say, past the application: that is meant to be something else.
OTHER_SUBJECTS: Final = (
    "--deselect=tests/unit/test_entities.py::test_the_tables_are_those_of_the_entities",
    "--ignore=tests/unit/test_tables.py",
)
_WRITES: Final = "tests/integration/test_writes.py::"
_KEPT: Final = f"{_WRITES}test_a_value_is_kept"
_UPDATE: Final = "tests/unit/test_repositories.py::test_update_changes_what_was_sent_and_nothing_else"
# Edits that change a rule for everybody at once, and the tests that hold the release before to the old one.
RULES: Final = {
    "required": {
        f"{_KEPT}[create article pages null]", f"{_KEPT}[update article pages null]",
        f"{_UPDATE}[update article pages null]", f"{_WRITES}test_create_fills_in_what_is_absent[create article]",
    },
    "a value less": {
        f"{_KEPT}[create article state SOLD_OUT]", f"{_KEPT}[update article state SOLD_OUT]",
        f"{_UPDATE}[update article state SOLD_OUT]",
    },
    "a bound more": {
        f"{_KEPT}[create article stock at the upper bound]", f"{_KEPT}[update article stock at the upper bound]",
        f"{_UPDATE}[update article stock at the upper bound]",
    },
    # Where that and another key are taken, it answers 409 as before, and may not know the key that it names.
    "a unique constraint": set[str](),
    "another rule for a relation": {
        "tests/integration/test_relations.py::test_delete_names_what_refers_to_the_row[article author_id]",
        "tests/unit/test_references.py::test_what_is_referred_to_is_not_deleted[article author_id]",
    },
    # Their names are new to it: it refuses the same, and says no more of it.
    "a unique field under another name": {
        f"{_WRITES}test_the_key_of_another_row_is_refused[create article code]",
        f"{_WRITES}test_the_key_of_another_row_is_refused[update article code]",
    },
    "a relation under another name": {
        "tests/integration/test_relations.py::test_create_names_a_reference_to_nothing[article author_id]",
        "tests/integration/test_relations.py::test_update_names_a_reference_to_nothing[article author_id]",
        "tests/unit/test_references.py::test_no_row_refers_to_nothing[article author_id]",
    },
    "another default": {"tests/unit/test_entities.py::test_a_default_is_that_of_the_database_too[articles.stock]"},
}  # fmt: skip
_FAILED: Final = re.compile(r"^(?:FAILED|ERROR) ([^:]+::\w+(?:\[.*?\])?)(?: - .*)?$", re.MULTILINE)


@pytest.fixture(scope="module")
def first(work: Workspace) -> Iterator[Workspace]:
    """The application of the first release."""
    with generated(Path(work.python), first=yaml.safe_load(BEFORE)) as (first,):
        yield first


@pytest.mark.exhaustive
def test_it_works(first: Workspace, server: Postgres) -> None:
    assert failed(first, server, *(edit for edit in EDITS if edit not in RULES)) == set()


@pytest.mark.exhaustive
def test_it_meets_the_new_rules(first: Workspace, server: Postgres) -> None:
    assert failed(first, server, *RULES) == {test for tests in RULES.values() for test in tests}


def failed(first: Workspace, server: Postgres, *edits: str) -> set[str]:
    """Which of its tests fail on the schema after some edits."""
    migrations = Sequence("first", released(*edits), ()).migrations()
    versions = first.app / "alembic" / "versions"
    for path in versions.glob("*.py"):
        path.unlink()
    for name, text in migrations.items():
        # Not what is left behind for this release: that goes when it is gone.
        if int(name[:4]) < 2 + len(edits):
            (versions / name).write_text(text)
    settings = {"DATABASE_URL": server.url("postgres"), "COLUMNS": "400"}
    done = first.module("pytest", "-q", "--no-cov", *OTHER_SUBJECTS, environment=settings)
    assert re.search(r"\d{3,} passed", done.output), done.output[-3000:]
    return set(_FAILED.findall(done.output))
