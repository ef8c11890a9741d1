"""The application itself, started as in production."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generators.verify.postgres import free_port
from generators.verify.process import Options, Supervised, clean_environment
from generators.verify.workspace import Broken, Workspace

UNLIMITED = dict.fromkeys(("RATE_LIMIT", "RATE_LIMIT_READ", "RATE_LIMIT_WRITE"), "1000000/second")
START_SECONDS = 20.0


class Server:
    """One process of the application. ``started``: seconds until it accepted a connection."""

    def __init__(self, work: Workspace, settings: Mapping[str, str]) -> None:
        self._work, self._home = work, work.folder(f"server-{free_port()}")
        self.port = free_port()
        self._settings = {"HOST": "127.0.0.1", "PORT": str(self.port), "SHUTDOWN_DELAY": "0", **settings}
        self.started = 0.0
        self._running = self._start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def _start(self) -> Supervised:
        command = start_command(self._work, self.port)
        out, err = (self._home / "stdout").open("wb"), (self._home / "stderr").open("wb")
        with out, err:
            options = Options(grace=10)
            return Supervised(command, self._work.app, clean_environment(**self._settings), out, options, err)

    def wait_until_up(self) -> None:
        """Wait until it accepts connections. Raises Broken when it ends before, or takes too long."""
        began = time.monotonic()
        while time.monotonic() - began < START_SECONDS:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                if (code := self._running.poll()) is not None:
                    raise Broken(f"the server ended with exit code {code}: {self.output()[-800:]}") from None
                time.sleep(0.01)
            else:
                self.started = time.monotonic() - began
                return
        raise Broken(f"the server accepted no connection within {START_SECONDS:.0f} s: {self.output()[-800:]}")

    def stdout(self) -> str:
        """What it wrote to standard output so far."""
        return (self._home / "stdout").read_text(errors="replace")

    def output(self) -> str:
        """What it wrote to standard output and standard error so far."""
        return self.stdout() + (self._home / "stderr").read_text(errors="replace")

    def lines(self) -> list[dict[str, Any]]:
        """Its log, as far as that is JSON."""
        found = []
        for line in self.stdout().splitlines():
            try:
                value = json.loads(line)
            except ValueError:
                continue
            if isinstance(value, dict):
                found.append(value)
        return found

    def terminate(self) -> None:
        """Send SIGTERM."""
        self._running.terminate()

    def wait(self, seconds: float) -> int | None:
        """Its exit code, None when it still runs after this time."""
        return self._running.wait(seconds)

    def close(self) -> None:
        """End it."""
        self._running.close()


def start_command(work: Workspace, port: int) -> list[str]:
    """How the application is started: by its own server, or by plain uvicorn when it has none."""
    if (work.app / "src" / "server.py").exists():
        return [work.python, "-m", "src.server"]
    module = "src.main:app" if (work.app / "src" / "main.py").exists() else "main:app"
    return [work.python, "-m", "uvicorn", module, "--host", "127.0.0.1", "--port", str(port)]


@contextmanager
def serve(work: Workspace, database_url: str, **settings: str) -> Iterator[Server]:
    """The application in production settings, without rate limits unless ``settings`` set some, ready for requests."""
    server = Server(work, {"ENVIRONMENT": "production", "DATABASE_URL": database_url, **UNLIMITED, **settings})
    try:
        server.wait_until_up()
        yield server
    finally:
        server.close()


def start_and_end(work: Workspace, settings: Mapping[str, str], seconds: float) -> tuple[int | None, str, float]:
    """Start the application where it should refuse to: exit code (None: it ran on), output, seconds."""
    server = Server(work, settings)
    began = time.monotonic()
    try:
        code = server.wait(seconds)
        return code, server.output(), time.monotonic() - began
    finally:
        server.close()


def env_file(path: Path) -> dict[str, str]:
    """The assignments of an env file; an absent file has none."""
    if not path.exists():
        return {}
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#") and "=" in line)
    return {name.strip(): value.strip() for name, _, value in pairs}
