"""The language knows every metric that an application has whatever its spec says."""

from __future__ import annotations

import re
from pathlib import Path

from prometheus_client import REGISTRY

from generators.language.rules.counters import OWN

METRICS = Path(__file__).parents[2] / "templates" / "src" / "core" / "metrics.py.j2"


def test_the_metrics_of_every_application_are_known() -> None:
    made = re.findall(r"= (Counter|Gauge|Histogram)\(\s*\"(\w+?)(?:_total)?\"", METRICS.read_text())
    assert len(made) == 5
    assert {name: kind.lower() for kind, name in made}.items() <= OWN.items()


def test_the_metrics_of_the_client_library_are_known() -> None:
    found = {family.name for family in REGISTRY.collect() if family.name.startswith(("process_", "python_"))}
    assert len(found) > 8
    assert found <= OWN.keys()
