# Generated from specs/shop_with_accounts.yaml by templates/tests/integration/test_readiness.py.j2.
"""What keeps the application from serving requests, it says; what does not, leaves it ready."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import httpx
import pytest
from fastapi import FastAPI, Request
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import NullPool

from src.api.dependencies import ReadDatabaseDep, TransactionDep
from src.core import connections, readiness
from src.core.config import Settings
from src.core.connections import engine_for
from tests.conftest import client_of, make_settings

READY = (200, {"status": "ready", "checks": {"database": "ok"}})


def not_ready(reason: str) -> tuple[int, dict[str, Any]]:
    """The answer that gives this reason."""
    return 503, {"status": "not_ready", "checks": {"database": "failed"}, "reason": reason}


async def ready(client: httpx.AsyncClient) -> tuple[int, Any]:
    """What the application says."""
    response = await client.get("/health/ready")
    return response.status_code, response.json()


async def hold(db: ReadDatabaseDep) -> None:
    """Keep a connection for a second."""
    await db.execute(text("SELECT pg_sleep(1)"))


async def write(db: TransactionDep) -> None:
    """Do what a standby refuses."""
    await db.execute(text("CREATE TABLE written (value int)"))
    await db.execute(text("DROP TABLE written"))


@pytest.fixture
def settings(database_url: str) -> Settings:
    """Settings with two connections."""
    return make_settings(database_url=database_url, db_pool_size=2)


@pytest.fixture
async def client(own_app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application with endpoints that keep a connection, and that write."""
    for endpoint in (hold, write):
        own_app.add_api_route(f"/probe/{endpoint.__name__}", endpoint, methods=["POST"])
    async with client_of(own_app) as client:
        yield client


@asynccontextmanager
async def read_only(url: str) -> AsyncIterator[None]:
    """New sessions of the database take no writes, as those of a standby."""
    engine = engine_for(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    database = f'ALTER DATABASE "{make_url(url).database}"'
    async with engine.connect() as connection:
        await connection.execute(text(f"{database} SET default_transaction_read_only = on"))
    try:
        yield
    finally:
        async with engine.connect() as connection:
            await connection.execute(text("SET default_transaction_read_only = off"))
            await connection.execute(text(f"{database} RESET default_transaction_read_only"))


async def test_a_server_that_takes_no_writes(client: httpx.AsyncClient, database_url: str) -> None:
    async with read_only(database_url):
        assert await ready(client) == not_ready("the database takes no writes")
    assert await ready(client) == READY


async def test_a_session_that_takes_no_writes_does_not_stay(client: httpx.AsyncClient, database_url: str) -> None:
    async with read_only(database_url):
        refused = await asyncio.gather(*(client.post("/probe/write") for _ in range(2)))
        assert [response.json()["error"] for response in refused] == ["unavailable"] * 2
        # Reads go on, in sessions that the pool keeps.
        assert (await client.post("/probe/hold")).status_code == 200
    written = [(await client.post("/probe/write")).status_code for _ in range(5)]
    assert written in ([200] * 5, [503, 200, 200, 200, 200])
    assert await ready(client) == READY


async def test_a_server_of_another_kind_than_asked_for(own_app: FastAPI, database_url: str) -> None:
    url = make_url(database_url).update_query_dict({"target_session_attrs": "standby"})
    own_app.state.settings = make_settings(database_url=url.render_as_string(hide_password=False))
    own_app.add_api_route("/probe/hold", hold, methods=["POST"])
    async with client_of(own_app) as client:
        assert await ready(client) == not_ready("the database does not answer")
        assert (await client.post("/probe/hold")).json()["error"] == "unavailable"


async def test_a_pool_without_a_free_connection(client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "PROBE_TIMEOUT", 0.2)
    held = [asyncio.create_task(client.post("/probe/hold")) for _ in range(2)]
    await asyncio.sleep(0.3)
    assert await ready(client) == not_ready("no connection is free")
    await asyncio.gather(*held)
    assert await ready(client) == READY


async def test_a_server_that_lets_nobody_else_in(client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(*_: Any, **__: Any) -> None:
        raise asyncpg.TooManyConnectionsError("sorry, too many clients already")

    held = asyncio.create_task(client.post("/probe/hold"))
    await asyncio.sleep(0.3)
    monkeypatch.setattr(asyncpg, "connect", refuse)
    # One connection is busy, a second one cannot be had: who waits will get the first.
    assert await ready(client) == READY
    served = await held
    assert served.status_code == 200
    # It is idle now, and used.
    assert await ready(client) == READY


async def test_a_server_that_never_let_anybody_in(client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(*_: Any, **__: Any) -> None:
        raise asyncpg.TooManyConnectionsError("sorry, too many clients already")

    monkeypatch.setattr(asyncpg, "connect", refuse)
    assert await ready(client) == not_ready("the database does not answer")


@pytest.mark.parametrize("table", ["present", "absent"])
async def test_a_schema_that_is_not_migrated(client: httpx.AsyncClient, engine: AsyncEngine, table: str) -> None:
    emptied = "CREATE TABLE alembic_version AS SELECT * FROM aside WITH NO DATA"
    async with engine.begin() as connection:
        (newest,) = (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalars()
        await connection.execute(text("ALTER TABLE alembic_version RENAME TO aside"))
        if table == "present":
            await connection.execute(text(emptied))
    try:
        answer = await ready(client)
    finally:
        async with engine.begin() as connection:
            await connection.execute(text("DROP TABLE IF EXISTS alembic_version"))
            await connection.execute(text("ALTER TABLE aside RENAME TO alembic_version"))
    assert answer == not_ready(f"the schema of the database is empty, this version needs {newest}")
    assert await ready(client) == READY


async def test_a_newer_version_may_have_migrated_already(client: httpx.AsyncClient, engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        newest = (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar_one()
        await connection.execute(text("UPDATE alembic_version SET version_num = 'newer'"))
    try:
        assert await ready(client) == READY
    finally:
        async with engine.begin() as connection:
            await connection.execute(text("UPDATE alembic_version SET version_num = :newest"), {"newest": newest})


async def test_a_connection_that_was_idle_for_long_is_replaced(
    own_app: FastAPI, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def pid(db: ReadDatabaseDep, request: Request) -> Any:
        return (await db.execute(text("SELECT pg_backend_pid()"))).scalar_one()

    own_app.add_api_route("/probe/pid", pid)
    first, second = [(await client.get("/probe/pid")).json() for _ in range(2)]
    assert first == second
    monkeypatch.setattr(connections, "MAX_IDLE_SECONDS", 0.0)
    assert (await client.get("/probe/pid")).json() != second


async def test_a_reason_is_documented_as_something_that_may_be_absent(client: httpx.AsyncClient) -> None:
    schemas = (await client.get("/openapi.json")).json()["components"]["schemas"]
    assert {"type": "null"} in schemas["Readiness"]["properties"]["reason"]["anyOf"]
