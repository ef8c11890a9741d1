# Generated from specs/shop_with_accounts.yaml by templates/tests/integration/test_connections.py.j2.
"""What one client may do to a connection, and that the others are served meanwhile."""

import asyncio
import json
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import cast

import pytest
import pytest_asyncio
from fastapi import APIRouter, FastAPI
from uvicorn.server import ServerState

from src.api.exact_route import ExactRoute
from src.core.config import Settings
from src.core.identity.access import public
from src.core.protocol import MAX_HEADERS, MAX_PIPELINED, BoundedConfig, BoundedProtocol, keep_bounds
from tests.conftest import make_app, make_settings

LIMITS = {
    "max_body_bytes": 100_000,
    "max_header_bytes": 20_000,
    "header_timeout": 0.5,
    "body_timeout": 0.5,
    "send_timeout": 0.5,
    "keep_alive_timeout": 1,
}
HEALTH = b"GET /health/health HTTP/1.1\r\nHost: test\r\n"


async def echo(body: dict[str, str]) -> dict[str, str]:
    """Echo a body."""
    return body


async def slow() -> str:
    """Take longer than headers may."""
    await asyncio.sleep(1.5)
    return "done"


async def large() -> str:
    """Answer more than a connection holds."""
    return "x" * 20_000_000


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def port(database_url: str) -> AsyncIterator[int]:
    """The port of a server whose patience is short."""
    from src.server import DrainingServer

    settings = make_settings(database_url=database_url, shutdown_delay=0, **LIMITS)
    app = make_app(settings)
    router = APIRouter(prefix="/probe", route_class=ExactRoute)
    router.add_api_route("/echo", public(echo), methods=["POST"])
    router.add_api_route("/large", public(large))
    router.add_api_route("/slow", public(slow))
    app.include_router(router)
    server = DrainingServer(app, settings)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        serving = asyncio.create_task(server.serve([listening]))
        yield listening.getsockname()[1]
        server.handle_exit(signal.SIGTERM, None)
        await serving


async def answer(port: int, *parts: bytes) -> bytes:
    """Send something and return all that comes until the server ends the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for part in parts:
        writer.write(part)
        await asyncio.sleep(0)
    found = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    return found


async def write_on(writer: asyncio.StreamWriter) -> None:
    """Write until the connection is gone."""
    for _ in range(200):
        writer.write(b"\r\n")
        await writer.drain()
        await asyncio.sleep(0.01)


def refusal(found: bytes) -> tuple[int, str]:
    """The status and the code of the one answer."""
    head, _, body = found.partition(b"\r\n\r\n")
    assert b"connection: close" in head.lower()
    assert b"x-content-type-options: nosniff" in head.lower()
    assert b"x-request-id" in head.lower()
    return int(head.split()[1]), json.loads(body)["error"]


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param([HEALTH, *[b"a:\r\n" * 1000] * 1000], id="fields without end"),
        pytest.param([HEALTH, b"a: ", *[b"x" * 10_000] * 1000], id="a field without end"),
        pytest.param([b"GET /", *[b"x" * 10_000] * 1000], id="a path without end"),
        pytest.param([HEALTH + b"a:\r\n" * MAX_HEADERS + b"\r\n"], id="too many fields"),
    ],
)
async def test_headers_are_limited(port: int, sent: list[bytes]) -> None:
    assert refusal(await answer(port, *sent)) == (431, "headers_too_large")


async def test_as_many_headers_as_may_be(port: int) -> None:
    found = await answer(port, HEALTH + b"a:\r\n" * (MAX_HEADERS - 2) + b"Connection: close\r\n\r\n")
    assert found.split()[1] == b"200"


async def test_what_is_no_http_is_refused_as_everything(port: int) -> None:
    assert refusal(await answer(port, b"\x16\x03\x01 canary\r\n\r\n")) == (400, "bad_request")


async def test_headers_have_their_time_and_others_are_served_meanwhile(port: int) -> None:
    silent = [asyncio.create_task(answer(port)) for _ in range(50)]
    slow = [asyncio.create_task(answer(port, sent)) for sent in [b"GET", HEALTH, HEALTH + b"a"] * 50]
    await asyncio.sleep(0.1)
    assert b"200 OK" in await answer(port, HEALTH + b"Connection: close\r\n\r\n")
    refused, ended = await asyncio.gather(*slow), await asyncio.gather(*silent)
    assert {refusal(found) for found in refused} == {(408, "header_timeout")}
    # Nobody asked for anything.
    assert set(ended) == {b""}


async def test_who_waits_for_an_answer_may_be_slow_with_the_next_request(port: int) -> None:
    found = await answer(port, b"GET /probe/slow HTTP/1.1\r\nHost: test\r\n\r\nGET")
    assert found.startswith(b"HTTP/1.1 200")
    assert found.count(b"HTTP/1.1 ") <= 2


async def test_a_body_has_its_time(port: int) -> None:
    head = b"POST /probe/echo HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n"
    assert refusal(await answer(port, head + b"{")) == (408, "body_timeout")


async def test_a_body_that_nobody_reads_ends(port: int) -> None:
    head = b"POST /nowhere HTTP/1.1\r\nHost: test\r\nContent-Length: 100000\r\n\r\n"
    assert (await answer(port, head)).split()[1] == b"404"


async def test_an_answer_that_nobody_reads_ends(port: int) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", port, limit=1)
    writer.write(b"GET /probe/large HTTP/1.1\r\nHost: test\r\n\r\n")
    await asyncio.sleep(1.6)
    with pytest.raises(ConnectionError):
        await write_on(writer)
    writer.close()


class Unread:
    """A transport whose client reads nothing."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.aborted = False

    def get_extra_info(self, _: str) -> None:
        """Nothing is known of the client."""

    def get_write_buffer_size(self) -> int:
        """What was written and not sent."""
        return self.size

    def abort(self) -> None:
        """Lose the connection."""
        self.aborted = True


async def test_who_leaves_most_unread_makes_room(own_app: FastAPI, settings: Settings) -> None:
    sizes = [0, 3, 9, 4, 5]
    config = BoundedConfig(own_app, settings)
    connections, transports = [], [Unread(size) for size in sizes]
    for transport in transports:
        connections.append(BoundedProtocol(config, ServerState(), {}))
        connections[-1].connection_made(cast(asyncio.Transport, transport))

    keep_bounds(connections, now=asyncio.get_running_loop().time(), most_unsent=8)

    assert [transport.aborted for transport in transports] == [False, False, True, False, True]


async def test_requests_that_do_not_wait_for_answers_are_limited(port: int) -> None:
    few = await answer(port, (HEALTH + b"\r\n") * (MAX_PIPELINED - 1) + HEALTH + b"Connection: close\r\n\r\n")
    assert few.count(b"HTTP/1.1 200") == MAX_PIPELINED
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write((HEALTH + b"\r\n") * 5000)
    many = b""
    # Who goes on writing is cut off.
    with suppress(ConnectionError):
        while part := await asyncio.wait_for(reader.read(1000), 5):
            many += part
    writer.close()
    assert many.count(b"HTTP/1.1 200") <= MAX_PIPELINED


async def test_an_idle_connection_is_kept_for_a_while(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for pause in (0.0, 0.7):
        await asyncio.sleep(pause)
        writer.write(HEALTH + b"\r\n")
        assert b"200 OK" in await reader.readuntil(b'"}')
    assert await asyncio.wait_for(reader.read(), 5) == b""
    writer.close()
