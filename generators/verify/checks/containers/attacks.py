"""What ordinary requests can do to the shipped image within the memory that the compose file gives it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Final
from uuid import UUID

from generators.containers.compose import APP_PORT
from generators.containers.container import Container
from generators.containers.engine import engine
from generators.containers.images import build
from generators.model.app import Application
from generators.model.payloads import body_of
from generators.support.failures import Broken
from generators.support.waiting import wait_for
from generators.verify.checks.containers.image import HARDENED, MEMORY
from generators.verify.evidence import NOT_APPLICABLE, Observation
from generators.verify.subjects.attackers import (
    ATTACKS,
    ON_GUARDED,
    ON_WRITES,
    PATIENCE,
    Attack,
    Target,
    Watcher,
    Write,
)
from generators.verify.subjects.identity.callers import bearer
from generators.verify.subjects.server import UNLIMITED, production
from generators.verify.workspace import Workspace, passed

HEALTH_SECONDS: Final = 1.0
_START_SECONDS: Final = 30.0
_QUIET_SECONDS: Final = 1.0
_END_SECONDS: Final = 3.0
# What a machine that does other things too adds: so many times the slowest answer while nobody attacked.
_LOAD: Final = 5
_PARAMETER: Final = re.compile("{[^}]*}")
_PEAK: Final = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)


def attacks(work: Workspace) -> Iterator[Observation]:
    """Each attack on a container under every restriction, without rate limits: as if it came from many clients."""
    with engine(work) as docker:
        image, _ = build(docker, "runtime")
        container = docker.start(
            image,
            environment={**production(work), "ENVIRONMENT": "production", "HEADER_TIMEOUT": str(PATIENCE), **UNLIMITED},
            network=docker.network(),
            ports={APP_PORT: ("127.0.0.1", None)},
            **HARDENED,
        )
        written = tuple(writes(work.spec))
        for name, attack in ATTACKS.items():
            if name in ON_WRITES and not written:
                yield Observation(name, NOT_APPLICABLE, "it survives", "no request of the spec has a body")
            elif name in ON_GUARDED and not any(each.guarded for each in written):
                yield Observation(name, NOT_APPLICABLE, "it survives", "whoever may send a body may do so unknown")
            else:
                yield attacked(work, container, name, attack, written)


def attacked(
    work: Workspace, container: Container, name: str, attack: Attack, written: tuple[Write, ...]
) -> Observation:
    """One attack; again where it was only slow, for that may have been the machine."""
    target = Target(_running(container), written, bearer(work))
    with Watcher(target.port) as quiet:
        time.sleep(_QUIET_SECONDS)
    limit, started = HEALTH_SECONDS + _LOAD * quiet.slowest, container.state["StartedAt"]
    for _ in range(2):
        with Watcher(target.port) as watcher:
            complaint = attack(target)
        if watcher.slowest <= limit or watcher.failures or not _lives_since(container, started):
            break
    expected = f"it survives within {MEMORY}, and /health/health answers within {limit:.1f} s throughout"
    if watcher.failures or complaint:
        # Its connections are gone a moment before the engine knows that it ended.
        wait_for(lambda: not _lives_since(container, started), _END_SECONDS)
    if not _lives_since(container, started):
        state = container.state
        seen = f"exit code {state['ExitCode']}{', out of memory' if state['OOMKilled'] else ''}"
        work.no_go.append(f"{name} ends the container: {seen}")
        return passed(name, False, expected, seen)
    peak = _peak(container)
    work.figures |= {f"{name}_peak_mb": peak, f"{name}_slowest_health": round(watcher.slowest, 2)}
    failures = f"{len(watcher.failures)} times no answer: {sorted(set(watcher.failures))}" if watcher.failures else ""
    wrong = [each for each in (failures, complaint) if each]
    seen = ", ".join([f"peak {peak} MB", f"slowest {watcher.slowest:.2f} s", *wrong])
    return passed(name, watcher.slowest <= limit and not wrong, expected, seen)


def _lives_since(container: Container, started: str) -> bool:
    """Whether it did not end meanwhile; some are started again when they do."""
    return container.is_running and container.state["StartedAt"] == started


def writes(app: Application) -> Iterator[Write]:
    """The requests with a body, each to a row that there may be."""
    for route in app.routes.routes:
        body = body_of(app, route)
        if body is not None:
            path = app.settings.api_prefix + _PARAMETER.sub(str(UUID(int=1)), route.path)
            access = app.access(route)
            yield Write(route.method, path, body.names, guarded=access is not None and not access.public)


def _running(container: Container) -> int:
    """Its port once it answers; started again when the last attack ended it. Raises Broken."""
    if not container.is_running:
        container.start()
    port = container.port(APP_PORT)
    if wait_for(lambda: _answers(port), _START_SECONDS) is None:
        raise Broken(f"it does not answer: {container.health}: {container.logs()[-800:]}")
    return port


def _answers(port: int) -> bool:
    with Watcher(port) as watcher:
        time.sleep(0.2)
    return watcher.slowest > 0 and not watcher.failures


def _peak(container: Container) -> int:
    """The most memory that its process has had since its start, in megabytes."""
    _, status = container.execute(["cat", "/proc/1/status"])
    found = _PEAK.search(status)
    return int(found[1]) // 1000 if found is not None else 0
