# Generated from specs/<app>.yaml by templates/tests/integration/test_server.py.j2.
"""The server ends without losing a request."""

import asyncio
import json
import signal
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from src.core.config import Settings
from tests.conftest import free_port, make_app, make_settings


@pytest.fixture
def settings(database_url: str) -> Settings:
    """Settings with a free port and a second to drain."""
    return make_settings(database_url=database_url, port=free_port(), shutdown_delay=1.0)


@pytest.fixture
async def client(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A client over a real connection."""
    async with httpx.AsyncClient(base_url=f"http://{settings.host}:{settings.port}") as client:
        yield client


@asynccontextmanager
async def serving(app: FastAPI, settings: Settings, **changes: object) -> AsyncIterator[uvicorn.Server]:
    """A server that has to end by itself."""
    # Importing it reads the settings, as importing the application does.
    from src.server import DrainingServer

    server = DrainingServer(app, settings.model_copy(update=changes))
    running = asyncio.create_task(server.serve())
    await until(lambda: server.started)
    yield server
    await asyncio.wait_for(running, timeout=30)


async def until(condition: Callable[[], bool]) -> None:
    """Wait a while for something."""
    for _ in range(3000):
        if condition():
            return
        await asyncio.sleep(0.01)
    pytest.fail("the server does not start, or accepts connections still")


async def slow() -> str:
    """Take a while."""
    await asyncio.sleep(1)
    return "done"


async def test_a_terminated_server_drains(own_app: FastAPI, settings: Settings, client: httpx.AsyncClient) -> None:
    own_app.add_api_route("/slow", slow)
    async with serving(own_app, settings) as server:
        assert (await client.get("/health/ready")).status_code == 200
        unfinished = asyncio.create_task(client.get("/slow"))
        await asyncio.sleep(0.1)
        server.handle_exit(signal.SIGTERM, None)
        ready = await client.get("/health/ready")
        assert (ready.status_code, ready.headers["Connection"]) == (503, "close")
        assert (await client.get("/health/health")).status_code == 200
        finished = await unfinished
        assert finished.json() == "done"

    with pytest.raises(httpx.ConnectError):
        await client.get("/health/health")


async def test_behind_a_proxy_that_takes_off_a_prefix(
    own_app: FastAPI, settings: Settings, client: httpx.AsyncClient
) -> None:
    async with serving(own_app, settings, root_path="/shop") as server:
        page = await client.get("/docs")
        assert "'/shop/openapi.json'" in page.text
        assert "cdn.jsdelivr.net" in page.headers["Content-Security-Policy"]
        assert (await client.get("/openapi.json")).json()["servers"] == [{"url": "/shop"}]
        assert (await client.options("/health/health")).headers["Allow"] == "GET, HEAD, OPTIONS"
        server.should_exit = True


async def test_metrics_on_a_port_of_their_own(settings: Settings, client: httpx.AsyncClient) -> None:
    settings = settings.model_copy(update={"metrics_port": free_port(), "root_path": "/shop"})
    private = f"http://{settings.host}:{settings.metrics_port}"
    async with serving(make_app(settings), settings) as server, httpx.AsyncClient(base_url=private) as monitoring:
        for path in ("/metrics/metrics", "/metrics%2fmetrics"):
            assert (await client.get(path)).status_code == 404
        told = await monitoring.get("/metrics/metrics")
        assert told.status_code == 200
        assert 'http_requests_total{endpoint="unmatched",method="GET",status="404"}' in told.text
        for path in ("/health/health", "/openapi.json", "/docs"):
            assert (await monitoring.get(path)).status_code == 404
        # Within the bounds of every connection.
        assert (await monitoring.get("/", headers={"X": "x" * settings.max_header_bytes})).status_code == 431
        server.handle_exit(signal.SIGTERM, None)
        assert (await monitoring.get("/metrics/metrics")).status_code == 200

    with pytest.raises(httpx.ConnectError):
        async with httpx.AsyncClient(base_url=private) as monitoring:
            await monitoring.get("/metrics/metrics")


@pytest.mark.parametrize("name", ["PORT", "METRICS_PORT"])
def test_a_port_that_is_taken_is_named(settings: Settings, name: str) -> None:
    from src.server import listen

    with socket.create_server((settings.host, 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(SystemExit, match=f"^{name}: cannot listen on 127.0.0.1, port {port}: "):
            listen(settings.model_copy(update={name.lower(): port}))


@pytest.mark.parametrize(
    ("line", "headers", "status", "error"),
    [
        (
            "/nowhere",
            "Host: app\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
            404,
            "not_found",
        ),
        ("/health/health", "Host: app\r\nHost: app\r\n", 400, "invalid_host"),
        ("/health/health", "", 400, "invalid_host"),
    ],
    ids=["an upgrade", "two hosts", "no host"],
)
async def test_what_is_refused_at_the_door_looks_as_every_error(
    own_app: FastAPI, settings: Settings, line: str, headers: str, status: int, error: str
) -> None:
    async with serving(own_app, settings) as server:
        reader, writer = await asyncio.open_connection(settings.host, settings.port)
        writer.write(f"GET {line} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n".encode())
        head, _, body = (await asyncio.wait_for(reader.read(), timeout=30)).partition(b"\r\n\r\n")
        writer.close()
        server.should_exit = True
    assert head.startswith(b"HTTP/1.1 %d " % status)
    assert b"x-frame-options" in head.lower()
    assert json.loads(body)["error"] == error


async def test_a_variable_without_a_value_is_not_set(
    own_app: FastAPI, settings: Settings, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEB_CONCURRENCY", "")
    async with serving(own_app, settings) as server:
        assert (await client.get("/health/health")).status_code == 200
        server.should_exit = True


async def test_a_second_signal_ends_the_draining(own_app: FastAPI, settings: Settings) -> None:
    async with serving(own_app, settings, shutdown_delay=60.0) as server:
        server.handle_exit(signal.SIGTERM, None)
        server.handle_exit(signal.SIGTERM, None)
    assert not server.force_exit


async def test_who_was_let_in_is_answered(own_app: FastAPI, settings: Settings) -> None:
    async with serving(own_app, settings, shutdown_delay=0.0) as server:
        reader, writer = await asyncio.open_connection(settings.host, settings.port)
        server.handle_exit(signal.SIGTERM, None)
        await until(lambda: not any(each.is_serving() for each in server.servers))
        writer.write(b"GET /health/health HTTP/1.1\r\nHost: app\r\n\r\n")
        answer = await asyncio.wait_for(reader.read(), timeout=30)
        writer.close()
    assert answer.startswith(b"HTTP/1.1 200 ")
