"""What runs on a generated application, and the tasks that concern none."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from generators.errors import UserError
from generators.graph.declare import App
from generators.graph.project import Project
from generators.store import Action, sha256, write_atomic

_LEAVINGS = re.compile(
    r"(^|/)(\.venv|__pycache__|\.[a-z]+_cache|htmlcov|\.git|\.coverage[^/]*|coverage\.xml|\.generated[^/]*|[^/]*\.mine[.0-9]*)(/|$)"
)
_OWN = re.compile(r'source = \{ (editable|virtual) = "\."')


class Lock:
    """``uv lock`` in the application, again when its pyproject.toml or the lock changed."""

    after = ("generate",)

    def __init__(self, project: Project, app: App) -> None:
        self.project, self.app, self.folder = project, app, project.out(app.name)

    def is_up_to_date(self) -> bool:
        lock = self.folder / "uv.lock"
        return lock.exists() and self.project.store.result(self._key()) is not None

    def run(self) -> dict[str, str]:
        started = time.perf_counter()
        run(
            [_uv(), "lock", "--quiet", "--python", sys.executable],
            self.folder,
            f"uv lock failed in out/{self.app.name}",
        )
        store = self.project.store
        store.put_action(self._key(), Action(store.put_blob(b"locked")))
        return {"summary": f"lock:{self.app.name}: done, {time.perf_counter() - started:.1f} s"}

    def _key(self) -> str:
        """The pair of the two files: any other lock, or any other pyproject.toml, was not made by this task."""
        parts = [_digest(self.folder / name) for name in ("pyproject.toml", "uv.lock")]
        return sha256(" ".join(["lock", *parts]).encode())


class TestApp:
    """The application's own tests, again when any of its files or its lock changed."""

    __test__ = False
    after = ("generate", "lock")

    def __init__(self, project: Project, app: App) -> None:
        self.project, self.app, self.folder = project, app, project.out(app.name)

    def is_up_to_date(self) -> bool:
        return self.project.store.result(self._key()) is not None

    def run(self) -> dict[str, str]:
        started, key = time.perf_counter(), self._key()
        python = self.environment() / "bin" / "python"
        output = run([str(python), "-m", "pytest"], self.folder, f"the tests of out/{self.app.name} failed")
        store = self.project.store
        store.put_action(key, Action(store.put_blob(output.encode())))
        last = output.strip().rpartition("\n")[2].strip("= ")
        return {"summary": f"test_app:{self.app.name}: {last}, {time.perf_counter() - started:.1f} s"}

    def environment(self) -> Path:
        """The virtual environment of the lock; applications with the same dependencies share it."""
        path = self.project.cache / "venvs" / self._environment_key()[:16]
        stamp = path / ".complete"
        with self.project.locked(f"venv-{path.name}"):
            if not stamp.exists():
                command = [_uv(), "sync", "--quiet", "--locked", "--python", sys.executable]
                command += ["--no-install-project", "--all-groups", "--all-extras"]
                settings = {**os.environ, "UV_PROJECT_ENVIRONMENT": str(path)}
                settings.pop("VIRTUAL_ENV", None)
                run(command, self.folder, f"uv sync failed for out/{self.app.name}", settings)
                stamp.touch()
        return path

    def _environment_key(self) -> str:
        """The digest of the lock without the name and version of the application itself."""
        text = (self.folder / "uv.lock").read_text(encoding="utf-8")
        packages = sorted(part for part in text.split("[[package]]") if not _OWN.search(part))
        return sha256(f"{sys.version_info[:2]} {''.join(packages)} {self._wanted(text)}".encode())

    @staticmethod
    def _wanted(text: str) -> str:
        own = next((part for part in text.split("[[package]]") if _OWN.search(part)), "")
        return "\n".join(own.splitlines()[3:])

    def _key(self) -> str:
        names = sorted(_files(self.folder))
        lines = [f"{name} {_digest(self.folder / name)}" for name in names]
        return sha256("\n".join(["test_app", sys.version, *lines]).encode())


def schema(project: Project) -> dict[str, str]:
    """Write the JSON Schema of specs when it says something new."""
    from generators.spec.schema import json_schema

    path = project.root / "specs" / "spec.schema.json"
    data = (json.dumps(json_schema(), indent=2) + "\n").encode()
    if not path.exists() or path.read_bytes() != data:
        write_atomic(path, data)
        return {"summary": "specs/spec.schema.json: written"}
    return {"summary": "specs/spec.schema.json: unchanged"}


def bench(project: Project) -> dict[str, str]:
    """Measure whole runs in copies of the project; the figures go to the terminal."""
    if subprocess.run([sys.executable, "tests/bench/bench.py"], cwd=project.root, check=False).returncode:
        raise UserError("bench: a target was missed (see FAIL above).")
    return {"summary": "bench: every target was met"}


def run(command: list[str], folder: Path, failure: str, environment: dict[str, str] | None = None) -> str:
    """Run a command and return its output; raises UserError that shows the output when it fails."""
    done = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        raise UserError(f"{done.stdout.rstrip()}\n{failure} (exit code {done.returncode}).")
    return done.stdout


def _uv() -> str:
    uv = Path(sys.executable).with_name("uv")
    return str(uv) if uv.exists() else "uv"


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes())
    except OSError:
        return "absent"


def _files(folder: Path) -> Iterator[str]:
    """The files that a test run can depend on: everything but what tools leave behind."""
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not _LEAVINGS.search(name):
            yield name
