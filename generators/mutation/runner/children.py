"""Forked processes with an answer and a time limit."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

_POLL_SECONDS = 0.005


class Children:
    """At most so many forked processes at a time, each the leader of a group and with an answer in a file."""

    def __init__(self, folder: Path, workers: int) -> None:
        self.folder, self.workers = folder, workers
        self.running: dict[int, tuple[Any, Path, float, float]] = {}

    def start(self, key: Any, work: Callable[[], Any], seconds: float) -> None:
        """Do ``work`` in a child; its answer comes out of ``finished``."""
        answer = self.folder / f"answer-{time.monotonic_ns()}.json"
        sys.stdout.flush()
        pid = os.fork()
        if pid == 0:
            _be_a_child(work, answer)
        now = time.monotonic()
        self.running[pid] = (key, answer, now, now + seconds)

    @property
    def has_room(self) -> bool:
        """Whether another child may start."""
        return len(self.running) < self.workers

    def finished(self) -> Iterator[tuple[Any, Any, float]]:
        """Wait for some children to end: key, answer, seconds. A child without an answer crashed or was killed."""
        while self.running:
            ended = list(self._ended())
            if ended:
                yield from ended
                return
            time.sleep(_POLL_SECONDS)

    def _ended(self) -> Iterator[tuple[Any, Any, float]]:
        for pid, (key, path, started, deadline) in list(self.running.items()):
            late = time.monotonic() > deadline
            if late:
                _end_group(pid)
            ended, status = os.waitpid(pid, 0 if late else os.WNOHANG)
            if ended:
                del self.running[pid]
                _end_group(pid)  # what the tests started and left
                answer = json.loads(path.read_text()) if path.exists() else {"crashed": _death(status)}
                yield key, {"late": True} if late else answer, time.monotonic() - started

    def end(self) -> None:
        """End all that still run."""
        for pid in self.running:
            _end_group(pid)
            os.waitpid(pid, 0)


def _be_a_child(work: Callable[[], Any], answer: Path) -> None:
    """Never returns."""
    try:
        os.setsid()
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(nowhere, descriptor)
        value = work()
        part = answer.with_suffix(".part")
        part.write_text(json.dumps(value))
        part.rename(answer)
    except BaseException:
        answer.with_suffix(".txt").write_text(traceback.format_exc())
    finally:
        os._exit(0)


def _end_group(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _death(status: int) -> str:
    return f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else f"exit {os.WEXITSTATUS(status)}"
