# Generated from specs/ecommerce_api.yaml by templates/tests/integration/test_hostile_input.py.j2.
"""Hostile paths, queries, headers and bodies: no endpoint fails on them, and no answer repeats them."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator
from uuid import uuid4

import httpx
import pytest
import pytest_asyncio
from fastapi import FastAPI

from tests.cases import OPERATIONS, SUBJECTS
from tests.cases.base import Subject, words
from tests.conftest import UNREACHABLE, client_of, make_app, make_settings
from tests.every import METHODS, every
from tests.support import CANARY, JSON, assert_refused, problems

IDS = [
    *words(f"{CANARY} {CANARY}%00 %FF%FE{CANARY} %ED%A0%80{CANARY} %F0%9F%98%80{CANARY}"),
    *words(f"..%5C{CANARY} %7B{CANARY}%7D -1;{CANARY}"),
    f"%0D%0ASet-Cookie:%20{CANARY}",
    CANARY * 1000,
    "9" * 400,
    "%EF%BC%91" * 32,
]

TEXTS = [
    *words(f"%00{CANARY} %FF{CANARY} %ED%A0%80{CANARY} %F0%9F%98%80{CANARY} %E2%80%AE{CANARY} '%3B--{CANARY}"),
    *words("%25 %5C -0 1_0 %D9%A1 NaN -Infinity 1e400 1E-400 0.001 9223372036854775808 infinity"),
    *words("0001-01-01 9999-12-31"),
    f"%0D%0ASet-Cookie:%20{CANARY}",
    CANARY * 1000,
    "9" * 400,
    "",
]

WRITES = [
    *(pytest.param("POST", each.url, id=f"create {each.name}") for each in SUBJECTS if "create" in each.has),
    *(
        pytest.param("PUT", f"{each.url}/{uuid4()}", id=f"update {each.name}")
        for each in SUBJECTS
        if "update" in each.has
    ),
    *(pytest.param(each.method, each.url, id=each.name) for each in OPERATIONS if each.schema),
]
MEGABYTE = 1024 * 1024
CONTENT_TYPES = [
    "",
    "text/plain",
    "text/json",
    "application/xml",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "application/json, text/plain",
    "x" * 10_000,
]
BODIES = [
    b"",
    b"null",
    b"[]",
    b"1",
    b"1.5",
    b'{"a": NaN, "b": 1e400}',
    b'{"canary7f3a',
    b'{"a": "canary7f3a"} {}',
    b'["canary7f3a"]',
    b'"canary7f3a"',
    b'{"a": canary7f3a}',
    b'{"a": "\0canary7f3a"}',
    b'{"a": "\xffcanary7f3a"}',
    b'{"a": "\xed\xa0\x80canary7f3a"}',
    b'{"a": "\\ud800canary7f3a"}',
    b'{"a": "canary7f3a", "a": -1e400}',
    b'{"a": "canary7f3a", "b": ' + b"1" * 5000 + b"}",
    b'{"a": "canary7f3a", "b": ' + b"[" * 5000 + b"]" * 5000 + b"}",
    b"{" + b", ".join(b'"unknown%d": "canary7f3a"' % number for number in range(500)) + b"}",
    *('{"a": "canary7f3a"}'.encode(encoding) for encoding in ("utf-8-sig", "utf-16", "utf-32")),
]

# What only a real connection carries: the first line and the headers, and perhaps the beginning of a body.
REQUESTS = [
    pytest.param(b"GET /health/health HTTP/1.1\r\nX-Request-ID: " + b"x" * 60_000, id="a request id of 60 kB"),
    pytest.param(b"GET /health/health HTTP/1.1\r\nX-Request-ID: a\r\n Set-Cookie: x", id="a folded request id"),
    pytest.param(b"GET /health/health HTTP/1.1\r\nX-Request-ID: a\rSet-Cookie: x", id="CR in a request id"),
    pytest.param(b"GET /health/health HTTP/1.1\r\nX-Request-ID: a\nSet-Cookie: x", id="LF in a request id"),
    pytest.param(b"GET /health/health HTTP/1.1\r\nX-Request-ID: \0canary7f3a", id="NUL in a request id"),
    pytest.param(b"GET /health/health HTTP/1.1\r\nX-Request-ID: \xffcanary7f3a", id="a request id in Latin-1"),
    pytest.param(b"GET /health/health HTTP/1.1\r\nOrigin: \xffcanary7f3a", id="an origin in Latin-1"),
    pytest.param(b"GET /\0canary7f3a HTTP/1.1", id="NUL in a path"),
    pytest.param(b"GET /%00canary7f3a HTTP/1.1", id="escaped NUL in a path"),
    pytest.param(b"GET /\xff\xfecanary7f3a HTTP/1.1", id="a path in Latin-1"),
    pytest.param(b"GET /%zz%canary7f3a?%zz=%&=%f HTTP/1.1", id="escapes that are none"),
    pytest.param(b"GET /canary7f3a?" + b"x" * 1_000_000 + b" HTTP/1.1", id="a query of 1 MB"),
    pytest.param(b"BREW /canary7f3a HTTP/1.1", id="a method that is none"),
    pytest.param(b"GET /canary7f3a HTTP/9.9", id="a version that is none"),
    pytest.param(b"POST /canary7f3a HTTP/1.1\r\nContent-Length: " + b"9" * 5000, id="an endless length"),
    pytest.param(b"POST /canary7f3a HTTP/1.1\r\nContent-Length: -1", id="a negative length"),
    pytest.param(b"POST /canary7f3a HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2", id="two lengths"),
    pytest.param(
        b"POST /canary7f3a HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked", id="a length and chunks"
    ),
    pytest.param(b"POST /canary7f3a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + b"f" * 40, id="an endless chunk"),
]


@every(having="get update delete")
async def test_what_is_no_id(client: httpx.AsyncClient, subject: Subject, verb: str) -> None:
    for no_id in IDS:
        response = await client.request(METHODS[verb], f"{subject.url}/{no_id}", json={})

        assert_refused(response, no_id)


@every(having="list")
async def test_a_query_parameter(client: httpx.AsyncClient, subject: Subject) -> None:
    for name in subject.query.model_fields:
        for text in TEXTS:
            response = await client.get(f"{subject.url}?{name}={text}")

            assert response.status_code in (200, 422), f"{name}={text}"
            assert CANARY not in response.text


@every(having="list")
async def test_a_query_of_many_names(client: httpx.AsyncClient, subject: Subject) -> None:
    names = [f"unknown{number}" for number in range(1000)]

    for query in ("&".join(f"{name}={CANARY}" for name in names), "x" * 60_000, "&" * 60_000, f"={CANARY}"):
        response = await client.get(f"{subject.url}?{query}")

        assert response.status_code in (200, 422)
        assert CANARY not in response.text
        assert len(response.content) < 10_000


@pytest.mark.parametrize(("method", "path"), WRITES)
async def test_a_body_of_another_type(client: httpx.AsyncClient, method: str, path: str) -> None:
    for content_type in CONTENT_TYPES:
        response = await client.request(method, path, content=b"{}", headers={"Content-Type": content_type})

        assert response.status_code == 415, content_type
        assert response.json()["error"] == "unsupported_media_type"


@pytest.mark.parametrize(("method", "path"), WRITES)
async def test_a_body(client: httpx.AsyncClient, method: str, path: str) -> None:
    for body in BODIES:
        response = await client.request(method, path, content=body, headers=JSON)

        assert problems(response)[0][0][0] == "body", body[:80]
        assert CANARY not in response.text
        assert len(response.content) < 10_000


@pytest.fixture(scope="session")
def cut_off(database_url: str) -> FastAPI:
    """An application without a database. database_url: what the module of the application reads before this one."""
    return make_app(make_settings(database_url=UNREACHABLE))


@pytest.mark.parametrize(("method", "path"), WRITES)
async def test_a_body_that_is_refused_needs_no_database(cut_off: FastAPI, method: str, path: str) -> None:
    async with client_of(cut_off) as client:
        response = await client.request(method, path, content=b"[]", headers=JSON)

    assert problems(response)[0][0][0] == "body"


@pytest.mark.parametrize(("method", "path"), WRITES)
async def test_a_field_that_is_given_twice(client: httpx.AsyncClient, method: str, path: str) -> None:
    response = await client.request(method, path, content=b'{"a": 1, "a": 1}', headers=JSON)

    assert problems(response) == [(["body", "a"], "repeated")]


@pytest.mark.parametrize(("method", "path"), WRITES)
async def test_a_body_of_50_megabytes(client: httpx.AsyncClient, method: str, path: str) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(50):
            yield b" " * MEGABYTE

    for body in (b" " * 50 * MEGABYTE, chunks()):
        response = await client.request(method, path, content=body, headers=JSON)

        assert response.status_code == 413
        assert len(response.content) < 1000


@pytest.mark.parametrize(("length", "status"), [("9" * 5000, 413), ("9" * 19, 413), ("-1", 422), ("\u00b2", 422)])
@pytest.mark.parametrize(("method", "path"), WRITES)
async def test_a_length_that_is_not_true(
    client: httpx.AsyncClient, method: str, path: str, length: str, status: int
) -> None:
    headers = {b"Content-Type": b"application/json", b"Content-Length": length.encode("latin-1")}

    response = await client.request(method, path, content=b"[]", headers=headers)

    assert response.status_code == status


@pytest_asyncio.fixture(scope="session")
async def port(database_url: str) -> AsyncIterator[int]:
    """The port of a server that runs until the end: in a random order, its tests are not beside one another."""
    from src.server import DrainingServer

    settings = make_settings(database_url=database_url, shutdown_delay=0)
    server = DrainingServer(make_app(settings), settings)
    # Connections wait in its queue until the server has started.
    with socket.create_server(("127.0.0.1", 0)) as listening:
        serving = asyncio.create_task(server.serve([listening]))
        yield listening.getsockname()[1]
        server.handle_exit(signal.SIGTERM, None)
        await serving


@pytest.mark.parametrize("request_head", REQUESTS)
async def test_a_request_over_a_real_connection(port: int, request_head: bytes) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request_head + b"\r\nHost: test\r\nConnection: close\r\n\r\n")
    answer = await asyncio.wait_for(reader.read(), timeout=10)
    writer.close()

    status = int(answer.split()[1])
    assert 200 <= status < 500
    assert len(answer) < 2000
    assert b"canary7f3a" not in answer
    assert b"set-cookie" not in answer.lower()
