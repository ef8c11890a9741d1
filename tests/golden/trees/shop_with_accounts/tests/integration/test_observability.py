# Generated from specs/shop_with_accounts.yaml by templates/tests/integration/test_observability.py.j2.
"""Health checks, metrics, request ids and logs of the running application."""

import asyncio
import json
from typing import Annotated, Any

import httpx
import pytest
from fastapi import Depends, FastAPI
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from src.core.config import Settings
from src.core.database import ReadDatabase, RequestTransaction, get_db, get_read_db
from tests.conftest import UNREACHABLE, client_of, make_settings


async def select_one(db: Annotated[ReadDatabase, Depends(get_read_db)]) -> Any:
    """Ask the database."""
    return (await db.execute(text("SELECT 1"))).scalar_one()


async def in_use(db: Annotated[RequestTransaction, Depends(get_db)]) -> float | None:
    """Tell how many connections are in use while it has one."""
    await db.execute(text("SELECT 1"))
    return REGISTRY.get_sample_value("db_connections_in_use")


async def number(number: int) -> int:
    """Echo a number."""
    return number


async def crash() -> None:
    """Fail."""
    raise RuntimeError("canary")


@pytest.fixture
def app(own_app: FastAPI) -> FastAPI:
    """The application, and a few endpoints to observe."""
    own_app.add_api_route("/probe/database", select_one)
    own_app.add_api_route("/probe/holding", in_use)
    own_app.add_api_route("/probe/crash", crash)
    own_app.add_api_route("/probe/{number}", number)
    return own_app


async def samples(client: httpx.AsyncClient, name: str) -> dict[tuple[str, ...], float]:
    """Return the samples of a metric by the values of their labels."""
    response = await client.get("/metrics/metrics")
    assert response.headers["Content-Type"] == CONTENT_TYPE_LATEST
    families = text_string_to_metric_families(response.text)
    found = [sample for family in families for sample in family.samples if sample.name == name]
    return {tuple(value for _, value in sorted(sample.labels.items())): sample.value for sample in found}


async def test_alive_and_ready(app: FastAPI, client: httpx.AsyncClient) -> None:
    alive, ready = await client.get("/health/health"), await client.get("/health/ready")
    assert (alive.status_code, alive.json()) == (200, {"status": "ok", "service": "shop_with_accounts"})
    assert (ready.status_code, ready.json()) == (200, {"status": "ready", "checks": {"database": "ok"}})

    app.state.draining = True
    ready = await client.get("/health/ready")
    reason = "the application is shutting down"
    told = {"status": "not_ready", "checks": {"database": "ok"}, "reason": reason}
    assert (ready.status_code, ready.json()) == (503, told)


async def test_without_the_database_it_is_alive_and_requests_fail_cleanly(app: FastAPI) -> None:
    app.state.settings = make_settings(database_url=UNREACHABLE)
    async with client_of(app) as client:
        alive, ready = await client.get("/health/health"), await client.get("/health/ready")
        response = await client.get("/probe/database")
    assert alive.status_code == 200
    told = {"status": "not_ready", "checks": {"database": "failed"}, "reason": "the database does not answer"}
    assert (ready.status_code, ready.json()) == (503, told)
    assert "127.0.0.1" not in ready.text
    assert (response.status_code, response.json()["error"]) == (503, "unavailable")
    assert int(response.headers["Retry-After"]) > 0


async def test_many_readiness_checks_at_once_all_answer(client: httpx.AsyncClient) -> None:
    responses = await asyncio.gather(*(client.get("/health/ready") for _ in range(10)))
    assert [response.status_code for response in responses] == [200] * 10


async def test_requests_reach_the_database(app: FastAPI) -> None:
    async with client_of(app) as client:
        response = await client.get("/probe/database")
    assert (response.status_code, response.json()) == (200, 1)


