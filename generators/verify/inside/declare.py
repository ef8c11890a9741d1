"""Make the tables that the entities of an application declare, in the database of ``DATABASE_URL``."""

from __future__ import annotations

import asyncio
import os

from sqlalchemy.ext.asyncio import create_async_engine
from src.models.entities import Base  # type: ignore[import-not-found]  # of the application


async def main() -> None:
    """Make every table in a database that has none."""
    engine = create_async_engine(os.environ["DATABASE_URL"])
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all, checkfirst=False)
    await engine.dispose()


if __name__ == "__main__":
    asyncio.run(main())
