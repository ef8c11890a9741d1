"""Where one check works: a snapshot of the files that it may depend on, and a record of all that it does."""

from __future__ import annotations

import shlex
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Final

from generators.model.app import Application
from generators.processes.process import GENTLY, Options, Supervised, clean_environment, run_to_end
from generators.verify.evidence import FAIL, PASS, Command, Observation

SEED = 20_261_124
PASSWORD: Final = "canary-9f2b7c"  # noqa: S105 - of database servers that live for seconds
INSIDE: Final = Path(__file__).with_name("inside")  # what runs in the processes of an application
_OUTPUT_KEPT = 20_000


class Broken(Exception):
    """The application did not let a check go on; what was still to be observed has failed."""


class NotRun(Exception):
    """Something that a check needs is missing here; what was still to be observed is NOT-RUN."""


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
    def toolboxes(self) -> Path:
        """Where the environments of tools are."""
        return (self.shared or self.cache) / "toolboxes"


@dataclass
class Workspace:
    """One run of one check."""

    subject: Subject
    root: Path
    commands: list[Command] = field(default_factory=list)
    figures: dict[str, float] = field(default_factory=dict)
    no_go: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    outcomes: dict[str, str] = field(default_factory=dict)
    # For what must be unique within the check.
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def app(self) -> Path:
        """The snapshot of the application."""
        return self.root / "app"

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

    def run(
        self,
        command: Sequence[str],
        *,
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
        timeout: float = 300,
        options: Options = GENTLY,
        output_to: Path | None = None,
        each_line: Callable[[str], None] | None = None,
    ) -> Command:
        """Run a command to its end and record it; one that takes too long is ended and has no exit code.

        The record has the end of the output; all of it is in ``output_to`` afterwards. ``each_line`` is called with
        each line of it as it comes.
        """
        started = time.perf_counter()
        settings = clean_environment(**(environment or {}))
        code, text = run_to_end(command, folder or self.app, settings, timeout, options, output_to, each_line)
        done = Command(shown(command, self.root), code, text[-_OUTPUT_KEPT:], round(time.perf_counter() - started, 2))
        self.commands.append(done)
        return done

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


def shown(command: Sequence[str], root: Path) -> str:
    """A command as one would type it in the application's folder, without the paths of this machine."""
    program = "python" if Path(command[0]).name.startswith("python") else Path(command[0]).name
    return shlex.join([program, *(word.replace(f"{root}/", "") for word in command[1:])])


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
            yield Workspace(subject, root)
    finally:
        # When a run is interrupted the supervisor goes first, and the check may have written something since.
        shutil.rmtree(root, ignore_errors=True)


def passed(name: str, condition: bool, expected: str, seen: object) -> Observation:
    """An observation that holds or fails."""
    return Observation(name, PASS if condition else FAIL, expected, str(seen))


def wait_for(condition: Callable[[], bool], seconds: float) -> float | None:
    """Wait until something holds; returns how long it took, None when it never did."""
    started = time.monotonic()
    while (passed_time := time.monotonic() - started) < seconds:
        if condition():
            return passed_time
        time.sleep(0.05)
    return None
