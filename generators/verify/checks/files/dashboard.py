"""The Grafana dashboard: by Grafana's schema, and with every counter of the spec's business on it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import yaml

from generators.support.failures import Broken
from generators.verify.checks.files.dashboard_schema import schema_problems
from generators.verify.evidence import Observation
from generators.verify.subjects.expected import business_counters
from generators.verify.workspace import Workspace, passed

FOLDER: Final = "docker/grafana/dashboards"
SOURCES: Final = "docker/grafana/datasources"
_COLUMNS: Final = 24
# Grafana fills these in; Prometheus knows none.
_VARIABLE: Final = re.compile(r"\$\w|\$\{|\[\[")


def dashboard(work: Workspace) -> Iterator[Observation]:
    """One document that Grafana can show, with the sources of its data and the counters of the spec."""
    found = documents(work.app)
    if len(found) != 1:
        raise Broken(f"{len(found)} dashboards in {FOLDER}, not one")
    problems = [problem for each in found for problem in (*schema_problems(each), *_unfit(work.app, each))]
    panels = sum(len(each.get("panels", ())) for each in found)
    expected = "it keeps to Grafana's schema, its panels have places and sources of data"
    yield passed("schema", panels > 0 and not problems, expected, "; ".join(problems[:5]) or f"{panels} panels")
    asked = " ".join(expression for _, expression in queries(work.app))
    names = business_counters(work.spec)
    missing = [name for name in names if not re.search(rf"\b{name}\b", asked)]
    yield passed("counters", not missing, f"the {len(names)} counters of the spec", f"missing: {missing or 'none'}")


def documents(folder: Path) -> list[dict[str, Any]]:
    """The dashboards of an application. Raises Broken when one is no JSON object."""
    found = []
    for path in sorted((folder / FOLDER).glob("*.json")):
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise Broken(f"{FOLDER}/{path.name} is not JSON: {error}") from None
        if not isinstance(document, dict):
            raise Broken(f"{FOLDER}/{path.name} is not a JSON object")
        found.append(document)
    return found


def queries(folder: Path) -> list[tuple[str, str]]:
    """Every query of an application's dashboards: the title of its panel, and PromQL as Prometheus understands it."""
    return [
        (str(panel.get("title", "")), str(target.get("expr", "")))
        for document in documents(folder)
        for panel in document.get("panels", ())
        for target in panel.get("targets", ())
    ]


def _unfit(folder: Path, document: dict[str, Any]) -> Iterator[str]:
    """What the schema does not say, and Grafana needs."""
    panels = document.get("panels") or []
    identities = Counter(panel.get("id") for panel in panels)
    yield from (f"{number} panels have the id {identity}" for identity, number in identities.items() if number > 1)
    yield from _misplaced(panels)
    sources = provisioned(folder)
    for panel in panels:
        if panel.get("type") != "row" and not panel.get("targets"):
            yield f"panel {panel.get('title')!r} asks nothing"
        for each in (panel, *panel.get("targets", ())):
            if (identity := (each.get("datasource") or {}).get("uid")) not in sources:
                yield f"panel {panel.get('title')!r}: no source of data has the uid {identity!r}"
        for target in panel.get("targets", ()):
            if not target.get("expr") or _VARIABLE.search(target["expr"]):
                yield f"panel {panel.get('title')!r}: {target.get('expr')!r} is nothing that Prometheus understands"


def _misplaced(panels: list[dict[str, Any]]) -> Iterator[str]:
    """Panels without a place on the page, beyond its edge, or on top of each other."""
    places = {}
    for panel in panels:
        try:
            place = tuple(int(panel["gridPos"][key]) for key in "xywh")
        except (KeyError, TypeError, ValueError):
            yield f"panel {panel.get('title')!r} has no place"
            continue
        if place[0] < 0 or place[0] + place[2] > _COLUMNS:
            yield f"panel {panel.get('title')!r} does not fit on the page"
        places[panel.get("id"), panel.get("title")] = place
    for (first, one), (second, other) in combinations(places.items(), 2):
        apart = (one[at] + one[at + 2] <= other[at] or other[at] + other[at + 2] <= one[at] for at in (0, 1))
        if not any(apart):
            yield f"panels {first[1]!r} and {second[1]!r} overlap"


def provisioned(folder: Path) -> set[str]:
    """The uids of the sources of data that Grafana is given. Raises Broken when a file cannot be read."""
    found = set()
    for path in sorted((folder / SOURCES).glob("*.yml")):
        try:
            content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
            found |= {str(each["uid"]) for each in content.get("datasources", ())}
        except (yaml.YAMLError, AttributeError, KeyError, TypeError) as error:
            raise Broken(f"{SOURCES}/{path.name} names no sources of data: {error!r}") from None
    return found
