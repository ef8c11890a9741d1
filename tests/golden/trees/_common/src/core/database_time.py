# Generated from specs/<app>.yaml by templates/src/core/database_time.py.j2.
"""How long a request waited for the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter


class DatabaseTime:
    """What one request spent in statements and in its commit. To wait for a connection is no work of the database."""

    def __init__(self) -> None:
        self.seconds = 0.0


_of_request: ContextVar[DatabaseTime | None] = ContextVar("database_time", default=None)


@contextmanager
def measured() -> Iterator[DatabaseTime]:
    """Measure the request that is answered inside."""
    spent = DatabaseTime()
    token = _of_request.set(spent)
    try:
        yield spent
    finally:
        _of_request.reset(token)


@contextmanager
def in_database() -> Iterator[None]:
    """Count the time inside as the database's, if a request is measured."""
    started = perf_counter()
    try:
        yield
    finally:
        spent = _of_request.get()
        if spent is not None:
            spent.seconds += perf_counter() - started
