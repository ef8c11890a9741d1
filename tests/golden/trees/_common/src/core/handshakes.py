# Generated from specs/<app>.yaml by templates/src/core/handshakes.py.j2.
"""What is settled before a request reaches a route, answered as everything else is: its host, upgrades, preflights."""

import re

from fastapi.middleware.cors import CORSMiddleware
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from src.core.errors import HTTPError, error_response

_SCHEMES = {"ws": "http", "wss": "https"}
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~%!$&'()*+,;=-]*)(:[0-9]*)?")


class UpgradeMiddleware:
    """Answers a WebSocket handshake as the GET that it is: an upgrade may be ignored (RFC 9110, 7.8)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return

        async def receive_as_http() -> Message:
            message = await receive()
            if message["type"] == "websocket.connect":
                return {"type": "http.request", "body": b""}
            return {"type": "http.disconnect"}

        async def send_refusal(message: Message) -> None:
            await send({**message, "type": f"websocket.{message['type']}"})

        as_get = {**scope, "type": "http", "method": "GET", "scheme": _SCHEMES[scope["scheme"]]}
        await self.app(as_get, receive_as_http, send_refusal)


class HostMiddleware:
    """Refuses requests that do not name one host (RFC 9112, 3.2); only HTTP/1.0 may leave it out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _names_one_host(scope):
            await self.app(scope, receive, send)
            return
        error = HTTPError(400, "invalid_host", "The request must name one host", {"Connection": "close"})
        await error_response(scope, error)(scope, receive, send)


class PreflightError(HTTPError):
    """A page of another origin asks for what it may not do."""


class CrossOriginMiddleware(CORSMiddleware):
    """Lets pages of some origins in, and refuses others as everything is refused."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        except PreflightError as error:
            await error_response(scope, error)(scope, receive, send)

    def preflight_response(self, request_headers: Headers) -> Response:
        """Return the answer to a preflight. Raises PreflightError."""
        answer = super().preflight_response(request_headers)
        if answer.status_code == 200:
            return answer
        headers = {name: value for name, value in answer.headers.items() if not name.startswith("content-")}
        raise PreflightError(answer.status_code, "cors_refused", bytes(answer.body).decode(), headers)


def _names_one_host(scope: Scope) -> bool:
    hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
    if not hosts:
        return bool(scope["http_version"] == "1.0")
    return len(hosts) == 1 and _HOST.fullmatch(hosts[0]) is not None
