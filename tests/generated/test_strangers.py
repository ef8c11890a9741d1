"""What the specs of others showed: applications of such specs import, type-check and pass their own tests."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from generators.model.load import load_app
from tests.conftest import Project, copy_project
from tests.generated.same import left_out
from tests.verify.conftest import Verifier, why

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
    """Without hostile input, which the other applications get, and without what others run for all."""
    done = strangers.run(APP, "pytest", "-q", "--no-cov", "-k", "not hostile", *left_out(APP), "tests")
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_the_verifier_says(strangers: Project, tmp_path: Path) -> None:
    """Of the check that makes most rows, for every endpoint, every scenario and every list; and of the scenarios."""
    spec = load_app(strangers.root / "specs" / SPEC.name, APP)
    app, python = strangers.root / "out" / APP, strangers.environment(APP) / "bin" / "python"
    evidence = Verifier(APP, app, python, spec, tmp_path).run(app, {"statements", "scenarios"})
    assert {name: each.state for name, each in evidence.items()} == {"statements": "PASS", "scenarios": "PASS"}, why(
        evidence
    )
