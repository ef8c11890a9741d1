"""Point 19, and what other points ask for in containers: the whole stack of the compose file, at work."""

from __future__ import annotations

import re
import time
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from generators.containers.compose import APP_PORT, FREE_PORT, STACK, Compose, require_compose
from generators.containers.container import Container
from generators.containers.database import ContainerDatabase
from generators.containers.engine import Engine, engine
from generators.containers.images import build
from generators.support.failures import Broken, NotRun
from generators.support.waiting import wait_for
from generators.verify.checks.containers.drain import drains
from generators.verify.checks.containers.readers import largest_answers
from generators.verify.checks.files.dashboard import queries
from generators.verify.checks.running.health import outages
from generators.verify.checks.running.limits import RATE, shared_limits
from generators.verify.checks.running.observability import counted, counts
from generators.verify.evidence import Observation
from generators.verify.subjects.client import Client, client
from generators.verify.subjects.expected import OBSERVABILITY, endpoints, read
from generators.verify.subjects.identity.callers import bearer
from generators.verify.subjects.live import Rows
from generators.verify.subjects.prometheus import Prometheus, quick_config, seen_by_prometheus, shown_on_dashboard
from generators.verify.subjects.server import UNLIMITED
from generators.verify.subjects.stack_settings import stack_settings
from generators.verify.workspace import Workspace, passed

_, _, METRICS = OBSERVABILITY
_PROMETHEUS_PORT = 9090
_SCRAPES_SECONDS: Final = 2.5
# On a quiet machine it is five or six: the interval of its probes. Other checks may be busy beside this one.
_HEALTHY_SECONDS: Final = 40.0
_IMAGES: Final = ("POSTGRES_IMAGE", "REDIS_IMAGE", "PROMETHEUS_IMAGE")
_ASK: Final = """
import http.client, sys
connection = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=5)
connection.request("GET", sys.argv[2])
answer = connection.getresponse()
sys.stdout.write(f"{answer.status}\\n{answer.read().decode()}")
"""
_QUICK: Final = "docker/docker-compose.verify.yml"
_QUICK_PROBES: Final = """services:
  postgres: {healthcheck: {interval: 1s}}
  redis: {healthcheck: {interval: 1s}}
  prometheus: {healthcheck: {interval: 1s}}
"""


@dataclass(frozen=True, slots=True)
class Stack:
    """The running stack, with a client of the first of its two replicas."""

    docker: Engine
    compose: Compose
    replicas: tuple[Container, ...]
    http: Client
    database: ContainerDatabase
    image: str


@dataclass(frozen=True, slots=True)
class Told:
    """An answer that was read inside of a container."""

    status_code: int
    text: str


@dataclass(frozen=True, slots=True)
class Inside:
    """Asks a replica for its metrics from the inside, where their port is."""

    replica: Container

    def get(self, path: str, /) -> Told:
        """The answer. Raises Broken when there is none."""
        variables = dict(each.partition("=")[::2] for each in self.replica.inspect()["Config"]["Env"])
        port = variables.get("METRICS_PORT") or str(APP_PORT)
        code, output = self.replica.execute(["python", "-c", _ASK, port, path])
        if code != 0:
            raise Broken(f"{self.replica.name}: GET {path} at {port}: {output.strip()[-300:]}")
        status, _, text = output.partition("\n")
        return Told(int(status), text)


def stack(work: Workspace) -> Iterator[Observation]:
    """Up with two replicas; a flow, metrics, outages, shared limits, the end of a replica under load; down."""
    with engine(work) as docker:
        require_compose(docker)
        docker.require_images(*_IMAGES)
        try:
            compose, image, services = yield from _start(work, docker)
        except Broken as error:
            # What would be seen of the application in the stack has not been seen: other checks see it of processes.
            yield passed("healthy", False, "every service healthy", str(error))
            raise NotRun("the stack did not start") from None
        yield _healthy(work, compose, services)
        yield _published(compose)
        with _connected(work, docker, compose, image) as running:
            yield _flow(work, running)
            yield _metrics_private(running)
            yield from _observed(work, running)
            yield from outages(running.http, running.database)
            yield from _limits(work, running)
            yield from drains(docker, image, running.replicas[-1], read(work.spec), bearer(work))
            yield largest_answers(work, running.replicas[0], running.http, running.database)
        yield _down(compose)


