# Generated from specs/<app>.yaml by templates/src/core/connections.py.j2.
"""How connections to the database are made, and when they are given up."""

from collections.abc import Mapping
from functools import partial
from time import monotonic
from typing import Any

import asyncpg
from sqlalchemy import URL, event
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor, ExceptionContext, ExecutionContext
from sqlalchemy.exc import DisconnectionError, InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from src.core.config import Settings
from src.core.database_time import InDatabase
from src.core.database_url import read_database_url

READ_ONLY = "25006"
# Proxies and firewalls forget a connection that is idle for longer, and tell nobody.
MAX_IDLE_SECONDS = 60.0
# The server asks a silent client whether it is still there, and ends the session of one that was forgotten on the way.
_KEEPALIVES = {"tcp_keepalives_idle": "60", "tcp_keepalives_interval": "10", "tcp_keepalives_count": "3"}


class DatabaseUnavailableError(Exception):
    """The database cannot be reached or does not answer in time."""


def engine_for(database_url: str | URL, connect_args: Mapping[str, Any] | None = None, **options: Any) -> AsyncEngine:
    """Return an engine. connect_args: for the driver, where the URL says nothing else."""
    address = read_database_url(database_url)
    arguments = {**(connect_args or {}), **address.arguments}
    arguments["server_settings"] = {**arguments.get("server_settings", {}), **address.session}
    return create_async_engine(address.url, connect_args=arguments, hide_parameters=True, **options)


def connect_args(settings: Settings) -> dict[str, Any]:
    """Return how the driver connects: under which name, and how long anything may take."""
    limits = {
        "statement_timeout": str(settings.db_statement_timeout_ms),
        "lock_timeout": str(settings.db_lock_timeout_ms),
        "idle_in_transaction_session_timeout": str(settings.db_statement_timeout_ms),
    }
    named = {"application_name": settings.app_name}
    arguments: dict[str, Any] = {
        "async_creator_fn": _connect,
        "timeout": settings.db_pool_timeout,
        # The server ends a slow statement first; this one is for a server that does not answer at all.
        "command_timeout": settings.db_statement_timeout_ms / 1000 + 1,
        "server_settings": named,
    }
    if settings.db_pooler == "none":
        arguments["server_settings"] = named | limits | _KEEPALIVES
    elif settings.db_pooler == "session":
        # A pooler refuses them when a connection begins.
        arguments["async_creator_fn"] = partial(_connect_with, limits)
    else:
        # The next transaction may have another session, which knows nothing of the statements that this one prepared.
        arguments |= {"statement_cache_size": 0, "prepared_statement_cache_size": 0}
        arguments["prepared_statement_name_func"] = _unnamed
    return arguments


def watch(engine: AsyncEngine) -> None:
    """Give up connections that are of no use any more, without the round trips of ``pool_pre_ping``; time
    statements.
    """
    event.listen(engine.sync_engine, "checkin", _note_release)
    event.listen(engine.sync_engine, "checkout", _refuse_stale)
    event.listen(engine.sync_engine, "handle_error", _give_up)
    event.listen(engine.sync_engine, "do_execute", _execute)
    event.listen(engine.sync_engine, "do_executemany", _execute_many)


async def _connect_with(limits: Mapping[str, str], *args: Any, **options: Any) -> Any:
    connection = await _connect(*args, **options)
    await connection.execute("; ".join(f"SET {name} = {value}" for name, value in limits.items()))
    return connection


def _unnamed() -> str:
    return ""


async def _connect(*args: Any, **options: Any) -> Any:
    try:
        return await asyncpg.connect(*args, **options)
    except (OSError, asyncpg.InterfaceError, asyncpg.InternalClientError) as error:
        raise DatabaseUnavailableError("cannot connect to the database") from error


def _execute(cursor: DBAPICursor, statement: str, parameters: Any, _: ExecutionContext) -> bool:
    """Run a statement as it would run without this, and tell that it has run."""
    with InDatabase():
        cursor.execute(statement, parameters)
    return True


def _execute_many(cursor: DBAPICursor, statement: str, parameters: Any, _: ExecutionContext) -> bool:
    with InDatabase():
        cursor.executemany(statement, parameters)
    return True


def _note_release(_: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    entry.info["released"] = monotonic()


def _refuse_stale(_: DBAPIConnection, entry: ConnectionPoolEntry, __: PoolProxiedConnection) -> None:
    """Replace a pooled connection that the server closed, and one that nobody used for long."""
    connection: Any = entry.driver_connection
    if connection.is_closed():
        raise InvalidatePoolError("the server closed the connection")
    now = monotonic()
    if now - entry.info.pop("released", now) > MAX_IDLE_SECONDS:
        raise DisconnectionError("the connection was idle for too long")


def _give_up(context: ExceptionContext) -> None:
    """Treat as lost what did not answer in time, so that nothing waits for its rollback, and what takes no writes.

    With one connection all others of the pool are replaced: after a failover they lead to the same server.
    """
    if getattr(context.original_exception, "sqlstate", None) == READ_ONLY:
        context.is_disconnect = True
    if isinstance(context.original_exception, TimeoutError):
        context.is_disconnect = True
        if context.connection is not None:
            # Asked to end, it would be waited for once more.
            driver: Any = context.connection.connection.driver_connection
            driver.terminate()
        raise DatabaseUnavailableError("the database did not answer in time") from context.original_exception
