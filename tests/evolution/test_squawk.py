"""What squawk, a linter of PostgreSQL's migrations, says of ours: nothing but what has a reason."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.evolution.conftest import Alembic
from tests.evolution.sequences import Sequence, case, drawn, seeds
from tests.evolution.test_database import FOLLOWED

SQUAWK: Final = Path(sys.executable).with_name("squawk")
# Rules that are broken, and why that is right.
FIRST: Final = {
    "prefer-text-field": "the only one is in Alembic's own table",
    "require-lock-timeout": "nobody uses the tables yet",
    "require-statement-timeout": "nobody uses the tables yet",
    "prefer-bigint-over-int": "a spec says which integers are large",
}
LATER: Final = {
    "prefer-robust-stmts": "what was done is written down, and not done again",
    "prefer-bigint-over-int": "a spec says which integers are large",
    "require-concurrent-index-deletion": "it takes a moment, and gives up when it does not get its lock at once",
    "ban-drop-constraint": "a bound goes before it comes again, NOT VALID; or the spec has it no more",
    "ban-drop-not-null": "the spec says so, or the version before does not know what is written",
    "ban-drop-default": "the version before writes every column that it knows",
    "ban-drop-column": "only where no release in use knows it, or on the way back",
    "ban-drop-table": "only where no release in use knows it, or on the way back",
    "ban-drop-function": "only triggers call them, and those go first",
    "changing-column-type": "only more digits, for which nothing is read: test_database looks; or on the way back",
    "renaming-column": "the spec says so, and the docstring what the version before makes of it",
    "renaming-table": "the spec says so, and the docstring what the version before makes of it",
    "renaming-object": "no statement of an application names one",
}


@pytest.mark.parametrize("name", FOLLOWED)
def test_the_cases(name: str, alembic: Alembic) -> None:
    assert set(findings(case(name), alembic)) == set()


@pytest.mark.parametrize("seed", range(500, 506))
def test_edits_in_any_order(seed: int, alembic: Alembic) -> None:
    assert set(findings(drawn(seed), alembic)) == set()


@pytest.mark.exhaustive
def test_edits_for_as_long_as_it_may(alembic: Alembic) -> None:
    for seed in seeds(1000, 60):
        assert set(findings(drawn(seed), alembic)) == set(), seed


def findings(sequence: Sequence, alembic: Alembic) -> Iterator[str]:
    """What is said and was not expected: of the first revision, of those after it, and of the way back."""
    name, migrations = f"sql_{sequence.name}", sequence.migrations()
    yield from _said(alembic.sql(name, migrations, "base:0001"), FIRST)
    yield from _said(alembic.sql(name, migrations, "0001:head"), LATER)
    yield from _said(alembic.sql(name, migrations, "head:0001", "downgrade"), LATER)


def _said(text: str, expected: dict[str, str]) -> Iterator[str]:
    command = [str(SQUAWK), "--reporter=json", "--pg-version=18", "--stdin-filepath=migration.sql"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    for each in json.loads(done.stdout):
        if each["rule_name"] not in expected:
            yield f"{each['rule_name']}: {text.splitlines()[each['line']]}"
