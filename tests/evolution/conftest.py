"""A server, and Alembic in an application's environment."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generators.graph.tasks.application import files_of_app
from generators.model.load import load_app
from generators.verify.subjects.postgres import Postgres, postgres
from generators.verify.workspace import Subject, Workspace, workspace
from tests.conftest import Project
from tests.evolution.evolving import write_runners

APP = "simple_task_api"
KILLED = "killed"
"""What became of a runner of ``migrate.py``."""
_MIGRATE = Path(__file__).with_name("migrate.py")


class Alembic:
    """Runs migrations of any application on any database: what runs them is the same in all of them."""

    def __init__(self, app: Path, python: Path, server: Postgres, root: Path) -> None:
        self._app, self._server, self._root = app, server, root
        command = [str(python), str(_MIGRATE)]
        pipe = subprocess.PIPE
        log = (root / "migrate.log").open("w")
        environment = {"PATH": os.environ["PATH"], "HOME": str(root), "DATABASE_URL": server.url("postgres")}
        self._process = subprocess.Popen(
            command, cwd=app, env=environment, stdin=pipe, stdout=pipe, stderr=log, text=True
        )

    def run(self, database: str, migrations: Mapping[str, str], to: str = "head", way: str = "upgrade") -> str:
        """Run migrations, texts by the names of their files. Returns why they failed, "" when they did not."""
        self.prepare(database, migrations)
        return self.again(database, to, way)

    def prepare(self, database: str, migrations: Mapping[str, str]) -> None:
        """Make the folder of migrations of a database."""
        folder = self._root / database
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self._app / "alembic", folder, ignore=shutil.ignore_patterns("versions", "__pycache__"))
        (folder / "versions").mkdir()
        for name, text in migrations.items():
            (folder / "versions" / name).write_text(text)

    def again(self, database: str, to: str = "head", way: str = "upgrade", seconds: int = 60) -> str:
        """Run those of its folder, for no longer than that."""
        (answer,) = self.ordered(database, to=to, way=way, seconds=seconds)
        return answer

    def ordered(self, database: str, **more: str | int) -> list[str]:
        """Run them in one or several processes, as ``migrate.py`` says. Returns how each of them ended."""
        place = {"url": self._server.url(database), "folder": str(self._root / database)}
        plain = {"way": "upgrade", "to": "head", "sql": "", "runners": 1, "kill_at": 0, "after": "", "seconds": 60}
        order = {**place, **plain, **more}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        answers: list[str] = json.loads(self._process.stdout.readline())
        return answers

    def sql(self, name: str, migrations: Mapping[str, str], what: str, way: str = "upgrade") -> str:
        """Migrations as SQL. what: revisions, such as ``0001:head``. "" for what cannot be undone."""
        self.prepare(name, migrations)
        file = self._root / f"{name}.sql"
        (why,) = self.ordered(name, to=what, way=way, sql=str(file))
        assert not why or "was converted" in why or "is gone" in why
        return "" if why else file.read_text()

    def kill(self, database: str) -> None:
        """Kill the process that runs them."""
        os.kill(int((self._root / database / "runner").read_text()), signal.SIGKILL)

    def steps(self) -> list[dict[str, Any]]:
        """What was said of each step that was done, in all databases; locked: the tables for which others waited."""
        found: list[dict[str, Any]] = []
        locked: set[str] = set()
        for line in (self._root / "migrate.log").read_text().splitlines():
            if line.startswith('{"locked"'):
                locked |= set(json.loads(line)["locked"])
            elif '"migration_step"' in line:
                found.append({**json.loads(line), "locked": locked})
                locked = set()
        return found

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(10)


@pytest.fixture(scope="session")
def work(project: Project) -> Iterator[Workspace]:
    """A generated application in a folder of its own."""
    done = project.doit(f"lock:{APP}")
    assert done.returncode == 0, done.stdout + done.stderr
    app = project.root / "out" / APP
    spec = load_app(project.root / "specs" / f"{APP}.yaml", APP)
    python = project.environment(APP) / "bin" / "python"
    with tempfile.TemporaryDirectory() as cache:
        subject = Subject(APP, app, spec, python, Path(cache))
        with workspace(subject, list(files_of_app(app))) as work:
            write_runners(work.app)
            yield work


@pytest.fixture(scope="session")
def server(work: Workspace) -> Iterator[Postgres]:
    """A server of PostgreSQL."""
    with postgres(work) as server:
        yield server


@pytest.fixture(scope="session")
def alembic(work: Workspace, server: Postgres) -> Iterator[Alembic]:
    """Alembic."""
    alembic = Alembic(work.app, Path(work.python), server, work.folder("migrations"))
    yield alembic
    alembic.close()
