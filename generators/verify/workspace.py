"""Where one check works: a snapshot of the files that it may depend on, and a record of all that it does."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Final

from generators.model.app import Application
from generators.processes.command_recorder import Command, CommandRecorder
from generators.processes.process import Options, Supervised, clean_environment
from generators.verify.evidence import FAIL, PASS, Observation

SEED = 20_261_124
PASSWORD: Final = "canary-9f2b7c"  # noqa: S105 - of database servers that live for seconds
INSIDE: Final = Path(__file__).with_name("inside")  # what runs in the processes of an application


@dataclass(frozen=True, slots=True)
class Subject:
    """What is verified. folder: the application; python: of its own environment; cache: a folder that tools may fill;
    seed: of everything that is drawn at random; mutants: how many of each layer are tried; shared: a cache that all
    applications share; progress: called with a line about what goes on in what takes long; reports: where reports of
    tests are left for people."""

    name: str
    folder: Path
    spec: Application
    python: Path
    cache: Path
    seed: int = SEED
    mutants: int = 15
    shared: Path | None = None
    progress: Callable[[str], None] | None = None
    reports: Path | None = None

    @property
    def kept(self) -> Path:
        """What is the same for every application, and long to make."""
        return self.shared or self.cache

    @property
    def toolboxes(self) -> Path:
        """Where the environments of tools are."""
        return self.kept / "toolboxes"


@dataclass(kw_only=True)
class Workspace(CommandRecorder):
    """One run of one check, on a snapshot of the application."""

    subject: Subject
    figures: dict[str, float] = field(default_factory=dict)
    no_go: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    outcomes: dict[str, str] = field(default_factory=dict)
    # For what must be unique within the check.
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def spec(self) -> Application:
        return self.subject.spec

    @property
    def python(self) -> str:
        return str(self.subject.python)

    def folder(self, name: str) -> Path:
        """A new folder that goes with the workspace; also other users may look into it."""
        path = self.root / name
        path.mkdir(mode=0o755)
        return path

    def module(
        self,
        name: str,
        *arguments: str,
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
        timeout: float = 300,
    ) -> Command:
        """Run a module of the application's environment, such as ``pytest``."""
        command = [self.python, "-m", name, *arguments]
        return self.run(command, environment=environment, folder=folder, timeout=timeout)


@contextmanager
def workspace(subject: Subject, files: Sequence[str]) -> Iterator[Workspace]:
    """A workspace with these files of the application. It is removed at the end, also when we are killed."""
    root = Path(tempfile.mkdtemp(prefix=f"verify-{subject.name}-"))
    try:
        with Supervised([], root, clean_environment(), options=Options(remove=root)):
            root.chmod(0o755)
            for name in files:
                target = root / "app" / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(subject.folder / name, target)
            yield Workspace(subject.name, root, root / "app", subject.progress, subject=subject)
    finally:
        # When a run is interrupted the supervisor goes first, and the check may have written something since.
        shutil.rmtree(root, ignore_errors=True)


def passed(name: str, condition: bool, expected: str, seen: object) -> Observation:
    """An observation that holds or fails."""
    return Observation(name, PASS if condition else FAIL, expected, str(seen))
