"""A runner of GitHub's, as far as a workflow of ours needs one: a clean container in which one job runs."""

from __future__ import annotations

import io
import os
import re
import shlex
import tarfile
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from generators.containers.container import Container
from generators.containers.engine import Engine, Exec
from generators.processes.recorder import Command
from generators.support.failures import Broken
from generators.support.waiting import wait_for
from generators.verify.github.expressions import GITHUB, Contexts
from generators.verify.github.workflow import Leg, Service, Step

# As on GitHub's machines.
_USER, _UID, _HOME, _TEMP = "runner", 1001, "/home/runner", "/home/runner/work/_temp"
WORKSPACE: Final = "/home/runner/work/app/app"
_CACHE: Final = f"{_HOME}/.cache"
_CHECKOUT, SETUP_UV = "actions/checkout", "astral-sh/setup-uv"
# The inputs that change nothing here, or only what is done.
_INPUTS: Final = {
    _CHECKOUT: frozenset({"persist-credentials", "fetch-depth", "show-progress"}),
    SETUP_UV: frozenset({"version", "python-version", "enable-cache", "cache-dependency-glob"}),
}
_ENVIRONMENT: Final = {
    "CI": "true",
    "GITHUB_ACTIONS": "true",
    "GITHUB_STEP_SUMMARY": f"{_TEMP}/summary.md",
    "GITHUB_WORKSPACE": WORKSPACE,
    "HOME": _HOME,
    "LANG": "C.UTF-8",
    "RUNNER_OS": "Linux",
    "RUNNER_TEMP": _TEMP,
    "USER": _USER,
    **{f"GITHUB_{name.upper()}": value for name, value in GITHUB.items()},
}
_SETUP: Final = f"useradd --uid {_UID} --user-group --create-home --shell /bin/bash {_USER}"
_INSTALL_UV: Final = """set -e
if [ ! -x {folder}/bin/uv ]; then
    python -m venv {folder}
    {folder}/bin/python -m pip install --quiet --no-cache-dir --disable-pip-version-check uv=={version}
fi
"""
_HEALTHY_SECONDS: Final = 120.0
_MOST_MINUTES: Final = 15.0
_KEPT: Final = 3
_STALE_SECONDS: Final = 3600.0


class Cache:
    """What jobs have downloaded, kept for the next run as an archive, which any engine can be given.

    There is one for each set of locked packages and image; the newest few are kept.
    """

    def __init__(self, folder: Path, lock: Path, image: str) -> None:
        locked = lock.read_text(encoding="utf-8") if lock.exists() else ""
        # By the packages' digests, so that applications with the same dependencies share it.
        wanted = sorted(set(re.findall(r"sha256:[0-9a-f]{64}", locked)))
        self._folder = folder
        self._path = folder / f"ci-{sha256(' '.join([image, *wanted]).encode()).hexdigest()[:16]}.tar"

    @property
    def is_filled(self) -> bool:
        return self._path.exists()

    def fill(self, container: Container) -> None:
        """Give a container what there is."""
        with suppress(FileNotFoundError), self._path.open("rb") as archive:
            os.utime(self._path)
            container.put(archive, _CACHE)

    def keep(self, container: Container) -> None:
        """Keep what a container has, and of the older ones the newest."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._folder, prefix="ci-", suffix=".part", delete=False) as part:
            part.writelines(container.get(f"{_CACHE}/."))
        Path(part.name).replace(self._path)
        archives = sorted(self._folder.glob("ci-*.tar"), key=lambda path: path.stat().st_mtime)
        # A run that was killed has left its part.
        parts = [path for path in self._folder.glob("ci-*.part") if time.time() - path.stat().st_mtime > _STALE_SECONDS]
        for path in [*archives[:-_KEPT], *parts]:
            path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Machine:
    """What the runners of one run have in common. image: of their containers; python: the version there, such as
    ``3.13``; checkout: the archive of the repository; images: what stands for images of services."""

    image: str
    python: str
    checkout: bytes
    cache: Cache
    images: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Failure:
    """A step that failed, and how."""

    step: Step
    seen: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the steps of a leg went. ran: the numbers of those that were run; left_out: the actions that were not."""

    failures: tuple[Failure, ...]
    ran: frozenset[int]
    left_out: tuple[str, ...]

    @property
    def failed(self) -> Failure | None:
        """The failure that makes the job fail, if any does."""
        return next((each for each in self.failures if not each.step.may_fail), None)


