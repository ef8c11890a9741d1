# Generated from specs/<app>.yaml by templates/src/core/metrics.py.j2.
"""Metrics for Prometheus. A label never holds what a client made up: that would make endless series."""

import os
from functools import cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from starlette.types import Scope

UNMATCHED = "unmatched"
OTHER_METHOD = "OTHER"
_METHODS = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})

http_requests_total = Counter("http_requests_total", "Total HTTP requests", ["method", "endpoint", "status"])
http_request_duration_seconds = Histogram(
    "http_request_duration_seconds", "HTTP request duration in seconds", ["method", "endpoint"]
)
transaction_retries_total = Counter(
    "transaction_retries_total", "Requests done again, because the database gave up their transaction"
)
# Of several processes: the sum of those that live.
db_connections_in_use = Gauge(
    "db_connections_in_use", "Connections of the pool that requests hold now", multiprocess_mode="livesum"
)
db_connections_max = Gauge("db_connections_max", "Connections that the pool may open", multiprocess_mode="livesum")


def exposition() -> bytes:
    """Return all metrics in Prometheus' text format: of all processes, where there are several."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest()
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    return generate_latest(registry)


def method_label(scope: Scope) -> str:
    """Return the request's method, or one word for all methods that HTTP does not know."""
    method: str = scope["method"]
    return method if method in _METHODS else OTHER_METHOD


def endpoint_label(scope: Scope) -> str:
    """Return the template of the matched route, such as ``/tasks/{task_id}``, or one word for all other paths."""
    path: str = getattr(scope.get("route"), "path", UNMATCHED)
    return path


def observe(method: str, endpoint: str, status: int, seconds: float) -> None:
    """Count one request."""
    _counter(method, endpoint, status).inc()
    _histogram(method, endpoint).observe(seconds)


@cache
def _counter(method: str, endpoint: str, status: int) -> Counter:
    return http_requests_total.labels(method, endpoint, str(status))


@cache
def _histogram(method: str, endpoint: str) -> Histogram:
    return http_request_duration_seconds.labels(method, endpoint)
