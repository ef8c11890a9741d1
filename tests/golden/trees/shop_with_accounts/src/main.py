# Generated from specs/shop_with_accounts.yaml by templates/src/main.py.j2.
"""The application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypedDict

from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncEngine

from src.api.routes import health, metrics
from src.api.routes.addresses import router as addresses_router
from src.api.routes.customer_operations import router as customer_operations_router
from src.api.routes.customers import router as customers_router
from src.api.routes.order_operations import router as order_operations_router
from src.api.routes.orders import router as orders_router
from src.api.routes.product_operations import router as product_operations_router
from src.api.routes.products import router as products_router
from src.core.bodies import BodyReader
from src.core.config import Settings, get_settings
from src.core.database import ReadDatabase, WriteDatabase, create_engine
from src.core.error_handlers import install_error_handlers
from src.core.errors import error_responses
from src.core.handshakes import CrossOriginMiddleware, HostMiddleware, UpgradeMiddleware
from src.core.identity.keys import Keys
from src.core.identity.tokens import Authenticator
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

DESCRIPTION = (
    "A shop in which everybody looks, customers buy and see what is theirs, staff ship and an admin sets the prices."
)

logger = get_logger(__name__)


class State(TypedDict):
    """What lives as long as the application; requests see it as ``request.state``."""

    engine: AsyncEngine
    read_database: ReadDatabase
    write_database: WriteDatabase
    database_probe: DatabaseProbe
    body_reader: BodyReader
    rate_limiter: RateLimiter
    authenticator: Authenticator


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[State]:
    """Make what all requests share, and dispose of it at the end."""
    settings: Settings = app.state.settings
    engine = create_engine(settings)
    keys = Keys(settings)
    logger.info("application_starting", version=settings.app_version, environment=settings.environment)
    try:
        await keys.refresh()
        yield State(
            engine=engine,
            read_database=ReadDatabase(engine, settings),
            write_database=WriteDatabase(engine, settings),
            database_probe=DatabaseProbe(engine, settings),
            body_reader=BodyReader(settings),
            rate_limiter=RateLimiter(settings),
            authenticator=Authenticator(settings, keys),
        )
    finally:
        await keys.close()
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
    app.include_router(product_operations_router)
    app.include_router(customer_operations_router)
    app.include_router(order_operations_router)
    app.include_router(products_router)
    app.include_router(customers_router)
    app.include_router(addresses_router)
    app.include_router(orders_router)
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
        expose_headers=["X-Request-ID", "Retry-After", "WWW-Authenticate"],
    )
    app.add_middleware(HostMiddleware)
    trusted = tuple(settings.trusted_proxies)
    app.add_middleware(SecurityHeadersMiddleware, trusted=trusted)
    app.add_middleware(MetricsMiddleware, trusted=trusted, hops=settings.trusted_hops)
    app.add_middleware(RequestIDMiddleware)
    app.add_middleware(UpgradeMiddleware)


app = create_app()
