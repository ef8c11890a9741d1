# Generated from specs/shop_with_accounts.yaml by templates/alembic/env.py.j2.
"""Runs the migrations."""

import asyncio
import sys

from alembic import context
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.pool import NullPool

from src.core.config import get_settings
from src.core.connections import engine_for
from src.core.logging import get_logger, setup_logging
from src.models.entities import Base

# Ten minutes
MAX_ATTEMPTS = 1200
PAUSE = 0.5

settings = get_settings()
logger = get_logger("alembic.env")


def migrate(connection: Connection | None = None) -> None:
    """Migrate, each revision in a transaction, or write the SQL when there is no connection (``--sql``)."""
    context.configure(
        connection=connection,
        url=settings.database_url,
        target_metadata=Base.metadata,
        compare_type=True,
        compare_server_default=True,
        literal_binds=connection is None,
        dialect_opts={"paramstyle": "named"},
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def wait_for_turn(connection: AsyncConnection) -> None:
    """Take the lock that all runs on this database share; it ends with the connection. The second finds nothing to
    do.
    """
    for attempt in range(MAX_ATTEMPTS):
        if await connection.scalar(text("SELECT pg_try_advisory_lock(hashtext('alembic'))")):
            await connection.commit()
            return
        # CREATE INDEX CONCURRENTLY waits for whoever is in a statement or a transaction, so nobody waits in one for it.
        await connection.commit()
        if attempt == 0:
            logger.info("migration_waits_for_another")
        await asyncio.sleep(PAUSE)
    sys.exit(f"Another migration of this database has not ended in {MAX_ATTEMPTS * PAUSE:.0f} s. Run this one later.")


async def migrate_online() -> None:
    """Migrate the database of the settings."""
    engine = engine_for(settings.database_url, poolclass=NullPool)
    async with engine.connect() as connection:
        await wait_for_turn(connection)
        await connection.run_sync(migrate)
        # What Alembic does outside of a revision: it makes its own table.
        await connection.commit()
    await engine.dispose()


if context.is_offline_mode():
    migrate()
else:
    setup_logging(settings.log_level)
    asyncio.run(migrate_online())
