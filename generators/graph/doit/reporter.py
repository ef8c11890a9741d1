"""What a run says: progress on a terminal, one line per application, mistakes as they are on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

from doit.exceptions import BaseFail, TaskFailed, UnmetDependency
from doit.reporter import ConsoleReporter
from doit.task import Task

_STARTED = time.perf_counter()
BUG = "This is a bug in the generator, not a mistake of yours. Please report it with the lines above.\n"


class SummaryReporter(ConsoleReporter):  # type: ignore[misc]
    """Quiet about tasks of single files, clear about applications."""

    desc = "one line per application"

    def __init__(self, outstream: Any, options: dict[str, Any]) -> None:
        super().__init__(outstream, options)
        self._live = bool(getattr(outstream, "isatty", bool)())
        self._asked: set[str] = set()
        self._done = self._total = 0
        self._shown: set[str] = set()

    def initialize(self, tasks: dict[str, Task], selected_tasks: list[str]) -> None:
        self._asked = set(selected_tasks)
        self._total = sum(task.subtask_of == "render" for task in tasks.values())

    def execute_task(self, task: Task) -> None:
        if task.subtask_of == "render":
            self._done += 1
            self._progress(f"{task.name.partition(':')[2]}  {self._done}/{self._total}")
        elif task.actions and not task.name.startswith("_"):
            self._progress(f"{task.name} ...")

    def add_success(self, task: Task) -> None:
        if task.subtask_of == "render":
            if task.name in self._asked:
                self._line(f"{task.name}: rendered into the store")
        elif task.actions and not task.name.startswith("_"):
            self._line(task.values.get("summary", f"{task.name}: done"))

    def skip_uptodate(self, task: Task) -> None:
        if task.subtask_of not in ("render", "check") or task.name in self._asked:
            self._line((task.meta or {}).get("summary", f"{task.name}: up to date"))

    def skip_ignore(self, task: Task) -> None:
        self._line(f"{task.name}: ignored")

    def add_failure(self, task: Task, fail: BaseFail) -> None:
        self._clear()
        if isinstance(fail, UnmetDependency):
            if task.subtask_of:
                sys.stderr.write(f"{task.name}: not done, because of the errors above\n")
        elif isinstance(fail, TaskFailed):
            if fail.message not in self._shown:
                sys.stderr.write(f"{fail.message}\n")
            self._shown.add(fail.message)
        else:
            sys.stderr.write(f"{task.name}: {fail.get_msg()}\n{BUG}")

    def complete_run(self) -> None:
        self._clear()
        for message in self.runtime_errors:
            sys.stderr.write(f"{message}\n")

    def _line(self, text: str) -> None:
        self._clear()
        passed = time.perf_counter() - _STARTED
        first, *others = text.split("\n")
        self.write("\n".join([first if first.endswith(" s") else f"{first}, {passed:.2f} s", *others, ""]))

    def _progress(self, text: str) -> None:
        if self._live:
            self.write(f"\r\x1b[K{text[:100]}")
            self.outstream.flush()

    def _clear(self) -> None:
        if self._live:
            self.write("\r\x1b[K")
            self.outstream.flush()


def progress_of(task: str) -> Callable[[str], None]:
    """Writes lines about what a task is doing, each once."""
    written: set[str] = set()

    def write(line: str) -> None:
        if line and line not in written:
            written.add(line)
            start = "\r\x1b[K" if sys.stdout.isatty() else ""
            sys.stdout.write(f"{start}{task}: {line[:140]}\n")
            sys.stdout.flush()

    return write
