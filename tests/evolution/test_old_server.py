"""A server that is too old for an application is refused in one line; others work on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generators.verify.subjects.postgres import OLDER, Postgres, postgres
from generators.verify.workspace import Workspace
from tests.evolution.conftest import Alembic
from tests.evolution.evolving import write_runners
from tests.evolution.sequences import case
from tests.evolution.test_database import goes_there_and_back


@pytest.fixture(scope="module")
def old(work: Workspace) -> Iterator[Postgres]:
    """PostgreSQL 16."""
    with postgres(work, OLDER) as server:
        yield server


@pytest.fixture(scope="module")
def old_alembic(work: Workspace, old: Postgres) -> Iterator[Alembic]:
    """Alembic on it."""
    alembic = Alembic(work.app, Path(work.python), old, work.folder("old"))
    yield alembic
    alembic.close()


def test_what_needs_nothing_newer_works(old: Postgres, old_alembic: Alembic) -> None:
    assert goes_there_and_back(case("values"), old, old_alembic) == ""


def test_what_compares_text_is_refused(work: Workspace, old: Postgres, old_alembic: Alembic) -> None:
    old.create("refused")
    write_runners(work.app, folds=True)
    try:
        old_alembic.prepare("refused", case("values").migrations())
    finally:
        write_runners(work.app)
    version = old.execute("postgres", "SHOW server_version")[0][0]
    assert old_alembic.again("refused") == f"SystemExit: PostgreSQL 17 or newer is needed; this is {version}."
