"""The tasks that leave something in a Docker engine: the image of an application, and its whole stack."""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from generators.errors import UserError
from generators.graph.checks import files_of_app
from generators.graph.declare import App
from generators.graph.project import Project
from generators.graph.reporter import teller
from generators.store import sha256, write_atomic

INPUTS_LABEL: Final = "build-graph.inputs"
_BUILD_SECONDS, _UP_SECONDS = 1800.0, 300
_APP_IMAGE: Final = re.compile(r"\$\{APP_IMAGE:-([^}]+)\}")
_SECRET: Final = re.compile(r"\$\{([A-Z_]+):\?")
_PAGES: Final = (("app", "8000", "application"), ("prometheus", "9090", "Prometheus"), ("grafana", "3000", "Grafana"))
_REACHED: Final = re.compile(r"Container .*-([\w]+)-\d+\s+(Started|Healthy|Unhealthy|Exited|Error)\b")
_PORTS: Final = ("APP_PORT", "PROMETHEUS_PORT", "GRAFANA_PORT")


class DockerBuild:
    """``docker build`` of the application's image, again when a file that gets into it, or its base image, changed."""

    after: tuple[str, ...] = ("generate", "lock")

    def __init__(self, project: Project, app: App) -> None:
        self.app, self.folder = app, project.out(app.name)

    def is_up_to_date(self) -> bool:
        """Whether the engine has the image, made from what is there now: the image says so itself."""
        from generators.verify.engine import connect, inspect_image
        from generators.verify.workspace import NotRun

        try:
            client = connect()
        except NotRun:
            return False
        try:
            image = inspect_image(client, image_of(self.folder)) or {}
            labels = image.get("Config", {}).get("Labels") or {}
            return bool(labels.get(INPUTS_LABEL) == self._key(client))
        finally:
            client.close()

    def run(self) -> dict[str, str]:
        from generators.verify.images import build_arguments, failing_step, step_of

        started, client = time.perf_counter(), _engine(f"docker_build:{self.app.name}")
        tag, before = image_of(self.folder), self._key(client)
        say = teller(f"docker_build:{self.app.name}")
        arguments = build_arguments("runtime", tag, {INPUTS_LABEL: before}, {})
        code, output = _docker(arguments, self.folder, _BUILD_SECONDS, {}, lambda line: say(step_of(line)))
        if code:
            raise UserError(f"{failing_step(output)}\ndocker build failed in out/{self.app.name} (exit code {code}).")
        size = client.images.get(tag).attrs["Size"] / 1e6
        client.close()
        seconds = time.perf_counter() - started
        return {"summary": f"docker_build:{self.app.name}: {tag}, {size:.0f} MB, {seconds:.1f} s"}

    def _key(self, client: Any) -> str:
        """The digest of everything that gets into the image."""
        from docker.utils.build import exclude_paths

        from generators.verify.engine import inspect_image
        from generators.verify.images import DOCKERFILE, PYTHON_IMAGE

        ignored = (self.folder / ".dockerignore").read_text(encoding="utf-8").splitlines()
        patterns = [line.strip() for line in ignored if line.strip() and not line.startswith("#")]
        context = set(exclude_paths(str(self.folder), patterns, dockerfile=DOCKERFILE)) | {DOCKERFILE}
        names = [name for name in files_of_app(self.folder) if name in context]
        lines = [f"{name} {sha256((self.folder / name).read_bytes())}" for name in names]
        recipe = (self.folder / DOCKERFILE).read_text(encoding="utf-8")
        default = re.search(rf"^ARG {PYTHON_IMAGE}=(\S+)", recipe, re.MULTILINE)
        base = os.environ.get(PYTHON_IMAGE, default[1] if default else "")
        image = inspect_image(client, base)
        return sha256("\n".join([base, "absent" if image is None else image["Id"], *lines]).encode())


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
        """Start it and wait until it is healthy; returns where its pages are. Raises UserError, and leaves nothing
        behind, when it does not become healthy."""
        from generators.verify.engine import SWEEP
        from generators.verify.process import Options, Supervised, clean_environment
        from generators.verify.sweep import remains, sweep

        task = f"compose_up:{self.app.name}"
        started, client = time.perf_counter(), _engine(task)
        missing = _not_to_be_had(self._images(), client)
        client.close()
        services = [name for name in self._images() if name not in missing and name != "migrate"]
        is_new = not remains(self.name)
        # What was there before, with its data, is not ours to remove.
        leash = Options(at_end=(*SWEEP, self.name) if is_new else ())
        with Supervised([], self.folder, {**clean_environment(), **_environment({})}, options=leash) as held:
            say = teller(task)
            wait = ["up", "--detach", "--no-build", "--wait", "--wait-timeout", str(_UP_SECONDS)]
            code, output = self._compose([*wait, *services], lambda line: say(_state_of(line)))
            if code:
                logs = self._compose(["logs", "--no-color", "--tail", "15"])[1]
                if is_new:
                    sweep(self.name)
                raise UserError(f"{logs.rstrip()}\n{output[-600:].rstrip()}\n{task}: the stack did not become healthy.")
            held.settled()
        pages = [f"{title} http://{self._address(name, port)}" for name, port, title in _PAGES if name in services]
        left_out = [f"{name} left out: no image {image}, and none to be had" for name, image in missing.items()]
        return f"{task}: {', '.join(pages + left_out)}, {time.perf_counter() - started:.1f} s"

    def down(self) -> str:
        """Remove its containers, networks and volumes. Raises UserError when something stays."""
        from generators.verify.sweep import sweep

        started, task = time.perf_counter(), f"compose_down:{self.app.name}"
        _engine(task).close()
        self._compose(["down", "--volumes", "--remove-orphans"])
        if left := sweep(self.name):
            raise UserError("\n".join([*(f"docker {line}" for line in left), f"{task}: these could not be done."]))
        return f"{task}: nothing is left of it, {time.perf_counter() - started:.1f} s"

    def _images(self) -> dict[str, str]:
        """The image of each service, as compose understands the file."""
        code, output = self._compose(["config", "--format", "json"])
        if code:
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
        command = ["compose", "--project-name", self.name, "--env-file", str(given), "--file", str(file), *arguments]
        return _docker(command, self.folder, _UP_SECONDS + 60, ports, each_line)

    def _made_secrets(self, file: Path) -> Path:
        """Secrets for the stack: made once, because the data in its volumes goes with them."""
        names = sorted(set(_SECRET.findall(file.read_text(encoding="utf-8"))))
        known = self._secrets.read_text(encoding="utf-8") if self._secrets.exists() else ""
        lacking = [name for name in names if f"{name}=" not in known]
        if lacking:
            self._secrets.parent.mkdir(parents=True, exist_ok=True)
            text = known + "".join(f"{name}={secrets.token_hex(24)}\n" for name in lacking)
            write_atomic(self._secrets, text.encode())
            self._secrets.chmod(0o600)
        return self._secrets


