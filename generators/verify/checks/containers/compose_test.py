"""The application's own tests, in containers, as docker-compose.test.yml says: part of point 4."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from generators.containers.compose import TESTS, Compose, require_compose
from generators.containers.engine import Engine, engine
from generators.containers.images import build
from generators.support.failures import Broken
from generators.verify.checks.code.own_tests import TOTAL
from generators.verify.evidence import Observation
from generators.verify.subjects.expected import minimum_tests
from generators.verify.workspace import Workspace, passed

REPORTS: Final = "compose-test"
_SECONDS: Final = 900.0
_PROGRESS: Final = re.compile(r"\[ *(\d+)%\]\s*$")


def compose_test(work: Workspace) -> Iterator[Observation]:
    """A database in memory, migrations, the tests with coverage; their exit code, their reports, nothing left."""
    if not (work.app / TESTS).exists():
        raise Broken(f"there is no {TESTS}")
    with engine(work) as docker:
        require_compose(docker)
        docker.require_images("POSTGRES_IMAGE")
        image, _ = build(docker, "test")
        compose = Compose(docker, (TESTS,), {"TEST_IMAGE": image})
        done = compose.run(
            "up", "--no-build", "--no-color", "--abort-on-container-exit", "--exit-code-from", "test",
            timeout=_SECONDS, each_line=_progress(docker),
        )  # fmt: skip
        yield passed("exit-code", done.is_success, "exit code 0 of the tests", done.seen)
        reports = _reports(work, compose)
        yield from _tests(work, reports)
        yield _coverage(work, reports)
        yield _in_memory(compose)
        left = compose.down()
        expected = "no container, network or volume after down"
        yield passed("leaves-nothing", not left, expected, ", ".join(left) or "none")


def _progress(docker: Engine) -> Callable[[str], None]:
    """Says when another tenth of the tests has run."""
    tenths = 0

    def read_line(line: str) -> None:
        nonlocal tenths
        found = _PROGRESS.search(line)
        if found is not None and int(found[1]) // 10 > tenths:
            tenths = int(found[1]) // 10
            docker.say(f"{tenths * 10} % of the tests")

    return read_line


def _reports(work: Workspace, compose: Compose) -> Path:
    """The reports that the tests left in their volume, also put where a person finds them."""
    folder = work.folder("reports")
    done = compose.run("cp", "test:/reports/.", str(folder))
    if not done.is_success:
        raise Broken(f"no reports: {done.output[-500:]}")
    if work.subject.reports is not None:
        kept = work.subject.reports / REPORTS
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(folder, kept)
    return folder


def _tests(work: Workspace, reports: Path) -> Iterator[Observation]:
    """Every test passed; and every test ran, of which there are as many as the spec implies."""
    file, least = reports / "junit.xml", minimum_tests(work.spec)
    cases = list(ElementTree.parse(file).iter("testcase")) if file.exists() else []  # noqa: S314 - made by pytest
    failing = _ended(cases, "failure", "error")
    yield passed("pass", bool(cases) and not failing, "every test passes", failing[:5] or f"{len(cases)} tests")
    skipped = _ended(cases, "skipped")
    integration = sum((case.get("classname") or "").startswith("tests.integration") for case in cases)
    work.figures["tests"] = float(len(cases))
    right = len(cases) >= least and integration > 0 and not skipped
    expected = f"{least} tests or more, those of the API among them, and none is skipped"
    yield passed("complete", right, expected, skipped[:5] or f"{len(cases)} tests, {integration} of them of the API")


def _ended(cases: list[ElementTree.Element], *ways: str) -> list[str]:
    """The tests that ended in one of these ways."""
    return [
        f"{way}: {case.get('classname')}::{case.get('name')}"
        for case in cases
        for way in ways
        if case.find(way) is not None
    ]


def _coverage(work: Workspace, reports: Path) -> Observation:
    """Lines and branches together, as in the other measurement."""
    file = reports / "coverage.xml"
    root = ElementTree.parse(file).getroot() if file.exists() else None  # noqa: S314 - made by coverage
    if root is None:
        return passed("coverage", False, f"{TOTAL:g} % of lines and branches", "no coverage.xml")
    numbers = [
        int(root.get(name, "0")) for name in ("lines-covered", "branches-covered", "lines-valid", "branches-valid")
    ]
    found = 100 * (numbers[0] + numbers[1]) / max(numbers[2] + numbers[3], 1)
    work.figures["coverage"] = round(found, 1)
    return passed("coverage", found >= TOTAL, f"{TOTAL:g} % of lines and branches", f"{found:.1f} %")


def _in_memory(compose: Compose) -> Observation:
    """The database writes to no disk."""
    folders = compose.one("postgres-test").inspect()["HostConfig"].get("Tmpfs") or {}
    right = any("postgresql" in name for name in folders)
    return passed("in-memory", right, "the database's folder is a tmpfs", sorted(folders))
