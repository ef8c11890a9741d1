# Generated from specs/shop_with_accounts.yaml by templates/src/core/middleware.py.j2.
"""Middleware, as plain ASGI: no task and no stream per request, and context variables reach the endpoint."""

import re
from time import perf_counter
from uuid import uuid4

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bound_contextvars, unbind_contextvars

from src.core.database_time import DatabaseTime
from src.core.errors import AppError, error_response
from src.core.logging import get_logger
from src.core.metrics import endpoint_label, method_label, observe
from src.core.proxies import Networks, client_address, is_secure

MAX_PATH_LENGTH = 200
DOCUMENTATION_PATHS = frozenset({"/docs", "/docs/oauth2-redirect", "/redoc"})

# Asked for every few seconds, by machines; told when they fail.
_PROBES = frozenset({"/health/health", "/health/ready", "/metrics/metrics"})
_REQUEST_ID = re.compile(rb"[A-Za-z0-9._-]{1,128}")

SECURITY_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"x-xss-protection", b"1; mode=block"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
)
# Not over plain HTTP (RFC 6797, 7.2), where browsers have to ignore it.
_HTTPS_ONLY = (b"strict-transport-security", b"max-age=31536000; includeSubDomains")
_POLICY = (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'")
# Swagger UI and ReDoc load their scripts and styles from a content delivery network and start with an inline script.
_DOCUMENTATION_POLICY = (
    b"content-security-policy",
    b"default-src 'self'; script-src 'self' 'unsafe-inline' https://cdn.jsdelivr.net; "
    b"style-src 'self' 'unsafe-inline' https://cdn.jsdelivr.net https://fonts.googleapis.com; "
    b"font-src https://fonts.gstatic.com; img-src 'self' data: https://fastapi.tiangolo.com https://cdn.redoc.ly; "
    b"worker-src blob:",
)

logger = get_logger(__name__)


class RequestIDMiddleware:
    """Gives every request an id: the client's when it is harmless, a new one otherwise."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = _client_request_id(scope) or str(uuid4())
        header = (b"x-request-id", request_id.encode())
        scope.setdefault("state", {})["request_id"] = request_id

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], header]
            await send(message)

        # A request that was sent before the one before it was answered begins with the context of that one.
        unbind_contextvars("caller")
        with bound_contextvars(request_id=request_id):
            await self.app(scope, receive, send_with_id)


class MetricsMiddleware:
    """Counts, times and logs every request. trusted: the proxies that may say who sent it; hops: how many, at most."""

    def __init__(self, app: ASGIApp, trusted: Networks = (), hops: int | None = None) -> None:
        self.app = app
        self.trusted = trusted
        self.hops = hops

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = 500
        started = perf_counter()

        async def send_with_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with DatabaseTime() as in_database:
            try:
                await self.app(scope, receive, send_with_status)
            finally:
                seconds = perf_counter() - started
                method, endpoint = method_label(scope), endpoint_label(scope)
                observe(method, endpoint, status, seconds)
                log = logger.debug if endpoint in _PROBES and status < 500 else logger.info
                log(
                    "request",
                    client=client_address(HTTPConnection(scope), self.trusted, self.hops),
                    method=method,
                    path=scope["path"][:MAX_PATH_LENGTH],
                    route=endpoint,
                    status=status,
                    duration_ms=round(seconds * 1000, 2),
                    db_ms=round(in_database.seconds * 1000, 2),
                )


class SecurityHeadersMiddleware:
    """Adds the security headers to every response. trusted: the proxies that may say that a request came by HTTPS."""

    def __init__(self, app: ASGIApp, trusted: Networks = ()) -> None:
        self.app = app
        self.trusted = trusted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        added = [*SECURITY_HEADERS, _DOCUMENTATION_POLICY if path in DOCUMENTATION_PATHS else _POLICY]
        if is_secure(HTTPConnection(scope), self.trusted):
            added.append(_HTTPS_ONLY)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *added]
            await send(message)

        await self.app(scope, receive, send_with_headers)


class HeadMiddleware:
    """Answers HEAD as GET, without the body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return
        # The server goes on reading the method of its own scope.
        as_get = {**scope, "method": "GET"}

        async def send_without_body(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        try:
            await self.app(as_get, receive, send_without_body)
        finally:
            scope["route"] = as_get.get("route")


class UnhandledErrorMiddleware:
    """Answers what no handler expected. Innermost, so that its response passes through all other middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response_started = False

        async def send_watched(message: Message) -> None:
            nonlocal response_started
            response_started = True
            await send(message)

        try:
            await self.app(scope, receive, send_watched)
        except Exception:
            if scope["type"] != "http" or response_started:
                raise
            logger.exception("unhandled_exception", method=scope["method"], route=endpoint_label(scope))
            await error_response(scope, AppError())(scope, receive, send)


def _client_request_id(scope: Scope) -> str | None:
    for name, value in scope["headers"]:
        if name == b"x-request-id":
            return value.decode() if _REQUEST_ID.fullmatch(value) else None
    return None
