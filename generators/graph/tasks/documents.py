"""OpenAPI documents of applications that are not written: made in a temporary folder, once for the same sources."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from generators.derivation import Derivation
from generators.graph.build.rendering import render_into_store
from generators.graph.declare import App
from generators.graph.project import Project
from generators.graph.tasks.application import describe
from generators.graph.tasks.environment import run, uv
from generators.support.errors import UserError
from generators.support.failures import NotRun
from generators.support.hashing import digest_of
from generators.support.store import Action

_DESCRIBING: Final = ("src/", "scripts/", "pyproject.toml")
_LOCK: Final = "uv.lock"
_LONGEST: Final = 200


def describing(plan: Iterable[Derivation]) -> tuple[Derivation, ...]:
    """The files of an application on which its document depends."""
    return tuple(each for each in plan if each.output.startswith(_DESCRIBING))


class Documents:
    """The documents of plans of one application, all made with the same versions of its dependencies."""

    def __init__(self, project: Project, app: App) -> None:
        self._project, self._app = project, app

    def of(self, plans: Sequence[Sequence[Derivation]]) -> list[bytes]:
        """The document of each plan. Raises NotRun where there is no environment for it."""
        files = [describing(plan) for plan in plans]
        for each in (each for plan in files for each in plan):
            render_into_store(self._project, each)
        try:
            lock = self._lock(files[-1])
            with ThreadPoolExecutor(len(files)) as pool:
                return list(pool.map(lambda each: self._document(each, lock), files))
        except UserError as error:
            raise NotRun(f"no document could be made: {_last_lines(error)}") from None

    def _lock(self, files: Sequence[Derivation]) -> bytes:
        """The lock file of the application; where it has none, one for its requirements."""
        path = self._project.out(self._app.name) / _LOCK
        if path.is_file():
            return path.read_bytes()
        projects = [each for each in files if each.output == "pyproject.toml"]
        return self._known(["lock", *(each.digest for each in projects)], lambda: self._made(projects, b"", _LOCK))

    def _document(self, files: Sequence[Derivation], lock: bytes) -> bytes:
        asked = ["document", digest_of(lock), *(f"{each.output} {each.digest}" for each in files)]
        return self._known(asked, lambda: self._made(files, lock, "openapi.json"))

    def _known(self, asked: Sequence[str], make: Callable[[], bytes]) -> bytes:
        """What was made for the same before, or is made now."""
        store, key = self._project.store, digest_of("\n".join([sys.version, *asked]))
        digest = store.result(key)
        known = store.get_blob(digest) if digest is not None else None
        if known is None:
            known = make()
            store.put_action(key, Action(store.put_blob(known)))
        return known

    def _made(self, files: Sequence[Derivation], lock: bytes, wanted: str) -> bytes:
        """Make a file in a folder with some of an application."""
        with tempfile.TemporaryDirectory(prefix="described-") as name:
            folder = Path(name)
            for each in files:
                path = folder / each.output
                path.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self._project.store.place_of(self._digest(each)), path)
            if lock:
                (folder / _LOCK).write_bytes(lock)
            run([uv(), "lock", "--quiet", "--python", sys.executable], folder, "uv lock failed")
            if wanted != _LOCK:
                describe(self._project, folder, self._app.name)
            return (folder / wanted).read_bytes()

    def _digest(self, derivation: Derivation) -> str:
        digest = self._project.store.result(derivation.digest)
        if digest is None:
            raise UserError(f"The store lost the text of {derivation.output} meanwhile. Run the same command again.")
        return digest


def _last_lines(error: Exception) -> str:
    """What a program said last, and what came of it."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return " ".join(line if len(line) <= _LONGEST else f"{line[:_LONGEST]}..." for line in lines[-2:])
