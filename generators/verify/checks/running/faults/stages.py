"""The applications that faults happen to, one after the other, all on one database server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Final, TypeVar

from generators.support.failures import NotRun
from generators.verify.checks.running.faults.scene import Stage, Written
from generators.verify.subjects.live import DATABASE
from generators.verify.subjects.outages.relay import relay
from generators.verify.subjects.outages.wall_clock import WallClock
from generators.verify.subjects.postgres import Postgres
from generators.verify.subjects.redis import redis
from generators.verify.subjects.server import serve
from generators.verify.workspace import Workspace

T = TypeVar("T")
POOL: Final = 4
# Little patience, so that what nobody answers is over soon; few connections, so that all of them are in use.
_SHORT: Final = {
    "DB_POOL_SIZE": str(POOL),
    "DB_POOL_TIMEOUT": "2",
    "DB_STATEMENT_TIMEOUT_MS": "1500",
    "DB_LOCK_TIMEOUT_MS": "1000",
}
# A second after the server should have ended a statement, nobody waits for it any more.
UNANSWERED_SECONDS: Final = 2.5
Opened = Callable[[Workspace, Postgres, Written], AbstractContextManager[Stage]]


@contextmanager
def plain(work: Workspace, database: Postgres, written: Written) -> Iterator[Stage]:
    """As in production, with nothing between it and its database."""
    with serve(work, database.url(DATABASE)) as server:
        yield Stage(work, database, server, written)


@contextmanager
def clocked(work: Workspace, database: Postgres, written: Written) -> Iterator[Stage]:
    """With a clock that may jump. Raises NotRun where there is none."""
    clock = WallClock(work)
    with serve(work, database.url(DATABASE), **clock.settings) as server:
        yield Stage(work, database, server, written, clock=clock)


@contextmanager
def surrounded(work: Workspace, database: Postgres, written: Written) -> Iterator[Stage]:
    """Behind a relay, with a standby of its database, and Redis; and impatient."""
    with relay(database.port) as way, ExitStack() as stack:
        counts = _there(lambda: stack.enter_context(redis(work)))
        standby = _there(lambda: stack.enter_context(_following(work, database)))
        settings = _SHORT if isinstance(counts, NotRun) else {**_SHORT, "REDIS_URL": counts.url}
        server = stack.enter_context(serve(work, database.url(DATABASE, port=way.port), **settings))
        yield Stage(work, database, server, written, relay=way, standby=standby, redis=counts)


@contextmanager
def _following(work: Workspace, database: Postgres) -> Iterator[Postgres]:
    standby = database.standby(work)
    standby.start()
    try:
        yield standby
    finally:
        standby.stop()


def _there(made: Callable[[], T]) -> T | NotRun:
    """What is made, or why it cannot be."""
    try:
        return made()
    except NotRun as reason:
        return reason
