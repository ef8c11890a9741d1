"""What has to hold for a spec before anything of its application runs. Many applications share a process of a tool,
and what they have in common is rendered and linted once.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from generators.derivation import resolved
from generators.model.app import Application
from generators.plan import plan
from generators.render import render
from tests.drawn.modules import OWN_PACKAGES, module_files, unfit

TEMPLATES: Final = Path(__file__).parents[2] / "templates"
Failures = dict[str, list[str]]
_CAMEL: Final = "warn_required_dynamic_aliases = false"
_PLACE: Final = re.compile(r"^(\w+)/(\S+?:\d+(?::\d+)?): (.*)$", re.MULTILINE)
_IMPORT: Final = re.compile(rf"^(\s*)(from|import) ({'|'.join(OWN_PACKAGES)})\b", re.MULTILINE)


def make_all(apps: Mapping[str, Application], root: Path) -> Failures:
    """Write applications, each into a folder of its name below ``root``; which of them could not be made, and why."""
    failed: Failures = {}
    rendered: dict[str, bytes] = {}
    for name, app in apps.items():
        try:
            _make(app, root / name, rendered)
        except Exception as error:  # whatever the generator raises is a find
            failed[name] = [f"render: {type(error).__name__}: {error}"]
            shutil.rmtree(root / name, ignore_errors=True)
    return failed


def _make(app: Application, folder: Path, rendered: dict[str, bytes]) -> None:
    for derivation in plan(app, "specs/drawn.yaml", TEMPLATES):
        if derivation.digest not in rendered:
            rendered[derivation.digest] = render(resolved(derivation), TEMPLATES)
        path = folder / derivation.output
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(rendered[derivation.digest])


def lint(root: Path) -> Failures:
    """What ruff says of the applications below a folder, each with its own settings; what they import is there."""
    failed: Failures = {}
    seen: set[tuple[str, bytes]] = set()
    files: list[str] = []
    for folder in sorted(root.iterdir()):
        for path in sorted(folder.rglob("*.py")):
            if (known := (path.relative_to(folder).as_posix(), path.read_bytes())) not in seen:
                seen.add(known)
                files.append(path.relative_to(root).as_posix())
        if wrong := list(unfit(folder)):
            failed[folder.name] = wrong
    for command in (["format", "--check"], ["check"]):
        done = _run([sys.executable, "-m", "ruff", *command, "--output-format", "concise", "--no-cache", *files], root)
        told = list(_PLACE.finditer(done.stdout))
        assert bool(told) == bool(done.returncode), done.stdout + done.stderr
        for found in told:
            failed.setdefault(found[1], []).append(f"ruff {command[0]}: {found[2]} {found[3]}")
    return failed


def types(root: Path, beside: Path, python: Path, cache: Path) -> Failures:
    """What mypy says of the applications below a folder, in one process: copied into packages of their own."""
    names = sorted(folder.name for folder in root.iterdir())
    if not names:
        return {}
    for name in names:
        for inside in module_files(root / name):
            copy = beside / name / inside
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(_IMPORT.sub(rf"\1\2 {name}.\3", (root / name / inside).read_text()))
        (beside / name / "__init__.py").touch()
    # In the settings of one in camel case, if there is one, and of those that compute something.
    settings = {(root / name / "pyproject.toml").read_text() for name in names}
    (beside / "pyproject.toml").write_text(min(settings, key=lambda text: (_CAMEL not in text, text)))
    command = [str(python), "-m", "mypy", "--strict", f"--cache-dir={cache}", "--no-error-summary"]
    done = _run([*command, "--disable-error-code", "prop-decorator", *names], beside)
    failed: Failures = {}
    for found in _PLACE.finditer(done.stdout):
        if not found[3].startswith("note:"):
            failed.setdefault(found[1], []).append(f"mypy: {found[2]} {found[3]}")
    assert done.returncode == 0 or failed, done.stdout + done.stderr
    return failed


def own_tests(folder: Path, python: Path) -> list[str]:
    """How an application's migrations and its own tests fail, on a PostgreSQL of their own.

    Without hostile input and without the server's own tests, which say the same of every application.
    """
    chosen = ["-k", "not hostile and not test_server", "tests"]
    commands = (["scripts.check_migrations"], ["pytest", "-q", "--no-cov", "--no-header", "-rfE", "--tb=line", *chosen])
    failed: list[str] = []
    for module, *arguments in commands:
        done = _run([str(python), "-m", module, *arguments], folder)
        if done.returncode:
            lines = (done.stdout + done.stderr).strip().splitlines()
            told = [line for line in lines if line.startswith(("FAILED", "ERROR", "E  "))] or lines[-3:]
            failed += [f"{module}: {line}" for line in told]
    return failed


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
