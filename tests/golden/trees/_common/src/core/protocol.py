# Generated from specs/<app>.yaml by templates/src/core/protocol.py.j2.
"""HTTP/1.1 of uvicorn, with limits of what may arrive before a request is one, and of how long that may take."""

from asyncio import AbstractEventLoop
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from uvicorn import Config
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle
from uvicorn.server import ServerState

from src.core.config import Settings
from src.core.errors import HTTPError, error_response
from src.core.logging import get_logger
from src.core.metrics import OTHER_METHOD, UNMATCHED, observe
from src.core.middleware import SECURITY_HEADERS

MAX_HEADERS = 100
MAX_PIPELINED = 16
# The parser is fed so many bytes at a time: it keeps what it was given until a header is complete.
STEP = 8 * 1024
# How long what comes after a refusal is read and thrown away.
LINGER_SECONDS = 2.0

logger = get_logger(__name__)


def keep_bounds(connections: Iterable[object], now: float, most_unsent: int) -> None:
    """Close the connections whose clients take too long, and those that leave most unread when it is too much in all.

    now: by the clock of the loop. To be called about twice a second.
    """
    bounded = [each for each in connections if isinstance(each, BoundedProtocol)]
    for each in bounded:
        each.close_if_late(now)
    unsent = {each: each.transport.get_write_buffer_size() for each in bounded}
    total = sum(unsent.values())
    for each in sorted(unsent, key=lambda each: unsent[each], reverse=True):
        if total <= most_unsent:
            return
        each.transport.abort()
        total -= unsent[each]


class BoundedConfig(Config):
    """A configuration of uvicorn whose connections are bounded."""

    def __init__(self, app: Any, settings: Settings, **options: Any) -> None:
        super().__init__(app, http=BoundedProtocol, timeout_keep_alive=settings.keep_alive_timeout, **options)
        self.settings = settings


class BoundedProtocol(HttpToolsProtocol):
    """One connection, which ``keep_bounds`` looks after."""

    def __init__(
        self,
        config: BoundedConfig,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._settings = config.settings
        self._refusal = HTTPError(400, "bad_request", "This is not HTTP")
        self._head_bytes = 0
        self._in_head = True
        # Since when the client owes the rest of a request, and since when it does not read what it is sent.
        self._owing_since: float | None = self.loop.time()
        self._stuck_since: float | None = None
        self._refused_at: float | None = None

    def close_if_late(self, now: float) -> None:
        """Close the connection when its client takes too long. now: by the clock of the loop."""
        if self._refused_at is not None:
            if now - self._refused_at > LINGER_SECONDS:
                self.transport.abort()
        elif self._stuck_since is not None and now - self._stuck_since > self._settings.send_timeout:
            self.transport.abort()
        elif self._owing_since is None or self.flow.read_paused:
            return
        elif not self._in_head:
            # A route that reads the body answers when it takes too long; this is for bodies that nobody reads.
            if now - self._owing_since > self._settings.body_timeout + 1:
                self.transport.close()
        elif now - self._owing_since > self._settings.header_timeout and not self._is_answering():
            self._end_beginning()

    def _end_beginning(self) -> None:
        if self._head_bytes:
            self._refuse(HTTPError(408, "header_timeout", "The request took too long"))
        else:
            # Browsers open connections ahead, and would take an answer for that to their next request.
            self.transport.close()

    def _is_answering(self) -> bool:
        # uvicorn says that there always is one.
        cycle: RequestResponseCycle | None = self.cycle
        return cycle is not None and not cycle.response_complete

    def data_received(self, data: bytes) -> None:
        for start in range(0, len(data), STEP):
            # After an upgrade the connection is that of another protocol.
            if self._refused_at is not None or self.transport.is_closing() or self.transport.get_protocol() is not self:
                return
            part = data[start : start + STEP]
            super().data_received(part)
            if self._in_head:
                self._head_bytes += len(part)
                if self._head_bytes > self._settings.max_header_bytes:
                    self._refuse(_too_large())

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._owing_since = self.loop.time()

    def on_header(self, name: bytes, value: bytes) -> None:
        super().on_header(name, value)
        if len(self.headers) > MAX_HEADERS:
            self._refusal = _too_large()
            raise self._refusal

    def on_headers_complete(self) -> None:
        self._in_head, self._head_bytes = False, 0
        self._owing_since = self.loop.time()
        super().on_headers_complete()
        if len(self.pipeline) > MAX_PIPELINED:
            raise self._refusal

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._in_head, self._owing_since = True, None

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stuck_since = self.loop.time()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._stuck_since = None

    def send_400_response(self, msg: str) -> None:
        """Answer what the parser refuses."""
        self._refuse(self._refusal)

    def _refuse(self, error: HTTPError) -> None:
        """Answer as every error is answered, unless another answer is under way, and end the connection."""
        if self._is_answering():
            if self.pipeline or self.cycle.response_started:
                self.transport.close()
                return
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        request_id = str(uuid4())
        response = error_response({"state": {"request_id": request_id}}, error)
        headers = [
            *response.raw_headers,
            *SECURITY_HEADERS,
            (b"x-request-id", request_id.encode()),
            (b"connection", b"close"),
        ]
        lines = [STATUS_LINE[error.status_code], *(b"%b: %b\r\n" % header for header in headers), b"\r\n"]
        self.transport.write(b"".join([*lines, bytes(response.body)]))
        observe(OTHER_METHOD, UNMATCHED, error.status_code, 0.0)
        logger.info("request_refused", error=error.code, status=error.status_code)
        # A connection that is closed while its client still writes is reset, and the answer lost.
        self._refused_at = self.loop.time()
        self.transport.write_eof()


def _too_large() -> HTTPError:
    return HTTPError(431, "headers_too_large", "The request has too many headers, or too long ones")
