# Generated from specs/<app>.yaml by templates/tests/integration/test_database.py.j2.
"""Transactions, time limits and lost connections, on the real database."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from src.api.dependencies import ReadDatabaseDep, TransactionDep
from src.core.config import Settings
from tests.conftest import client_of, make_settings
from tests.support import counted

FAILS_AT_COMMIT = (
    "DO $$ BEGIN CREATE TEMPORARY TABLE twice (value int UNIQUE DEFERRABLE INITIALLY DEFERRED) ON COMMIT DROP; "
    "INSERT INTO twice VALUES (1), (1); END $$"
)

SLOW_COMMIT = (
    "DO $do$ BEGIN CREATE TEMPORARY TABLE slow (value int) ON COMMIT DROP; "
    "CREATE FUNCTION pg_temp.sleep() RETURNS trigger LANGUAGE plpgsql AS "
    "'BEGIN PERFORM pg_sleep(0.3); RETURN NULL; END'; "
    "CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON slow DEFERRABLE INITIALLY DEFERRED "
    "FOR EACH ROW EXECUTE FUNCTION pg_temp.sleep(); INSERT INTO slow VALUES (1); END $do$"
)


async def pid(db: ReadDatabaseDep) -> Any:
    """Return the id of the connection's process."""
    return (await db.execute(text("SELECT pg_backend_pid()"))).scalar_one()


async def in_transaction(db: TransactionDep) -> Any:
    """Tell whether two statements see the same transaction."""
    first, second = [await db.execute(text("SELECT txid_current()")) for _ in range(2)]
    return first.scalar_one() == second.scalar_one()


async def in_autocommit(db: ReadDatabaseDep) -> Any:
    """Tell whether two statements see different transactions."""
    first, second = [await db.execute(text("SELECT txid_current()")) for _ in range(2)]
    return first.scalar_one() != second.scalar_one()


async def fail_at_commit(db: TransactionDep) -> str:
    """Do what the database refuses only at the end."""
    await db.execute(text(FAILS_AT_COMMIT))
    return "done"


async def commit_slowly(db: TransactionDep) -> None:
    """Do what takes its time only at the end."""
    await db.execute(text(SLOW_COMMIT))


async def sleep(db: ReadDatabaseDep, seconds: float) -> None:
    """Let the database sleep."""
    await db.execute(text("SELECT pg_sleep(:seconds)"), {"seconds": seconds})


async def sleep_without_limit(db: TransactionDep) -> None:
    """Let the database sleep longer than the client waits."""
    await db.execute(text("SET LOCAL statement_timeout = 0"))
    await db.execute(text("SELECT pg_sleep(10)"))


async def value_read(db: ReadDatabaseDep) -> Any:
    """Return what is in a table, without a transaction."""
    return (await db.execute(text("SELECT value FROM changing"))).scalar_one()


async def value_in_transaction(db: TransactionDep) -> Any:
    """Return the same, in a transaction."""
    return (await db.execute(text("SELECT value FROM changing"))).scalar_one()


@pytest.fixture
def settings(request: pytest.FixtureRequest, database_url: str) -> Settings:
    """Settings with one connection and short time limits, unless a test has others."""
    short = {"app_name": "Probe", "db_pool_size": 1, "db_statement_timeout_ms": 1500, "db_lock_timeout_ms": 300}
    return make_settings(database_url=database_url, **{**short, **getattr(request, "param", {})})


