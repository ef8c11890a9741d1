"""A compose project of a check's own: as its files say, but on free ports, and with the images that the check built."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from generators.containers.container import Container
from generators.containers.engine import Engine
from generators.containers.sweep import remains
from generators.verify.evidence import Command
from generators.verify.workspace import PASSWORD, Broken, NotRun, Workspace

STACK: Final = "docker/docker-compose.yml"
TESTS: Final = "docker/docker-compose.test.yml"
UP_SECONDS: Final = 240
APP_PORT: Final = 8000
PROJECT_LABEL: Final = "com.docker.compose.project"
SERVICE_LABEL: Final = "com.docker.compose.service"
# Any free port, on this machine only.
FREE_PORT: Final = "127.0.0.1:0"


class Compose:
    """One project; it carries the name of the engine's run, and goes with it."""

    def __init__(self, docker: Engine, files: Sequence[str], settings: dict[str, str]) -> None:
        self.docker, self._settings = docker, settings
        self._files = [word for name in files for word in ("--file", name)]

    def run(
        self,
        *arguments: str,
        timeout: float = 600,
        environment: dict[str, str] | None = None,
        each_line: Callable[[str], None] | None = None,
    ) -> Command:
        """Run ``docker compose`` on the project."""
        settings = self._settings if environment is None else environment
        command = ["compose", "--ansi", "never", "--project-name", self.docker.run, *self._files, *arguments]
        return self.docker.command(*command, timeout=timeout, environment=settings, each_line=each_line)

    def down(self) -> list[str]:
        """Remove the project with its volumes; returns what is left of it."""
        self.run("down", "--volumes", "--remove-orphans", "--timeout", "15", timeout=120)
        return [line for line in remains(self.docker.run) if not line.startswith("rmi ")]

    def up(self, *services: str, options: Sequence[str] = ()) -> None:
        """Start services and wait until they are healthy. Raises Broken with what they said."""
        wait = ["up", "--detach", "--no-build", "--wait", "--wait-timeout", str(UP_SECONDS), *options]
        done = self.run(*wait, *services, timeout=UP_SECONDS + 60)
        if not done.is_success:
            logs = self.run("logs", "--no-color", "--tail", "20").output
            raise Broken(f"docker compose up: {done.output.strip()[-600:]}\n{logs[-1500:]}")

    def containers(self, service: str) -> list[Container]:
        """The containers of a service."""
        return self.docker.containers(**{PROJECT_LABEL: self.docker.run, SERVICE_LABEL: service})

    def one(self, service: str) -> Container:
        """The only, or first, container of a service. Raises Broken when there is none."""
        found = self.containers(service)
        if not found:
            raise Broken(f"the stack has no service {service}")
        return found[0]

    def services(self) -> list[str]:
        """The names of its services. Raises Broken when compose does not understand the files."""
        done = self.run("config", "--services")
        self.docker.forget(done)
        if not done.is_success:
            raise Broken(f"docker compose config: {done.output.strip()[-800:]}")
        return sorted(done.output.split())


def require_compose(docker: Engine) -> None:
    """Raises NotRun when the command has no compose."""
    if not docker.command("compose", "version").is_success:
        raise NotRun("docker compose is not installed")


def stack_settings(work: Workspace, tag: str) -> dict[str, str]:
    """What the compose file of the whole stack asks its environment for."""
    return {
        "APP_IMAGE": tag,
        "APP_PORT": FREE_PORT,
        "PROMETHEUS_PORT": FREE_PORT,
        "GRAFANA_PORT": FREE_PORT,
        **secrets_of(work.app / STACK),
    }


def secrets_of(file: Path) -> dict[str, str]:
    """A value for each variable without which a compose file refuses to work; that of the database is the canary."""
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return {name: PASSWORD if "POSTGRES" in name else secrets.token_hex(12) for name in required_variables(text)}


def required_variables(text: str) -> list[str]:
    """The variables without which a compose file refuses to work, sorted."""
    return sorted(set(re.findall(r"\$\{([A-Z_]+):\?", text)))
