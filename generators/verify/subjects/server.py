"""The application itself, started as in production."""

from __future__ import annotations

import json
import re
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generators.processes.process import Options, Supervised, clean_environment
from generators.support.failures import Broken
from generators.verify.subjects.identity.callers import settings_of_callers
from generators.verify.subjects.postgres import free_port
from generators.verify.workspace import Workspace

UNLIMITED = dict.fromkeys(("RATE_LIMIT", "RATE_LIMIT_READ", "RATE_LIMIT_WRITE"), "1000000/second")
START_SECONDS = 60.0
SECRET_CANARY = "s3cret-canary"  # noqa: S105 - made up
_UNREACHABLE = f"postgresql+asyncpg://app:{SECRET_CANARY}@127.0.0.1:1/app"
_SECRET = re.compile(r"://[^/@:]*:[^/@]+@|change-me")
_NAMES_SECRET = re.compile(r"SECRET|TOKEN$|PASSWORD|API_KEY|DATABASE_URL")


class Server:
    """One process of the application. ``started``: seconds until it accepted a connection."""

    def __init__(self, work: Workspace, settings: Mapping[str, str]) -> None:
        self._work, self._home = work, work.folder(f"server-{free_port()}")
        self.port = free_port()
        self._settings = {"HOST": "127.0.0.1", "PORT": str(self.port), "SHUTDOWN_DELAY": "0", **settings}
        self.started = 0.0
        self._running = self._start()

    @property
    def pid(self) -> int:
        """The process that it runs below."""
        return self._running.pid

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
            if self.accepts():
                self.started = time.monotonic() - began
                return
            if (code := self._running.poll()) is not None:
                raise Broken(f"the server ended with exit code {code}: {self.output()[-800:]}")
            time.sleep(0.01)
        raise Broken(f"the server accepted no connection within {START_SECONDS:.0f} s: {self.output()[-800:]}")

    def accepts(self) -> bool:
        """Whether it accepts a connection."""
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        except OSError:
            return False
        return True

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
    server = Server(work, {**production(work), "DATABASE_URL": database_url, **UNLIMITED, **settings})
    try:
        server.wait_until_up()
        yield server
    finally:
        server.close()


def production(work: Workspace) -> dict[str, str]:
    """What a person would set in production: each secret of ``.env.example``, to another value than it has there, and
    by what callers are known."""
    example = env_file(work.app / ".env.example")
    secrets = {
        name: _UNREACHABLE if "://" in value else SECRET_CANARY
        for name, value in example.items()
        if is_secret(name, value)
    }
    return {"ENVIRONMENT": "production", **secrets, **settings_of_callers(work)}


def is_secret(name: str, value: str) -> bool:
    """Whether a setting is one that must not have a default: by its name, or by its value in ``.env.example``."""
    return bool(_NAMES_SECRET.search(name) or _SECRET.search(value))


def start_and_end(work: Workspace, settings: Mapping[str, str], seconds: float) -> tuple[int | None, str, float]:
    """Start the application where it should refuse to: exit code (None: it accepts connections, or does not end within
    so many seconds), output, seconds."""
    server = Server(work, settings)
    began = time.monotonic()
    try:
        while time.monotonic() - began < seconds:
            if (code := server.wait(0.02)) is not None:
                return code, server.output(), time.monotonic() - began
            if server.accepts():
                break
        return None, server.output(), time.monotonic() - began
    finally:
        server.close()


def env_file(path: Path) -> dict[str, str]:
    """The assignments of an env file; an absent file has none."""
    if not path.exists():
        return {}
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#") and "=" in line)
    return {name.strip(): value.strip() for name, _, value in pairs}
