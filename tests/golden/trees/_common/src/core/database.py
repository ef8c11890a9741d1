# Generated from specs/<app>.yaml by templates/src/core/database.py.j2.
"""The database: engine, transactions and the base class of all entities."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from types import TracebackType
from typing import Any, Protocol, Self

import asyncpg
from fastapi import Request
from sqlalchemy import Executable, MetaData, Result, event, text
from sqlalchemy.dialects.postgresql.asyncpg import AsyncAdapt_asyncpg_dbapi
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext
from sqlalchemy.exc import DBAPIError, InvalidatePoolError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, PoolProxiedConnection, QueuePool

from src.core.config import Settings
from src.core.metrics import db_connections_in_use, db_connections_max

PROBE_TIMEOUT = 2.0

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


class DatabaseUnavailableError(Exception):
    """The database cannot be reached or does not answer in time."""


def create_engine(settings: Settings) -> AsyncEngine:
    """Return an engine with a pool; it connects when it is first used."""
    engine = create_async_engine(
        settings.database_url,
        echo=settings.db_echo,
        hide_parameters=True,
        pool_size=settings.db_pool_size,
        max_overflow=settings.db_max_overflow,
        pool_timeout=settings.db_pool_timeout,
        connect_args={
            "async_creator_fn": _connect,
            "timeout": settings.db_pool_timeout,
            # The server ends a slow statement first; this one is for a server that does not answer at all.
            "command_timeout": settings.db_statement_timeout_ms / 1000 + 1,
            "server_settings": {
                "application_name": settings.app_name,
                "statement_timeout": str(settings.db_statement_timeout_ms),
                "lock_timeout": str(settings.db_lock_timeout_ms),
                "idle_in_transaction_session_timeout": str(settings.db_statement_timeout_ms),
            },
        },
    )
    event.listen(engine.sync_engine, "checkout", _refuse_closed)
    event.listen(engine.sync_engine, "handle_error", _drop_unresponsive)
    # Counted when Prometheus asks: a request pays nothing for it.
    db_connections_in_use.set_function(lambda: _in_use(engine))
    db_connections_max.set(settings.db_connections)
    return engine


class Database(Protocol):
    """What runs statements: ``ReadDatabase`` or ``RequestTransaction``."""

    async def execute(self, statement: Executable, parameters: Mapping[str, Any] | None = None, /) -> Result[Any]:
        """Run one statement and return its rows."""

    def after_commit(self, action: Callable[[], None]) -> None:
        """Do something once what was written is there to stay."""


class ReadDatabase:
    """Runs statements in autocommit: a read needs no BEGIN and no COMMIT, and a connection only while it runs."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")

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
        try:
            async with asyncio.timeout(self._timeout):
                await self._turns.acquire()
        except TimeoutError:
            raise DatabaseUnavailableError("as many transactions as there may be go on already") from None
        try:
            async with self._engine.begin() as connection:
                yield connection
        finally:
            self._turns.release()


class RequestTransaction:
    """The one transaction of a request: begins with its first statement, and commits at the end if nothing failed.

    A request that is refused before it asks the database takes no connection.
    """

    def __init__(self, begin: Callable[[], AbstractAsyncContextManager[AsyncConnection]]) -> None:
        self._begin = begin
        self._begun = AsyncExitStack()
        self._connection: AsyncConnection | None = None
        self._after_commit: list[Callable[[], None]] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self._begun.__aexit__(kind, error, traceback)
        if error is None:
            for action in self._after_commit:
                action()

    async def connection(self) -> AsyncConnection:
        """Return the connection, in the transaction."""
        if self._connection is None:
            self._connection = await self._begun.enter_async_context(self._begin())
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


class DatabaseProbe:
    """Tells whether the database answers, on a connection of its own: a busy pool is not a broken database."""

    def __init__(self, settings: Settings) -> None:
        self._engine = create_async_engine(
            settings.database_url,
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            connect_args={"async_creator_fn": _connect, "timeout": PROBE_TIMEOUT, "command_timeout": PROBE_TIMEOUT},
        )
        self._running: asyncio.Task[bool] | None = None

    async def answers(self) -> bool:
        """Return whether the database answers within the time limit; callers at the same time share one probe."""
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._select())
        return await asyncio.shield(self._running)

    async def _select(self) -> bool:
        try:
            async with asyncio.timeout(PROBE_TIMEOUT), self._engine.connect() as connection:
                await connection.execute(text("SELECT 1"))
        except (DatabaseUnavailableError, SQLAlchemyError, OSError):
            return False
        return True


async def _connect(*args: Any, **options: Any) -> Any:
    try:
        return await asyncpg.connect(*args, **options)
    except OSError as error:
        raise DatabaseUnavailableError("cannot connect to the database") from error


def _in_use(engine: AsyncEngine) -> int:
    return engine.pool.checkedout() if isinstance(engine.pool, QueuePool) else 0


def _refuse_closed(_: DBAPIConnection, entry: ConnectionPoolEntry, __: PoolProxiedConnection) -> None:
    """Replace pooled connections that the server closed, without the round trips of ``pool_pre_ping``."""
    connection: Any = entry.driver_connection
    if connection.is_closed():
        raise InvalidatePoolError("the server closed the connection")


def _drop_unresponsive(context: ExceptionContext) -> None:
    """Treat a connection that did not answer in time as lost, so that nothing waits for its rollback."""
    if isinstance(context.original_exception, TimeoutError):
        context.is_disconnect = True
        raise DatabaseUnavailableError("the database did not answer in time") from context.original_exception