def _start(work: Workspace, docker: Engine) -> Generator[Observation, None, tuple[Compose, str, list[str]]]:
    """Start it; returns it, the application's image and the names of its services. Raises Broken."""
    _hasten(work)
    image, _ = build(docker, "runtime")
    compose = Compose(docker, (STACK, _QUICK), {**stack_settings(work, image), **UNLIMITED})
    yield _secrets(compose)
    services = _services(compose)
    yield _two_migrations(compose)
    compose.up(*services, options=["--scale", "app=2"])
    return compose, image, services


def _hasten(work: Workspace) -> None:
    """Probes and scrapes every second; everything else is as the files say."""
    if not (work.app / STACK).exists():
        raise Broken(f"there is no {STACK}")
    (work.app / _QUICK).write_text(_QUICK_PROBES)
    quick_config(work.app / "docker" / "prometheus.yml")


def _services(compose: Compose) -> list[str]:
    """Every service but Grafana, which has a check of its own, and the migrations, which the others wait for."""
    return [name for name in compose.images() if name not in ("grafana", "migrate")]


def _secrets(compose: Compose) -> Observation:
    """Without its secrets the stack is refused, by name."""
    done = compose.run("config", "--quiet", environment={"APP_PORT": FREE_PORT})
    right = not done.is_success and bool(re.search(r"[A-Z_]*PASSWORD|SECRET", done.output))
    return passed("secrets-required", right, "refused without its secrets, naming one", done.output.strip()[-300:])


def _two_migrations(compose: Compose) -> Observation:
    """Two replicas that migrate an empty database at once both succeed."""
    compose.up("postgres")
    done = compose.run("up", "--no-build", "--scale", "migrate=2", "migrate", timeout=120)
    codes = [each.wait(60) for each in compose.containers("migrate")]
    seen = f"exit codes {codes}" if codes == [0, 0] else f"exit codes {codes}: {done.output[-500:]}"
    return passed("migrations-at-once", codes == [0, 0], "two that start together both end with 0", seen)


def _healthy(work: Workspace, compose: Compose, services: list[str]) -> Observation:
    states = {each.name: each.health for name in services for each in compose.containers(name)}
    seconds = [_seconds_to_healthy(each) for each in compose.containers("app")]
    slowest = max(seconds, default=float("inf"))
    work.figures["healthy_seconds"] = round(slowest, 1)
    right = bool(seconds) and set(states.values()) == {"healthy"} and slowest <= _HEALTHY_SECONDS
    expected = f"every service healthy, the application within {_HEALTHY_SECONDS:g} s of its start"
    return passed("healthy", right, expected, f"{states}, {slowest:.1f} s")


def _seconds_to_healthy(container: Container) -> float:
    """From the start of a container to the end of its first probe that succeeded."""
    state = container.state
    probes = [each["End"] for each in state.get("Health", {}).get("Log", []) if each["ExitCode"] == 0]
    if not probes:
        return float("inf")
    return (_moment(probes[0]) - _moment(state["StartedAt"])).total_seconds()


def _moment(text: str) -> datetime:
    """A moment as the engine writes it, whose fraction of a second has nine digits."""
    return datetime.fromisoformat(re.sub(r"(\.\d{6})\d*", r"\1", text).replace("Z", "+00:00"))


def _published(compose: Compose) -> Observation:
    """The database and the cache are not on the host at all."""
    ports = {each.name: each.published() for name in ("postgres", "redis") for each in compose.containers(name)}
    open_ports = {name: found for name, found in ports.items() if found}
    expected = "no port of PostgreSQL or Redis is published"
    return passed("database-port", len(ports) >= 1 and not open_ports, expected, open_ports or "none")


