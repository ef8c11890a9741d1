"""doit's runners, mended: an unmet dependency changed the exit code, and an interrupt waited for what runs."""

from __future__ import annotations

import sys
from threading import Thread
from typing import Any

from doit import cmd_run
from doit.exceptions import BaseFail, UnmetDependency
from doit.runner import ERROR, FAILURE, MThreadRunner, Runner


class _ExitCode:
    """A task that waits for a failed one says nothing new: the exit code stays that of the failure."""

    final_result: int

    def _handle_task_error(self, node: Any, base_fail: BaseFail) -> None:
        before = self.final_result
        super()._handle_task_error(node, base_fail)  # type: ignore[misc]
        if isinstance(base_fail, UnmetDependency) and before != ERROR:
            self.final_result = FAILURE


class InTurn(_ExitCode, Runner):  # type: ignore[misc]
    """One task after the other."""


class InThreads(_ExitCode, MThreadRunner):  # type: ignore[misc]
    """``-n K``: what takes long waits for other programs, so threads do. An interrupt ends what they wait for."""

    def _run_start_processes(self, job_q: Any, result_q: Any) -> list[Thread]:
        self._jobs = job_q
        threads: list[Thread] = super()._run_start_processes(job_q, result_q)
        self._threads = threads
        return threads

    def run_tasks(self, task_dispatcher: Any) -> None:
        try:
            super().run_tasks(task_dispatcher)
        except BaseException:
            end_commands()
            for _ in getattr(self, "_threads", ()):
                self._jobs.put(None)
            raise


def end_commands() -> None:
    """End the programs that checks have started, if any has."""
    if "generators.processes.process" in sys.modules:
        from generators.processes import process

        process.stop_all()


def install() -> None:
    """Let doit's run command use these."""
    cmd_run.Runner, cmd_run.MThreadRunner = InTurn, InThreads
