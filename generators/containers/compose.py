"""One compose project, as its files say."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from generators.containers.container import Container
from generators.containers.engine import Engine
from generators.containers.sweep import remains
from generators.processes.command_recorder import Command
from generators.support.failures import Broken, NotRun

STACK: Final = "docker/docker-compose.yml"
TESTS: Final = "docker/docker-compose.test.yml"
APP_PORT: Final = 8000
# Any free port, on this machine only.
FREE_PORT: Final = "127.0.0.1:0"
# The variables of the whole stack's published ports.
PORTS: Final = ("APP_PORT", "PROMETHEUS_PORT", "GRAFANA_PORT")
_UP_SECONDS: Final = 300
_PROJECT_LABEL: Final = "com.docker.compose.project"
_SERVICE_LABEL: Final = "com.docker.compose.service"
_IN_ORDER: Final = ("healthy", "none", "exited with 0")
_REACHED: Final = re.compile(r"Container .*-([\w]+)-\d+\s+(Started|Healthy|Unhealthy|Exited|Error)\b")


class Compose:
    """One project; it carries the name of the engine's run. settings: variables of its files; secrets: a file with
    more of them."""

    def __init__(
        self, docker: Engine, files: Sequence[str], settings: Mapping[str, str], secrets: Path | None = None
    ) -> None:
        self.docker, self._settings = docker, settings
        self._options = [] if secrets is None else ["--env-file", str(secrets)]
        self._options += [word for name in files for word in ("--file", name)]

    def run(
        self,
        *arguments: str,
        timeout: float = 600,
        environment: Mapping[str, str] | None = None,
        each_line: Callable[[str], None] | None = None,
    ) -> Command:
        """Run ``docker compose`` on the project."""
        settings = self._settings if environment is None else environment
        command = ["compose", "--ansi", "never", "--project-name", self.docker.run, *self._options, *arguments]
        return self.docker.command(*command, timeout=timeout, environment=settings, each_line=each_line)

    def up(self, *services: str, options: Sequence[str] = ()) -> None:
        """Start services and wait until they are healthy. Raises Broken with what they said."""
        wait = ["up", "--detach", "--no-build", "--wait", "--wait-timeout", str(_UP_SECONDS), *options]
        done = self.run(*wait, *services, timeout=_UP_SECONDS + 60, each_line=self._say_state)
        if not done.is_success:
            raise Broken("\n".join([f"docker compose up: {done.output.strip()[-600:]}", *self._complaints()]))

    def _complaints(self) -> Iterator[str]:
        """What each container said last that is not as it should be."""
        for each in self.docker.containers(**{_PROJECT_LABEL: self.docker.run}):
            if each.health not in _IN_ORDER:
                yield f"{each.name} {each.health}: {each.logs().strip()[-1500:]}"

    def _say_state(self, line: str) -> None:
        if found := _REACHED.search(line):
            self.docker.say(f"{found[1]} {found[2].lower()}")

    def down(self) -> list[str]:
        """Remove the project with its volumes; returns what is left of it."""
        self.run("down", "--volumes", "--remove-orphans", "--timeout", "15", timeout=120)
        return [line for line in remains(self.docker.run) if not line.startswith("rmi ")]

    def containers(self, service: str) -> list[Container]:
        """The containers of a service."""
        return self.docker.containers(**{_PROJECT_LABEL: self.docker.run, _SERVICE_LABEL: service})

    def one(self, service: str) -> Container:
        """The only, or first, container of a service. Raises Broken when there is none."""
        found = self.containers(service)
        if not found:
            raise Broken(f"the stack has no service {service}")
        return found[0]

    def images(self) -> dict[str, str]:
        """The image of each service, sorted by its name. Raises Broken when compose does not understand the files."""
        done = self.run("config", "--format", "json")
        self.docker.forget(done)
        if not done.is_success:
            raise Broken(f"docker compose config: {done.output.strip()[-800:]}")
        # Warnings come first.
        services = json.loads(done.output[done.output.index("{") :])["services"]
        return {name: services[name]["image"] for name in sorted(services)}


def require_compose(docker: Engine) -> None:
    """Raises NotRun when the command has no compose."""
    if not docker.command("compose", "version").is_success:
        raise NotRun("docker compose is not installed")


def required_variables(file: Path) -> list[str]:
    """The variables without which a compose file refuses to work, sorted; none when there is no file."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return sorted(set(re.findall(r"\$\{([A-Z_]+):\?", text)))
