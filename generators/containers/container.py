"""One container, by the docker SDK."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from generators.support.failures import Broken


class Container:
    """A container that the engine has."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle

    @property
    def id(self) -> str:
        return str(self._handle.id)

    @property
    def name(self) -> str:
        return str(self._handle.name)

    def inspect(self) -> dict[str, Any]:
        """All that the engine knows of it, now."""
        self._handle.reload()
        attributes: dict[str, Any] = self._handle.attrs
        return attributes

    @property
    def state(self) -> dict[str, Any]:
        """Its state, now: ``Running``, ``ExitCode``, ``Health``, ..."""
        state: dict[str, Any] = self.inspect()["State"]
        return state

    @property
    def is_running(self) -> bool:
        """Whether its first process lives; one that the engine is about to start again does not."""
        return _runs(self.state)

    @property
    def health(self) -> str:
        """``starting``, ``healthy`` or ``unhealthy``; how it ended when it did, ``none`` without a health check."""
        state = self.state
        if not _runs(state):
            return f"exited with {state['ExitCode']}"
        return str(state.get("Health", {}).get("Status", "none"))

    def published(self) -> dict[str, list[tuple[str, int]]]:
        """The addresses on the host by port of the container, such as ``8000/tcp``."""
        ports = self.inspect()["NetworkSettings"]["Ports"] or {}
        return {
            port: [(each["HostIp"], int(each["HostPort"])) for each in bindings]
            for port, bindings in ports.items()
            if bindings
        }

    def port(self, number: int) -> int:
        """The port on the host at which one of its ports is published. Raises Broken when it is not."""
        found = self.published().get(f"{number}/tcp")
        if not found:
            raise Broken(f"{self.name} publishes no port {number}: {self.health}: {self.logs()[-800:]}")
        return found[0][1]

    def address(self) -> str:
        """Its address on the first of its networks."""
        networks = self.inspect()["NetworkSettings"]["Networks"]
        return str(next(each["IPAddress"] for _, each in sorted(networks.items())))

    def logs(self, errors: bool = True) -> str:
        """What it wrote to standard output, and to standard error."""
        text: bytes = self._handle.logs(stdout=True, stderr=errors)
        return text.decode(errors="replace")

    def execute(self, command: Sequence[str], **options: Any) -> tuple[int, str]:
        """Run a command in it: exit code and output."""
        code, output = self._handle.exec_run(list(command), **options)
        return int(code), output.decode(errors="replace")

    def processes(self) -> list[list[str]]:
        """Its processes: user id, process id and command line of each."""
        found = self._handle.top(ps_args="-eo uid,pid,args")
        return [list(row) for row in found["Processes"]]

    def signal(self, name: str) -> None:
        """Send a signal to its first process."""
        self._handle.kill(signal=name)

    def start(self) -> None:
        self._handle.start()

    def stop(self, grace: int = 10) -> None:
        """SIGTERM, and SIGKILL after so many seconds."""
        self._handle.stop(timeout=grace)

    def pause(self) -> None:
        """Freeze every process in it."""
        self._handle.pause()

    def unpause(self) -> None:
        self._handle.unpause()

    def remove(self) -> None:
        """Remove it with its anonymous volumes."""
        self._handle.remove(force=True, v=True)

    def wait(self, seconds: float) -> int | None:
        """Its exit code, None when it still runs after this time."""
        deadline = time.monotonic() + seconds
        while _runs(state := self.state):
            if time.monotonic() > deadline:
                return None
            time.sleep(0.05)
        return int(state["ExitCode"])


def _runs(state: dict[str, Any]) -> bool:
    # The engine calls a container running while it waits to start it again.
    return bool(state["Running"]) and not state.get("Restarting", False)
