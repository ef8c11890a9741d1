"""What runs on a generated application, and the tasks that concern none."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from generators.graph.declare import App
from generators.graph.project import Project
from generators.graph.tasks.environment import environment, run, uv
from generators.support.errors import UserError
from generators.support.hashing import digest_of
from generators.support.store import Action, write_atomic

_LEAVINGS = re.compile(
    r"(^|/)(\.venv|__pycache__|\.[a-z]+_cache|htmlcov|\.git|\.coverage[^/]*|coverage\.xml|\.generated[^/]*|[^/]*\.mine[.0-9]*)(/|$)"
)


class OnApp(Protocol):
    """What runs on a generated application. after: the tasks of the same application that come first."""

    after: tuple[str, ...]

    def is_up_to_date(self) -> bool: ...

    def run(self) -> dict[str, str]: ...


class Lock:
    """``uv lock`` in the application, again when its pyproject.toml or the lock changed."""

    after: tuple[str, ...] = ("generate",)

    def __init__(self, project: Project, app: App) -> None:
        self.project, self.app, self.folder = project, app, project.out(app.name)

    def is_up_to_date(self) -> bool:
        lock = self.folder / "uv.lock"
        return lock.exists() and self.project.store.result(self._key()) is not None

    def made(self) -> list[str]:
        """The lock file, if it is as this task made it."""
        return ["uv.lock"] if self.is_up_to_date() else []

    def run(self) -> dict[str, str]:
        started = time.perf_counter()
        run(
            [uv(), "lock", "--quiet", "--python", sys.executable],
            self.folder,
            f"uv lock failed in out/{self.app.name}",
        )
        store = self.project.store
        store.put_action(self._key(), Action(store.put_blob(b"locked")))
        return {"summary": f"lock:{self.app.name}: done, {time.perf_counter() - started:.1f} s"}

    def _key(self) -> str:
        """The pair of the two files: any other lock, or any other pyproject.toml, was not made by this task."""
        parts = [_digest(self.folder / name) for name in ("pyproject.toml", "uv.lock")]
        return digest_of(" ".join(["lock", *parts]))


class OpenAPI:
    """``openapi.json``: the application's own description of itself, again when any of its files changed."""

    after: tuple[str, ...] = ("generate", "lock")

    def __init__(self, project: Project, app: App) -> None:
        self.project, self.app, self.folder = project, app, project.out(app.name)
        self.document = self.folder / "openapi.json"

    def is_up_to_date(self) -> bool:
        made = self.project.store.result(self._key())
        return made is not None and made == _digest(self.document)

    def run(self) -> dict[str, str]:
        started, key = time.perf_counter(), self._key()
        describe(self.project, self.folder, f"out/{self.app.name}")
        store = self.project.store
        store.put_action(key, Action(store.put_blob(self.document.read_bytes())))
        return {"summary": f"openapi:{self.app.name}: done, {time.perf_counter() - started:.1f} s"}

    def _key(self) -> str:
        return _digest_of_files("openapi", self.folder, without=frozenset({"openapi.json"}))


def describe(project: Project, folder: Path, name: str) -> None:
    """Write ``openapi.json`` into the folder of an application, which errors call by a name. Raises UserError."""
    python = environment(project, folder) / "bin" / "python"
    run([str(python), "-m", "scripts.export_openapi"], folder, f"{name} did not describe itself")


class TestApp:
    """The application's own tests, again when any of its files or its lock changed."""

    __test__ = False
    after: tuple[str, ...] = ("generate", "lock", "openapi")

    def __init__(self, project: Project, app: App) -> None:
        self.project, self.app, self.folder = project, app, project.out(app.name)

    def is_up_to_date(self) -> bool:
        return self.project.store.result(self._key()) is not None

    def run(self) -> dict[str, str]:
        started, key = time.perf_counter(), self._key()
        python = environment(self.project, self.folder) / "bin" / "python"
        command = [str(python), "-m", "pytest", "--cov-fail-under=80"]
        output = run(command, self.folder, f"the tests of out/{self.app.name} failed")
        store = self.project.store
        store.put_action(key, Action(store.put_blob(output.encode())))
        last = output.strip().rpartition("\n")[2].strip("= ")
        return {"summary": f"test_app:{self.app.name}: {last}, {time.perf_counter() - started:.1f} s"}

    def _key(self) -> str:
        return _digest_of_files("test_app", self.folder, without=frozenset())


def schema(project: Project) -> dict[str, str]:
    """Write the JSON Schema of specs when it says something new."""
    from generators.language.editor.json_schema import json_schema

    path = project.root / "specs" / "spec.schema.json"
    data = (json.dumps(json_schema(), indent=2) + "\n").encode()
    if not path.exists() or path.read_bytes() != data:
        write_atomic(path, data)
        return {"summary": "specs/spec.schema.json: written"}
    return {"summary": "specs/spec.schema.json: unchanged"}


def bench(project: Project) -> dict[str, str]:
    """Measure whole runs in copies of the project; the figures go to the terminal."""
    if subprocess.run([sys.executable, "-m", "tests.bench.bench"], cwd=project.root, check=False).returncode:
        raise UserError("bench: a target was missed (see FAIL above).")
    return {"summary": "bench: every target was met"}


def _digest_of_files(task: str, folder: Path, without: frozenset[str]) -> str:
    """The digest of everything in an application that a task can depend on."""
    names = sorted(name for name in files_of_app(folder) if name not in without)
    lines = [f"{name} {_digest(folder / name)}" for name in names]
    return digest_of("\n".join([task, sys.version, *lines]))


def _digest(path: Path) -> str:
    try:
        return digest_of(path.read_bytes())
    except OSError:
        return "absent"


def files_of_app(folder: Path) -> Iterator[str]:
    """The files that a check can depend on, sorted: everything but what tools leave behind."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not _LEAVINGS.search(name):
            yield name
