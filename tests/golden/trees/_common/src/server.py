# Generated from specs/<app>.yaml by templates/src/server.py.j2.
"""The server for production: ``python -m src.server``."""

import asyncio
import gc
import signal
import socket
import time
from types import FrameType

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from src.core.config import Settings, get_settings
from src.core.protocol import BoundedConfig, keep_bounds
from src.main import app

# How long a client may take, after it was let in at the last moment, to send its request.
LINGER_SECONDS = 0.5


class DrainMiddleware:
    """While the server drains, asks clients to open their next connection elsewhere."""

    def __init__(self, app: ASGIApp, state_of: FastAPI) -> None:
        self.app = app
        self.state = state_of.state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_closing(message: Message) -> None:
            if message["type"] == "http.response.start" and self.state.draining:
                message["headers"] = [*message["headers"], (b"connection", b"close")]
            await send(message)

        await self.app(scope, receive, send_closing)


class DrainingServer(uvicorn.Server):
    """On SIGTERM it reports "not ready" and goes on serving for a while, then ends gracefully with exit code 0."""

    def __init__(self, app: FastAPI, settings: Settings) -> None:
        super().__init__(
            BoundedConfig(
                DrainMiddleware(app, app),
                settings,
                host=settings.host,
                port=settings.port,
                root_path=settings.root_path,
                log_config=None,
                access_log=False,
                # X-Forwarded-For is read where it matters, and only from the proxies of the settings.
                proxy_headers=False,
                server_header=False,
                timeout_graceful_shutdown=settings.shutdown_grace,
            )
        )
        self._state = app.state
        self._delay = settings.shutdown_delay
        self._most_unsent = settings.max_unsent_bytes
        self._drained_at: float | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to drain; the second signal ends the draining, the third one everything."""
        if self._drained_at is None and sig == signal.SIGTERM:
            self._state.draining = True
            self._drained_at = time.monotonic() + self._delay
        else:
            self.force_exit = self.should_exit
            self.should_exit = True

    async def on_tick(self, counter: int) -> bool:
        """Close connections whose clients take too long, and tell whether it is time to end; called ten times a
        second.
        """
        if counter % 5 == 0:
            keep_bounds(self.server_state.connections, asyncio.get_running_loop().time(), self._most_unsent)
        drained = self._drained_at is not None and time.monotonic() >= self._drained_at
        return await super().on_tick(counter) or drained

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let nobody else in, but answer those who are: uvicorn would close a connection that has not asked yet."""
        for server in self.servers:
            server.close()
        await asyncio.sleep(LINGER_SECONDS)
        await super().shutdown(sockets)


def main() -> None:
    """Serve until a signal ends it."""
    # What there is by now stays: to look through it whenever a large body is decoded takes most of the time of that.
    gc.freeze()
    DrainingServer(app, get_settings()).run()


if __name__ == "__main__":
    main()
