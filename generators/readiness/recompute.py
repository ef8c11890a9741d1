"""Draws the conclusions of a readiness report again, from the raw evidence in it: ``recompute.py readiness.json``.

A second, small program that shares no code with the first: what the report says and what its evidence says must agree.
Exits 0 when they do, 1 when they do not, 2 when the file is no report.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any, Final

_POINTS: Final = 20


def disagreements(report: dict[str, Any]) -> list[str]:
    """Every place where the report says something else than its evidence."""
    seen = {
        f"{check['check']}/{each['name']}": each["state"]
        for check in report["checks"]
        for each in check["observations"]
    }
    found = []
    for point in report["points"]:
        states = [seen.get(each["name"], "NOT-RUN") for each in point["evidence"]]
        if states != [each["state"] for each in point["evidence"]]:
            found.append(f"point {point['id']}: its evidence is not that of the checks")
        if any(seen.get(name, "NOT-RUN") != "NOT-RUN" for name in point["not_run"]):
            found.append(f"point {point['id']}: what it calls NOT-RUN was run")
        concluded = _concluded(set(states))
        if concluded != point["state"]:
            found.append(f"point {point['id']}: the report says {point['state']}, its evidence {concluded}")
    passed = sum(point["state"] == "PASS" for point in report["points"])
    idle = sum(point["state"] == "N/A" for point in report["points"])
    if passed != report["score"] or report["of"] != _POINTS - idle or len(report["points"]) != _POINTS:
        found.append(f"score: the report says {report['score']} of {report['of']}, its points {passed}")
    found += list(_untraced(report))
    no_go = [line for check in report["checks"] for line in check["no_go"]]
    if len(no_go) != len(report["no_go"]):
        found.append(f"no-go: the report names {len(report['no_go'])}, its checks {len(no_go)}")
    return found


def _concluded(states: set[str]) -> str:
    """What observations in these states come to."""
    if states == {"N/A"}:
        return "N/A"
    for wrong in ("FAIL", "ERROR"):
        if wrong in states:
            return wrong
    return "PASS" if states and states <= {"PASS", "N/A"} else "NOT-RUN"


def _untraced(report: dict[str, Any]) -> Iterator[str]:
    """Requirements of which the report says something else than the tests that its checks ran."""
    seen = {check["check"]: check.get("outcomes") or {} for check in report["checks"]}
    for requirement in report.get("requirements", []):
        results = [seen.get(each["check"], {}).get(each["test"], "not run") for each in requirement["tests"]]
        if results != [each["result"] for each in requirement["tests"]]:
            yield f"requirement {requirement['id']}: its tests are not as the checks saw them"
        order = ("failed", "not run", "passed")
        concluded = min(results, key=order.index, default="not proven")
        if concluded != requirement["result"]:
            yield f"requirement {requirement['id']}: the report says {requirement['result']}, its tests {concluded}"


def main(arguments: list[str]) -> int:
    """Read one report and say whether it holds."""
    try:
        with open(arguments[0], encoding="utf-8") as file:
            report = json.load(file)
        found = disagreements(report)
    except (IndexError, OSError, ValueError, KeyError, TypeError) as error:
        print(f"no readiness report: {error}", file=sys.stderr)
        return 2
    print("\n".join(found) or f"{report['app']}: {report['score']} of {report['of']}, as the evidence says")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