async def test_every_request_is_counted_under_its_route(client: httpx.AsyncClient) -> None:
    before = await samples(client, "http_requests_total")
    for path in ("/probe/1", "/probe/2", "/probe/x", "/probe/crash", "/probe/crash"):
        await client.get(path)
    after = await samples(client, "http_requests_total")
    grown = {key: value - before.get(key, 0) for key, value in after.items() if value != before.get(key)}
    assert grown == {
        ("/probe/{number}", "GET", "200"): 2,
        ("/probe/{number}", "GET", "422"): 1,
        ("/probe/crash", "GET", "500"): 2,
        ("/metrics/metrics", "GET", "200"): 1,
    }


async def test_durations_are_observed(client: httpx.AsyncClient) -> None:
    key = ("/probe/{number}", "GET")
    before = (await samples(client, "http_request_duration_seconds_count")).get(key, 0)
    await client.get("/probe/1")
    assert (await samples(client, "http_request_duration_seconds_count"))[key] == before + 1


async def test_junk_paths_share_one_series(client: httpx.AsyncClient) -> None:
    await client.get("/junk/0")
    before = await samples(client, "http_requests_total")
    for index in range(50):
        await client.get(f"/junk/{index}")
    after = await samples(client, "http_requests_total")
    assert after.keys() == before.keys() | {("/metrics/metrics", "GET", "200")}
    assert after["unmatched", "GET", "404"] == before["unmatched", "GET", "404"] + 50


async def test_connections_in_use_are_counted(app: FastAPI, settings: Settings) -> None:
    async with client_of(app) as client:
        assert await samples(client, "db_connections_max") == {(): settings.db_connections}
        assert await samples(client, "db_connections_in_use") == {(): 0}
        assert (await client.get("/probe/holding")).json() == 1
        assert await samples(client, "db_connections_in_use") == {(): 0}


@pytest.mark.parametrize(
    "counter",
    ["products_created_total", "products_deleted_total", "addresses_created_total", "addresses_deleted_total"],
)
async def test_what_happens_to_rows_is_exported(client: httpx.AsyncClient, counter: str) -> None:
    assert await samples(client, counter)


@pytest.mark.parametrize("path", ["/health/health", "/nowhere", "/probe/x", "/probe/crash"])
async def test_the_request_id_comes_back_on_every_response(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(path, headers={"X-Request-ID": "trace-1"})
    assert response.headers.get_list("X-Request-ID") == ["trace-1"]
    assert response.json().get("request_id", "trace-1") == "trace-1"


async def test_every_request_writes_one_line(client: httpx.AsyncClient, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    await client.get("/probe/42?password=canary", headers={"X-Request-ID": "trace-2", "Authorization": "canary"})
    output = capsys.readouterr().out
    (line,) = [json.loads(written) for written in output.splitlines()]
    told = {"event": "request", "level": "info", "request_id": "trace-2", "status": 200, "route": "/probe/{number}"}
    assert line.items() >= {**told, "method": "GET", "path": "/probe/42", "client": "127.0.0.1"}.items()
    assert line["duration_ms"] >= line["db_ms"] == 0
    assert "timestamp" in line
    assert "canary" not in output


async def test_probes_write_a_line_when_they_fail(
    app: FastAPI, client: httpx.AsyncClient, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    for path in ("/health/health", "/health/ready", "/metrics/metrics"):
        assert (await client.get(path)).status_code == 200
    assert capsys.readouterr().out == ""
    app.state.draining = True
    await client.get("/health/ready")
    written = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["event"], line["level"]) for line in written] == [("not_ready", "warning"), ("request", "info")]


async def test_a_crash_is_logged_with_its_request(
    client: httpx.AsyncClient, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    await client.get("/probe/crash", headers={"X-Request-ID": "trace-3"})
    crash_line, request_line = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert crash_line["event"] == "unhandled_exception"
    assert crash_line["request_id"] == request_line["request_id"] == "trace-3"
    assert "RuntimeError: canary" in crash_line["exception"]
