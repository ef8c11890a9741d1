"""What a request costs the generated application, against one written by hand with nothing on, in CPU seconds.

Not requests per second: on a busy machine the one that runs while others pause wins. Both serve the same rows of the
same PostgreSQL, in turn, to the same client.
"""

from __future__ import annotations

import http.client
import json
import statistics
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generators.graph.tasks.application import files_of_app
from generators.model.load import load_app
from generators.verify.subjects.live import live
from generators.verify.workspace import Subject, workspace
from tests.bench.hand_written import cpu_seconds, hand_written, pid_below

ROUNDS, REQUESTS, CLIENTS = 3, 1200, 8
PATH = "/api/v1/tasks"
BODY = json.dumps({"title": "Write the report", "description": "quarterly numbers", "completed": False})
JSON = {"Content-Type": "application/json"}
NAKED = Path(__file__).parent / "naked_app.py"


def cost_ratios(root: Path, app: str, python: Path) -> dict[str, float]:
    """CPU seconds a request of the generated application / of the hand-written one, by kind of request."""
    folder = root / "out" / app
    subject = Subject(app, folder, load_app(root / "specs" / f"{app}.yaml", app), python, root)
    costs: dict[tuple[str, str], list[float]] = {}
    with workspace(subject, list(files_of_app(folder))) as work, live(work, LOG_LEVEL="WARNING") as stack:
        url = stack.database.url("app")
        with hand_written(NAKED, python, url, work.root, TABLE="tasks") as (naked, port):
            servers = {"ours": (pid_below(stack.server.pid), stack.server.port), "naked": (naked, port)}
            for _ in range(200):
                _send(port, "POST", PATH)
            for _ in range(ROUNDS):
                for name, (process, at) in servers.items():
                    for kind, cost in _round(process, at):
                        costs.setdefault((name, kind), []).append(cost)
    kinds = [kind for name, kind in costs if name == "ours"]
    return {kind: statistics.median(costs["ours", kind]) / statistics.median(costs["naked", kind]) for kind in kinds}


def _round(process: int, port: int) -> Iterator[tuple[str, float]]:
    row = json.loads(_send(port, "POST", PATH))["id"]
    kinds = (("get", "GET", f"{PATH}/{row}"), ("list", "GET", f"{PATH}?size=20"), ("create", "POST", PATH))
    for kind, method, path in kinds:
        before = cpu_seconds(process)
        with ThreadPoolExecutor(CLIENTS) as pool:
            list(pool.map(lambda _, how=method, where=path: _many(port, how, where), range(CLIENTS)))
        yield kind, (cpu_seconds(process) - before) / REQUESTS


def _many(port: int, method: str, path: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    for _ in range(REQUESTS // CLIENTS):
        _answer(connection, method, path)
    connection.close()


def _send(port: int, method: str, path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    try:
        return _answer(connection, method, path)
    finally:
        connection.close()


def _answer(connection: http.client.HTTPConnection, method: str, path: str) -> bytes:
    headers: Mapping[str, str] = JSON if method == "POST" else {}
    connection.request(method, path, BODY if method == "POST" else None, dict(headers))
    response = connection.getresponse()
    body = response.read()
    if response.status >= 300:
        raise SystemExit(f"{method} {path}: {response.status} {body[:300]!r}")
    return body
