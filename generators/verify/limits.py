"""Point 17: rate limits, alone and shared over Redis, also while Redis is away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Final

from generators.verify.client import Client, client
from generators.verify.evidence import Observation
from generators.verify.expected import operations
from generators.verify.postgres import migrated, postgres
from generators.verify.redis import Redis, redis
from generators.verify.server import serve
from generators.verify.workspace import Broken, Workspace, passed

_LIMIT: Final = 8
# A day: no window ends while the check runs, but for the one second of midnight.
_RATE: Final = dict.fromkeys(("RATE_LIMIT", "RATE_LIMIT_READ", "RATE_LIMIT_WRITE"), f"{_LIMIT}/day")


def limits(work: Workspace) -> Iterator[Observation]:
    """One process in memory; two over Redis; Redis stopped in the middle and back."""
    path = next((each.path for each in operations(work.spec) if each.verb == "list"), None)
    if path is None:
        raise Broken("no entity has a list")
    with postgres(work) as database:
        url = migrated(work, database)
        with serve(work, url, **_RATE) as server, client(work, server.url) as http:
            yield from _alone(http, path)
        with redis(work) as shared:
            work.details.append(f"Redis: {shared.version()}")
            yield from _shared(work, url, shared, path)


def _alone(http: Client, path: str) -> Iterator[Observation]:
    statuses = [http.get(path).status_code for _ in range(_LIMIT)]
    refused = http.get(path)
    wait = refused.headers.get("Retry-After", "")
    right = statuses == [200] * _LIMIT and refused.status_code == 429 and wait.isdecimal() and int(wait) > 0
    seen = f"{statuses}, then {refused.status_code} with Retry-After {wait or 'missing'}"
    yield passed("limited", right, f"{_LIMIT} answers of 200, then 429 with Retry-After", seen)
    forged = [
        http.get(path, headers={"X-Forwarded-For": address}).status_code
        for address in ("198.51.100.7", "203.0.113.9, 198.51.100.8", "127.0.0.1", "::1")
    ]
    yield passed("forged-header", set(forged) == {429}, "a forged X-Forwarded-For changes nothing", forged)


def _shared(work: Workspace, url: str, shared: Redis, path: str) -> Iterator[Observation]:
    with ExitStack() as stack:
        servers = [stack.enter_context(serve(work, url, REDIS_URL=shared.url, **_RATE)) for _ in range(2)]
        clients = [stack.enter_context(client(work, server.url)) for server in servers]
        statuses = [clients[turn % 2].get(path).status_code for turn in range(_LIMIT + 4)]
        expected = f"{_LIMIT} answers of 200 from two processes together, then 429"
        yield passed("shared", statuses == [200] * _LIMIT + [429] * 4, expected, statuses)
        shared.stop()
        away = [http.get(path).status_code for _ in range(_LIMIT) for http in clients]
        serving = 200 in away and set(away) <= {200, 429}
        yield passed("redis-down", serving, "200 or 429 while Redis is stopped, never 5xx", away)
        shared.start()
        back = [http.get(path).status_code for _ in range(3) for http in clients]
        yield passed("redis-back", set(back) <= {200, 429}, "200 or 429 when Redis is back, never 5xx", back)
