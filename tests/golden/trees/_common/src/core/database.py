# Generated from specs/<app>.yaml by templates/src/core/database.py.j2.
"""The database: engine, transactions and the base class of all entities."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from types import TracebackType
from typing import Any, Protocol, Self

from fastapi import Request
from sqlalchemy import Executable, MetaData, Result
from sqlalchemy.dialects.postgresql.asyncpg import AsyncAdapt_asyncpg_dbapi
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.pool import QueuePool

from src.core.config import Settings
from src.core.connections import DatabaseUnavailableError, connect_args, engine_for, watch
from src.core.database_time import InDatabase
from src.core.metrics import db_connections_in_use, db_connections_max

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The base class of all entities."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)


def create_engine(settings: Settings) -> AsyncEngine:
    """Return an engine with a pool; it connects when it is first used."""
    engine = engine_for(
        settings.database_url,
        connect_args(settings),
        echo=settings.db_echo,
        pool_size=settings.db_pool_size,
        max_overflow=settings.db_max_overflow,
        pool_timeout=settings.db_pool_timeout,
        # The one that was used last: others may grow old without being noticed.
        pool_use_lifo=True,
    )
    watch(engine)
    # Counted when Prometheus asks: a request pays nothing for it.
    db_connections_in_use.set_function(lambda: connections_in_use(engine))
    db_connections_max.set(settings.db_connections)
    return engine


def reading(engine: AsyncEngine, settings: Settings) -> AsyncEngine:
    """Return an engine for one statement at a time, which needs no transaction unless a pooler hands those around."""
    if settings.db_pooler == "transaction":
        return engine
    return engine.execution_options(isolation_level="AUTOCOMMIT")


class Database(Protocol):
    """What runs statements: ``ReadDatabase`` or ``RequestTransaction``."""

    async def execute(self, statement: Executable, parameters: Mapping[str, Any] | None = None, /) -> Result[Any]:
        """Run one statement and return its rows."""

    def after_commit(self, action: Callable[[], None]) -> None:
        """Do something once what was written is there to stay."""


class ReadDatabase:
    """Runs statements in autocommit: a read needs no BEGIN and no COMMIT, and a connection only while it runs."""

    def __init__(self, engine: AsyncEngine, settings: Settings) -> None:
        self._engine = reading(engine, settings)

    async def execute(self, statement: Executable, parameters: Mapping[str, Any] | None = None, /) -> Result[Any]:
        """Run one statement on a connection of its own."""
        try:
            return await self._execute(statement, parameters)
        except DBAPIError as error:
            if not is_outdated(error):
                raise
            return await self._execute(statement, parameters)

    def after_commit(self, action: Callable[[], None]) -> None:
        """Do it at once: in autocommit nothing is left to be committed."""
        action()

    async def _execute(self, statement: Executable, parameters: Mapping[str, Any] | None) -> Result[Any]:
        async with self._engine.connect() as connection:
            return await connection.execute(statement, parameters)


class WriteDatabase:
    """Begins transactions. However many wait for one another's locks, connections are left for those who read."""

    def __init__(self, engine: AsyncEngine, settings: Settings) -> None:
        self._engine = engine
        self._turns = asyncio.Semaphore(settings.db_transactions)
        self._timeout = settings.db_pool_timeout

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """Return a connection in a transaction, which commits unless there is an error."""
        await self._take_turn()
        try:
            async with self._engine.begin() as connection:
                yield connection
        finally:
            self._turns.release()

    async def _take_turn(self) -> None:
        # Nobody waits for what is free, and a timer costs something.
        limit: AbstractAsyncContextManager[object] = (
            asyncio.timeout(self._timeout) if self._turns.locked() else nullcontext()
        )
        try:
            async with limit:
                await self._turns.acquire()
        except TimeoutError:
            raise DatabaseUnavailableError("as many transactions as there may be go on already") from None


class RequestTransaction:
    """The one transaction of a request: begins with its first statement, and commits at the end if nothing failed.

    A request that is refused before it asks the database takes no connection.
    """

    def __init__(self, begin: Callable[[], AbstractAsyncContextManager[AsyncConnection]]) -> None:
        self._begin = begin
        self._transaction: AbstractAsyncContextManager[AsyncConnection] | None = None
        self._connection: AsyncConnection | None = None
        self._after_commit: list[Callable[[], None]] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._transaction is not None:
            # The commit takes its time as a statement does.
            with InDatabase():
                await self._transaction.__aexit__(kind, error, traceback)
        if error is None:
            for action in self._after_commit:
                action()

    async def connection(self) -> AsyncConnection:
        """Return the connection, in the transaction."""
        if self._connection is None:
            transaction = self._begin()
            self._connection = await transaction.__aenter__()
            self._transaction = transaction
        return self._connection

    async def execute(self, statement: Executable, parameters: Mapping[str, Any] | None = None, /) -> Result[Any]:
        """Run one statement and return its rows."""
        connection = await self.connection()
        return await connection.execute(statement, parameters)

    def after_commit(self, action: Callable[[], None]) -> None:
        """Do something after the commit, and not if it fails: what is counted and logged has happened."""
        self._after_commit.append(action)


def is_outdated(error: DBAPIError) -> bool:
    """Return whether a migration changed a type after the statement was prepared; the next time it works."""
    return isinstance(error.orig, AsyncAdapt_asyncpg_dbapi.InvalidCachedStatementError)


async def get_db(request: Request) -> AsyncIterator[RequestTransaction]:
    """Yield the transaction of a request. With ``scope="function"`` it commits before the response is sent."""
    database: WriteDatabase = request.state.write_database
    async with RequestTransaction(database.begin) as transaction:
        yield transaction


async def get_read_db(request: Request) -> ReadDatabase:
    """Return the database for reading."""
    database: ReadDatabase = request.state.read_database
    return database


def report_connections(engine: AsyncEngine) -> None:
    """Write down how many are in use, where another process may be the one that Prometheus asks."""
    db_connections_in_use.set(connections_in_use(engine))


def connections_in_use(engine: AsyncEngine) -> int:
    """Return how many connections of the pool somebody has now."""
    return engine.pool.checkedout() if isinstance(engine.pool, QueuePool) else 0
