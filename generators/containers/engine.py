"""The Docker engine: everything that a check makes there carries the name of its run in a label, and goes with it."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any, Final

from generators.containers import sweep
from generators.containers.container import Container
from generators.processes.command_recorder import Command, CommandRecorder
from generators.processes.process import Options, Supervised, clean_environment
from generators.support.failures import Broken, NotRun

RUN_LABEL: Final = sweep.LABELS[0]
# Whatever was creating something when a run was interrupted has ended within these seconds.
SWEEP: Final = (sys.executable, "-I", "-S", sweep.__file__, "--settle", "8")
_CONNECT_SECONDS, _CALL_SECONDS = 5, 120
# How the command finds the engine, the credentials of a registry, and proxies.
_PASSED_ON: Final = re.compile(r"DOCKER_.*|BUILDX_.*|[A-Z]+_IMAGE|XDG_.*|(HTTPS?|NO|ALL)_PROXY|(https?|no|all)_proxy")
_DEFAULT_IMAGE: Final = re.compile(r"\$\{([A-Z]+_IMAGE):-([^}]+)\}")
# Made by the application's own Dockerfile.
_BUILT: Final = ("APP_IMAGE", "TEST_IMAGE")
COMPOSE_FILES: Final = ("docker/docker-compose.yml", "docker/docker-compose.test.yml")


class Engine:
    """The engine, for one piece of work. run: the name that everything made here carries in a label."""

    def __init__(self, recorder: CommandRecorder, client: Any, run: str) -> None:
        self._recorder, self.client, self.run = recorder, client, run
        self._numbers = count(1)
        self.say, self.forget = recorder.say, recorder.forget

    @property
    def labels(self) -> dict[str, str]:
        return {RUN_LABEL: self.run}

    def command(
        self,
        *arguments: str,
        timeout: float = 600,
        environment: Mapping[str, str] | None = None,
        each_line: Callable[[str], None] | None = None,
    ) -> Command:
        """Run ``docker`` in the application's folder and record it."""
        settings = {**docker_environment(), **(environment or {})}
        command = ["docker", *arguments]
        return self._recorder.run(command, environment=settings, timeout=timeout, each_line=each_line)

    def require_images(self, *variables: str) -> None:
        """Images that the compose files start, by the variables that replace them. Raises NotRun."""
        images = images_of(self._recorder.app)
        for reference in (images[name] for name in variables if name in images):
            self.require(reference)

    def require(self, reference: str) -> None:
        """Raises NotRun when the engine neither has an image nor gets it from a registry."""
        if self.inspect_image(reference) is None:
            pulled = self.command("pull", "--quiet", reference)
            self.forget(pulled)
            if not pulled.is_success:
                raise NotRun(f"no image {reference}, and none to be had from a registry")

    def inspect_image(self, reference: str) -> dict[str, Any] | None:
        """What the engine knows of an image; None when it has none."""
        return inspect_image(self.client, reference)

    def start(self, image: str, command: Sequence[str] = (), networks: Sequence[str] = (), **options: Any) -> Container:
        """A container of an image, on all of these networks. ``options``: those of the SDK."""
        if networks:
            options["network"] = networks[0]
        made = self.client.containers.create(image, list(command) or None, labels=self.labels, **options)
        for name in networks[1:]:
            self.client.networks.get(name).connect(made)
        made.start()
        return Container(made)

    def network(self) -> str:
        """A new network; returns its name."""
        name = f"{self.run}-{next(self._numbers)}"
        self.client.networks.create(name, driver="bridge", labels=self.labels)
        return name

    def containers(self, **labels: str) -> list[Container]:
        """The containers, also those that have ended, with all these labels."""
        filters = [f"{name}={value}" for name, value in labels.items()]
        found = self.client.containers.list(all=True, filters={"label": filters})
        return [Container(each) for each in sorted(found, key=lambda each: str(each.name))]


@contextmanager
def engine(recorder: CommandRecorder) -> Iterator[Engine]:
    """The engine, and an end to all that was made there, also when we are killed.

    Raises NotRun when none answers, also in the middle, and Broken for what it refuses to do with the application.
    """
    from docker.errors import APIError
    from requests.exceptions import RequestException

    client = connect()
    run = f"verify-{recorder.name.replace('_', '-')}-{secrets.token_hex(4)}"
    leash = Options(at_end=(*SWEEP, run))
    try:
        with Supervised([], recorder.root, {**clean_environment(), **docker_environment()}, options=leash) as cleanup:
            try:
                yield Engine(recorder, client, run)
            except APIError as error:
                raise Broken(f"the engine refuses: {error.explanation or error}") from None
            except RequestException as error:
                raise NotRun(f"the Docker engine no longer answers: {_short(error)}") from None
            finally:
                if not sweep.sweep(run):
                    cleanup.settled()
    finally:
        client.close()


def connect() -> Any:
    """A client of the engine that ``docker`` would use. Raises NotRun, also when there is no such command."""
    import docker
    from docker.errors import DockerException

    if shutil.which("docker") is None:
        raise NotRun("the command docker is not installed")
    try:
        client = docker.from_env(timeout=_CONNECT_SECONDS)
        client.ping()
    except (DockerException, OSError) as error:
        raise NotRun(f"no Docker engine answers: {_short(error)}") from None
    client.api.timeout = _CALL_SECONDS
    return client


def _short(error: BaseException) -> str:
    """The innermost of a chain of causes, which is what the system said."""
    said = re.findall(r"'([^']+)'", str(error))
    return (said[-1] if said else str(error))[:200] or type(error).__name__


def docker_environment() -> dict[str, str]:
    """What ``docker`` has to see of ours."""
    passed_on = {name: value for name, value in os.environ.items() if _PASSED_ON.fullmatch(name)}
    return {**passed_on, "DOCKER_BUILDKIT": "1", "BUILDKIT_PROGRESS": "plain", "DOCKER_CLI_HINTS": "false"}


def inspect_image(client: Any, reference: str) -> dict[str, Any] | None:
    """What the engine knows of an image; None when it has none."""
    from docker.errors import ImageNotFound

    with suppress(ImageNotFound):
        attributes: dict[str, Any] = client.images.get(reference).attrs
        return attributes
    return None


def default_images(folder: Path) -> dict[str, str]:
    """The images that an application's compose files start by themselves, by the variable that replaces each."""
    found: dict[str, str] = {}
    for name in COMPOSE_FILES:
        if (folder / name).exists():
            found |= dict(_DEFAULT_IMAGE.findall((folder / name).read_text(encoding="utf-8")))
    return {name: reference for name, reference in sorted(found.items()) if name not in _BUILT}


def images_of(folder: Path) -> dict[str, str]:
    """The images that an application's compose files start here, by the variable that replaces each."""
    return {name: os.environ.get(name, reference) for name, reference in default_images(folder).items()}


def fingerprint(folder: Path) -> str:
    """What containers are made from beside the application's files: the ids of the images that the engine has."""
    try:
        client = connect()
    except NotRun as error:
        return str(error)
    try:
        images = {reference: inspect_image(client, reference) for reference in images_of(folder).values()}
        return "\n".join(f"{name} {'absent' if image is None else image['Id']}" for name, image in images.items())
    finally:
        client.close()
