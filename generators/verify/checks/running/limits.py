"""Point 17: rate limits, alone and shared over Redis, also while Redis is away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import Final, Protocol

from generators.verify.evidence import Observation
from generators.verify.subjects.client import Client, client
from generators.verify.subjects.expected import Read, read
from generators.verify.subjects.identity.callers import bearer
from generators.verify.subjects.postgres import migrated, postgres
from generators.verify.subjects.redis import redis
from generators.verify.subjects.server import serve
from generators.verify.workspace import Workspace, passed

LIMIT: Final = 8
# A day: no window ends while the check runs, but for the one second of midnight.
RATE: Final = dict.fromkeys(("RATE_LIMIT", "RATE_LIMIT_READ", "RATE_LIMIT_WRITE"), f"{LIMIT}/day")


class Stoppable(Protocol):
    """A server that can be away."""

    def stop(self) -> None: ...

    def start(self) -> None: ...


def limits(work: Workspace) -> Iterator[Observation]:
    """One process in memory; two over Redis; Redis stopped in the middle and back."""
    request = read(work.spec)
    with postgres(work) as database:
        url = migrated(work, database)
        with serve(work, url, **RATE) as server, client(work, server.url, bearer(work)) as http:
            yield from _alone(http, request)
        with redis(work) as shared:
            work.details.append(f"Redis: {shared.version()}")
            with ExitStack() as stack:
                servers = [stack.enter_context(serve(work, url, REDIS_URL=shared.url, **RATE)) for _ in range(2)]
                clients = [stack.enter_context(client(work, server.url, bearer(work))) for server in servers]
                yield from shared_limits(clients, shared, request)


def _alone(http: Client, request: Read) -> Iterator[Observation]:
    path, status = request.path, request.status
    statuses = [http.get(path).status_code for _ in range(LIMIT)]
    refused = http.get(path)
    wait = refused.headers.get("Retry-After", "")
    right = statuses == [status] * LIMIT and refused.status_code == 429 and wait.isdecimal() and int(wait) > 0
    seen = f"{statuses}, then {refused.status_code} with Retry-After {wait or 'missing'}"
    yield passed("limited", right, f"{LIMIT} answers of {status}, then 429 with Retry-After", seen)
    forged = [
        http.get(path, headers={"X-Forwarded-For": address}).status_code
        for address in ("198.51.100.7", "203.0.113.9, 198.51.100.8", "127.0.0.1", "::1")
    ]
    yield passed("forged-header", set(forged) == {429}, "a forged X-Forwarded-For changes nothing", forged)


def shared_limits(clients: Sequence[Client], redis: Stoppable, request: Read) -> Iterator[Observation]:
    """Two servers that share their counts; Redis stopped in the middle and back."""
    path, status = request.path, request.status
    statuses = [clients[turn % 2].get(path).status_code for turn in range(LIMIT + 4)]
    expected = f"{LIMIT} answers of {status} from two servers together, then 429"
    yield passed("shared", statuses == [status] * LIMIT + [429] * 4, expected, statuses)
    redis.stop()
    away = [http.get(path).status_code for _ in range(LIMIT) for http in clients]
    serving = status in away and set(away) <= {status, 429}
    yield passed("redis-down", serving, f"{status} or 429 while Redis is stopped, never 5xx", away)
    redis.start()
    back = [http.get(path).status_code for _ in range(3) for http in clients]
    yield passed("redis-back", set(back) <= {status, 429}, f"{status} or 429 when Redis is back, never 5xx", back)
