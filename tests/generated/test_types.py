"""Every field type in every place where a field can stand: mypy takes it, and it does what the spec says."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Project, copy_project
from tests.type_places import APP, spec_text

# The tests of every entity that depend on what is in its fields.
OF_FIELDS = (
    *(f"tests/unit/test_{each}.py" for each in ("schemas", "repositories", "repository_lists", "tables")),
    *(f"tests/{each}/test_operation_bodies.py" for each in ("unit", "integration")),
    *(f"tests/integration/test_{each}.py" for each in ("writes", "lists")),
)


@pytest.fixture(scope="session")
def every_type() -> Iterator[Project]:
    """A project with nothing but this application, in an environment that its OpenAPI document was made in."""
    with tempfile.TemporaryDirectory(prefix="types-", ignore_cleanup_errors=True) as folder:
        made = Project(copy_project(Path(folder)))
        for spec in (made.root / "specs").glob("*.yaml"):
            spec.unlink()
        (made.root / "specs" / f"{APP}.yaml").write_text(spec_text(), encoding="utf-8")
        done = made.doit(f"openapi:{APP}")
        assert done.returncode == 0, done.stdout + done.stderr
        yield made


def test_mypy_strict(every_type: Project) -> None:
    done = every_type.run(APP, "mypy", "--strict", "src", "tests", "scripts", "alembic/env.py")
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_its_tests_say_of_the_entities(every_type: Project) -> None:
    """Without what is the same for every type, and without hostile values, which the other applications show."""
    folder = every_type.root / "out" / APP
    names = [path.relative_to(folder).as_posix() for path in sorted((folder / "tests").rglob("test_*.py"))]
    own = [name for name in names if "_row_" in name or "_rows_" in name or "_key_" in name or "_keys" in name]
    assert len(own) > 40
    tests = (*OF_FIELDS, *own, "tests/unit/test_computed_fields.py")
    done = every_type.run(APP, "pytest", "-q", "--no-cov", "-k", "not hostile", *tests)
    assert done.returncode == 0, done.stdout + done.stderr
