"""doit's runners, mended: a dead worker hung the run, and an unmet dependency changed the exit code."""

from __future__ import annotations

import queue
import sys
from multiprocessing import Process, get_context
from multiprocessing.queues import Queue
from threading import Thread
from typing import Any

from doit import cmd_run
from doit.exceptions import BaseFail, InvalidTask, UnmetDependency
from doit.runner import ERROR, FAILURE, MRunner, MThreadRunner, Runner

_POLL_SECONDS = 0.5


class _ExitCode:
    """A task that waits for a failed one says nothing new: the exit code stays that of the failure."""

    final_result: int

    def _handle_task_error(self, node: Any, base_fail: BaseFail) -> None:
        before = self.final_result
        super()._handle_task_error(node, base_fail)  # type: ignore[misc]
        if isinstance(base_fail, UnmetDependency) and before != ERROR:
            self.final_result = FAILURE


class _WatchedQueue(Queue):  # type: ignore[type-arg]
    """A queue whose reader notices when one of the processes that should write to it was killed."""

    def __init__(self) -> None:
        super().__init__(ctx=get_context())
        self.writers: list[Process] = []

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        if not getattr(self, "writers", None):
            return super().get(block, timeout)
        while True:
            try:
                return super().get(timeout=_POLL_SECONDS)
            except queue.Empty:
                if any(writer.exitcode not in (None, 0) for writer in self.writers):
                    raise InvalidTask("a worker process died (killed, or out of memory?); run it again") from None


class InProcess(_ExitCode, Runner):  # type: ignore[misc]
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


class InProcesses(_ExitCode, MRunner):  # type: ignore[misc]
    """``-n K -P process``."""

    Queue = staticmethod(_WatchedQueue)

    def _run_start_processes(self, job_q: Any, result_q: Any) -> list[Process]:
        writers: list[Process] = super()._run_start_processes(job_q, result_q)
        result_q.writers = writers
        return writers


def end_commands() -> None:
    """End the programs that checks have started, if any has."""
    if "generators.processes.process" in sys.modules:
        from generators.processes import process

        process.stop_all()


def install() -> None:
    """Let doit's run command use these."""
    cmd_run.Runner, cmd_run.MRunner, cmd_run.MThreadRunner = InProcess, InProcesses, InThreads
