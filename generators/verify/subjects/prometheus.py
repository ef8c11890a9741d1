"""What Prometheus says, over its HTTP API."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import isnan
from pathlib import Path
from typing import Any, Final

from generators.support.waiting import awaited
from generators.verify.evidence import Observation
from generators.verify.subjects.client import Client
from generators.verify.workspace import Workspace, passed

_SCRAPE_SECONDS: Final = 30.0
_RULES_SECONDS: Final = 10.0
_INTERVAL: Final = re.compile(r"\b((?:scrape|evaluation|refresh)_interval): \w+")
_TIMEOUT: Final = re.compile(r"\bscrape_timeout: \w+")
_REQUESTS: Final = 'sum(http_requests_total{endpoint!~"/(health|metrics)/.*"})'


class Prometheus:
    """The API of a server."""

    def __init__(self, http: Client) -> None:
        self._http = http

    def _data(self, path: str, **query: str) -> Any:
        """The data of an answer; None when it is no success, which it is not before the server is ready."""
        answer = self._http.get(f"/api/v1/{path}", params=query)
        return answer.json()["data"] if answer.status_code == 200 else None

    def targets(self) -> list[dict[str, Any]]:
        """What it scrapes: ``health``, ``scrapeUrl``, ``lastError``, ..."""
        return list((self._data("targets") or {}).get("activeTargets", []))

    def rules(self) -> list[dict[str, Any]]:
        """Its recording and alert rules: ``name``, ``health``, ``lastError``, ..."""
        return [rule for group in (self._data("rules") or {}).get("groups", []) for rule in group["rules"]]

    def query(self, expression: str) -> list[float]:
        """The values of an expression now, one for each series; empty as well when it cannot be evaluated."""
        found = self._data("query", query=expression)
        if found is None:
            return []
        result = found["result"]
        return [float(result[1])] if found["resultType"] == "scalar" else [float(each["value"][1]) for each in result]


def shown_on_dashboard(server: Prometheus, queries: Sequence[tuple[str, str]]) -> Observation:
    """Every query of the dashboard returns data, soon after the first requests. queries: panel and expression."""

    def empty() -> list[str]:
        values = ((panel, expression, server.query(expression)) for panel, expression in queries)
        return [f"{panel}: {expression}" for panel, expression, found in values if not found or any(map(isnan, found))]

    left = awaited(empty, lambda found: not found, _SCRAPE_SECONDS)
    right = bool(queries) and not left
    return passed("dashboard", right, f"data for each of {len(queries)} queries", left[:3] or "data for each")


def quick_config(file: Path) -> None:
    """Let Prometheus scrape every second."""
    if file.exists():
        text = _INTERVAL.sub(r"\1: 1s", file.read_text(encoding="utf-8"))
        file.write_text(_TIMEOUT.sub("scrape_timeout: 1s", text), encoding="utf-8")


def seen_by_prometheus(work: Workspace, server: Prometheus, replicas: int, total: float) -> Iterator[Observation]:
    """Every replica is a target that is up, its requests arrive, and every rule can be evaluated."""

    def up(targets: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [each for each in targets if each["health"] == "up"]

    targets = awaited(server.targets, lambda found: len(up(found)) == replicas, _SCRAPE_SECONDS)
    right = len(up(targets)) == replicas and all(each["scrapeUrl"].endswith("/metrics/metrics") for each in up(targets))
    seen = [f"{each['scrapeUrl']} {each['health']} {each['lastError']}".strip() for each in targets]
    yield passed("target-up", right, f"{replicas} replicas up at /metrics/metrics", seen)
    requests = awaited(lambda: server.query(_REQUESTS), lambda found: found == [total], _SCRAPE_SECONDS if right else 1)
    yield passed("scraped", requests == [total], f"{total:g} requests", requests)

    def bad(rules: list[dict[str, Any]]) -> list[str]:
        return [
            f"{each['name']}: {each['health']} {each.get('lastError', '')}" for each in rules if each["health"] != "ok"
        ]

    rules = awaited(server.rules, lambda found: bool(found) and not bad(found), _RULES_SECONDS)
    work.figures["rules"] = float(len(rules))
    right = bool(rules) and not bad(rules)
    yield passed("rules", right, "rules, all of which can be evaluated", bad(rules)[:3] or f"{len(rules)} rules")
