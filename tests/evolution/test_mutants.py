"""What the tests of this folder are for: each of these mistakes makes one of them fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, copy_project
from tests.evolution.mutants import MUTANTS, Mutant

each_mutant = pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)


@each_mutant
def test_a_mutant_is_still_one(mutant: Mutant) -> None:
    assert (ROOT / mutant.file).read_text().count(mutant.old) == 1


@pytest.fixture(scope="module")
def tree() -> Iterator[Path]:
    """A copy of the project with its tests, and the one application that these generate."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        root = copy_project(Path(folder))
        shutil.copytree(ROOT / "tests", root / "tests", ignore=shutil.ignore_patterns("__pycache__"))
        for spec in (root / "specs").glob("*.yaml"):
            if spec.stem != "simple_task_api":
                spec.unlink()
        yield root


@pytest.mark.exhaustive
def test_nothing_fails_without_a_mutant(tree: Path) -> None:
    assert failed(tree, *{mutant.test for mutant in MUTANTS}) == ""


@pytest.mark.exhaustive
@each_mutant
def test_a_mutant_is_caught(mutant: Mutant, tree: Path) -> None:
    file = tree / mutant.file
    text = file.read_text()
    file.write_text(text.replace(mutant.old, mutant.new))
    try:
        assert failed(tree, mutant.test) != ""
    finally:
        file.write_text(text)


def failed(tree: Path, *tests: str) -> str:
    """What is said of the failure of tests in a copy, "" when they pass."""
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider"]
    command += [f"tests/evolution/{test}" for test in sorted(tests)]
    settings = {**os.environ, "PYTHONPATH": str(tree)}
    done = subprocess.run(command, cwd=tree, env=settings, capture_output=True, text=True, check=False)
    # One that fails before its test begins is not caught by it.
    assert done.returncode in (0, 1), done.stdout + done.stderr
    assert "\nERROR " not in done.stdout, done.stdout
    return done.stdout if done.returncode else ""
