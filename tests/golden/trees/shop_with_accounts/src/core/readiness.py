# Generated from specs/shop_with_accounts.yaml by templates/src/core/readiness.py.j2.
"""Whether the database could serve a request, found out in the way that requests take."""

import asyncio
from functools import cache
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncEngine

from src.core.config import Settings
from src.core.connections import DatabaseUnavailableError
from src.core.database import connections_in_use, reading
from src.core.database_errors import sqlstate_of
from src.core.logging import get_logger

PROBE_TIMEOUT = 2.0
UNANSWERED = "the database does not answer"
BUSY = "no connection is free"
READ_ONLY = "the database takes no writes"

_TOO_MANY_CONNECTIONS = "53300"
_MIGRATIONS = Path(__file__).resolve().parents[2] / "alembic"
_ASK = text("SELECT current_setting('transaction_read_only') = 'on', to_regclass('alembic_version') IS NOT NULL")
_ASK_REVISION = text("SELECT version_num FROM alembic_version")

logger = get_logger(__name__)


class DatabaseProbe:
    """Asks the database by a connection of the pool, as requests do."""

    def __init__(self, engine: AsyncEngine, settings: Settings) -> None:
        self._engine = reading(engine, settings)
        self._connections = settings.db_connections
        self._newest, self._known = _revisions()
        self._running: asyncio.Task[str | None] | None = None

    async def fault(self) -> str | None:
        """Return what is wrong, if anything, within the time limit; callers at the same time share one look."""
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._look())
        done, _ = await asyncio.wait({self._running}, timeout=PROBE_TIMEOUT)
        if done:
            return self._running.result()
        return BUSY if connections_in_use(self._engine) >= self._connections else UNANSWERED

    async def _look(self) -> str | None:
        try:
            found = await self._ask()
            if found == READ_ONLY:
                # Perhaps only this session, which began when the server was a standby.
                await self._engine.dispose()
                found = await self._ask()
        except PoolTimeoutError:
            return BUSY
        except DBAPIError as error:
            if sqlstate_of(error) == _TOO_MANY_CONNECTIONS and connections_in_use(self._engine):
                # The server lets nobody else in, but those that the pool has do their work.
                return None
            return _unanswered(error)
        except (DatabaseUnavailableError, SQLAlchemyError, OSError) as error:
            return _unanswered(error)
        return found

    async def _ask(self) -> str | None:
        async with self._engine.connect() as connection:
            read_only, migrated = (await connection.execute(_ASK)).one()
            if read_only:
                return READ_ONLY
            rows = await connection.execute(_ASK_REVISION) if migrated else ()
            return self._behind({row.version_num for row in rows})

    def _behind(self, found: set[str]) -> str | None:
        """Say so when migrations are missing. Others than those known here came with a newer version: no harm."""
        if self._newest <= found or found - self._known:
            return None
        has, needs = (", ".join(sorted(each)) or "empty" for each in (found, self._newest))
        return f"the schema of the database is {has}, this version needs {needs}"


@cache
def _revisions() -> tuple[frozenset[str], frozenset[str]]:
    """Return the newest migrations of this version, one unless there are branches, and all of them."""
    scripts = ScriptDirectory(str(_MIGRATIONS))
    return frozenset(scripts.get_heads()), frozenset(each.revision for each in scripts.walk_revisions())


def _unanswered(error: Exception) -> str:
    logger.warning("database_probe_failed", reason=str(error))
    return UNANSWERED
