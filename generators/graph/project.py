"""Where everything is: the one place that knows the layout of a project."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generators.support.store import Store


@dataclass(frozen=True, slots=True)
class Project:
    """The folder with ``dodo.py`` in it."""

    root: Path

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def sources(self) -> Path:
        """The package that is running, which need not be the one below the root."""
        return Path(__file__).parent.parent

    @property
    def cache(self) -> Path:
        return self.root / ".cache"

    @property
    def store(self) -> Store:
        return Store(self.cache / "store")

    def out(self, app: str) -> Path:
        return self.root / "out" / app

    @contextlib.contextmanager
    def locked(self, app: str) -> Iterator[None]:
        """Hold the application: one process, and one thread of it, writes ``out/<app>`` at a time."""
        folder = self.cache / "locks"
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / f"{app}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)
