# Generated from specs/<app>.yaml by templates/src/server.py.j2.
"""The server for production: ``python -m src.server``."""

import asyncio
import gc
import os
import signal
import socket
import sys
import time
from contextlib import ExitStack
from functools import partial
from types import FrameType

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from src.api.routes import metrics
from src.core.config import Settings, get_settings
from src.core.database import report_connections
from src.core.logging import get_logger
from src.core.protocol import BoundedConfig, BoundedProtocol, keep_bounds
from src.main import app
from src.workers import Workers

# How long a client may take, after it was let in at the last moment, to send its request.
LINGER_SECONDS = 0.5

logger = get_logger(__name__)


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
        super().__init__(_bounded(DrainMiddleware(app, app), settings, settings.root_path))
        self._state = app.state
        self._settings = settings
        self._drained_at: float | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen: on the first socket to everybody, on the second one, where there is one, to who asks for metrics."""
        public, *private = sockets or listen(self._settings)
        await super().startup([public])
        for each in private:
            self.servers.append(await self._serve_metrics(each))
        settings = self._settings
        logger.info(
            "listening", pid=os.getpid(), host=settings.host, port=settings.port, metrics_port=settings.metrics_port
        )

    async def _serve_metrics(self, listener: socket.socket) -> asyncio.Server:
        config = _bounded(metrics_app(), self._settings)
        config.load()
        # Its connections are among those of the server: they are bounded, and end with it.
        protocol = partial(BoundedProtocol, config, self.server_state, {})
        return await asyncio.get_running_loop().create_server(protocol, sock=listener)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to drain; the second signal ends the draining, the third one everything."""
        if self._drained_at is None and sig == signal.SIGTERM:
            self._state.draining = True
            self._drained_at = time.monotonic() + self._settings.shutdown_delay
        else:
            self.force_exit = self.should_exit
            self.should_exit = True

    async def on_tick(self, counter: int) -> bool:
        """Close connections whose clients take too long, and tell whether it is time to end; called ten times a
        second.
        """
        if counter % 5 == 0:
            keep_bounds(
                self.server_state.connections, asyncio.get_running_loop().time(), self._settings.max_unsent_bytes
            )
        drained = self._drained_at is not None and time.monotonic() >= self._drained_at
        return await super().on_tick(counter) or drained

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let nobody else in, but answer those who are: uvicorn would close a connection that has not asked yet."""
        for server in self.servers:
            server.close()
        await asyncio.sleep(LINGER_SECONDS)
        await super().shutdown(sockets)


class WorkerServer(DrainingServer):
    """One of several, in a process of its own, which does not outlive the one that looks after it."""

    def __init__(self, app: FastAPI, settings: Settings) -> None:
        super().__init__(app, settings)
        self._parent = os.getppid()

    async def on_tick(self, counter: int) -> bool:
        """Do what one alone does; called ten times a second."""
        report_connections(self.lifespan.state["engine"])
        return await super().on_tick(counter) or os.getppid() != self._parent


def metrics_app() -> FastAPI:
    """Return an application of the metrics alone."""
    app = FastAPI(openapi_url=None, redirect_slashes=False)
    app.include_router(metrics.router)
    return app


def listen(settings: Settings) -> list[socket.socket]:
    """Return a socket for requests and, where it has a port of its own, one for the metrics; nobody is let in yet."""
    ports = {"PORT": settings.port, "METRICS_PORT": settings.metrics_port}
    with ExitStack() as opened:
        sockets = [
            opened.enter_context(_bind(name, settings.host, port)) for name, port in ports.items() if port is not None
        ]
        opened.pop_all()
    return sockets


def _bind(name: str, host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    # What is left of the connections of the server before does not keep the port.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise SystemExit(f"{name}: cannot listen on {host}, port {port}: {error.strerror}") from None
    return listener


def _bounded(app: ASGIApp, settings: Settings, root_path: str = "") -> BoundedConfig:
    return BoundedConfig(
        app,
        settings,
        root_path=root_path,
        # Or uvicorn would read WEB_CONCURRENCY itself, also where it has no value.
        workers=1,
        log_config=None,
        access_log=False,
        # X-Forwarded-For is read where it matters, and only from the proxies of the settings.
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=settings.shutdown_grace,
    )


def work(sockets: list[socket.socket]) -> None:
    """Serve as one of several."""
    gc.freeze()
    WorkerServer(app, get_settings()).run(sockets)


def main() -> None:
    """Serve until a signal ends it."""
    # What there is by now stays: to look through it whenever a large body is decoded takes most of the time of that.
    gc.freeze()
    settings = get_settings()
    if settings.web_concurrency == 1:
        DrainingServer(app, settings).run()
    else:
        sys.exit(Workers(settings.web_concurrency, work, listen(settings)).run())


if __name__ == "__main__":
    main()
