"""What tools say of the code: style, types, security, review, layers."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from generators.support.failures import Broken
from generators.verify.evidence import Observation
from generators.verify.subjects.server import production
from generators.verify.workspace import Workspace, passed

PYLINT_SCORE = 8.0
_LAYERS = ("src.api", "src.services", "src.repositories", "src.models", "src.core")
_CONTRACT = """[importlinter]
root_package = src

[importlinter:contract:layers]
name = api -> services -> repositories -> models -> core
type = layers
layers =
    {layers}

[importlinter:contract:routes]
name = routes know services and schemas, not repositories and entities
type = forbidden
source_modules =
    src.api.routes
forbidden_modules =
    src.repositories
    src.models.entities
allow_indirect_imports = True
"""


def environment(work: Workspace) -> Iterator[Observation]:
    """The environment holds what the application needs, in versions that go together."""
    modules = "src.main" if (work.app / "src").is_dir() else "main"
    done = work.run([work.python, "-c", f"import {modules}"], environment=production(work))
    yield passed("imports", done.is_success, "the application can be imported", done.seen)


def ruff(work: Workspace) -> Iterator[Observation]:
    """Style and format, by the application's own settings."""
    check = work.module("ruff", "check", "--no-cache", ".")
    yield passed("style", check.is_success, "ruff check finds nothing", check.seen)
    formatted = work.module("ruff", "format", "--no-cache", "--check", ".")
    yield passed("format", formatted.is_success, "every file is formatted", formatted.seen)


def mypy(work: Workspace) -> Iterator[Observation]:
    """Types, strictly."""
    folders = [name for name in ("src", "tests", "scripts") if (work.app / name).is_dir()] or ["."]
    done = work.module("mypy", "--strict", "--cache-dir", str(work.subject.cache / "mypy"), *folders)
    yield passed("strict", done.is_success, "mypy --strict finds nothing", done.seen)


def bandit(work: Workspace) -> Iterator[Observation]:
    """Insecure code."""
    folders = [name for name in ("src", "scripts") if (work.app / name).is_dir()] or ["."]
    arguments = ["--configfile", "pyproject.toml"] if (work.app / "pyproject.toml").exists() else []
    done = work.module("bandit", "--quiet", *arguments, "--recursive", *folders)
    yield passed("security", done.is_success, "bandit finds nothing", done.seen)


def pylint(work: Workspace) -> Iterator[Observation]:
    """A second opinion, as a score."""
    target = "src" if (work.app / "src").is_dir() else "main.py"
    done = work.module("pylint", "--jobs", "2", "--persistent", "n", target)
    rated = re.search(r"rated at (-?[\d.]+)/10", done.output)
    if rated is None:
        raise Broken(f"pylint gave no score: {done.output[-500:]}")
    work.figures["pylint_score"] = float(rated[1])
    yield passed("score", float(rated[1]) >= PYLINT_SCORE, f"a score of {PYLINT_SCORE:g} or more", rated[1])


def layers(work: Workspace) -> Iterator[Observation]:
    """Imports go only downwards (api, services, repositories, models, core), and routes leave no layer out."""
    missing = [name for name in _LAYERS if not (work.app / name.replace(".", "/") / "__init__.py").exists()]
    if missing:
        raise Broken(f"there is no package {', '.join(missing)}")
    contract = work.root / "importlinter.ini"
    contract.write_text(_CONTRACT.format(layers="\n    ".join(_LAYERS)))
    program = str(Path(sys.executable).with_name("lint-imports"))
    command = [program, str(contract), "--no-cache"]
    done = work.run(command, environment={"PYTHONPATH": str(work.app)})
    yield passed("contracts", done.is_success, "no layer imports one above it, and no route a repository", done.seen)
