"""Commands that end with us, whatever ends us: each runs below ``supervise.py`` and is remembered until it is over."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from generators.processes.supervise import descendants, state_of

_SUPERVISOR: Final = Path(__file__).with_name("supervise.py")
_running: weakref.WeakSet[Supervised] = weakref.WeakSet()
_stopping = threading.Event()
_LINES_SECONDS: Final = 0.2
# How many times as long as its timeout a command may take in all while it says something.
_PATIENCE: Final = 6
_FREEZE_SECONDS: Final = 5.0
_TICK: Final = 0.01


class Stopped(Exception):
    """The run was interrupted: nothing new is started."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a command ends. signal: what asks it to; grace: seconds until it is killed; user: whom it runs as;
    remove: a folder that goes with it; at_end: a command that is run at the end, unless ``settled`` was called."""

    signal: str = "TERM"
    grace: float = 5.0
    user: int | None = None
    remove: Path | None = None
    at_end: tuple[str, ...] = ()


GENTLY: Final = Options()


class Supervised:
    """A running command and its leash. Leaving the context ends it, with everything that it started."""

    def __init__(
        self,
        command: Sequence[str],
        folder: Path,
        environment: Mapping[str, str],
        output: IO[bytes] | int = subprocess.DEVNULL,
        options: Options = GENTLY,
        errors: IO[bytes] | int = subprocess.STDOUT,
    ) -> None:
        raise_if_stopping()
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", str(_SUPERVISOR), *_arguments(options), "--", *command],
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=errors,
            start_new_session=True,
        )
        self._end = options.grace + 20
        _running.add(self)

    def __enter__(self) -> Supervised:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """The supervisor's process: the command is below it."""
        return self._process.pid

    def terminate(self) -> None:
        """Ask the command to end, and let it take its time."""
        self._order(b"T")

    def freeze(self) -> None:
        """Stop the command and everything below it, and return when nothing of that runs."""
        deadline = time.monotonic() + _FREEZE_SECONDS
        # Again for what was started before its parent stopped.
        while any(state_of(each) not in ("T", "") for each in descendants(self.pid)) and time.monotonic() < deadline:
            self._order(b"S")
            time.sleep(_TICK)

    def thaw(self) -> None:
        """Let it go on."""
        self._order(b"C")

    def settled(self) -> None:
        """There is nothing left to do at the end."""
        self._order(b"D")

    def _order(self, order: bytes) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.write(order)
            self._process.stdin.flush()

    def poll(self) -> int | None:
        """The exit code, None while it runs."""
        return self._process.poll()

    def wait(self, seconds: float) -> int | None:
        """The exit code, None when it still runs after this time."""
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def close(self) -> None:
        """End it and wait until nothing of it is left."""
        self.let_go()
        if self.wait(self._end) is None:
            self._process.kill()
            self._process.wait()
        _running.discard(self)

    def let_go(self) -> None:
        """Close the leash."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()


def run_to_end(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    timeout: float,
    options: Options = GENTLY,
    output_to: Path | None = None,
    each_line: Callable[[str], None] | None = None,
) -> tuple[int | None, str]:
    """Run a command; returns its exit code, None when it took too long and was ended, and its output.

    The output is also in ``output_to`` afterwards; ``each_line`` is called with each line of it as it comes. Then the
    seconds of ``timeout`` are those without a new line: on a busy machine tests take their time, and go on.
    """
    with output_to.open("w+b") if output_to else tempfile.TemporaryFile() as output:
        with Supervised(command, folder, environment, output, options) as running:
            code = running.wait(timeout) if each_line is None else _follow(running, output, timeout, each_line)
        output.seek(0)
        return code, output.read().decode(errors="replace")


def _follow(running: Supervised, output: IO[bytes], timeout: float, each_line: Callable[[str], None]) -> int | None:
    """Wait for the end of a command while passing on the lines of its output; returns its exit code."""
    started = said_at = time.monotonic()
    position, code = 0, None
    while code is None and time.monotonic() < min(said_at + timeout, started + _PATIENCE * timeout):
        code = running.wait(_LINES_SECONDS)
        # Not through the file's own position, at which the command writes.
        data = os.pread(output.fileno(), 1 << 20, position)
        whole = data[: data.rfind(b"\n") + 1]
        position += len(whole)
        if whole:
            said_at = time.monotonic()
        for line in whole.decode(errors="replace").splitlines():
            each_line(line)
    return code


def _arguments(options: Options) -> list[str]:
    arguments = ["--signal", options.signal, "--grace", str(options.grace)]
    if options.user is not None:
        arguments += ["--user", str(options.user)]
    if options.remove is not None:
        arguments += ["--remove", str(options.remove)]
    if options.at_end:
        arguments += ["--at-end", json.dumps(options.at_end)]
    return arguments


def stop_all() -> None:
    """End every command that runs and refuse to start another; for when a run is interrupted."""
    _stopping.set()
    for each in list(_running):
        each.let_go()
    deadline = time.monotonic() + 10
    for each in list(_running):
        each.wait(max(deadline - time.monotonic(), 0.0))


def raise_if_stopping() -> None:
    """Raises Stopped when the run was interrupted."""
    if _stopping.is_set():
        raise Stopped


def clean_environment(**more: str) -> dict[str, str]:
    """What a command sees of ours: how programs and packages are found, and nothing that configures an application."""
    kept = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SSL_CERT_FILE", "SYSTEMROOT")
    inherited = {name: os.environ[name] for name in kept if name in os.environ}
    return {**inherited, "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1", **more}
