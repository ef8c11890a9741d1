"""Every field type in every place where a field can stand: mypy takes it, and it does what the spec says."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Project, copy_project
from tests.type_places import APP, spec_text

# The tests of every entity that depend on what is in its fields.
_BOTH = ("business_operations", "operation_bodies", "scenarios")
OF_FIELDS = (
    *(f"tests/unit/test_{each}.py" for each in ("schemas", "repositories", "repository_lists", "tables")),
    *(f"tests/{where}/test_{each}.py" for where in ("unit", "integration") for each in _BOTH),
    *(f"tests/integration/test_{each}.py" for each in ("keys", "lists", "writes")),
    "tests/unit/test_computed_fields.py",
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
    done = every_type.run(APP, "pytest", "-q", "--no-cov", "-k", "not hostile", *OF_FIELDS)
    assert done.returncode == 0, done.stdout + done.stderr
