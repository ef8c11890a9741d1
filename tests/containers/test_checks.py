"""Every observation in containers has a defect that it catches. Defects that do not touch share a run."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generators.verify.evidence import Evidence
from tests.conftest import with_engine
from tests.verify.conftest import Verifier, why
from tests.verify.controls import BODY_BEFORE_CALLER
from tests.verify.defects import Defect, both, replace, write

pytestmark = with_engine

_COMPOSE = "docker/docker-compose.yml"
_DOCKERFILE = "docker/Dockerfile"
_HEALTH = "src/api/routes/health.py"
_BODIES = "src/core/bodies.py"
_UNBOUNDED = both(
    replace(_BODIES, "        most = self._most if", "        most = 10**9 if"),
    replace(_BODIES, "min(largest, self._most)", "10**9"),
    replace(_BODIES, "if body.size > LARGE:", "if body.size < 0:"),
    replace("src/models/schemas/base.py", "len(cls.model_fields) + _MANY", "10**9"),
)

IN_THE_STACK: dict[str, Defect] = {
    "secrets-required": both(
        replace(_COMPOSE, "POSTGRES_PASSWORD:?set it in docker/.env", "POSTGRES_PASSWORD:-postgres"),
        replace(_COMPOSE, "GRAFANA_ADMIN_PASSWORD:?set it in docker/.env", "GRAFANA_ADMIN_PASSWORD:-admin"),
    ),
    "database-port": replace(
        _COMPOSE,
        "    networks: [data-network]\n    restart: unless-stopped\n    stop_grace_period: 60s\n",
        '    networks: [app-network, data-network]\n    ports: ["5432"]\n',
    ),
    "flow": replace(
        "src/services/task_service.py",
        "        if not await self.repository.delete(task_id):\n",
        "        if task_id:\n",
    ),
    # Beside that port, the application serves them to everybody.
    "metrics-private": replace(
        "src/main.py",
        "    if settings.metrics_port is None:\n        app.include_router(metrics.router)\n",
        "    app.include_router(metrics.router)\n",
    ),
    "counts": replace("src/core/metrics.py", ".inc()", ".inc(2)"),
    "rules": replace(
        "docker/prometheus/alerts.yml",
        "    rules:\n",
        "    rules:\n      - record: many_to_many\n        expr: up * on (job) up\n",
    ),
    "dashboard": replace("docker/grafana/dashboards/simple_task_api.json", "tasks_created_total", "tasks_made_total"),
    "alive-frozen": both(
        replace(
            _HEALTH,
            "async def health_check() -> Health:\n",
            "async def health_check(request: Request, response: Response) -> Health:\n",
        ),
        replace(
            _HEALTH,
            "    return Health()\n",
            "    if await request.state.database_probe.fault():\n"
            "        response.status_code = 503\n    return Health()\n",
        ),
    ),
    "not-ready-stopped": replace(_HEALTH, "fault = await probe.fault()\n", 'fault = None if probe else ""\n'),
    "shared": replace("src/core/rate_limit.py", "if settings.redis_url is None:\n", "if settings.redis_url:\n"),
    "no-lost-request": replace(
        "src/server.py",
        "            self._state.draining = True\n",
        "            raise SystemExit(1)\n",
    ),
    # Nobody gives back the memory of the largest page.
    "largest-answers": replace(
        "src/services/task_service.py",
        "        rows, total = await self.repository.list(query)\n",
        "        rows, total = await self.repository.list(query)\n"
        '        globals().setdefault("kept", []).append(b"x" * (60_000_000 * (query.size == 100)))\n',
    ),
}


def states(evidence: Evidence) -> dict[str, str]:
    return {each.name: each.state for each in evidence.observations}


def run(verifier: Verifier, folder: Path, check: str, *defects: Defect) -> Evidence:
    """The evidence of a check on a copy of the application with these defects."""
    app = verifier.copy(folder)
    both(*defects)(app)
    return verifier.run(app, {check})[check]


def test_the_stack_sees_each_defect(verifier: Verifier, tmp_path: Path) -> None:
    evidence = run(verifier, tmp_path, "stack", *IN_THE_STACK.values())

    found = states(evidence)

    assert {name for name in IN_THE_STACK if found[name] != "FAIL"} == set(), why({"stack": evidence})
    right = {"healthy", "target-up", "ready", "ready-again", "ready-thawed", "redis-down", "leaves-nothing"}
    assert {name for name in right if found[name] != "PASS"} == set(), why({"stack": evidence})


def test_migrations_that_run_into_each_other(verifier: Verifier, tmp_path: Path) -> None:
    """What has not been seen because of that is not called a failure of the application."""
    defect = both(
        replace("alembic/env.py", "SELECT pg_try_advisory_lock(hashtext('alembic'))", "SELECT true"),
        replace(
            "alembic/versions/0001_initial_schema.py",
            'def upgrade() -> None:\n    """Make every table."""\n',
            'def upgrade() -> None:\n    """Make every table."""\n    op.execute("SELECT pg_sleep(3)")\n',
        ),
    )

    evidence = run(verifier, tmp_path, "stack", defect)

    assert states(evidence)["migrations-at-once"] == "FAIL", why({"stack": evidence})


def test_a_stack_that_does_not_start(verifier: Verifier, tmp_path: Path) -> None:
    evidence = run(verifier, tmp_path, "stack", replace("src/main.py", "app = create_app()", "app = create_app(1)"))

    found = states(evidence)

    assert found["healthy"] == "FAIL"
    assert found["alive"] == found["leaves-nothing"] == "NOT-RUN"


def test_the_image_sees_each_defect(verifier: Verifier, tmp_path: Path) -> None:
    defects = {
        "lean": replace(_DOCKERFILE, "COPY src ./src\nUSER", "COPY . .\nUSER"),
        "labels": replace(_DOCKERFILE, 'org.opencontainers.image.title="', 'example.title="'),
        "unhealthy": replace(_DOCKERFILE, "sys.exit(c.getresponse().status != 200)", "sys.exit(0)"),
        "not-root": replace(_DOCKERFILE, "COPY . .\nUSER 10001:10001\nENV ENVIRONMENT", "COPY . .\nENV ENVIRONMENT"),
    }

    evidence = run(verifier, tmp_path, "image", *defects.values())

    found = states(evidence)
    assert {name for name in defects if found[name] != "FAIL"} == set(), why({"image": evidence})
    assert found["builds"] == found["healthy"] == "PASS", why({"image": evidence})


@pytest.mark.parametrize(
    ("name", "defect"),
    [
        ("builds", replace(_DOCKERFILE, "COPY alembic.ini ./", "COPY no_such_file ./")),
        ("healthy", replace(_DOCKERFILE, 'CMD ["python", "-m", "src.server"]', 'CMD ["no-such-program"]')),
        ("healthy", replace(_DOCKERFILE, 'CMD ["python", "-m", "src.server"]', 'CMD ["python", "-m", "src.servant"]')),
    ],
)
def test_an_image_that_is_of_no_use(verifier: Verifier, tmp_path: Path, name: str, defect: Defect) -> None:
    evidence = run(verifier, tmp_path, "image", defect)

    assert states(evidence)[name] == "FAIL", why({"image": evidence})


def test_packages_come_from_the_mirror_that_is_named(
    verifier: Verifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mirror = "http://127.0.0.1:1/simple"
    monkeypatch.setenv("UV_DEFAULT_INDEX", mirror)

    evidence = run(verifier, tmp_path, "image")

    builds = next(each for each in evidence.observations if each.name == "builds")
    assert builds.state == "FAIL"
    assert f"Failed to fetch: {mirror}/" in builds.seen or f"Failed to fetch: `{mirror}/" in builds.seen, builds.seen


def test_the_attacks_see_each_defect(verifier: Verifier, tmp_path: Path) -> None:
    bodies, protocol = _BODIES, "src/core/protocol.py"
    defects = {
        "unknown-keys": _UNBOUNDED,
        "wrong-values": replace(
            "src/api/exact_route.py",
            "        return _DECODER.decode(self._read.decode())\n",
            "        return [_DECODER.decode(self._read.decode()) for _ in range(12)][0]\n",
        ),
        "endless-headers": both(
            replace(protocol, "if self._head_bytes > self._settings.max_header_bytes:", "if self._head_bytes < 0:"),
            replace(protocol, "if len(self.headers) > MAX_HEADERS:", "if len(self.headers) < 0:"),
        ),
        "unfinished-bodies": replace(bodies, "while self.held > self._memory and", "while self.held < 0 and"),
        "silent-connections": replace("src/server.py", "if counter % 5 == 0:", "if counter < 0:"),
        "impatient-requests": replace(
            protocol, "if len(self.pipeline) > MAX_PIPELINED:", "if not self.pipeline and 0:"
        ),
    }

    evidence = run(verifier, tmp_path, "attacks", *defects.values())

    found = states(evidence)
    assert {name for name in defects if found[name] != "FAIL"} == set(), why({"attacks": evidence})


@pytest.mark.parametrize(
    ("defect", "seen", "unseen"),
    [
        pytest.param(BODY_BEFORE_CALLER, "uninvited-bodies", "unknown-keys", id="the door is behind the body"),
        pytest.param(_UNBOUNDED, "unknown-keys", "uninvited-bodies", id="who is let in is not to be trusted either"),
    ],
)
def test_the_attacks_see_who_is_let_in(
    verifier_of: Callable[[str], Verifier], tmp_path: Path, defect: Defect, seen: str, unseen: str
) -> None:
    evidence = run(verifier_of("shop_with_accounts"), tmp_path, "attacks", defect)

    found = states(evidence)
    assert (found[seen], found[unseen]) == ("FAIL", "PASS"), why({"it": evidence})


def test_the_tests_in_containers_see_each_defect(verifier: Verifier, tmp_path: Path) -> None:
    defects = {
        "pass": write("tests/unit/test_broken.py", "def test_broken() -> None:\n    assert False\n"),
        "complete": replace(
            "tests/integration/test_lists.py",
            "async def page(",
            'pytestmark = pytest.mark.skip(reason="later")\n\n\nasync def page(',
        ),
        "in-memory": replace(
            "docker/docker-compose.test.yml",
            "    tmpfs:\n      - /var/lib/postgresql/data\n",
            "    volumes:\n      - /var/lib/postgresql/data\n",
        ),
    }

    evidence = run(verifier, tmp_path, "compose_test", *defects.values())

    found = states(evidence)
    assert {name for name in {*defects, "exit-code"} if found[name] != "FAIL"} == set(), why({"it": evidence})
    assert found["coverage"] == found["leaves-nothing"] == "PASS", why({"it": evidence})


# Grafana's image is not everywhere. What the check asks, and what it makes of the answers, is tried on a stand-in.
_STAND_IN = """FROM python:3.13-slim
RUN printf '#!/bin/sh\\nexit 0\\n' > /usr/local/bin/wget && chmod 755 /usr/local/bin/wget
COPY server.py /server.py
CMD ["python", "/server.py"]
"""
_SERVER = """
import http.server, json
ANSWERS = {"/api/dashboards/uid/simple-task-api": {"meta": {"provisioned": PROVISIONED}},
           "/api/datasources/uid/prometheus/health": {"status": "OK"}}
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        found = ANSWERS.get(self.path) if self.headers.get("Authorization", "").startswith("Basic ") else None
        self.send_response(200 if found else 404)
        self.end_headers()
        self.wfile.write(json.dumps(found).encode())
