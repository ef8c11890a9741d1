"""The verifier on applications, without doit: a check, or all that make the points, on any folder."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from generators.graph.tasks.application import files_of_app
from generators.model.app import Application
from generators.model.load import load_app
from generators.readiness.points import POINTS, judge
from generators.verify.check import run_check
from generators.verify.evidence import Evidence
from generators.verify.table import CHECKS
from generators.verify.workspace import Subject
from tests.conftest import ENGINE, ROOT, Project

APP = "simple_task_api"
POINT_CHECKS = frozenset(name.partition("/")[0] for point in POINTS for name in point.needs)


@dataclass(frozen=True)
class Verifier:
    """Verifies folders as one of the specs, with the environment of the application generated from it."""

    name: str
    app: Path
    python: Path
    spec: Application
    cache: Path

    def run(self, folder: Path, names: Collection[str], mutants: int = 3) -> dict[str, Evidence]:
        """The evidence of some checks on an application, with so many mutants of each layer."""
        subject = replace(self.subject(folder), mutants=mutants)
        files = list(files_of_app(folder))
        wanted = [check for check in CHECKS if check.name in names]
        assert len(wanted) == len(names)
        with ThreadPoolExecutor(3) as pool:
            made = pool.map(lambda check: run_check(check, subject, check.files(files), ""), wanted)
        return {evidence.check: evidence for evidence in made}

    def subject(self, folder: Path) -> Subject:
        """A folder as what is verified. Toolboxes are large, and the same for everybody: they are kept."""
        return Subject(self.name, folder, self.spec, self.python, self.cache, shared=ROOT / ".cache")

    def copy(self, folder: Path) -> Path:
        """A copy of the generated application, to break."""
        target = folder / self.name
        for name in files_of_app(self.app):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(self.app / name, target / name)
        return target


def needs_engine(checks: Collection[str]) -> None:
    """Skip the test when one of its checks runs containers and there is no engine."""
    if not ENGINE and any(check.engine for check in CHECKS if check.name in checks):
        pytest.skip("NOT-RUN: no Docker engine answers")


@pytest.fixture(scope="session")
def verifier_of(project: Project) -> Iterator[Callable[[str], Verifier]]:
    """Makes the verifier of an application that is in order."""
    with tempfile.TemporaryDirectory(prefix="verifier-") as cache:

        def verifier_of(name: str) -> Verifier:
            done = project.doit(f"lock:{name}")
            assert done.returncode == 0, done.stdout + done.stderr
            spec = load_app(project.root / "specs" / f"{name}.yaml", name)
            python = project.environment(name) / "bin" / "python"
            return Verifier(name, project.root / "out" / name, python, spec, Path(cache))

        yield verifier_of


@pytest.fixture(scope="session")
def verifier(verifier_of: Callable[[str], Verifier]) -> Verifier:
    """The verifier of simple_task_api."""
    return verifier_of(APP)


def states(evidence: dict[str, Evidence], points: Collection[int]) -> dict[int, str]:
    """The states of some points."""
    return {verdict.point.id: verdict.state for verdict in judge(evidence) if verdict.point.id in points}


def why(evidence: dict[str, Evidence]) -> str:
    """What did not pass, for the message of a test that fails."""
    lines = [
        f"{name}/{each.name} {each.state}: {each.seen[-400:]}"
        for name, made in evidence.items()
        for each in made.observations
        if each.state != "PASS"
    ]
    return "\n".join(lines)
