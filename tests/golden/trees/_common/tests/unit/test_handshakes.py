# Generated from specs/<app>.yaml by templates/tests/unit/test_handshakes.py.j2.
"""What is settled before a request reaches a route."""

import json
from typing import Any

import pytest
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from src.core.handshakes import CrossOriginMiddleware, HostMiddleware, UpgradeMiddleware

HOST = (b"host", b"shop.example")
SCOPE = {"type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": "/", "root_path": ""}


async def describe(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with what a route sees."""
    messages = [await receive(), await receive()]
    seen = {
        **{key: scope[key] for key in ("type", "method", "scheme")},
        "messages": [each["type"] for each in messages],
    }
    await JSONResponse(seen)(scope, receive, send)


async def hello(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer."""
    await JSONResponse("hello")(scope, receive, send)


async def run(app: ASGIApp, *received: str, **scope: Any) -> list[Message]:
    """Call an application and return what it sends."""
    waiting, sent = [{"type": each} for each in received], list[Message]()

    async def receive() -> Message:
        return waiting.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    await app({**SCOPE, "headers": [HOST], "state": {"request_id": "r"}, **scope}, receive, send)
    return sent


async def test_a_websocket_handshake_is_answered_as_the_get_that_it_is() -> None:
    start, body = await run(
        UpgradeMiddleware(describe), "websocket.connect", "websocket.disconnect", type="websocket", scheme="wss"
    )
    assert (start["type"], start["status"]) == ("websocket.http.response.start", 200)
    assert body["type"] == "websocket.http.response.body"
    assert json.loads(body["body"]) == {
        "type": "http",
        "method": "GET",
        "scheme": "https",
        "messages": ["http.request", "http.disconnect"],
    }


async def test_other_requests_are_not_touched() -> None:
    start, body = await run(UpgradeMiddleware(hello))
    assert (start["type"], body["body"]) == ("http.response.start", b'"hello"')


@pytest.mark.parametrize(
    ("hosts", "version", "status"),
    [
        ([b"shop.example"], "1.1", 200),
        ([b"shop.example:8000"], "1.1", 200),
        ([b"192.0.2.1"], "1.1", 200),
        ([b"[2001:db8::1]:8000"], "1.1", 200),
        ([b""], "1.1", 200),
        ([], "1.0", 200),
        ([], "1.1", 400),
        ([b"shop.example", b"shop.example"], "1.1", 400),
        ([b"shop.example", b"evil.example"], "1.0", 400),
        ([b"shop.example/evil"], "1.1", 400),
        ([b"ann@shop.example"], "1.1", 400),
        ([b"shop.example:http"], "1.1", 400),
        ([b"\xff"], "1.1", 400),
    ],
)
async def test_a_request_names_one_host(hosts: list[bytes], version: str, status: int) -> None:
    headers = [(b"host", host) for host in hosts]
    start, body = await run(HostMiddleware(hello), headers=headers, http_version=version)
    assert start["status"] == status
    assert status == 200 or json.loads(body["body"]) == {
        "error": "invalid_host",
        "message": "The request must name one host",
        "detail": {},
        "request_id": "r",
    }


async def test_a_preflight_is_refused_as_everything_is_refused() -> None:
    headers = [HOST, (b"origin", b"https://evil.example"), (b"access-control-request-method", b"GET")]
    start, body = await run(CrossOriginMiddleware(hello), method="OPTIONS", headers=headers)
    sent = dict(start["headers"])
    assert start["status"] == 400
    assert (sent[b"content-type"], sent[b"content-length"]) == (b"application/json", b"%d" % len(body["body"]))
    assert sent[b"access-control-allow-methods"] == b"GET"
    assert json.loads(body["body"]) == {
        "error": "cors_refused",
        "message": "Disallowed CORS origin",
        "detail": {},
        "request_id": "r",
    }


@pytest.mark.parametrize("wrap", [HostMiddleware, CrossOriginMiddleware])
async def test_other_protocols_pass_untouched(wrap: type[HostMiddleware] | type[CrossOriginMiddleware]) -> None:
    seen: list[Scope] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope)

    await run(wrap(app), type="lifespan")
    assert [scope["type"] for scope in seen] == ["lifespan"]
