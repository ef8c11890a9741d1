"""``compose_up:<app>`` and ``compose_down:<app>``: the whole stack of an application."""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from generators.graph.declare import App
from generators.graph.doit.reporter import teller
from generators.graph.project import Project
from generators.graph.tasks.docker_engine import docker_settings, engine_of, run_docker
from generators.support.errors import UserError
from generators.support.store import write_atomic

_UP_SECONDS: Final = 300
_PAGES: Final = (("app", "8000", "application"), ("prometheus", "9090", "Prometheus"), ("grafana", "3000", "Grafana"))
_REACHED: Final = re.compile(r"Container .*-([\w]+)-\d+\s+(Started|Healthy|Unhealthy|Exited|Error)\b")
_PORTS: Final = ("APP_PORT", "PROMETHEUS_PORT", "GRAFANA_PORT")


class ComposeUp:
    """The whole stack, started and healthy, on free ports of this machine."""

    after: tuple[str, ...] = ("docker_build",)

    def __init__(self, project: Project, app: App) -> None:
        self.stack = Stack(project, app)

    def is_up_to_date(self) -> bool:
        """Never: compose itself starts only what is not as it should be."""
        return False

    def run(self) -> dict[str, str]:
        return {"summary": self.stack.up()}


class ComposeDown:
    """The end of what ``compose_up`` started, with its data."""

    after: tuple[str, ...] = ()

    def __init__(self, project: Project, app: App) -> None:
        self.stack = Stack(project, app)

    def is_up_to_date(self) -> bool:
        return False

    def run(self) -> dict[str, str]:
        return {"summary": self.stack.down()}


class Stack:
    """The compose project of an application: another one for each copy of the build folder, so none is in the way."""

    def __init__(self, project: Project, app: App) -> None:
        self.app, self.folder = app, project.out(app.name)
        self._secrets = project.cache / "compose" / f"{app.name}.env"
        place = hashlib.sha256(str(project.root.resolve()).encode()).hexdigest()[:8]
        own = f"{app.name.replace('_', '-')}-{place}"
        self.name = os.environ.get("COMPOSE_PROJECT_NAME", own)

    def up(self) -> str:
        """Start it and wait until it is healthy; returns where its pages are. Raises UserError when it is not.

        When it was not there before, a start that fails or is interrupted leaves nothing behind.
        """
        from generators.containers.engine import SWEEP
        from generators.containers.sweep import remains, sweep
        from generators.processes.process import Options, Supervised, clean_environment

        task, started = f"compose_up:{self.app.name}", time.perf_counter()
        images = self._images()
        missing = _not_to_be_had(images, task)
        services = [name for name in images if name not in missing and name != "migrate"]
        # What was there before, with its data, is not ours to remove.
        is_new = not remains(self.name)
        leash = Options(at_end=(*SWEEP, self.name) if is_new else ())
        with Supervised([], self.folder, {**clean_environment(), **docker_settings({})}, options=leash) as held:
            problem = self._start(services, teller(task))
            if problem and is_new:
                sweep(self.name)
            held.settled()
        if problem:
            raise UserError(f"{problem}\n{task}: the stack did not become healthy.")
        pages = [f"{title} http://{self._address(name, port)}" for name, port, title in _PAGES if name in services]
        left_out = [f"{name} left out: no image {image}, and none to be had" for name, image in missing.items()]
        return f"{task}: {', '.join(pages + left_out)}, {time.perf_counter() - started:.1f} s"

    def _start(self, services: list[str], say: Callable[[str], None]) -> str:
        """Start services and wait for them; returns what they said when that fails, "" when they are healthy."""
        wait = ["up", "--detach", "--no-build", "--wait", "--wait-timeout", str(_UP_SECONDS)]
        code, output = self._compose([*wait, *services], lambda line: say(_state_of(line)))
        if code == 0:
            return ""
        logs = self._compose(["logs", "--no-color", "--tail", "15"])[1]
        return f"{logs.rstrip()}\n{output[-600:].rstrip()}"

    def down(self) -> str:
        """Remove its containers, networks and volumes. Raises UserError when something stays."""
        from generators.containers.sweep import sweep

        started, task = time.perf_counter(), f"compose_down:{self.app.name}"
        engine_of(task).close()
        self._compose(["down", "--volumes", "--remove-orphans"])
        if left := sweep(self.name):
            raise UserError("\n".join([*(f"docker {line}" for line in left), f"{task}: these could not be done."]))
        return f"{task}: nothing is left of it, {time.perf_counter() - started:.1f} s"

    def _images(self) -> dict[str, str]:
        """The image of each service, as compose understands the file."""
        code, output = self._compose(["config", "--format", "json"])
        if code != 0:
            raise UserError(
                f"{output.rstrip()}\ndocker compose cannot read out/{self.app.name}/docker (exit code {code})."
            )
        services = json.loads(output[output.index("{") :])["services"]
        return {name: service["image"] for name, service in services.items()}

    def _address(self, service: str, port: str) -> str:
        return self._compose(["port", service, port])[1].strip()

    def _compose(self, arguments: list[str], each_line: Callable[[str], None] | None = None) -> tuple[int | None, str]:
        file, own = self.folder / "docker" / "docker-compose.yml", self.folder / "docker" / ".env"
        given = own if own.exists() else self._made_secrets(file)
        chosen = {line.partition("=")[0] for line in given.read_text(encoding="utf-8").splitlines()}
        ports = {name: "127.0.0.1:0" for name in _PORTS if name not in os.environ and name not in chosen}
        command = [
            "compose",
            "--ansi",
            "never",
            "--project-name",
            self.name,
            "--env-file",
            str(given),
            "--file",
            str(file),
            *arguments,
        ]
        return run_docker(command, self.folder, _UP_SECONDS + 60, ports, each_line)

    def _made_secrets(self, file: Path) -> Path:
        """Secrets for the stack: made once, because the data in its volumes goes with them."""
        from generators.containers.compose import required_variables

        names = required_variables(file.read_text(encoding="utf-8"))
        known = self._secrets.read_text(encoding="utf-8") if self._secrets.exists() else ""
        lacking = [name for name in names if f"{name}=" not in known]
        if lacking:
            self._secrets.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            text = known + "".join(f"{name}={secrets.token_hex(24)}\n" for name in lacking)
            write_atomic(self._secrets, text.encode())
            self._secrets.chmod(0o600)
        return self._secrets


def _state_of(line: str) -> str:
    """The service and its state, when a line of compose tells that it has reached one."""
    found = _REACHED.search(line)
    return "" if found is None else f"{found[1]} {found[2].lower()}"


def _not_to_be_had(images: dict[str, str], task: str) -> dict[str, str]:
    """Grafana, when its image is neither here nor to be had: no other needs it. Raises UserError for others."""
    from docker.errors import DockerException

    from generators.containers.engine import inspect_image

    client, missing = engine_of(task), {}
    for name, image in images.items():
        if inspect_image(client, image) is not None:
            continue
        try:
            client.images.pull(image)
        except (DockerException, OSError):
            missing[name] = image
    client.close()
    needed = [image for name, image in missing.items() if name != "grafana"]
    if needed:
        raise UserError(f"These images are not here and could not be pulled: {', '.join(needed)}.")
    return missing
