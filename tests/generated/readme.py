"""The commands of a generated README, run as a newcomer does: in a fresh repository, in the order of the page."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_BLOCK: Final = re.compile(r"^```bash\n(.*?)^```", re.MULTILINE | re.DOTALL)
_ROW: Final = re.compile(r"^\| `(make [^`]+)` \|", re.MULTILINE)
_INLINE: Final = re.compile(r"`((?:uv run|docker build) [^`]+)`")
# What needs an engine, a cluster or a service; the checks of `doit verify` run what it stands for.
_ELSEWHERE: Final = re.compile(r"make (docker-|publish|audit)|docker |kubectl ")
_FILE: Final = re.compile(r"(?<= -[fk] )[\w./-]+")
_SERVED: Final = "make dev"


def commands_of(text: str) -> list[str]:
    """Every command of a page, in its order, each once."""
    found = [(match.start(), line) for match in _BLOCK.finditer(text) for line in match[1].splitlines()]
    found += [(match.start(), match[1]) for each in (_ROW, _INLINE) for match in each.finditer(text)]
    lines = (re.sub(r"\s+# .*", "", line).strip() for _, line in sorted(found, key=lambda each: each[0]))
    return list(dict.fromkeys(line for line in lines if line))


@dataclass(frozen=True)
class Newcomer:
    """Who runs them, in a folder. url: of a database of their own."""

    folder: Path
    url: str

    def run(self, command: str) -> None:
        """Run one command, and do what the page says is to be done beside it. Raises AssertionError when it fails."""
        if _ELSEWHERE.match(command):
            self._look_at(command)
        elif command == _SERVED:
            self._serve(command)
        else:
            self.succeed(command)
        if command == "cp .env.example .env":
            self._settle()

    def dry_run(self, command: str) -> None:
        """What takes too long is at least there: the target of make, the files that are named."""
        if command.startswith("make "):
            self.succeed(command.replace("make ", "make --dry-run ", 1))
        for name in shlex.split(command):
            assert "/" not in name or (self.folder / name).exists(), f"{command}: there is no {name}"

    def _look_at(self, command: str) -> None:
        if command.startswith("make "):
            self.dry_run(command)
        for name in _FILE.findall(command):
            assert (self.folder / name).exists(), f"{command}: there is no {name}"

    def succeed(self, command: str) -> None:
        """Run a command to its end. Raises AssertionError when it fails."""
        done = subprocess.run(
            command, shell=True, cwd=self.folder, env=_environment(), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stdout[-4000:]}{done.stderr[-4000:]}"

    def _settle(self) -> None:
        """The page: then set DATABASE_URL."""
        settings = self.folder / ".env"
        settings.write_text(re.sub(r"(?m)^DATABASE_URL=.*", f"DATABASE_URL={self.url}", settings.read_text()))

    def _serve(self, command: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        with _started(command, self.folder, port) as process:
            end = time.monotonic() + 60
            while time.monotonic() < end and process.poll() is None:
                with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/docs") as answer:
                    assert answer.status == 200
                    return
                time.sleep(0.2)
            raise AssertionError(f"{command} serves nothing")


@contextlib.contextmanager
def _started(command: str, folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A command with everything that it starts, ended as by Ctrl-C."""
    environment = {**_environment(), "PORT": str(port)}
    with subprocess.Popen(command, shell=True, cwd=folder, env=environment, start_new_session=True) as process:
        try:
            yield process
        finally:
            for ending in (signal.SIGINT, signal.SIGKILL):
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, ending)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(20)


def _environment() -> dict[str, str]:
    """Ours with uv on the path, and with nothing that is about ourselves."""
    own = {"PYTHONPATH", "VIRTUAL_ENV", "DATABASE_URL"}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**{name: value for name, value in os.environ.items() if name not in own}, "PATH": path, "DOCKER": "no"}
