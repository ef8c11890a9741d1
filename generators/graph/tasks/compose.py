"""``compose_up:<app>`` and ``compose_down:<app>``: the whole stack of an application."""

from __future__ import annotations

import os
import secrets
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generators.graph.declare import App
from generators.graph.project import Project
from generators.graph.tasks.docker_engine import engine_of
from generators.support.errors import UserError
from generators.support.failures import Broken, NotRun
from generators.support.hashing import digest_of
from generators.support.store import write_atomic

if TYPE_CHECKING:
    from generators.containers.compose import Compose
    from generators.containers.engine import Engine

_PAGES: Final = (("app", 8000, "application"), ("prometheus", 9090, "Prometheus"), ("grafana", 3000, "Grafana"))
# No other service needs it, so a stack without it is of use.
_MAY_BE_LEFT_OUT: Final = "grafana"


class ComposeUp:
    """The whole stack, started and healthy, on free ports of this machine."""

    after: tuple[str, ...] = ("docker_build",)

    def __init__(self, project: Project, app: App) -> None:
        self._stack, self._task = AppStack(project, app), f"compose_up:{app.name}"

    def is_up_to_date(self) -> bool:
        """Never: compose itself starts only what is not as it should be."""
        return False

    def run(self) -> dict[str, str]:
        """Start it and wait until it is healthy; says where its pages are. Raises UserError when it is not."""
        started = time.perf_counter()
        with engine_of(self._task, self._stack.folder, self._stack.name) as docker:
            compose = self._stack.compose(docker)
            images = compose.images()
            missing = _missing_images(docker, images)
            services = [name for name in images if name not in missing and name != "migrate"]
            try:
                _start(compose, services, self._stack.folder)
            except Broken as error:
                raise UserError(f"{error}\n{self._task}: the stack did not become healthy.") from None
            pages = [_page(compose, *page) for page in _PAGES if page[0] in services]
        left_out = [f"{name} left out: no image {image}, and none to be had" for name, image in missing.items()]
        return {"summary": f"{self._task}: {', '.join(pages + left_out)}, {time.perf_counter() - started:.1f} s"}


class ComposeDown:
    """The end of what ``compose_up`` started, with its data."""

    after: tuple[str, ...] = ()

    def __init__(self, project: Project, app: App) -> None:
        self._stack, self._task = AppStack(project, app), f"compose_down:{app.name}"

    def is_up_to_date(self) -> bool:
        return False

    def run(self) -> dict[str, str]:
        """Remove its containers, networks and volumes. Raises UserError when something stays."""
        from generators.containers.sweep import sweep

        started = time.perf_counter()
        with engine_of(self._task, self._stack.folder, self._stack.name) as docker:
            self._stack.compose(docker).down()
        if left := sweep(self._stack.name):
            raise UserError(
                "\n".join([*(f"docker {line}" for line in left), f"{self._task}: these could not be done."])
            )
        return {"summary": f"{self._task}: nothing is left of it, {time.perf_counter() - started:.1f} s"}


class AppStack:
    """The compose project of an application: another one for each copy of the build folder, so none is in the way."""

    def __init__(self, project: Project, app: App) -> None:
        self.folder = project.out(app.name)
        self._secrets = project.cache / "compose" / f"{app.name}.env"
        own = f"{app.name.replace('_', '-')}-{digest_of(str(project.root.resolve()))[:8]}"
        self.name = os.environ.get("COMPOSE_PROJECT_NAME", own)

    def compose(self, docker: Engine) -> Compose:
        """The project. Ports are free ones, unless the environment or the application's ``docker/.env`` names them."""
        from generators.containers.compose import FREE_PORT, PORTS, STACK, Compose

        own = self.folder / "docker" / ".env"
        variables = own if own.exists() else self._made_secrets(self.folder / STACK)
        named = {line.partition("=")[0] for line in variables.read_text(encoding="utf-8").splitlines()}
        ports = {name: os.environ.get(name, FREE_PORT) for name in PORTS if name in os.environ or name not in named}
        return Compose(docker, (STACK,), ports, variables)

    def _made_secrets(self, file: Path) -> Path:
        """Secrets for the stack: made once, because the data in its volumes goes with them."""
        from generators.containers.compose import required_variables

        kept = self._secrets.read_text(encoding="utf-8") if self._secrets.exists() else ""
        lacking = [name for name in required_variables(file) if f"{name}=" not in kept]
        if lacking or not self._secrets.exists():
            self._secrets.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            text = kept + "".join(f"{name}={secrets.token_hex(24)}\n" for name in lacking)
            write_atomic(self._secrets, text.encode(), mode=0o600)
        return self._secrets


def _start(compose: Compose, services: list[str], folder: Path) -> None:
    """Start services. When there was nothing of them before, a start that fails or is interrupted leaves nothing.

    Raises Broken when they do not become healthy.
    """
    from generators.containers.engine import SWEEP, docker_environment
    from generators.containers.sweep import remains, sweep
    from generators.processes.process import Options, Supervised, clean_environment

    project = compose.docker.run
    # What was there before, with its data, is not ours to remove.
    is_new = not remains(project)
    leash = Options(at_end=(*SWEEP, project) if is_new else ())
    with Supervised([], folder, {**clean_environment(), **docker_environment()}, options=leash) as cleanup:
        try:
            compose.up(*services)
        except Broken:
            if is_new:
                sweep(project)
            cleanup.settled()
            raise
        cleanup.settled()


def _missing_images(docker: Engine, images: dict[str, str]) -> dict[str, str]:
    """Grafana's, by its service, when it is neither here nor to be had. Raises UserError for any other."""
    missing: dict[str, str] = {}
    for name, image in images.items():
        try:
            docker.require(image)
        except NotRun:
            missing[name] = image
    needed = [image for name, image in missing.items() if name != _MAY_BE_LEFT_OUT]
    if needed:
        raise UserError(f"These images are not here and could not be pulled: {', '.join(needed)}.")
    return missing


def _page(compose: Compose, service: str, port: int, title: str) -> str:
    """Where a page of the stack is."""
    return f"{title} http://127.0.0.1:{compose.one(service).port(port)}"
