"""Points 5 and 8: what the application says of itself while it works."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from typing import Any, Final, Protocol

from generators.support.failures import Broken
from generators.verify.evidence import Observation
from generators.verify.subjects.client import Client
from generators.verify.subjects.expected import (
    OBSERVABILITY,
    collection,
    entity_with,
    operation,
    operations,
    read,
    sent,
    table,
)
from generators.verify.subjects.identity.callers import bearer
from generators.verify.subjects.live import DATABASE, Live, Rows, live
from generators.verify.workspace import PASSWORD, Workspace, passed

CANARY: Final = "canary-5d41e8"
_REQUESTS, _JUNK = 60, 1000
_KEYS: Final = ("timestamp", "level", "event")
_JSON: Final = {"Content-Type": "application/json"}
_TOTAL: Final = "http_requests_total"


class Scraped(Protocol):
    """What answers a scrape."""

    def get(self, path: str, /) -> Any:
        """An answer with ``status_code`` and ``text``."""


def logs(work: Workspace) -> Iterator[Observation]:
    """Every line under load is one JSON object that names its request; no secret in any of them."""
    with live(work) as stack:
        server = stack.server
        before = len(server.stdout().splitlines())
        _load(work, stack)
        lines = server.stdout().splitlines()
        loaded = lines[before:]
        bad = [line for line in lines if not _is_structured(line, _KEYS)]
        yield passed(
            "structured", not bad, f"{', '.join(_KEYS)} in a JSON object a line", bad[:3] or f"{len(lines)} lines"
        )
        anonymous = [
            line for line in loaded if _is_structured(line, _KEYS) and not _is_structured(line, ("request_id",))
        ]
        many = len(loaded) >= _REQUESTS
        expected = f"at least {_REQUESTS} lines, each with a request_id"
        yield passed("request-id", many and not anonymous, expected, anonymous[:3] or f"{len(loaded)} lines")
        words = (PASSWORD, CANARY, *(each.removeprefix("Bearer ") for each in bearer(work).values()))
        revealed = [word for word in words if word in server.output()]
        yield passed("no-secrets", not revealed, "no password, token or body in any line", revealed or "none")


def _is_structured(line: str, keys: tuple[str, ...]) -> bool:
    try:
        value = json.loads(line)
    except ValueError:
        return False
    return isinstance(value, dict) and all(value.get(key) for key in keys)


def _load(work: Workspace, stack: Live) -> None:
    """Requests of every kind, several at once, with a canary wherever a secret may travel."""
    key, http = entity_with(work.spec, "create"), stack.http
    path = collection(work.spec, key) if key is not None else "/openapi.json"
    headers = {"Authorization": f"Bearer {CANARY}", "Cookie": f"session={CANARY}"}
    bodies = [Rows(work, stack).body(key) for _ in range(0, _REQUESTS // 3, 3)] if key is not None else []

    def one(number: int) -> None:
        http.get(f"{path}?password={CANARY}", headers=headers)
        http.request("POST", path, json={"password": CANARY}, headers=headers)
        http.get("/no/such/path", headers=headers)
        if bodies and number % 3 == 0:
            http.post(path, bodies[number // 3])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(one, range(_REQUESTS // 3)))


def metrics(work: Workspace) -> Iterator[Observation]:
    """N requests add N, failed ones included; made-up paths add one series at most."""
    with live(work) as stack:
        families = _parsed(stack.http)
        yield passed("parses", bool(families), "the text format of Prometheus", f"{len(families)} families")
        yield counts(work, stack.http)
        yield _failures_count(work, stack)
        yield _junk(stack.http)


def counts(work: Workspace, http: Client, scraped: Scraped | None = None) -> Observation:
    """So many requests add so many; those of probes and scrapes are left out, which may come at any time.

    scraped: where the metrics are, when that is not where requests go.
    """
    scraped = scraped or http
    before = counted(scraped)
    for each in islice(cycle(operations(work.spec)), _REQUESTS):
        body: dict[str, Any] = {} if each.method == "GET" else {"json": {"no_such_field": 1}}
        http.request(each.method, each.url("no-id"), **body)
    grown = counted(scraped) - before
    return passed("counts", grown == _REQUESTS, f"{_REQUESTS} requests add {_REQUESTS}", f"{grown:g}")


def _failures_count(work: Workspace, stack: Live) -> Observation:
    """With its table gone, or with half a character in a text, a request may fail with 500: it is counted as that."""
    http, database, request = stack.http, stack.database, read(work.spec)
    key, before = request.entity, _total(stack.http, status="500")
    made = operation(work.spec, key, "create")
    half = Rows(work, stack).body(key, dict.fromkeys(_texts(work, key), "\ud800")) if made is not None else {}
    database.execute(DATABASE, f'ALTER TABLE IF EXISTS "{table(work.spec, key)}" RENAME TO "renamed by the check"')
    with http.fault():
        statuses = [http.get(request.path).status_code for _ in range(5)]
        if made is not None:
            statuses.append(http.request("POST", made.path, content=json.dumps(half), headers=_JSON).status_code)
    database.execute(DATABASE, f'ALTER TABLE IF EXISTS "renamed by the check" RENAME TO "{table(work.spec, key)}"')
    failed = statuses.count(500)
    grown = _total(http, status="500") - before
    expected = "answers of 500, each counted as that (the table is gone for some requests)"
    return passed("failures-count", grown == failed > 0, expected, f"{failed} answers of 500, {grown:g} counted")


def _texts(work: Workspace, key: str) -> list[str]:
    """The fields of text that a client sends."""
    fields = sent(work.spec.entities[key], "create")
    return [name for name, field in fields.items() if field.type.free_text]


def _junk(http: Client) -> Observation:
    http.get("/junk/first")
    before = len(_series(http))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: http.get(f"/junk/{number}"), range(_JUNK)))
    grown = len(_series(http)) - before
    return passed("junk-paths", grown <= 1, f"{_JUNK} junk paths add one series at most", f"{grown} more series")


def _parsed(http: Scraped) -> list[Any]:
    from prometheus_client.parser import text_string_to_metric_families

    answer = http.get("/metrics/metrics")
    if answer.status_code != 200:
        raise Broken(f"GET /metrics/metrics: {answer.status_code}")
    try:
        return list(text_string_to_metric_families(answer.text))
    except ValueError as error:
        raise Broken(f"/metrics/metrics cannot be parsed: {error}") from None


def _series(http: Client) -> set[tuple[str, ...]]:
    """Every series of the requests' counter."""
    return {
        tuple(sorted(sample.labels.values()))
        for family in _parsed(http)
        for sample in family.samples
        if sample.name == _TOTAL
    }


def counted(http: Scraped) -> float:
    """How many requests were counted that were neither probes nor scrapes."""
    series = (sample for family in _parsed(http) for sample in family.samples if sample.name == _TOTAL)
    return float(sum(each.value for each in series if not set(OBSERVABILITY) & set(each.labels.values())))


def _total(http: Client, **labels: str) -> float:
    found: list[float] = [
        sample.value
        for family in _parsed(http)
        for sample in family.samples
        if sample.name == _TOTAL and labels.items() <= sample.labels.items()
    ]
    return sum(found)
