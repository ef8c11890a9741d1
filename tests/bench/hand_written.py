"""Runs an application that was written by hand, and tells what a server costs."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generators.processes.process import Supervised, clean_environment
from generators.processes.supervise import descendants
from generators.verify.subjects.postgres import free_port
from generators.verify.subjects.server import UNLIMITED


@contextmanager
def hand_written(source: Path, python: Path, url: str, folder: Path, **settings: str) -> Iterator[tuple[int, int]]:
    """The process and the port of a module with an ``app``, ready for requests."""
    port = free_port()
    command = [str(python), "-m", "uvicorn", f"{source.stem}:app", "--port", str(port), "--no-access-log"]
    environment = clean_environment(DATABASE_URL=url, PYTHONPATH=str(source.parent), **UNLIMITED, **settings)
    with Supervised(command, folder, environment) as running:
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
            except OSError:
                time.sleep(0.05)
            else:
                break
        yield pid_below(running.pid), port


def pid_below(supervisor: int) -> int:
    """The process that a supervisor runs."""
    return descendants(supervisor)[0]


def cpu_seconds(process: int) -> float:
    """What a process has used so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
