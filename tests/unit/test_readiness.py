"""From evidence to points: nothing is earned without an observation, and the report can be checked."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from generators.processes.command_recorder import Command
from generators.readiness.points import POINTS, applicable, band, judge, score
from generators.readiness.recompute import disagreements
from generators.readiness.report import Report, as_json, as_markdown, for_terminal
from generators.verify.evidence import Evidence, Observation, worst
from generators.verify.table import CHECKS


def evidence(**wrong: str) -> dict[str, Evidence]:
    """What every check sees when all is well, but for the observations named ``check__name="STATE"``."""
    found = {}
    for check in CHECKS:
        observations = tuple(
            Observation(name, wrong.get(f"{check.name}__{name}".replace("-", "_"), "PASS"), "this", "that")
            for name in check.observes
        )
        found[check.name] = Evidence(check.name, "digest", 1.0, observations)
    return found


def test_every_observation_that_a_point_needs_is_one_that_a_check_makes() -> None:
    made = {f"{check.name}/{name}" for check in CHECKS for name in check.observes}
    assert {name for point in POINTS for name in (*point.needs, *point.in_containers)} <= made


def test_no_check_and_no_point_stands_twice() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    assert [point.id for point in POINTS] == list(range(1, 21))


def test_all_that_passes_is_counted() -> None:
    verdicts = judge(evidence())
    assert score(verdicts) == len(POINTS)


def test_nothing_observed_earns_nothing() -> None:
    verdicts = judge({})
    assert score(verdicts) == 0
    assert {verdict.state for verdict in verdicts} == {"NOT-RUN"}


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.name)
@pytest.mark.parametrize("state", ["FAIL", "ERROR", "NOT-RUN"])
def test_each_observation_can_lose_its_point(point: Any, state: str) -> None:
    for name in point.needs:
        wrong = evidence(**{name.replace("/", "__").replace("-", "_"): state})
        (verdict,) = (each for each in judge(wrong) if each.point.id == point.id)
        assert verdict.state == state
        assert name in verdict.reason


CONTAINED = [(point, name) for point in POINTS for name in point.in_containers]


@pytest.mark.parametrize(("point", "name"), CONTAINED, ids=lambda value: getattr(value, "name", value))
@pytest.mark.parametrize(("state", "expected"), [("FAIL", "FAIL"), ("NOT-RUN", "PASS")])
def test_what_is_seen_in_containers_can_lose_a_point_and_not_keep_it(
    point: Any, name: str, state: str, expected: str
) -> None:
    """Without an engine the point stands on the processes, and the report says what was not run."""
    wrong = evidence(**{name.replace("/", "__").replace("-", "_"): state})
    (verdict,) = (each for each in judge(wrong) if each.point.id == point.id)
    assert verdict.state == expected
    assert [missing for missing, _ in verdict.not_run] == ([name] if state == "NOT-RUN" else [])
    report = json.loads(as_json(Report("app", wrong, {})))
    assert disagreements(report) == []
    if state == "NOT-RUN":
        assert "not seen in containers: NOT-RUN" in for_terminal(Report("app", wrong, {}))
        next(each for each in report["checks"] if each["check"] == name.partition("/")[0])["observations"] = [
            {"name": name.partition("/")[2], "state": "FAIL", "expected": "", "seen": ""}
        ]
        assert any("what it calls NOT-RUN was run" in line for line in disagreements(report))


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([], "NOT-RUN"),
        (["PASS"], "PASS"),
        (["PASS", "NOT-RUN"], "NOT-RUN"),
        (["NOT-RUN", "ERROR", "FAIL", "PASS"], "FAIL"),
        (["NOT-RUN", "ERROR", "PASS"], "ERROR"),
        (["N/A"], "N/A"),
        (["N/A", "PASS"], "PASS"),
        (["N/A", "NOT-RUN"], "NOT-RUN"),
    ],
)
def test_worst(states: list[str], expected: str) -> None:
    assert worst(states) == expected


@pytest.mark.parametrize(
    ("lost", "expected"),
    [
        (0, "fully production-ready"),
        (1, "fully production-ready"),
        (2, "minor gaps"),
        (4, "minor gaps"),
        (5, "needs work"),
        (9, "needs work"),
        (10, "prototype"),
        (20, "prototype"),
    ],
)
def test_bands(lost: int, expected: str) -> None:
    assert band(lost) == expected


def without(check: str) -> dict[str, Evidence]:
    """What is seen where the spec has nothing for a check to look at."""
    found = evidence()
    idle = tuple(Observation(each.name, "N/A", "to be observed", "no HTML") for each in found[check].observations)
    return {**found, check: replace(found[check], observations=idle)}


def test_a_point_of_which_the_spec_has_nothing_is_neither_earned_nor_lost() -> None:
    made = Report("shop", without("html"), {})
    (verdict,) = (each for each in made.verdicts if each.point.id == 16)
    assert (verdict.state, score(made.verdicts), applicable(made.verdicts)) == ("N/A", 19, 19)
    assert "| 16 | HTML sanitised | N/A | no HTML |" in as_markdown(made)
    assert "19 of 19 points (1 of which the spec has nothing), fully production-ready" in for_terminal(made)
    assert "html" not in for_terminal(made)
    assert made.failed == []


def test_nobody_can_make_points_not_apply() -> None:
    value = json.loads(as_json(Report("shop", without("html"), {})))
    assert disagreements(value) == []
    value["of"] -= 1
    assert disagreements(value)
    value = json.loads(as_json(report(health__ready="FAIL")))
    value["points"][6]["state"] = "N/A"
    assert disagreements(value)


def test_evidence_survives_being_kept() -> None:
    command = Command("python -m x", 1, "output ✓", 0.5)
    one = Evidence("x", "d", 1.5, (Observation("a", "PASS", "b", "c"),), (command,), {"n": 1.0}, ("5xx",), ("detail",))
    assert Evidence.from_json(one.to_json()) == one


def test_a_no_go_fails_a_check_whose_observations_pass() -> None:
    assert Evidence("x", "d", 1.0, (Observation("a", "PASS", "", ""),), no_go=("GET / -> 500",)).state == "FAIL"


def report(**wrong: str) -> Report:
    return Report("shop", evidence(**wrong), {"seed": "1"})


def test_the_report_says_who_may_call_and_that_changes_no_score() -> None:
    silent, said = report(), replace(report(), callers="Anybody may call it.")
    assert as_markdown(said).splitlines()[:3] == [
        "# Readiness of shop: 20 of 20 points, fully production-ready",
        "",
        "Anybody may call it.",
    ]
    assert "  Anybody may call it." in for_terminal(said).splitlines()
    assert json.loads(as_json(said)) == {**json.loads(as_json(silent)), "callers": "Anybody may call it."}
    assert disagreements(json.loads(as_json(said))) == []


def test_the_report_holds() -> None:
    assert disagreements(json.loads(as_json(report(health__ready="FAIL")))) == []


def _promote(value: dict[str, Any]) -> None:
    value["points"][6]["state"] = "PASS"


def _raise_score(value: dict[str, Any]) -> None:
    value["score"] += 1


def _forge_evidence(value: dict[str, Any]) -> None:
    for each in value["points"][6]["evidence"]:
        each["state"] = "PASS"


def _drop_point(value: dict[str, Any]) -> None:
    del value["points"][6]


def _forget_check(value: dict[str, Any]) -> None:
    value["checks"] = [check for check in value["checks"] if check["check"] != "html"]


def _hide_no_go(value: dict[str, Any]) -> None:
    value["checks"][0]["no_go"] = ["GET / -> 500"]


@pytest.mark.parametrize(
    "tamper",
    [_promote, _raise_score, _forge_evidence, _drop_point, _forget_check, _hide_no_go],
    ids=lambda f: f.__name__,
)
def test_a_report_that_was_tampered_with_does_not_hold(tamper: Callable[[dict[str, Any]], None]) -> None:
    value = json.loads(as_json(report(health__ready="FAIL")))
    tamper(value)
    assert disagreements(value)


def test_one_cause_is_said_once() -> None:
    """Of checks that lack the same, of observations of one, and of those beside others."""
    lacking = tuple(Observation(name, "NOT-RUN", "this", "no engine") for name in ("up", "down"))
    broken = tuple(Observation(name, "FAIL", "this", "it fell over") for name in ("one", "two"))
    own = Observation("three", "FAIL", "this", "that")
    made = {
        "stack": Evidence("stack", "", 0.0, lacking),
        "image": Evidence("image", "", 0.0, lacking[:1]),
        "health": Evidence("health", "", 0.0, (*broken, own, lacking[0])),
    }

    text = for_terminal(Report("shop", made, {}), points=False)

    assert text.split("\n\n") == [
        "  NOT-RUN stack, image, health/up: no engine",
        "  FAIL health/one, health/two: it fell over",
        "  FAIL health/three\n    expected: this\n    seen:     that\n    repeat:   doit check:shop/health",
    ]
    page = as_markdown(Report("shop", made, {}))
    assert "- **NOT-RUN** up, down\n\n```text\nno engine" in page
    assert "- **FAIL** one, two\n\n```text\nit fell over" in page


def test_people_read_what_was_expected_and_what_was_seen() -> None:
    made = report(health__ready="FAIL")
    for text in (for_terminal(made), as_markdown(made)):
        assert "health" in text
        assert "this" in text
        assert "that" in text
        assert "doit check:shop/health" in text
    assert "| 7 | /health/ready | FAIL |" in as_markdown(made)