class Runner:
    """One leg of a job, in a container of its own, which stays, so that steps can be run again."""

    def __init__(self, docker: Engine, machine: Machine, leg: Leg) -> None:
        self._docker, self._machine, self.leg = docker, machine, leg
        self._environment = dict(_ENVIRONMENT)
        self.container = docker.start(machine.image, ["sleep", "infinity"], init=True)
        services = [(each, self._serve(each)) for each in leg.job.services]
        self._as_root(_SETUP)
        self.put({})
        self.container.put(packed({}, _CACHE), "/")
        machine.cache.fill(self.container)
        for service, serving in services:
            _await(service, serving)

    def put(self, files: Mapping[str, tuple[bytes, int]]) -> None:
        """Put files, as contents and mode, into the checkout."""
        self.container.put(packed(files, WORKSPACE), "/")

    def run(self, first: int = 0) -> Outcome:
        """Run the steps from one on, as GitHub would: after a failure only those whose condition asks for it."""
        failures: list[Failure] = []
        ran, left_out = set(), []
        for number, step in enumerate(self.leg.job.steps[first:], first):
            contexts = self.leg.contexts.with_env(step.env)
            if not contexts.holds(step.condition, any(not each.step.may_fail for each in failures)):
                continue
            self._docker.say(f"{self.leg.name}: {step.name}")
            if step.uses and step.action not in _INPUTS:
                left_out.append(step.action)
                continue
            done = self._run(step, contexts) if step.run else self._use(step, contexts)
            ran.add(number)
            if done is not None and not done.is_success:
                failures.append(Failure(step, done.seen))
        return Outcome(tuple(failures), frozenset(ran), tuple(left_out))

    def _run(self, step: Step, contexts: Contexts) -> Command:
        text = contexts.fill(step.run)
        self.container.put(packed({"step": (text.encode(), 0o644)}, _TEMP), "/")
        line = f"[{self.leg.name}] {' '.join(step.shell)}: {text.strip()}"
        folder = f"{WORKSPACE}/{contexts.fill(step.folder)}"
        environment = {**self._environment, **contexts.env}
        options = Exec(str(_UID), folder, environment, 60 * min(self.leg.job.minutes, _MOST_MINUTES))
        return self._docker.execute(self.container, [*step.shell, f"{_TEMP}/step"], line, options)

    def _use(self, step: Step, contexts: Contexts) -> Command | None:
        """Do what an action would."""
        inputs = {name: contexts.fill(value) for name, value in step.inputs.items()}
        if unknown := sorted(inputs.keys() - _INPUTS[step.action]):
            raise Broken(f"the workflow gives {step.action} what is not understood here: {', '.join(unknown)}")
        if step.action == _CHECKOUT:
            self.container.put(self._machine.checkout, "/")
            return None
        return self._set_up_uv(step, inputs)

    def _set_up_uv(self, step: Step, inputs: Mapping[str, str]) -> Command:
        """A certain uv, and the Python that it uses; never one that it would have to fetch."""
        version = inputs.get("version", "")
        if not re.fullmatch(r"\d+(\.\d+)+", version):
            raise Broken(f"the workflow, {step.name}: {version!r} is no version of uv")
        folder = f"{_CACHE}/setup-uv/{version}"
        script = _INSTALL_UV.format(folder=shlex.quote(folder), version=version)
        options = Exec(str(_UID), _HOME, self._environment)
        done = self._docker.execute(self.container, ["bash", "-c", script], f"[{self.leg.name}] {step.uses}", options)
        if done.is_success:
            self._as_root(f"ln -s {folder}/bin/uv {folder}/bin/uvx /usr/local/bin/")
        self._environment["UV_PYTHON_DOWNLOADS"] = "never"
        if python := inputs.get("python-version"):
            self._environment["UV_PYTHON"] = python
        return done

    def _as_root(self, command: str) -> None:
        code, output = self.container.execute(command.split(), user="root")
        if code:
            raise RuntimeError(f"{command}: exit code {code}: {output[-500:]}")

    def _serve(self, service: Service) -> Container:
        """A service, at the runner's own address when it has ports there, and otherwise where no step finds it."""
        contexts = self.leg.contexts
        image = contexts.fill(service.image)
        image = self._machine.images.get(image, image)
        self._docker.require(image)
        more: dict[str, Any] = {"healthcheck": dict(service.health)} if service.health else {}
        environment = {name: contexts.fill(value) for name, value in service.env.items()}
        place = f"container:{self.container.id}" if service.ports else "bridge"
        return self._docker.start(image, environment=environment, network_mode=place, **more)


def _await(service: Service, container: Container) -> None:
    """As GitHub does, wait for a service that has a health check."""
    wait_for(lambda: container.health != "starting", _HEALTHY_SECONDS)
    if container.health not in ("healthy", "none"):
        raise Broken(f"the service {service.name} is {container.health}: {container.logs()[-800:]}")


def packed(files: Mapping[str, tuple[bytes, int]], folder: str) -> bytes:
    """A tar archive of files, as contents and mode by name, in a folder with an absolute path, all of the runner's."""
    buffer, seen = io.BytesIO(), {"home", "home/runner"}
    with tarfile.open(fileobj=buffer, mode="w") as archive:

        def add(name: str, kind: bytes, mode: int, content: bytes = b"") -> None:
            entry = tarfile.TarInfo(name)
            entry.type, entry.mode, entry.size, entry.mtime = kind, mode, len(content), int(time.time())
            entry.uid = entry.gid = _UID
            archive.addfile(entry, io.BytesIO(content))

        for name in [folder, *(f"{folder}/{name}" for name in files)]:
            parts = name.lstrip("/").split("/")
            for depth in range(1, len(parts) + (name == folder)):
                if (parent := "/".join(parts[:depth])) not in seen:
                    seen.add(parent)
                    add(parent, tarfile.DIRTYPE, 0o755)
            if name != folder:
                content, mode = files[name[len(folder) + 1 :]]
                add("/".join(parts), tarfile.REGTYPE, mode, content)
    return buffer.getvalue()
