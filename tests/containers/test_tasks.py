"""The tasks that leave something in a Docker engine, as their user meets them."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import Project, copy_project, with_engine

APP = "simple_task_api"
# Names of this run's own: others may work with the same engine, or have left something in it.
NAME = f"containers-test-{os.getpid()}"
IMAGE = f"simple-task-api:{NAME}"
NO_ENGINE = {"DOCKER_HOST": "unix:///no/such/socket"}


@pytest.fixture(scope="module")
def built(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project of one application, and in the end the end of its image."""
    root = copy_project(tmp_path_factory.mktemp("built"))
    for spec in (root / "specs").glob("*.yaml"):
        if spec.stem != APP:
            spec.unlink()
    assert project.doit(f"lock:{APP}").returncode == 0
    made = Project(root)
    assert made.doit(f"generate:{APP}").returncode == 0
    shutil.copy(project.root / "out" / APP / "uv.lock", root / "out" / APP / "uv.lock")
    yield made
    docker("rmi", "--force", IMAGE)


def docker(*arguments: str) -> str:
    """What ``docker`` says."""
    return subprocess.run(["docker", *arguments], capture_output=True, text=True, check=False).stdout


def nameless() -> set[str]:
    """The images of ``docker_build`` whose names others have taken."""
    label = "label=build-graph.inputs"
    return set(docker("images", "--all", "--quiet", "--filter", "dangling=true", "--filter", label).split())


def of_project(name: str) -> set[str]:
    """The containers, networks and volumes of a compose project."""
    wanted = ("--quiet", "--filter", f"label=com.docker.compose.project={name}")
    kinds = (("ps", "--all"), ("network", "ls"), ("volume", "ls"))
    return {line for kind in kinds for line in docker(*kind, *wanted).split()}


def of_checks() -> set[str]:
    """What a check's engine has made, by the label that everything of it carries."""
    wanted = ("--quiet", "--filter", "label=build-graph.run")
    made = {line for kind in (("ps", "--all"), ("network", "ls")) for line in docker(*kind, *wanted).split()}
    projects = docker("ps", "--all", "--format", '{{.Label "com.docker.compose.project"}}').split()
    return made | {name for name in projects if name.startswith("verify-")}


def in_project(built: Project, task: str, name: str) -> subprocess.CompletedProcess[str]:
    """A task, with another name of the compose project."""
    return built.doit(task, APP_IMAGE=IMAGE, COMPOSE_PROJECT_NAME=name)


def until(condition: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.2)


@with_engine
def test_an_image_is_built_once(built: Project) -> None:
    first = built.doit(f"docker_build:{APP}", APP_IMAGE=IMAGE)
    again = built.doit(f"docker_build:{APP}", APP_IMAGE=IMAGE)

    assert first.returncode == again.returncode == 0, first.stdout + first.stderr + again.stderr
    assert f"docker_build:{APP}: {IMAGE}, " in first.stdout
    assert "[runtime " in first.stdout
    assert f"docker_build:{APP}: up to date" in again.stdout


@with_engine
@pytest.mark.parametrize(("name", "rebuilds"), [("src/py.typed", True), ("README.md", True), ("docker/.env", False)])
def test_what_gets_into_the_image_is_its_input(built: Project, name: str, rebuilds: bool) -> None:
    """All of the context is: a README that the Dockerfile does not copy costs a build that does nothing."""
    assert built.doit(f"docker_build:{APP}", APP_IMAGE=IMAGE).returncode == 0
    before_it = nameless()
    path = built.root / "out" / APP / name
    before = path.read_text() if path.exists() else None
    path.write_text(f"{before or ''}\n")
    try:
        done = built.doit(f"docker_build:{APP}", APP_IMAGE=IMAGE)
    finally:
        path.unlink() if before is None else path.write_text(before)
    assert done.returncode == 0, done.stderr
    assert (f"docker_build:{APP}: up to date" not in done.stdout) is rebuilds
    assert nameless() == before_it


@with_engine
def test_another_base_image_is_another_input(built: Project) -> None:
    assert built.doit(f"docker_build:{APP}", APP_IMAGE=IMAGE).returncode == 0
    docker("tag", "python:3.13-slim", "mirror.example/python:mine")
    try:
        done = built.doit(f"docker_build:{APP}", APP_IMAGE=IMAGE, PYTHON_IMAGE="mirror.example/python:mine")
        labels = json.loads(docker("inspect", "--format", "{{json .Config.Labels}}", IMAGE))
    finally:
        docker("rmi", "mirror.example/python:mine")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"docker_build:{APP}: up to date" not in done.stdout
    assert labels["org.opencontainers.image.base.name"] == "mirror.example/python:mine"


@with_engine
def test_a_step_that_fails_is_shown(built: Project) -> None:
    dockerfile = built.root / "out" / APP / "docker" / "Dockerfile"
    before = dockerfile.read_text()
    dockerfile.write_text(before.replace("COPY src ./src", "COPY src ./src\nRUN echo about to fail && exit 7"))
    try:
        done = built.doit(f"docker_build:{APP}", APP_IMAGE=IMAGE)
    finally:
        dockerfile.write_text(before)
    assert done.returncode == 1
    assert "about to fail" in done.stderr
    assert "exit code: 7" in done.stderr
    assert f"docker build failed in out/{APP}" in done.stderr
    assert "Traceback" not in done.stderr


