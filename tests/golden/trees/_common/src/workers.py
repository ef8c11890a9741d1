# Generated from specs/<app>.yaml by templates/src/workers.py.j2.
"""Several processes that serve the same sockets, where one cannot use all that there is of a machine."""

import multiprocessing
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.context import SpawnProcess
from pathlib import Path
from tempfile import TemporaryDirectory

from uvicorn.config import STARTUP_FAILURE

from src.core.logging import get_logger

TICK_SECONDS = 0.1
# One that cannot live must not keep the machine busy with new ones.
PAUSE_SECONDS = 1.0
# How one ends that was told to, whether it had begun to serve or not.
ENDED = (0, -signal.SIGTERM)

logger = get_logger(__name__)


class Workers:
    """Keeps so many processes at work, each in an interpreter of its own, until a signal ends all of them.

    serve: what each does with the sockets; a function of a module, since the new interpreter has to find it.
    """

    def __init__(self, number: int, serve: Callable[[list[socket.socket]], None], sockets: list[socket.socket]) -> None:
        self._number = number
        self._serve = serve
        self._sockets = sockets
        self._workers: list[SpawnProcess] = []
        self._start_at = 0.0
        self._is_ending = False
        self._exit_code = 0

    def run(self) -> int:
        """Serve until all of them have ended; returns the exit code."""
        with _signals() as received, TemporaryDirectory(prefix="metrics-") as folder:
            # What each counts is in files, of which any of them can tell the sum.
            os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
            while not self._is_ending or self._workers:
                if received:
                    received.clear()
                    self._end()
                self._look_after(Path(folder))
                time.sleep(TICK_SECONDS)
        return self._exit_code

    def _end(self) -> None:
        """Pass a signal on, as often as one comes: the second one ends the draining."""
        self._is_ending = True
        for each in self._workers:
            each.terminate()
        # While this process had them, connections would wait in them that nobody takes any more.
        for listener in self._sockets:
            listener.close()

    def _look_after(self, folder: Path) -> None:
        for each in [each for each in self._workers if not each.is_alive()]:
            self._workers.remove(each)
            self._bury(each, folder)
        while not self._is_ending and len(self._workers) < self._number and time.monotonic() >= self._start_at:
            self._workers.append(self._started())

    def _bury(self, worker: SpawnProcess, folder: Path) -> None:
        for gauges in folder.glob(f"gauge_live*_{worker.pid}.db"):
            gauges.unlink()
        if worker.exitcode not in ENDED or not self._is_ending:
            logger.error("worker_died", pid=worker.pid, exit_code=worker.exitcode)
        self._start_at = time.monotonic() + PAUSE_SECONDS
        if worker.exitcode == STARTUP_FAILURE:
            # The next one would fail the same way.
            self._exit_code = STARTUP_FAILURE
            self._end()

    def _started(self) -> SpawnProcess:
        worker = multiprocessing.get_context("spawn").Process(target=self._serve, args=(self._sockets,))
        worker.start()
        logger.info("worker_started", pid=worker.pid)
        return worker


@contextmanager
def _signals() -> Iterator[list[int]]:
    """Collect the signals that are to end the process."""
    received: list[int] = []
    before = {
        number: signal.signal(number, lambda given, _: received.append(given))
        for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield received
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