@contextmanager
def _connected(work: Workspace, docker: Engine, compose: Compose, image: str) -> Iterator[Stack]:
    replicas = tuple(compose.containers("app"))
    database = compose.one("postgres")
    settings = dict(each.partition("=")[::2] for each in database.inspect()["Config"]["Env"])
    storage = ContainerDatabase(database, settings["POSTGRES_USER"], settings["POSTGRES_DB"])
    with client(work, f"http://127.0.0.1:{replicas[0].port(APP_PORT)}", bearer(work)) as http:
        yield Stack(docker, compose, replicas, http, storage, image)


def _flow(work: Workspace, running: Stack) -> Observation:
    """Every endpoint through the published port."""
    rows = Rows(work, running)
    answers = {each.name: rows.succeed(each) for each in endpoints(work.spec)}
    wrong = {name: status for name, status in answers.items() if not 200 <= status < 300}
    return passed("flow", not wrong, f"2xx from each of {len(answers)} endpoints", wrong or answers)


def _metrics_private(running: Stack) -> Observation:
    """Who can send requests cannot read the metrics: they are on a port that is not published."""
    answers = {path: running.http.get(path).status_code for path in (METRICS, "/metrics%2fmetrics")}
    published = sorted({port for each in running.replicas for port in each.published()})
    right = set(answers.values()) == {404} and published == [f"{APP_PORT}/tcp"]
    expected = f"404 on the port of the application, the only one that is published ({APP_PORT})"
    return passed("metrics-private", right, expected, f"{answers}, published: {', '.join(published)}")


def _observed(work: Workspace, running: Stack) -> Iterator[Observation]:
    """The requests are counted, and Prometheus sees them."""
    # A rate needs two scrapes between which something grew.
    time.sleep(_SCRAPES_SECONDS)
    scraped = [Inside(each) for each in running.replicas]
    yield counts(work, running.http, scraped[0])
    total = sum(counted(each) for each in scraped)
    with client(work, f"http://127.0.0.1:{running.compose.one('prometheus').port(_PROMETHEUS_PORT)}") as http:
        server = Prometheus(http)
        yield from seen_by_prometheus(work, server, len(running.replicas), total)
        yield shown_on_dashboard(server, queries(work.app))


def _limits(work: Workspace, running: Stack) -> Iterator[Observation]:
    """Two more containers of the application, with limits that are soon reached."""
    environment = running.replicas[0].inspect()["Config"]["Env"]
    settings = dict(each.partition("=")[::2] for each in environment) | RATE
    redis, networks = running.compose.one("redis"), sorted(running.replicas[0].inspect()["NetworkSettings"]["Networks"])
    with ExitStack() as open_clients:
        clients = []
        for _ in range(2):
            container = running.docker.start(
                running.image, environment=settings, networks=networks, ports={APP_PORT: ("127.0.0.1", None)}
            )
            url = f"http://127.0.0.1:{container.port(APP_PORT)}"
            http = open_clients.enter_context(client(work, url, bearer(work)))
            _wait_until_up(container, http)
            clients.append(http)
        yield from shared_limits(clients, redis, read(work.spec))


def _wait_until_up(container: Container, http: Client) -> None:
    def answers() -> bool:
        try:
            return http.get("/health/health").status_code == 200
        except Broken:
            return False

    if wait_for(answers, 30) is None:
        raise Broken(f"a container did not start: {container.health}: {container.logs()[-800:]}")


def _down(compose: Compose) -> Observation:
    """``down`` with its volumes leaves nothing of the project."""
    for each in compose.docker.containers(**compose.docker.labels):
        each.stop(0)
        each.remove()
    left = compose.down()
    return passed("leaves-nothing", not left, "no container, network or volume after down", ", ".join(left) or "none")
