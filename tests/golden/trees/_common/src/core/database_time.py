# Generated from specs/<app>.yaml by templates/src/core/database_time.py.j2.
"""How long a request waited for the database."""

from contextvars import ContextVar, Token
from time import perf_counter
from typing import Self


class DatabaseTime:
    """Measures what the request that is answered inside spends in statements and in its commit.

    To wait for a connection is no work of the database. Classes, not generators: every statement passes here.
    """

    _token: Token["DatabaseTime | None"]

    def __init__(self) -> None:
        self.seconds = 0.0

    def __enter__(self) -> Self:
        self._token = _of_request.set(self)
        return self

    def __exit__(self, *_: object) -> None:
        _of_request.reset(self._token)


_of_request: ContextVar[DatabaseTime | None] = ContextVar("database_time", default=None)


class InDatabase:
    """Counts the time inside as the database's, if a request is measured."""

    _started: float

    def __enter__(self) -> None:
        self._started = perf_counter()

    def __exit__(self, *_: object) -> None:
        spent = _of_request.get()
        if spent is not None:
            spent.seconds += perf_counter() - self._started
