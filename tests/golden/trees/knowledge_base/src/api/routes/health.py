# Generated from specs/knowledge_base.yaml by templates/src/api/routes/health.py.j2.
"""Health checks for orchestrators and load balancers."""

from typing import Literal

from fastapi import APIRouter, Request, Response, status
from pydantic import BaseModel

from src.core.database import DatabaseProbe
from src.core.logging import get_logger

router = APIRouter(prefix="/health", tags=["health"])
logger = get_logger(__name__)


class Health(BaseModel):
    """The process is alive."""

    status: Literal["ok"] = "ok"
    service: str = "knowledge_base"


class Readiness(BaseModel):
    """Whether the service can take requests, and what it depends on."""

    status: Literal["ready", "not_ready"]
    checks: dict[str, Literal["ok", "failed"]]


@router.get("/health")
async def health_check() -> Health:
    """Return at once, whatever the state of the database."""
    return Health()


@router.get("/ready", responses={503: {"model": Readiness, "description": "Not ready"}})
async def readiness_check(request: Request, response: Response) -> Readiness:
    """Check the database. Not ready either while the server is shutting down."""
    probe: DatabaseProbe = request.state.database_probe
    database_ok = await probe.answers()
    if database_ok and not request.app.state.draining:
        return Readiness(status="ready", checks={"database": "ok"})
    logger.warning("not_ready", database_ok=database_ok, draining=request.app.state.draining)
    response.status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    return Readiness(status="not_ready", checks={"database": "ok" if database_ok else "failed"})
