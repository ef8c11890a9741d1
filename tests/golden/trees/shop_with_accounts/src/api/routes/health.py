# Generated from specs/shop_with_accounts.yaml by templates/src/api/routes/health.py.j2.
"""Health checks for orchestrators and load balancers."""

from typing import Literal

from fastapi import APIRouter, Request, Response, status
from pydantic import BaseModel

from src.core.logging import get_logger
from src.core.readiness import DatabaseProbe

router = APIRouter(prefix="/health", tags=["health"])
logger = get_logger(__name__)


class Health(BaseModel):
    """The process is alive."""

    status: Literal["ok"] = "ok"
    service: str = "shop_with_accounts"


class Readiness(BaseModel):
    """Whether the service can take requests, what it depends on, and why it cannot."""

    status: Literal["ready", "not_ready"]
    checks: dict[str, Literal["ok", "failed"]]
    reason: str | None = None


@router.get("/health")
async def health_check() -> Health:
    """Return at once, whatever the state of the database."""
    return Health()


@router.get(
    "/ready", response_model_exclude_none=True, responses={503: {"model": Readiness, "description": "Not ready"}}
)
async def readiness_check(request: Request, response: Response) -> Readiness:
    """Check the database. Not ready either while the server is shutting down."""
    probe: DatabaseProbe = request.state.database_probe
    fault = await probe.fault()
    reason = fault or ("the application is shutting down" if request.app.state.draining else None)
    if reason is None:
        return Readiness(status="ready", checks={"database": "ok"})
    logger.warning("not_ready", reason=reason)
    response.status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    return Readiness(status="not_ready", checks={"database": "failed" if fault else "ok"}, reason=reason)