http.server.ThreadingHTTPServer(("", 3000), Handler).serve_forever()
"""


@pytest.mark.parametrize("provisioned", [True, False])
def test_what_is_asked_of_grafana(
    verifier: Verifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, provisioned: bool
) -> None:
    (tmp_path / "Dockerfile").write_text(_STAND_IN)
    (tmp_path / "server.py").write_text(_SERVER.replace("PROVISIONED", str(provisioned)))
    name = f"grafana-stand-in:{str(provisioned).lower()}"
    subprocess.run(["docker", "build", "--quiet", "--tag", name, str(tmp_path)], capture_output=True, check=True)
    monkeypatch.setenv("GRAFANA_IMAGE", name)
    try:
        evidence = run(verifier, tmp_path, "grafana")
    finally:
        subprocess.run(["docker", "rmi", "--force", name], capture_output=True, check=False)

    expected = {"healthy": "PASS", "dashboard": "PASS" if provisioned else "FAIL", "datasource": "PASS"}
    assert states(evidence) == expected, why({"grafana": evidence})


def test_grafana_without_an_image(verifier: Verifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAFANA_IMAGE", "registry.invalid/grafana:0")

    evidence = run(verifier, tmp_path, "grafana")

    assert evidence.state == "NOT-RUN"
    assert "registry.invalid/grafana:0" in evidence.observations[0].seen
