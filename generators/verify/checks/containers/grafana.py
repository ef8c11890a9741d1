"""Grafana's own container: it starts with what is provisioned, shows the dashboard and reaches Prometheus."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Final

from generators.containers.compose import STACK, Compose, require_compose
from generators.containers.engine import engine
from generators.support.failures import Broken
from generators.verify.evidence import Observation
from generators.verify.subjects.client import Client, client
from generators.verify.subjects.stack_settings import stack_settings
from generators.verify.workspace import Workspace, passed

_IMAGES: Final = ("GRAFANA_IMAGE", "PROMETHEUS_IMAGE")
_DASHBOARDS: Final = "docker/grafana/dashboards"
_PASSWORD: Final = "GRAFANA_ADMIN_PASSWORD"  # noqa: S105 - a name
_PORT: Final = 3000


def grafana(work: Workspace) -> Iterator[Observation]:
    """Start it beside Prometheus and ask its API."""
    dashboards = sorted((work.app / _DASHBOARDS).glob("*.json"))
    if not (work.app / STACK).exists() or not dashboards:
        raise Broken(f"there is no {STACK}, or no dashboard in {_DASHBOARDS}")
    uid = json.loads(dashboards[0].read_text(encoding="utf-8"))["uid"]
    with engine(work) as docker:
        require_compose(docker)
        docker.require_images(*_IMAGES)
        settings = stack_settings(work, "not-needed-here")
        compose = Compose(docker, (STACK,), settings)
        compose.up("grafana")
        yield passed("healthy", True, "it is healthy", compose.one("grafana").health)
        with client(work, f"http://127.0.0.1:{compose.one('grafana').port(_PORT)}") as http:
            login = base64.b64encode(f"admin:{settings[_PASSWORD]}".encode()).decode()
            http.http.headers["Authorization"] = f"Basic {login}"
            yield _shows(http, uid)
            yield _reaches_prometheus(http)


def _shows(http: Client, uid: str) -> Observation:
    answer = http.get(f"/api/dashboards/uid/{uid}")
    right = answer.status_code == 200 and answer.json().get("meta", {}).get("provisioned") is True
    return passed("dashboard", right, f"the dashboard {uid}, provisioned", f"{answer.status_code} {answer.text[:200]}")


def _reaches_prometheus(http: Client) -> Observation:
    answer = http.get("/api/datasources/uid/prometheus/health")
    right = answer.status_code == 200 and answer.json().get("status") == "OK"
    return passed("datasource", right, "Prometheus can be queried", f"{answer.status_code} {answer.text[:200]}")
