# Generated from specs/shop_with_accounts.yaml by templates/tests/unit/test_middleware.py.j2.
"""Each middleware around an application of a few lines."""

import json
from collections.abc import Callable

import httpx
import pytest
from prometheus_client import REGISTRY
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from structlog.contextvars import bound_contextvars, get_contextvars

from src.core.errors import ConflictError, error_response
from src.core.logging import setup_logging
from src.core.metrics import OTHER_METHOD, UNMATCHED
from src.core.middleware import (
    HeadMiddleware,
    MetricsMiddleware,
    RequestIDMiddleware,
    SecurityHeadersMiddleware,
    UnhandledErrorMiddleware,
)
from src.core.retry import MAX_ATTEMPTS, TransactionRetryMiddleware


async def hello(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the request's id."""
    await PlainTextResponse(scope.get("state", {}).get("request_id", "none"))(scope, receive, send)


async def crash(scope: Scope, receive: Receive, send: Send) -> None:
    """Fail before the response."""
    raise RuntimeError("canary")


async def crash_late(scope: Scope, receive: Receive, send: Send) -> None:
    """Fail after the response has begun."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    raise RuntimeError("canary")


def client(app: ASGIApp) -> httpx.AsyncClient:
    """Return a client of an application."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")


def requests_total(method: str, endpoint: str, status: int) -> float:
    """Return the counter's value."""
    labels = {"method": method, "endpoint": endpoint, "status": str(status)}
    return REGISTRY.get_sample_value("http_requests_total", labels) or 0.0


@pytest.mark.parametrize("request_id", ["a", "A.b_c-9", "x" * 128])
async def test_a_harmless_request_id_is_kept(request_id: str) -> None:
    response = await client(RequestIDMiddleware(hello)).get("/", headers={"X-Request-ID": request_id})
    assert response.headers["X-Request-ID"] == response.text == request_id


async def test_a_request_does_not_begin_with_the_caller_of_the_one_before_it() -> None:
    async def told(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse(get_contextvars().get("caller", "nobody"))(scope, receive, send)

    with bound_contextvars(caller="ann"):
        assert (await client(RequestIDMiddleware(told)).get("/")).text == "nobody"


@pytest.mark.parametrize("request_id", ["", "x" * 129, "a b", "a;b", "a\n", "é", "<script>"])
async def test_any_other_request_id_is_replaced(request_id: str) -> None:
    headers = {b"X-Request-ID": request_id.encode()}
    response = await client(RequestIDMiddleware(hello)).get("/", headers=headers)
    assert response.headers["X-Request-ID"] == response.text != request_id
    assert len(response.text) == 36


async def test_every_request_has_another_id() -> None:
    http = client(RequestIDMiddleware(hello))
    assert (await http.get("/")).text != (await http.get("/")).text


async def test_unknown_methods_and_paths_share_their_labels() -> None:
    before = requests_total(OTHER_METHOD, UNMATCHED, 200)
    http = client(MetricsMiddleware(hello))
    await http.request("BREW", "/coffee")
    await http.request("PROPFIND", "/tea")
    assert requests_total(OTHER_METHOD, UNMATCHED, 200) == before + 2


async def test_a_crash_is_counted_and_logged(capsys: pytest.CaptureFixture[str]) -> None:
    setup_logging("INFO")
    before = requests_total("GET", UNMATCHED, 500)
    with pytest.raises(RuntimeError):
        await client(MetricsMiddleware(crash)).get("/")
    assert requests_total("GET", UNMATCHED, 500) == before + 1
    assert json.loads(capsys.readouterr().out)["status"] == 500


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
async def test_the_documentation_may_load_its_scripts(path: str) -> None:
    headers = (await client(SecurityHeadersMiddleware(hello)).get(path)).headers
    assert "script-src 'self' 'unsafe-inline' https://cdn.jsdelivr.net" in headers["Content-Security-Policy"]


async def test_a_head_is_counted_as_such_and_has_no_body() -> None:
    before = requests_total("HEAD", UNMATCHED, 200)
    response = await client(MetricsMiddleware(HeadMiddleware(hello))).head("/")
    assert response.content == b""
    assert response.headers["Content-Length"] == str(len("none"))
    assert requests_total("HEAD", UNMATCHED, 200) == before + 1


async def test_a_crash_is_answered_without_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    setup_logging("INFO")
    response = await client(RequestIDMiddleware(UnhandledErrorMiddleware(crash))).get("/")
    told = {"error": "internal_error", "message": "An unexpected error occurred", "detail": {}}
    assert response.status_code == 500
    assert response.json() == {**told, "request_id": response.headers["X-Request-ID"]}
    assert "canary" in json.loads(capsys.readouterr().out)["exception"]


async def test_a_crash_after_the_response_has_begun_is_the_servers() -> None:
    with pytest.raises(RuntimeError):
        await client(RequestIDMiddleware(UnhandledErrorMiddleware(crash_late))).get("/")


def deadlocking(failures: int, bodies: list[bytes]) -> ASGIApp:
    """Return an application whose first transactions are given up."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        bodies.append((await receive())["body"])
        if len(bodies) <= failures:
            scope["state"]["retryable"] = "40001"
            await error_response(scope, ConflictError("deadlock"))(scope, receive, send)
        else:
            await PlainTextResponse("done", 201)(scope, receive, send)

    return RequestIDMiddleware(TransactionRetryMiddleware(app))


@pytest.mark.parametrize(
    ("method", "failures", "attempts", "status"),
    [
        *(("POST", failures, failures + 1, 201) for failures in range(MAX_ATTEMPTS)),
        ("POST", MAX_ATTEMPTS, MAX_ATTEMPTS, 409),
        ("GET", 1, 1, 409),
    ],
)
async def test_a_write_that_was_given_up_is_repeated(method: str, failures: int, attempts: int, status: int) -> None:
    bodies: list[bytes] = []
    response = await client(deadlocking(failures, bodies)).request(method, "/", content=b"body")
    assert response.status_code == status
    assert bodies == [b"body"] * attempts


@pytest.mark.parametrize(
    "wrap",
    [
        RequestIDMiddleware,
        MetricsMiddleware,
        SecurityHeadersMiddleware,
        HeadMiddleware,
        UnhandledErrorMiddleware,
        TransactionRetryMiddleware,
    ],
)
async def test_other_protocols_pass_untouched(wrap: Callable[[ASGIApp], ASGIApp]) -> None:
    seen: list[Scope] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(dict(scope))

    async def receive() -> dict[str, str]:
        return {"type": "websocket.connect"}

    async def send(message: object) -> None:
        raise AssertionError(message)

    await wrap(app)({"type": "websocket"}, receive, send)
    assert seen == [{"type": "websocket"}]
