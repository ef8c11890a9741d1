"""Point 18: the image that the Dockerfile makes, and a container of it under every restriction of the compose file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from generators.containers.container import Container
from generators.containers.engine import Engine, engine
from generators.containers.images import build
from generators.support.waiting import late, wait_for
from generators.verify.evidence import Observation
from generators.verify.subjects.server import production
from generators.verify.workspace import Workspace, passed

STOP_SECONDS: Final = 10.0
HEALTHY_SECONDS: Final = 30.0
MEMORY: Final = "256m"
# With the shortest of its time limits. The command is the image's own.
_QUICK_PROBES: Final = {"interval": 1_000_000_000, "timeout": 2_000_000_000, "retries": 2, "start_period": 0}
HARDENED: Final[dict[str, Any]] = {
    "read_only": True,
    "tmpfs": {"/tmp": ""},  # noqa: S108 - in the container
    "cap_drop": ["ALL"],
    "security_opt": ["no-new-privileges"],
    "mem_limit": MEMORY,
    "pids_limit": 128,
}
_LABELS: Final = ("title", "version", "revision", "base.name")
# What a build, a test or a secret would leave in the image.
_UNWANTED: Final = """
import json, os, shutil
tools = [name for name in ("uv", "gcc", "cc", "make", "git", "ld") if shutil.which(name)]
names = {".env", ".git", "tests", ".venv/bin/pytest", ".venv/bin/mypy", "docker", "uv.lock", "scripts"}
left = [name for name in sorted(names) if os.path.exists(os.path.join("/app", name))]
writable = [root for root in ("/app", "/app/src", "/app/.venv") if os.access(root, os.W_OK)]
sizes = {}
for name, root in (("dependencies_mb", "/app/.venv"), ("code_mb", "/app/src")):
    sizes[name] = sum(os.lstat(os.path.join(folder, each)).st_size
                      for folder, _, files in os.walk(root) for each in files)
print(json.dumps({"tools": tools, "left": left, "writable": writable, "sizes": sizes}))
"""


def image(work: Workspace) -> Iterator[Observation]:
    """Build it from a clean export beside which secrets lie; run it; break it; end it."""
    _plant(work)
    with engine(work) as docker:
        tag, done = build(docker, "runtime")
        work.figures["build_seconds"] = done.seconds
        yield passed("builds", True, "it builds from a clean export", done.seen)
        settings = docker.inspect_image(tag) or {}
        work.figures["image_mb"] = round(settings["Size"] / 1e6, 1)
        yield _lean(work, docker, tag)
        yield _labelled(settings)
        container = _start(work, docker, tag)
        yield _healthy(container)
        yield _not_root(settings, container)
        yield _read_only(container)
        yield from _breaks(container)
        yield _stops(work, container)


def _plant(work: Workspace) -> None:
    """What must not get into the image, where a careless build would take it from."""
    for name in (".env", "docker/.env", ".git/config", "tests/test_planted.py", "coverage.xml"):
        path = work.app / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text("planted by the check\n")


def _lean(work: Workspace, docker: Engine, tag: str) -> Observation:
    """Nothing in it that only a build, a test or a developer needs."""
    container = docker.start(tag, ["python", "-c", _UNWANTED], network_mode="none", read_only=True)
    code = container.wait(60)
    output = container.logs()
    expected = "no build tools, tests, .git or .env in it, and nothing that its user could change"
    if code != 0:
        return passed("lean", False, expected, f"python in the image: exit code {code}: {output[-500:]}")
    found = json.loads(output)
    work.figures |= {name: round(size / 1e6, 1) for name, size in found.pop("sizes").items()}
    return passed("lean", not any(found.values()), expected, found)


def _labelled(settings: dict[str, Any]) -> Observation:
    labels = settings["Config"].get("Labels") or {}
    lacking = [name for name in _LABELS if not labels.get(f"org.opencontainers.image.{name}")]
    return passed("labels", not lacking, f"OCI labels {', '.join(_LABELS)}", f"lacks {lacking}" if lacking else labels)


def _start(work: Workspace, docker: Engine, tag: str) -> Container:
    environment = {**production(work), "ENVIRONMENT": "production"}
    return docker.start(tag, environment=environment, healthcheck=_QUICK_PROBES, network=docker.network(), **HARDENED)


def _healthy(container: Container) -> Observation:
    seconds = wait_for(lambda: container.health != "starting", HEALTHY_SECONDS)
    seen = f"{container.health} after {seconds or HEALTHY_SECONDS:.1f} s"
    right = container.health == "healthy"
    expected = f"healthy with a read-only root, no capabilities and {MEMORY}"
    return passed("healthy", right, expected, seen if right else f"{seen}: {container.logs()[-800:]}")


def _not_root(settings: dict[str, Any], container: Container) -> Observation:
    users = {row[0] for row in container.processes()} if container.is_running else set()
    configured = settings["Config"].get("User", "")
    right = configured.partition(":")[0].isdecimal() and bool(users) and "0" not in users
    seen = f"User {configured!r}, processes of {sorted(users)}"
    return passed("not-root", right, "a user by number, and no process of root", seen)


def _read_only(container: Container) -> Observation:
    """It works although it can write nowhere but to /tmp."""
    if not container.is_running:
        return passed("read-only", False, "it runs with a read-only root", container.health)
    code, output = container.execute(["python", "-c", "open('/app/written', 'w')"])
    right = code != 0 and "Read-only file system" in output and container.health == "healthy"
    return passed(
        "read-only", right, "healthy, and nothing can be written to its root", output.strip().rpartition("\n")[2]
    )


def _breaks(container: Container) -> Iterator[Observation]:
    """Its health check notices a server that no longer answers, and one that does again."""
    expected = "unhealthy while the server does not answer"
    yield _becomes(container, "SIGSTOP", "unhealthy", "unhealthy", expected)
    yield _becomes(container, "SIGCONT", "healthy", "healthy-again", "healthy once it answers again")


def _becomes(container: Container, signal: str, health: str, name: str, expected: str) -> Observation:
    """What a signal does to the health of a container."""
    if not container.is_running:
        return passed(name, False, expected, container.health)
    container.signal(signal)
    seconds = wait_for(lambda: container.health == health, HEALTHY_SECONDS)
    return passed(name, seconds is not None, expected, f"{container.health} after {seconds or HEALTHY_SECONDS:.1f} s")


def _stops(work: Workspace, container: Container) -> Observation:
    expected = f"exit code 0 within {STOP_SECONDS:g} s of SIGTERM"
    if not container.is_running:
        return passed("stops", False, expected, container.health)
    container.signal("SIGTERM")
    seconds = wait_for(lambda: not container.is_running, STOP_SECONDS)
    code = container.state["ExitCode"]
    work.figures["stop_seconds"] = round(seconds or STOP_SECONDS, 2)
    seen = late("it still runs") if seconds is None else f"exit code {code} after {seconds:.1f} s"
    return passed("stops", seconds is not None and code == 0, expected, seen)
