"""The generated applications pass their own tests and the strictest settings of the tools."""

from __future__ import annotations

import pytest

from tests.conftest import Project
from tests.generated.same import left_out

APPS = (
    "simple_task_api",
    "everything",
    "hostile_text",
    "ecommerce_api",
    "booking_api",
    "knowledge_base",
    "shop_with_accounts",
)


@pytest.fixture(scope="session", params=APPS)
def app(request: pytest.FixtureRequest, project: Project) -> str:
    """An application whose own tests were run, in an environment made from its lock file."""
    name = str(request.param)
    done = project.doit(f"test_app:{name}", PYTEST_ADDOPTS=" ".join(left_out(name)))
    assert done.returncode == 0, done.stdout + done.stderr
    return name


def test_own_tests_ran(project: Project, app: str) -> None:
    """The fixture ran them; a second run has nothing to do, because nothing changed."""
    again = project.doit(f"test_app:{app}")
    assert again.returncode == 0
    assert (project.root / "out" / app / "uv.lock").is_file()


def test_ruff(project: Project, app: str) -> None:
    check = project.run(app, "ruff", "check", ".")
    assert check.returncode == 0, check.stdout
    formatted = project.run(app, "ruff", "format", "--check", ".")
    assert formatted.returncode == 0, formatted.stdout


def test_mypy_strict(project: Project, app: str) -> None:
    # What mypy knows of the libraries holds for every application with the same environment.
    known = project.root / ".cache" / "mypy" / project.environment(app).name
    done = project.run(app, "mypy", "--strict", f"--cache-dir={known}", "src", "tests", "scripts", "alembic/env.py")
    assert done.returncode == 0, done.stdout + done.stderr


def test_openapi_document_is_what_the_app_serves(project: Project, app: str) -> None:
    done = project.doit(f"openapi:{app}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (project.root / "out" / app / "openapi.json").is_file()
