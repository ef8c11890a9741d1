"""A copy of the project in which every application is generated once, and the kinds of all tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from xdist.remote import Producer

from generators.containers.engine import connect
from generators.graph.project import Project as Layout
from generators.graph.tasks.environment import environment
from generators.support.failures import NotRun
from tests.kinds import Together, kind_of, turn_of

ROOT = Path(__file__).parents[1]
PARTS = ("dodo.py", "pyproject.toml", "generators", "templates", "specs")


def engine_answers() -> bool:
    """Whether a Docker engine answers, with compose."""
    try:
        connect().close()
    except NotRun:
        return False
    return subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode == 0


ENGINE = engine_answers()
with_engine = pytest.mark.skipif(not ENGINE, reason="NOT-RUN: no Docker engine answers")


@pytest.hookimpl(tryfirst=True)  # before what selects by marks
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give every test its kind; several workers begin with what takes longest."""
    paths = {item: item.path.relative_to(Path(__file__).parent).as_posix() for item in items}
    for item, path in paths.items():
        item.add_marker(kind_of(path, {mark.name for mark in item.iter_markers()}))
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: turn_of(paths[item]))


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One for each processor; where an engine answers one more, because who runs containers mostly waits for them."""
    return len(os.sched_getaffinity(0)) + ENGINE


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    """Not ``--dist loadgroup``, which marks no longer reach in pytest 9.2 (pytest-xdist issue 1386)."""
    return Together(config, log)


@dataclass(frozen=True)
class Project:
    """A project folder, and ``doit`` run in it as its user would. temporary: where that makes its temporary folders."""

    root: Path
    temporary: Path = Path(tempfile.gettempdir())

    def settings(self, **more: str) -> dict[str, str]:
        """The environment variables of ``doit``."""
        return {**os.environ, "PYTHONPATH": str(self.root), "TMPDIR": str(self.temporary), **more}

    def doit(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run it to its end, with more environment variables."""
        command = [sys.executable, "-m", "doit", *arguments]
        settings = self.settings(**more)
        return subprocess.run(command, cwd=self.root, env=settings, capture_output=True, text=True, check=False)

    def run(self, app: str, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a tool of the application's own environment in its folder."""
        settings = {key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "DATABASE_URL")}
        python = self.environment(app) / "bin" / "python"
        return subprocess.run(
            [str(python), "-m", *command],
            cwd=self.root / "out" / app,
            env=settings,
            capture_output=True,
            text=True,
            check=False,
        )

    def environment(self, app: str) -> Path:
        """The virtual environment that ``test_app`` made for the application."""
        return environment(Layout(self.root), self.root / "out" / app)


@pytest.fixture(scope="session")
def project() -> Iterator[Project]:
    """Not in pytest's folder: every pytest closes it, and a server started by root runs as another user."""
    with tempfile.TemporaryDirectory(prefix="project-", ignore_cleanup_errors=True) as folder:
        yield _generated(Path(folder))


def _generated(root: Path) -> Project:
    made = Project(copy_project(root))
    done = made.doit("generate")
    assert done.returncode == 0, done.stdout + done.stderr
    return made


def copy_project(root: Path) -> Path:
    """Everything that a generate needs, copied to another folder; environments of applications are those of all."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, root / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, root / part)
    environments = ROOT / ".cache" / "venvs"
    environments.mkdir(parents=True, exist_ok=True)
    (root / ".cache").mkdir()
    (root / ".cache" / "venvs").symlink_to(environments)
    return root
