# Generated from specs/<app>.yaml by templates/tests/integration/test_workers.py.j2.
"""``python -m src.server`` with several processes."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, suppress
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.conftest import ROOT, free_port

POOL = 3


class Server:
    """The server, with its port and that of the metrics."""

    def __init__(self, process: Process, log: Path, port: int, metrics_port: int) -> None:
        self.process = process
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self._log = log
        self._metrics = f"http://127.0.0.1:{metrics_port}/metrics/metrics"

    def pids(self, event: str) -> list[int]:
        """Return the processes that a line of the log is about."""
        lines = [json.loads(line) for line in self._log.read_text(encoding="utf-8").splitlines()]
        return [line["pid"] for line in lines if line["event"] == event]

    async def metric(self, name: str, **labels: str) -> float:
        """Return the value of a metric, whichever process is asked for it."""
        async with httpx.AsyncClient() as prometheus:
            families = text_string_to_metric_families((await prometheus.get(self._metrics)).text)
        samples = [sample for family in families for sample in family.samples if sample.name == name]
        return sum(sample.value for sample in samples if labels.items() <= sample.labels.items())

    async def answers(self, path: str, times: int) -> list[int]:
        """Ask so many times, each time on another connection, and return the statuses."""
        limits = httpx.Limits(max_keepalive_connections=0)
        async with httpx.AsyncClient(base_url=self.url, limits=limits) as client:
            return [(await client.get(path)).status_code for _ in range(times)]


@pytest.fixture
async def server(database_url: str, tmp_path: Path) -> AsyncIterator[Server]:
    """The server with two processes, both of which serve."""
    port, metrics_port = free_port(), free_port()
    settings = {
        "DATABASE_URL": database_url,
        "PORT": str(port),
        "METRICS_PORT": str(metrics_port),
        "WEB_CONCURRENCY": "2",
        "DB_POOL_SIZE": str(POOL),
        "RATE_LIMIT_ENABLED": "false",
        "LOG_LEVEL": "INFO",
        # A second signal ends it.
        "SHUTDOWN_DELAY": "60",
    }
    log = tmp_path / "log"
    with log.open("wb") as output:
        command = (sys.executable, "-m", "src.server")
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=os.environ | settings, stdout=output)
    server = Server(process, log, port, metrics_port)
    try:
        await until(lambda: len(server.pids("listening")) == 2)
        yield server
    finally:
        await end(process)


async def end(process: Process) -> int:
    """Send signals until the server has ended, and return its exit code."""
    for _ in range(40):
        if process.returncode is not None:
            break
        process.terminate()
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), timeout=2)
    return await process.wait()


async def until(condition: Callable[[], bool]) -> None:
    """Wait a while for something."""
    for _ in range(2400):
        if condition():
            return
        await asyncio.sleep(0.05)
    pytest.fail("it takes too long")


async def test_all_count_together_one_that_dies_is_replaced_and_all_drain(server: Server) -> None:
    assert set(await server.answers("/nowhere", 20)) == {404}
    assert await server.metric("http_requests_total", endpoint="unmatched") == 20
    assert await server.metric("db_connections_max") == 2 * POOL

    os.kill(server.pids("listening")[0], signal.SIGKILL)
    await until(lambda: len(server.pids("listening")) == 3)
    assert len(server.pids("worker_died")) == 1
    assert set(await server.answers("/nowhere", 20)) == {404}
    assert await server.metric("http_requests_total", endpoint="unmatched") == 40
    assert await server.metric("db_connections_max") == 2 * POOL

    assert set(await server.answers("/health/ready", 4)) == {200}
    with ExitStack() as opened:
        unfinished = [await asyncio.open_connection("127.0.0.1", server.port) for _ in range(4)]
        for _, writer in unfinished:
            opened.callback(writer.close)
            writer.write(b"GET /health/health HTTP/1.1\r\nHost: app\r\n")
        server.process.terminate()
        for _ in range(100):
            ready = set(await server.answers("/health/ready", 10))
            if ready == {503}:
                break
        assert ready == {503}
        assert set(await server.answers("/health/health", 10)) == {200}
        for reader, writer in unfinished:
            writer.write(b"\r\n")
            assert (await reader.read()).startswith(b"HTTP/1.1 200 ")
    assert await end(server.process) == 0
    with pytest.raises(httpx.ConnectError):
        await server.answers("/health/health", 1)
