"""Where everything is: the one place that knows the layout of a project."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generators.support.file_lock import file_lock
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
        with file_lock(self.cache / "locks" / f"{app}.lock"):
            yield
