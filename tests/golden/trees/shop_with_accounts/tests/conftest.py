# Generated from specs/shop_with_accounts.yaml by templates/tests/conftest.py.j2.
"""Fixtures that all tests share."""

import asyncio
import logging
import os
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import httpx
import pytest
import pytest_asyncio
from alembic import command
from alembic.config import Config
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession
from sqlalchemy.pool import NullPool
from starlette.types import ASGIApp, Receive, Scope, Send

from scripts.postgres import embedded_postgres
from src.core.config import Settings, get_settings
from src.core.connections import engine_for
from src.core.database import RequestTransaction, get_db, get_read_db
from tests.identity import ALL, OIDC

# What a failed assertion shows, in modules that are no tests too.
pytest.register_assert_rewrite("tests.operations", "tests.scenarios", "tests.steps", "tests.support")

ROOT = Path(__file__).resolve().parent.parent
# A database that is down.
UNREACHABLE = "postgresql+asyncpg://nobody@127.0.0.1:1/nothing"


@pytest.fixture(scope="session", autouse=True)
def quiet_client() -> None:
    """Keep the lines of the test client out of the logs that tests read."""
    logging.getLogger("httpx").setLevel(logging.WARNING)


@pytest.fixture(scope="session")
def database_url() -> Iterator[str]:
    """The URL of a fresh database with the schema that the migrations make, on DATABASE_URL's server if that is set."""
    given = os.environ.get("DATABASE_URL")
    if given:
        with _migrated_database(given) as url:
            yield url
    else:
        # Not in pytest's folder, which is closed to the user that a server started by root runs as.
        with (
            TemporaryDirectory(prefix="postgres-", ignore_cleanup_errors=True) as folder,
            embedded_postgres(Path(folder) / "data", keep_data=False) as server,
            _migrated_database(server) as url,
        ):
            yield url


@contextmanager
def _migrated_database(server_url: str) -> Iterator[str]:
    name = f"test_{uuid4().hex}"
    url = make_url(server_url).set(database=name).render_as_string(hide_password=False)
    asyncio.run(_execute(server_url, f'CREATE DATABASE "{name}"'))
    try:
        # The migrations and ``src.main`` read the settings of the environment.
        os.environ["DATABASE_URL"] = url
        os.environ.update({name.upper(): value for name, value in OIDC.items()})
        get_settings.cache_clear()
        command.upgrade(Config(ROOT / "alembic.ini"), "head")
        yield url
    finally:
        asyncio.run(_execute(server_url, f'DROP DATABASE "{name}" WITH (FORCE)'))


async def _execute(url: str, statement: str) -> None:
    engine = engine_for(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


@pytest_asyncio.fixture(scope="session")
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    """An engine of the test database."""
    engine = engine_for(database_url)
    yield engine
    await engine.dispose()


@pytest_asyncio.fixture
async def db_session(engine: AsyncEngine) -> AsyncIterator[AsyncSession]:
    """A session whose work, commits included, is undone after the test."""
    async with engine.connect() as connection:
        transaction = await connection.begin()
        session = AsyncSession(connection, expire_on_commit=False, join_transaction_mode="create_savepoint")
        yield session
        await session.close()
        await transaction.rollback()


def make_settings(**values: Any) -> Settings:
    """Return settings that ignore the environment and ``.env``, without rate limits; ``values`` override them."""
    with patch.dict(os.environ, clear=True):
        return Settings(_env_file=None, **{"environment": "test", "rate_limit_enabled": False, **OIDC, **values})


@pytest.fixture
def settings(database_url: str) -> Settings:
    """The settings of ``own_app``."""
    return make_settings(database_url=database_url)


@pytest.fixture
def own_app(settings: Settings) -> FastAPI:
    """An application for a test that changes it, or has other settings."""
    return make_app(settings)


@pytest.fixture(scope="session")
def app(database_url: str) -> FastAPI:
    """One application for all other tests: to build its routes takes longer than such a test."""
    return make_app(make_settings(database_url=database_url))


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def make_app(settings: Settings) -> FastAPI:
    """Return an application with these settings."""
    # Importing it reads the settings, which the fixture database_url has put in place by now.
    from src.main import create_app

    return create_app(settings)


@pytest_asyncio.fixture
async def client(app: FastAPI, db_session: AsyncSession) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application. Its requests work in the transaction of ``db_session``."""

    async def transaction() -> AsyncIterator[RequestTransaction]:
        # What the test has loaded must not hide what the request changes.
        await db_session.commit()
        db_session.expunge_all()
        async with RequestTransaction(partial(savepoint, db_session)) as transaction:
            yield transaction

    app.dependency_overrides = {get_db: transaction, get_read_db: transaction}
    async with client_of(app) as client:
        yield client


@asynccontextmanager
async def savepoint(db: AsyncSession) -> AsyncIterator[AsyncConnection]:
    """What a test has instead of a transaction for each request: a part of its own, which is undone at the end."""
    connection = await db.connection()
    async with connection.begin_nested():
        yield connection


def part_of(connection: AsyncConnection) -> RequestTransaction:
    """The transaction of a request in that of a test, which goes on at its end."""
    return RequestTransaction(lambda: nullcontext(connection))


@asynccontextmanager
async def client_of(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """Start the application and yield a client of it, which may do everything."""
    async with app.router.lifespan_context(app) as state:
        transport = httpx.ASGITransport(_with_state(app, dict(state or {})), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test", headers=ALL) as client:
            yield client


def _with_state(app: ASGIApp, state: dict[str, Any]) -> ASGIApp:
    """Give each request the state of the lifespan, as a server does."""

    async def with_state(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "state": dict(state)}, receive, send)

    return with_state
