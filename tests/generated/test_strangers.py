"""What the specs of others showed: applications of such specs import, type-check and pass their own tests."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Project, copy_project

SPEC = Path(__file__).with_name("strangers.yaml")
APP = SPEC.stem


@pytest.fixture(scope="module")
def strangers() -> Iterator[Project]:
    """A project with nothing but this application, in an environment that its OpenAPI document was made in."""
    with tempfile.TemporaryDirectory(prefix="strangers-", ignore_cleanup_errors=True) as folder:
        made = Project(copy_project(Path(folder)))
        for spec in (made.root / "specs").glob("*.yaml"):
            spec.unlink()
        shutil.copy(SPEC, made.root / "specs")
        done = made.doit(f"openapi:{APP}")
        assert done.returncode == 0, done.stdout + done.stderr
        yield made


def test_lint_and_types(strangers: Project) -> None:
    for command in (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy", "--strict", "src", "tests")):
        done = strangers.run(APP, *command)
        assert done.returncode == 0, done.stdout + done.stderr


def test_what_its_tests_say(strangers: Project) -> None:
    """Without hostile input, which the other applications get."""
    done = strangers.run(APP, "pytest", "-q", "--no-cov", "-k", "not hostile", "tests")
    assert done.returncode == 0, done.stdout + done.stderr
