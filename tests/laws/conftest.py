"""The shop, running."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from generators.graph.tasks.application import files_of_app
from generators.model.load import load_app
from generators.verify.subjects.live import DATABASE
from generators.verify.subjects.postgres import Postgres, migrated, postgres
from generators.verify.subjects.server import serve
from generators.verify.workspace import Subject, Workspace, workspace
from tests.conftest import Project
from tests.laws.shop import Shop

APP = "ecommerce_api"
PROCESSES = 3


@pytest.fixture(scope="session")
def work(project: Project) -> Iterator[Workspace]:
    """The generated shop in a folder of its own."""
    done = project.doit(f"lock:{APP}")
    assert done.returncode == 0, done.stdout + done.stderr
    app = project.root / "out" / APP
    spec = load_app(project.root / "specs" / f"{APP}.yaml", APP)
    python = project.environment(APP) / "bin" / "python"
    with tempfile.TemporaryDirectory() as cache:
        subject = Subject(APP, app, spec, python, Path(cache))
        with workspace(subject, list(files_of_app(app))) as work:
            yield work


@pytest.fixture(scope="session")
def database(work: Workspace) -> Iterator[Postgres]:
    """A server of PostgreSQL."""
    with postgres(work) as database:
        yield database


@pytest.fixture(scope="session")
def shop(work: Workspace, database: Postgres) -> Iterator[Shop]:
    """Several processes on one database."""
    with ExitStack() as stack:
        url = migrated(work, database, DATABASE)
        servers = [stack.enter_context(serve(work, url)) for _ in range(PROCESSES)]
        yield Shop(tuple(server.url for server in servers), database)