@pytest.fixture
def app(own_app: FastAPI) -> FastAPI:
    """The application, and endpoints that use the database."""
    for endpoint in (pid, in_transaction, in_autocommit, fail_at_commit, commit_slowly, sleep, sleep_without_limit):
        own_app.add_api_route(f"/probe/{endpoint.__name__}", endpoint, methods=["GET", "POST"])
    return own_app


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A client whose requests have real transactions of their own."""
    async with client_of(app) as client:
        yield client


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """What was logged."""
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("path", ["sleep?seconds=0.3", "sleep?seconds=5", "commit_slowly"])
async def test_the_line_of_a_request_tells_the_time_of_the_database(
    client: httpx.AsyncClient, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    """Also of a statement that failed, and of the commit."""
    await client.get(f"/probe/{path}")
    line = lines(capsys)[-1]
    assert line["event"] == "request"
    assert 300 <= line["db_ms"] <= line["duration_ms"]


async def test_to_wait_for_a_connection_is_no_time_of_the_database(
    client: httpx.AsyncClient, capsys: pytest.CaptureFixture[str]
) -> None:
    first = asyncio.create_task(client.get("/probe/sleep?seconds=1"))
    await asyncio.sleep(0.2)
    await client.get("/probe/pid")
    await first
    (waited,) = [line for line in lines(capsys) if line.get("route") == "/probe/pid"]
    assert waited["db_ms"] < waited["duration_ms"] / 2


@pytest.mark.parametrize("path", ["/probe/in_transaction", "/probe/in_autocommit"])
async def test_writes_have_one_transaction_and_reads_have_none(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).json() is True


async def test_a_failure_at_commit_is_not_a_success(client: httpx.AsyncClient) -> None:
    response = await client.post("/probe/fail_at_commit")
    assert (response.status_code, response.json()["error"]) == (409, "conflict")


@pytest.mark.parametrize(
    ("statement", "status", "done"), [("SELECT 1", 200, ["committed"]), (FAILS_AT_COMMIT, 409, [])]
)
async def test_what_follows_a_commit_is_done_once_and_not_when_it_fails(
    app: FastAPI, client: httpx.AsyncClient, statement: str, status: int, done: list[str]
) -> None:
    seen: list[str] = []

    async def write(db: TransactionDep) -> None:
        db.after_commit(lambda: seen.append("committed"))
        await db.execute(text(statement))
        assert seen == []

    app.add_api_route("/probe/write", write, methods=["POST"])
    assert (await client.post("/probe/write")).status_code == status
    assert seen == done


async def test_what_a_repeated_transaction_did_is_told_once(app: FastAPI, client: httpx.AsyncClient) -> None:
    attempts: list[int] = []
    told: list[int] = []

    async def write(db: TransactionDep) -> None:
        attempts.append(len(attempts))
        db.after_commit(partial(told.append, attempts[-1]))
        if len(attempts) < 3:
            await db.execute(text("DO $$ BEGIN RAISE 'deadlock' USING ERRCODE = '40P01'; END $$"))

    app.add_api_route("/probe/write", write, methods=["POST"])
    assert (await client.post("/probe/write")).status_code == 200
    assert (attempts, told) == ([0, 1, 2], [2])


async def test_a_request_that_asks_nothing_takes_no_connection(app: FastAPI, client: httpx.AsyncClient) -> None:
    held: list[int] = []

    async def write(db: TransactionDep, request: Request) -> None:
        held.append(request.state.engine.pool.checkedout())
        await db.execute(text("SELECT 1"))
        held.append(request.state.engine.pool.checkedout())

    app.add_api_route("/probe/write", write, methods=["POST"])
    assert (await client.post("/probe/write")).status_code == 200
    assert held == [0, 1]


async def test_a_read_holds_no_connection_when_it_is_done(app: FastAPI, client: httpx.AsyncClient) -> None:
    held: list[int] = []

    async def read(db: ReadDatabaseDep, request: Request) -> None:
        await db.execute(text("SELECT 1"))
        held.append(request.state.engine.pool.checkedout())

    app.add_api_route("/probe/read", read)
    assert (await client.get("/probe/read")).status_code == 200
    assert held == [0]


@pytest.mark.parametrize(("failures", "status", "attempts"), [(1, 200, 2), (2, 200, 3), (3, 409, 3)])
async def test_a_deadlocked_transaction_is_repeated(
    app: FastAPI,
    client: httpx.AsyncClient,
    capsys: pytest.CaptureFixture[str],
    failures: int,
    status: int,
    attempts: int,
) -> None:
    before = counted("transaction_retries_total")
    seen: list[str] = []

    async def deadlock(db: TransactionDep, body: dict[str, str]) -> str:
        seen.append(body["name"])
        if len(seen) <= failures:
            await db.execute(text("DO $$ BEGIN RAISE 'deadlock' USING ERRCODE = '40P01'; END $$"))
        return body["name"]

    app.add_api_route("/probe/deadlock", deadlock, methods=["POST"])
    response = await client.post("/probe/deadlock", json={"name": "x"})
    assert response.status_code == status
    assert seen == ["x"] * attempts
    assert counted("transaction_retries_total") == before + attempts - 1
    repeated = [line for line in lines(capsys) if line["event"] == "transaction_repeated"]
    assert [(line["sqlstate"], line["route"], line["attempt"]) for line in repeated] == [
        ("40P01", "/probe/deadlock", attempt) for attempt in range(1, attempts)
    ]


@pytest.mark.parametrize("endpoint", [value_read, value_in_transaction])
async def test_a_type_that_a_migration_changes_is_no_failure(
    app: FastAPI, client: httpx.AsyncClient, engine: AsyncEngine, endpoint: Callable[..., Any]
) -> None:
    app.add_api_route("/probe/value", endpoint, methods=["POST"])
    try:
        for statement in ("CREATE TABLE changing AS SELECT 1 AS value", "ALTER TABLE changing ALTER value TYPE bigint"):
            async with engine.begin() as connection:
                await connection.execute(text(statement))
            response = await client.post("/probe/value")
            assert (response.status_code, response.json()) == (200, 1)
    finally:
        async with engine.begin() as connection:
            await connection.execute(text("DROP TABLE changing"))


@pytest.mark.parametrize(
    ("path", "error", "sqlstate", "reason"),
    [
        ("/probe/sleep?seconds=5", "QueryCanceledError", "57014", "canceling statement due to statement timeout"),
        ("/probe/sleep_without_limit", "TimeoutError", "", "the database did not answer in time"),
    ],
)
async def test_a_database_that_takes_too_long_is_not_waited_for(
    client: httpx.AsyncClient, capsys: pytest.CaptureFixture[str], path: str, error: str, sqlstate: str, reason: str
) -> None:
    response = await client.get(path)
    assert (response.status_code, response.json()["error"]) == (503, "unavailable")
    failure, request = lines(capsys)[-2:]
    told = {"event": "database_unavailable", "error": error, "sqlstate": sqlstate, "reason": reason}
    assert failure.items() >= told.items()
    assert len(json.dumps(failure)) < 500
    assert (request["event"], request["request_id"]) == ("request", failure["request_id"])
    assert (await client.get("/probe/pid")).status_code == 200


@pytest.fixture
async def row(engine: AsyncEngine) -> AsyncIterator[str]:
    """A statement that changes a row."""
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE contended AS SELECT 1 AS value"))
    yield "UPDATE contended SET value = value + 1"
    async with engine.begin() as connection:
        await connection.execute(text("DROP TABLE contended"))


@pytest.mark.parametrize(
    "settings", [{"db_pool_size": 5, "db_lock_timeout_ms": 1000, "db_pool_timeout": 1.2}], indirect=True
)
async def test_a_locked_row_stops_only_those_who_write_it(
    app: FastAPI, client: httpx.AsyncClient, engine: AsyncEngine, row: str
) -> None:
    async def write(db: TransactionDep) -> None:
        await db.execute(text(row))

    app.add_api_route("/probe/write", write, methods=["POST"])
    async with engine.begin() as other:
        await other.execute(text(row))
        writes = [asyncio.create_task(client.post("/probe/write")) for _ in range(40)]
        await asyncio.sleep(0.2)
        assert (await client.get("/probe/pid")).status_code == 200
        assert not any(write.done() for write in writes)
        reads = [await client.get("/probe/pid") for _ in range(20)]
        refused = [response.status_code for response in await asyncio.gather(*writes)]
    assert [response.status_code for response in reads] == [200] * 20
    assert set(refused) == {409, 503}
    assert (await client.post("/probe/write")).status_code == 200


async def test_a_transaction_that_does_nothing_is_ended(app: FastAPI, client: httpx.AsyncClient) -> None:
    async def dawdle(db: TransactionDep) -> None:
        await db.execute(text("SET LOCAL idle_in_transaction_session_timeout = 100"))
        await asyncio.sleep(0.5)
        await db.execute(text("SELECT 1"))

    app.add_api_route("/probe/dawdle", dawdle, methods=["POST"])
    response = await client.post("/probe/dawdle")
    assert (response.status_code, response.json()["error"]) == (503, "unavailable")
    assert (await client.get("/probe/pid")).status_code == 200


@pytest.mark.parametrize("settings", [{"db_pooler": "session"}, {"db_pooler": "transaction"}], indirect=True)
@pytest.mark.parametrize("path", ["/probe/in_transaction", "/probe/in_autocommit"])
async def test_a_pooler_changes_nothing_for_requests(client: httpx.AsyncClient, path: str) -> None:
    assert [(await client.get(path)).json() for _ in range(3)] == [True] * 3


@pytest.mark.parametrize("settings", [{}, {"db_pooler": "session"}], indirect=True)
async def test_the_server_knows_who_asks_and_how_long_that_may_take(app: FastAPI, client: httpx.AsyncClient) -> None:
    async def told(db: ReadDatabaseDep) -> Any:
        names = ("application_name", "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
        asked = ", ".join(f"current_setting('{name}')" for name in names)
        return list((await db.execute(text(f"SELECT {asked}"))).one())

    app.add_api_route("/probe/told", told)
    assert (await client.get("/probe/told")).json() == ["Probe", "1500ms", "300ms", "1500ms"]


@pytest.mark.parametrize("settings", [{"db_pool_timeout": 0.5}], indirect=True)
async def test_a_busy_pool_is_not_waited_for(client: httpx.AsyncClient) -> None:
    requests = (client.get("/probe/sleep?seconds=1.2") for _ in range(2))
    responses = await asyncio.gather(*requests)
    assert sorted(response.status_code for response in responses) == [200, 503]
    (refused,) = (response for response in responses if response.status_code == 503)
    assert int(refused.headers["Retry-After"]) > 0


async def test_a_connection_that_the_server_closed_is_replaced(client: httpx.AsyncClient, engine: AsyncEngine) -> None:
    before = (await client.get("/probe/pid")).json()
    async with engine.connect() as connection:
        await connection.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": before})
    await asyncio.sleep(0.1)
    response = await client.get("/probe/pid")
    assert response.status_code == 200
    assert response.json() != before
