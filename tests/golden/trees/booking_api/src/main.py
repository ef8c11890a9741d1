# Generated from specs/booking_api.yaml by templates/src/main.py.j2.
"""The application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypedDict

from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncEngine

from src.api.routes import health, metrics
from src.api.routes.booking_operations import router as booking_operations_router
from src.api.routes.bookings import router as bookings_router
from src.api.routes.event_operations import router as event_operations_router
from src.api.routes.events import router as events_router
from src.api.routes.guests import router as guests_router
from src.api.routes.rooms import router as rooms_router
from src.core.bodies import BodyReader
from src.core.config import Settings, get_settings
from src.core.database import ReadDatabase, WriteDatabase, create_engine
from src.core.error_handlers import install_error_handlers
from src.core.errors import error_responses
from src.core.handshakes import CrossOriginMiddleware, HostMiddleware, UpgradeMiddleware
from src.core.logging import get_logger, setup_logging
from src.core.middleware import (
    HeadMiddleware,
    MetricsMiddleware,
    RequestIDMiddleware,
    SecurityHeadersMiddleware,
    UnhandledErrorMiddleware,
)
from src.core.openapi import DescribedAPI, operation_id
from src.core.rate_limit import RateLimiter
from src.core.readiness import DatabaseProbe
from src.core.retry import TransactionRetryMiddleware

DESCRIPTION = "Rooms, events that take a room for a time, and bookings of seats."

logger = get_logger(__name__)


class State(TypedDict):
    """What lives as long as the application; requests see it as ``request.state``."""

    engine: AsyncEngine
    read_database: ReadDatabase
    write_database: WriteDatabase
    database_probe: DatabaseProbe
    body_reader: BodyReader
    rate_limiter: RateLimiter


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[State]:
    """Make what all requests share, and dispose of it at the end."""
    settings: Settings = app.state.settings
    engine = create_engine(settings)
    logger.info("application_starting", version=settings.app_version, environment=settings.environment)
    try:
        yield State(
            engine=engine,
            read_database=ReadDatabase(engine, settings),
            write_database=WriteDatabase(engine, settings),
            database_probe=DatabaseProbe(engine, settings),
            body_reader=BodyReader(settings),
            rate_limiter=RateLimiter(settings),
        )
    finally:
        await engine.dispose()
        logger.info("application_stopped")


def create_app(settings: Settings | None = None) -> FastAPI:
    """Return the application, with the settings of the environment unless others are given."""
    settings = settings or get_settings()
    setup_logging(settings.log_level)
    app = DescribedAPI(
        title=settings.app_name,
        description=DESCRIPTION,
        version=settings.app_version,
        debug=settings.debug,
        lifespan=lifespan,
        redirect_slashes=False,
        docs_url="/docs" if settings.serves_docs else None,
        redoc_url="/redoc" if settings.serves_docs else None,
        openapi_url="/openapi.json" if settings.serves_docs else None,
        responses=error_responses(500),
        generate_unique_id_function=operation_id,
    )
    app.state.settings = settings
    app.state.draining = False
    install_error_handlers(app)
    _add_middleware(app, settings)
    app.include_router(event_operations_router)
    app.include_router(booking_operations_router)
    app.include_router(rooms_router)
    app.include_router(guests_router)
    app.include_router(events_router)
    app.include_router(bookings_router)
    app.include_router(health.router)
    if settings.metrics_port is None:
        app.include_router(metrics.router)
    return app


def _add_middleware(app: FastAPI, settings: Settings) -> None:
    """Add the middleware, from the innermost to the outermost."""
    app.add_middleware(TransactionRetryMiddleware)
    app.add_middleware(UnhandledErrorMiddleware)
    app.add_middleware(HeadMiddleware)
    app.add_middleware(
        CrossOriginMiddleware,
        allow_origins=settings.cors_origins,
        allow_credentials=True,
        allow_methods=settings.cors_methods,
        allow_headers=settings.cors_headers,
        expose_headers=["X-Request-ID", "Retry-After"],
    )
    app.add_middleware(HostMiddleware)
    trusted = tuple(settings.trusted_proxies)
    app.add_middleware(SecurityHeadersMiddleware, trusted=trusted)
    app.add_middleware(MetricsMiddleware, trusted=trusted, hops=settings.trusted_hops)
    app.add_middleware(RequestIDMiddleware)
    app.add_middleware(UpgradeMiddleware)


app = create_app()
