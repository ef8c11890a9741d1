"""The panels of the Grafana dashboard: what each shows, as PromQL, and its place on the page.

Every query answers from the first scrapes on, also with 0, and is understood by Prometheus as it is: without Grafana's
variables, so that each can be run against a server to see that it finds something.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import Template
from typing import Final

from msgspec.structs import replace

from generators.model.app import Application
from generators.model.entity import Entity
from generators.support.frozen import Frozen
from generators.views.entity_names import entity_ref
from generators.views.project.identity import AppView, app_view

_COLUMNS: Final = 24  # of Grafana's grid


class TargetView(Frozen):
    """One query of a panel. ref: A, B, ...; expr: PromQL; legend: with ``{{label}}`` for the value of a label."""

    ref: str
    expr: str
    legend: str


class PanelView(Frozen):
    """One panel. unit: as Grafana calls it; limits: colours, each with JSON of where it begins."""

    title: str
    description: str
    unit: str
    targets: tuple[TargetView, ...]
    limits: tuple[tuple[str, str], ...] = ()
    id: int = 0
    x: int = 0
    y: int = 0
    width: int = 8
    height: int = 8


class DashboardView(Frozen):
    """``docker/grafana/dashboards/<app>.json``. stats: single numbers at the top; graphs: everything below."""

    app: AppView
    stats: tuple[PanelView, ...]
    graphs: tuple[PanelView, ...]


def dashboard_view(app: Application) -> DashboardView:
    """Rate, errors, latency, saturation, and the counters of the business."""
    view = app_view(app)
    panels = [_filled(panel, view.slug) for panel in (*_STATS, *_GRAPHS, *_business(app))]
    placed = tuple(_placed(panels))
    return DashboardView(view, placed[: len(_STATS)], placed[len(_STATS) :])


def counters(entity: Entity) -> Iterator[tuple[str, str]]:
    """The counters of an entity, each with what it counts."""
    ref = entity_ref(entity)
    if entity.endpoints.has("create"):
        yield f"{ref.plural}_created_total", "created"
    if entity.endpoints.has("delete"):
        yield f"{ref.plural}_deleted_total", "deleted"
    for name in entity.operations:
        yield f"{ref.snake}_{name}_total", name.replace("_", " ")


def _business(app: Application) -> Iterator[PanelView]:
    for entity in app.entities.values():
        queries = [(f"sum(increase({name}{{$job}}[1h]))", legend) for name, legend in counters(entity)]
        if queries:
            title = f"Business: {entity_ref(entity).human_plural}"
            yield PanelView(title, "In the last hour", "short", _targets(*queries))


def _targets(*queries: tuple[str, str]) -> tuple[TargetView, ...]:
    return tuple(TargetView(_letters(number), *query) for number, query in enumerate(queries))


def _letters(number: int) -> str:
    """A, ..., Z, AA, ...: how Grafana names the queries of a panel."""
    rest, last = divmod(number, 26)
    return (_letters(rest - 1) if rest else "") + chr(ord("A") + last)


def _filled(panel: PanelView, slug: str) -> PanelView:
    """The panel of one application: ``$job`` selects its series, ``$real`` those of requests that are no probes."""
    job = f'job="{slug}"'
    words = {"job": job, "real": f'{job}, endpoint!~"/(health|metrics)/.*"'}
    return replace(
        panel, targets=tuple(replace(each, expr=Template(each.expr).substitute(words)) for each in panel.targets)
    )


def _placed(panels: Iterable[PanelView]) -> Iterator[PanelView]:
    """Numbered, and side by side as far as the page is wide. Panels of one line have one height."""
    x, y, height = 0, 0, 0
    for number, panel in enumerate(panels, 1):
        if x + panel.width > _COLUMNS or panel.height != height:
            x, y, height = 0, y + height, panel.height
        yield replace(panel, id=number, x=x, y=y)
        x += panel.width


def _stat(title: str, description: str, unit: str, query: tuple[str, str], **limits: float) -> PanelView:
    steps = (("green", "null"), *((color, f"{value:g}") for color, value in limits.items())) if limits else ()
    return PanelView(title, description, unit, _targets(query), steps, width=4, height=4)


_STATS: Final = (
    _stat("Requests", "A second; probes and scrapes are left out everywhere on this page", "reqps",
          ("job:http_requests:rate5m{$job}", "requests")),
    _stat("Errors", "Share of requests answered with a server error", "percentunit",
          ("job:http_errors:ratio_rate5m{$job}", "errors"), orange=0.01, red=0.05),
    _stat("Refused", "Share of requests beyond the rate limit", "percentunit",
          ("job:http_rate_limited:ratio_rate5m{$job}", "refused"), orange=0.05, red=0.2),
    _stat("Latency, 95 %", "95 of 100 requests are answered within this time", "s",
          ("job:http_request_duration_seconds:p95_5m{$job}", "p95"), orange=0.5, red=1),
    _stat("Replicas", "That answer Prometheus", "short", ("sum(up{$job})", "up")),
    _stat("Alerts", "That are firing", "short",
          ('sum by (alertname) (ALERTS{$job, alertstate="firing"})'
           ' or on () label_replace(vector(0), "alertname", "none", "", "")', "{{alertname}}"), red=1),
)  # fmt: skip

_GRAPHS: Final = (
    PanelView("Requests by endpoint", "A second", "reqps", _targets(
        ("sum by (method, endpoint) (rate(http_requests_total{$real}[5m]))", "{{method}} {{endpoint}}")), width=12),
    PanelView("Answers by status", "A second", "reqps", _targets(
        ("sum by (status) (rate(http_requests_total{$real}[5m]))", "{{status}}")), width=12),
    PanelView("Latency", "Within which so many of 100 requests are answered", "s", _targets(
        ("job:http_request_duration_seconds:p50_5m{$job}", "50 %"),
        ("job:http_request_duration_seconds:p95_5m{$job}", "95 %"),
        ("job:http_request_duration_seconds:p99_5m{$job}", "99 %")), width=12),
    PanelView("Slowest endpoints, 95 %", "Within which 95 of 100 requests are answered", "s", _targets(
        ("topk(5, histogram_quantile(0.95, sum by (le, method, endpoint)"
         " (rate(http_request_duration_seconds_bucket{$real}[5m]))) >= 0)", "{{method}} {{endpoint}}")), width=12),
    PanelView("Saturation: database connections", "In use at each replica, when Prometheus looked", "short", _targets(
        ("db_connections_in_use{$job}", "{{instance}}"),
        ("max(db_connections_max{$job})", "all of a pool")), width=6),
    PanelView("Saturation: processor", "Cores that each replica uses", "short", _targets(
        ("rate(process_cpu_seconds_total{$job}[5m])", "{{instance}}")), width=6),
    PanelView("Saturation: memory", "Resident in each replica", "bytes", _targets(
        ("process_resident_memory_bytes{$job}", "{{instance}}")), width=6),
    PanelView("Saturation: file descriptors", "Share of those that a replica may open", "percentunit", _targets(
        ("process_open_fds{$job} / process_max_fds{$job}", "{{instance}}")), width=6),
)  # fmt: skip
