"""Rules for the names under which Prometheus finds what an application counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generators.language.model import AppSpec, EntitySpec
from generators.language.yaml.document import Document, Loc
from generators.support.names import Name

_COUNTED: Final = {"create": "created", "delete": "deleted"}
_SUFFIXES: Final = {
    "counter": ("", "_total", "_created"),
    "gauge": ("",),
    "histogram": ("", "_bucket", "_sum", "_count", "_created"),
}
# What an application and the client library of Prometheus measure themselves.
OWN: Final = {
    "http_requests": "counter",
    "http_request_duration_seconds": "histogram",
    "transaction_retries": "counter",
    "db_connections_in_use": "gauge",
    "db_connections_max": "gauge",
    "process_cpu_seconds": "counter",
    "process_max_fds": "gauge",
    "process_open_fds": "gauge",
    "process_resident_memory_bytes": "gauge",
    "process_start_time_seconds": "gauge",
    "process_virtual_memory_bytes": "gauge",
    "python_gc_collections": "counter",
    "python_gc_objects_collected": "counter",
    "python_gc_objects_uncollectable": "counter",
    "python_info": "gauge",
}


def check_counters(document: Document, spec: AppSpec) -> None:
    """Report counters of which two would have one name, where their entities or operations are called differently."""
    taken = {series: "the application's own" for name, kind in OWN.items() for series in _series(name, kind)}
    for key, entity in spec.entities.items():
        for loc, counter, hint in _counters(key, entity):
            names = _series(counter, "counter")
            owner = next((taken[name] for name in names if name in taken), None)
            if owner is not None and loc not in document.reported:
                message = f"its counter {counter}_total would have a name of {owner} metrics"
                document.report(loc, "name-collision", message, hint, at="key")
            taken.update(dict.fromkeys(names, f"{key}'s"))


def _counters(key: str, entity: EntitySpec) -> Iterator[tuple[Loc, str, str]]:
    """Place and name of each counter of an entity, and what to do when that is taken."""
    name = Name.of(key, entity.plural)
    for verb, done in _COUNTED.items():
        if getattr(entity.endpoints, verb) is not None:
            yield ("entities", key), f"{name.plural}_{done}", "give the entity another `plural:`"
    for each in entity.operations:
        yield ("entities", key, "operations", each), f"{name.snake}_{each}", "rename it"


def _series(name: str, kind: str) -> list[str]:
    """All names under which a metric is exposed."""
    return [f"{name}{suffix}" for suffix in _SUFFIXES[kind]]