@with_engine
def test_two_stacks_of_one_application_side_by_side(built: Project) -> None:
    names = (f"{NAME}-one", f"{NAME}-two")
    try:
        with ThreadPoolExecutor(2) as pool:
            ups = list(pool.map(lambda name: in_project(built, f"compose_up:{APP}", name), names))
        for done in ups:
            assert done.returncode == 0, done.stdout + done.stderr
            url = done.stdout.partition("application ")[2].partition(",")[0]
            with urllib.request.urlopen(f"{url}/health/ready", timeout=10) as answer:
                assert json.load(answer)["status"] == "ready"
            assert ("Grafana http" in done.stdout) or "grafana left out: no image" in done.stdout
        assert all(of_project(name) for name in names)
    finally:
        downs = [in_project(built, f"compose_down:{APP}", name) for name in names]
    assert [done.returncode for done in downs] == [0, 0], downs[0].stderr
    assert not any(of_project(name) for name in names)


@with_engine
def test_a_stack_that_does_not_start_leaves_nothing(built: Project) -> None:
    compose = built.root / "out" / APP / "docker" / "docker-compose.yml"
    before = compose.read_text()
    compose.write_text(before.replace('command: ["alembic", "upgrade", "head"]', 'command: ["alembic", "no-such"]'))
    try:
        done = built.doit(f"compose_up:{APP}", APP_IMAGE=IMAGE, COMPOSE_PROJECT_NAME=f"{NAME}-broken")
    finally:
        compose.write_text(before)
    assert done.returncode == 1
    assert "the stack did not become healthy" in done.stderr
    assert "no-such" in done.stderr
    assert not of_project(f"{NAME}-broken")


@with_engine
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=lambda number: number.name)
def test_a_start_that_is_interrupted_leaves_nothing(built: Project, number: signal.Signals) -> None:
    assert built.doit(f"docker_build:{APP}", APP_IMAGE=IMAGE).returncode == 0
    name = f"{NAME}-{number.name.lower()}"
    settings = {**os.environ, "PYTHONPATH": str(built.root), "APP_IMAGE": IMAGE, "COMPOSE_PROJECT_NAME": name}
    running = subprocess.Popen(
        [sys.executable, "-m", "doit", f"compose_up:{APP}"], cwd=built.root, env=settings,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    until(lambda: len(of_project(name)) >= 4, 60)
    running.send_signal(number)
    assert running.wait(timeout=60) != 0
    until(lambda: not of_project(name), 60)


# Grafana's image is not everywhere, and no step asks it for more than its health.
_STAND_IN = """FROM python:3.13-slim
RUN printf '#!/bin/sh\\nexit 0\\n' > /usr/local/bin/wget && chmod 755 /usr/local/bin/wget
CMD ["python", "-m", "http.server", "3000"]
"""


def of_ci() -> set[str]:
    """The containers and volumes of the stacks that ``make docker-check`` starts."""
    names = docker("ps", "--all", "--format", "{{.Names}}").split() + docker("volume", "ls", "--quiet").split()
    return {name for name in names if name.startswith("ci-")}


@with_engine
@pytest.mark.skipif(not (shutil.which("make") and shutil.which("curl")), reason="NOT-RUN: no make, or no curl")
@pytest.mark.parametrize("migrates", [True, False])
def test_the_stack_of_the_ci_starts_and_leaves_nothing(built: Project, tmp_path: Path, migrates: bool) -> None:
    """The one part of ``make ci`` that the check ``ci`` cannot run: there is no engine in its container."""
    (tmp_path / "Dockerfile").write_text(_STAND_IN)
    stand_in, before = "containers-test-grafana:1", of_ci()
    subprocess.run(["docker", "build", "--quiet", "--tag", stand_in, str(tmp_path)], capture_output=True, check=True)
    app = shutil.copytree(built.root / "out" / APP, tmp_path / APP)
    compose = app / "docker" / "docker-compose.yml"
    command = 'command: ["alembic", "upgrade", "head"]'
    assert command in compose.read_text()
    if not migrates:
        compose.write_text(compose.read_text().replace(command, 'command: ["alembic", "no-such"]'))
    settings = {**os.environ, "APP_IMAGE": f"{IMAGE}-ci", "GRAFANA_IMAGE": stand_in}
    try:
        done = subprocess.run(
            ["make", "docker-check"], cwd=app, env=settings, capture_output=True, text=True, check=False
        )
    finally:
        docker("rmi", "--force", stand_in, f"{IMAGE}-ci")
    assert (done.returncode == 0) is migrates, done.stdout + done.stderr
    assert of_ci() == before


@with_engine
def test_a_killed_check_leaves_nothing(built: Project) -> None:
    settings = {**os.environ, "PYTHONPATH": str(built.root)}
    before = of_checks()
    running = subprocess.Popen(
        [sys.executable, "-m", "doit", "run", "-a", f"check:{APP}/stack"], cwd=built.root, env=settings,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    until(lambda: len(of_checks() - before) >= 4, 120)
    running.send_signal(signal.SIGKILL)
    running.wait()
    until(lambda: not of_checks() - before, 120)


@pytest.mark.parametrize("task", ["docker_build", "compose_up", "compose_down", "compose_test"])
def test_without_an_engine_it_says_so(built: Project, task: str) -> None:
    done = built.doit(f"{task}:{APP}", **NO_ENGINE)
    assert done.returncode == 1
    assert "NOT-RUN" in done.stderr
    assert "no Docker engine answers: No such file or directory" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_check_without_an_engine_is_not_run(built: Project) -> None:
    """A check of containers is NOT-RUN, and is not kept as if it had passed."""
    done = built.doit(f"check:{APP}/image", **NO_ENGINE)
    assert done.returncode == 1
    assert done.stderr.count("NOT-RUN image: no Docker engine answers") == 1
    again = built.doit(f"check:{APP}/image", **NO_ENGINE)
    assert "up to date" not in again.stdout.partition("check:")[2]
