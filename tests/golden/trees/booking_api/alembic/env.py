# Generated from specs/booking_api.yaml by templates/alembic/env.py.j2.
"""Runs the migrations."""

import asyncio

from alembic import context
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from src.core.config import get_settings
from src.core.logging import setup_logging
from src.models.entities import Base

settings = get_settings()


def migrate(connection: Connection | None = None) -> None:
    """Migrate in one transaction, or write its SQL when there is no connection (``--sql``)."""
    context.configure(
        connection=connection,
        url=settings.database_url,
        target_metadata=Base.metadata,
        compare_type=True,
        compare_server_default=True,
        literal_binds=connection is None,
        dialect_opts={"paramstyle": "named"},
    )
    with context.begin_transaction():
        if connection is not None:
            # Replicas that start together migrate one after the other; the second finds nothing to do.
            connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('alembic'))"))
        context.run_migrations()


async def migrate_online() -> None:
    """Migrate the database of the settings."""
    engine = create_async_engine(settings.database_url, poolclass=NullPool, hide_parameters=True)
    async with engine.connect() as connection:
        await connection.run_sync(migrate)
    await engine.dispose()


if context.is_offline_mode():
    migrate()
else:
    setup_logging(settings.log_level)
    asyncio.run(migrate_online())
