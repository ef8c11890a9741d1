"""Runs commands below a folder and keeps what came of each."""

from __future__ import annotations

import shlex
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from generators.processes.process import GENTLY, Options, clean_environment, run_to_end

_SHOWN: Final = 800  # characters
_KEPT: Final = 20_000  # characters


@dataclass(frozen=True, slots=True)
class Command:
    """A command that was run: as one would type it, its exit code (None: it was ended because it took too long), its
    output and its run time in seconds."""

    line: str
    exit_code: int | None
    output: str
    seconds: float

    @property
    def is_success(self) -> bool:
        return self.exit_code == 0

    @property
    def is_ended(self) -> bool:
        """Whether it came to its end by itself."""
        return self.exit_code is not None

    @property
    def seen(self) -> str:
        """How it ended, and what it said last when that was no success."""
        how = f"exit code {self.exit_code}" if self.is_ended else f"no end within {self.seconds:.0f} s"
        return how if self.is_success else f"{how}: {self.output.strip()[-_SHOWN:]}"

    @property
    def shortened(self) -> Command:
        """With no more than the end of its output, as it is kept."""
        return replace(self, output=self.output[-_KEPT:])


@dataclass
class CommandRecorder:
    """The commands of one piece of work. name: of the application; root: the folder whose path is left out where
    commands are shown; app: where they run; progress: called with a line about what goes on in what takes long."""

    name: str
    root: Path
    app: Path
    progress: Callable[[str], None] | None = None
    commands: list[Command] = field(default_factory=list)

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

        The output is also in ``output_to`` afterwards; ``each_line`` is called with each line of it as it comes.
        """
        started = time.perf_counter()
        settings = clean_environment(**(environment or {}))
        code, text = run_to_end(command, folder or self.app, settings, timeout, options, output_to, each_line)
        done = Command(shown(command, self.root), code, text, round(time.perf_counter() - started, 2))
        self.commands.append(done)
        return done

    def forget(self, command: Command) -> None:
        """Take a command out of the record that says nothing to a reader."""
        self.commands.remove(command)

    def say(self, line: str) -> None:
        """Tell whoever waits what goes on."""
        if self.progress is not None:
            self.progress(line)


def shown(command: Sequence[str], root: Path) -> str:
    """A command as one would type it in the application's folder, without the paths of this machine."""
    program = "python" if Path(command[0]).name.startswith("python") else Path(command[0]).name
    return shlex.join([program, *(word.replace(f"{root}/", "") for word in command[1:])])
