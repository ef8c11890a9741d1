# Generated from specs/<app>.yaml by templates/src/api/routes/metrics.py.j2.
"""Metrics for Prometheus."""

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST

from src.core.metrics import exposition

router = APIRouter(prefix="/metrics", tags=["metrics"])


@router.get("/metrics", response_class=Response)
async def metrics() -> Response:
    """Return all metrics in Prometheus' text format."""
    return Response(exposition(), media_type=CONTENT_TYPE_LATEST)
