# Generated from specs/<app>.yaml by templates/src/core/retry.py.j2.
"""Runs a request again when the database gave up its transaction in favour of another one or of a migration."""

from collections.abc import Iterator

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from src.core.logging import get_logger
from src.core.metrics import endpoint_label, transaction_retries_total

MAX_ATTEMPTS = 3

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

logger = get_logger(__name__)


class TransactionRetryMiddleware:
    """Repeats a request whose transaction met a deadlock, a serialization failure or a changed type.

    A third failure is answered.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in _SAFE_METHODS:
            await self.app(scope, receive, send)
            return
        received: list[Message] = []
        for attempt in range(1, MAX_ATTEMPTS):
            response = _Response(scope, send)
            await self.app(scope, _replay(received, receive), response.send)
            if response.sqlstate is None:
                return
            transaction_retries_total.inc()
            logger.warning(
                "transaction_repeated", route=endpoint_label(scope), sqlstate=response.sqlstate, attempt=attempt
            )
            # The route that FastAPI chose is chosen anew.
            scope.pop("fastapi", None)
        await self.app(scope, _replay(received, receive), send)


class _Response:
    """Passes a response on, unless an error handler marked the request as one to repeat. sqlstate: then, why."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.sqlstate: str | None = None
        self._state = scope["state"]
        self._send = send

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.sqlstate = self._state.pop("retryable", None)
        if self.sqlstate is None:
            await self._send(message)


def _replay(received: list[Message], receive: Receive) -> Receive:
    """Return a ``receive`` that repeats what was received before, and then goes on and remembers."""
    earlier: Iterator[Message] = iter(list(received))

    async def receive_again() -> Message:
        message = next(earlier, None)
        if message is None:
            message = await receive()
            received.append(message)
        return message

    return receive_again
