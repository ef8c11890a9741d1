"""Every field type in every place where a field can stand: the application passes its own tests and mypy's."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Project, copy_project
from tests.type_places import APP, spec_text


@pytest.fixture(scope="session")
def every_type() -> Iterator[Project]:
    """A project with nothing but this application, whose own tests were run."""
    with tempfile.TemporaryDirectory(prefix="types-", ignore_cleanup_errors=True) as folder:
        made = Project(copy_project(Path(folder)))
        for spec in (made.root / "specs").glob("*.yaml"):
            spec.unlink()
        (made.root / "specs" / f"{APP}.yaml").write_text(spec_text(), encoding="utf-8")
        done = made.doit(f"test_app:{APP}")
        assert done.returncode == 0, done.stdout + done.stderr
        yield made


def test_mypy_strict(every_type: Project) -> None:
    done = every_type.run(APP, "mypy", "--strict", "src", "tests", "scripts", "alembic/env.py")
    assert done.returncode == 0, done.stdout + done.stderr
