"""Points 6 and 7: alive whatever happens, ready only when a request could be served."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Protocol

from generators.support.waiting import wait_for
from generators.verify.evidence import Observation
from generators.verify.subjects.client import Client
from generators.verify.subjects.live import live
from generators.verify.workspace import PASSWORD, Workspace, passed

ALIVE_SECONDS, READY_SECONDS, BACK_SECONDS = 1.0, 3.0, 10.0
_DRAIN_SECONDS = "2"


class FailingDatabase(Protocol):
    """A database server that can fail."""

    @property
    def port(self) -> int: ...

    def stop(self) -> None: ...

    def start(self) -> None: ...

    def freeze(self) -> None: ...

    def thaw(self) -> None: ...


def health(work: Workspace) -> Iterator[Observation]:
    """Both checks with the database up, stopped, back, frozen and thawed; then after SIGTERM."""
    with live(work, SHUTDOWN_DELAY=_DRAIN_SECONDS) as stack:
        yield from outages(stack.http, stack.database)
        with stack.http.fault():
            stack.server.terminate()
            time.sleep(0.3)
            status = stack.http.get("/health/ready").status_code
            yield passed("not-ready-draining", status == 503, "503 after SIGTERM", status)


def outages(http: Client, database: FailingDatabase) -> Iterator[Observation]:
    """Both checks with the database up, stopped, back, frozen and thawed."""
    with http.fault():
        yield _alive(http, "alive")
        yield _ready(http, "ready")
        database.stop()
        yield _alive(http, "alive-stopped")
        yield _not_ready(http, "not-ready-stopped")
        yield _reveals_nothing(http, database.port)
        database.start()
        yield _until(http, "ready-again", "200 without a restart once the database is back")
        database.freeze()
        yield _alive(http, "alive-frozen")
        yield _not_ready(http, "not-ready-frozen")
        database.thaw()
        yield _until(http, "ready-thawed", "200 without a restart once the database answers again")


def _get(http: Client, path: str, status: int, within: float) -> tuple[bool, str]:
    """Ask for a status within a time: whether it came, and what was seen. Of three: the machine may be busy."""
    for _ in range(3):
        started = time.monotonic()
        seen = http.get(path).status_code
        seconds = time.monotonic() - started
        if seen != status or seconds <= within:
            break
    return seen == status and seconds <= within, f"{seen} in {seconds:.2f} s"


def _alive(http: Client, name: str) -> Observation:
    right, seen = _get(http, "/health/health", 200, ALIVE_SECONDS)
    return passed(name, right, f"200 within {ALIVE_SECONDS:g} s", seen)


def _ready(http: Client, name: str) -> Observation:
    right, seen = _get(http, "/health/ready", 200, READY_SECONDS)
    return passed(name, right, "200", seen)


def _not_ready(http: Client, name: str) -> Observation:
    right, seen = _get(http, "/health/ready", 503, READY_SECONDS)
    return passed(name, right, f"503 within {READY_SECONDS:g} s", seen)


def _reveals_nothing(http: Client, port: int) -> Observation:
    text = http.get("/health/ready").text
    revealed = [word for word in (PASSWORD, "127.0.0.1", str(port), "Traceback", "asyncpg", "Error") if word in text]
    return passed("no-detail", not revealed, "the answer says nothing about where or why", revealed or text[:200])


def _until(http: Client, name: str, expected: str) -> Observation:
    seconds = wait_for(lambda: http.get("/health/ready").status_code == 200, BACK_SECONDS)
    return passed(name, seconds is not None, expected, "never" if seconds is None else f"200 after {seconds:.2f} s")