def _state_of(line: str) -> str:
    """The service and its state, when a line of compose tells that it has reached one."""
    found = _REACHED.search(line)
    return "" if found is None else f"{found[1]} {found[2].lower()}"


def image_of(folder: Path) -> str:
    """The name of an application's image, as its compose file has it."""
    file = folder / "docker" / "docker-compose.yml"
    found = _APP_IMAGE.search(file.read_text(encoding="utf-8"))
    if found is None:
        raise UserError(f"{file.name} in {folder.name} does not say ${{APP_IMAGE:-...}}.")
    return os.environ.get("APP_IMAGE", found[1])


def _not_to_be_had(images: dict[str, str], client: Any) -> dict[str, str]:
    """The services whose images are neither here nor to be had; those without which nothing works are errors."""
    from docker.errors import DockerException

    from generators.verify.engine import inspect_image

    missing = {}
    for name, image in images.items():
        if inspect_image(client, image) is not None:
            continue
        try:
            client.images.pull(image)
        except (DockerException, OSError):
            missing[name] = image
    needed = [image for name, image in missing.items() if name not in ("prometheus", "grafana")]
    if needed:
        raise UserError(f"These images are not here and could not be pulled: {', '.join(needed)}.")
    return missing


def _engine(task: str) -> Any:
    """A client of the engine. Raises UserError when none answers."""
    from generators.verify.engine import connect
    from generators.verify.workspace import NotRun

    try:
        return connect()
    except NotRun as reason:
        raise UserError(f"{task}: NOT-RUN: {reason}\n      hint: start Docker, or set DOCKER_HOST") from None


def _environment(more: dict[str, str]) -> dict[str, str]:
    from generators.verify.engine import docker_environment

    return {**docker_environment(), **more}


def _docker(
    arguments: list[str],
    folder: Path,
    seconds: float,
    environment: dict[str, str],
    each_line: Callable[[str], None] | None = None,
) -> tuple[int | None, str]:
    from generators.verify.process import clean_environment, run_to_end

    settings = {**clean_environment(), **_environment(environment)}
    return run_to_end(["docker", *arguments], folder, settings, seconds, each_line=each_line)
