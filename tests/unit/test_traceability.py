"""From a requirement to the tests that prove it and what became of them."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import msgspec
import pytest

from generators.model.app import Application
from generators.model.load import load_app
from generators.model.scenarios.scenario import Scenarios
from generators.model.traceability import proving
from generators.plan import plan
from generators.readiness.points import POINTS
from generators.readiness.recompute import disagreements
from generators.readiness.report import Report, as_json, as_markdown, for_terminal
from generators.readiness.traceability import Trace, trace
from generators.verify.checks.code.own_tests import Recorded, _results
from generators.verify.evidence import Evidence

ROOT = Path(__file__).parents[2]
CHECKOUT = "tests/integration/test_scenarios.py::test_scenario[checkout_takes_the_stock]"


@cache
def shop() -> Application:
    return load_app(ROOT / "specs/ecommerce_api.yaml", "specs/ecommerce_api.yaml")


def evidence(**outcomes: str) -> dict[str, Evidence]:
    """What the checks saw when every test passed, but for these scenarios."""
    tests = dict.fromkeys(proving(shop()), "passed")
    tests |= {test: outcomes[name] for test in tests for name in outcomes if test.endswith(f"::test_scenario[{name}]")}
    live = {each.name: outcomes.get(each.name, "passed") for each in shop().scenarios}
    return {
        "own_tests": Evidence("own_tests", "digest", 1.0, (), outcomes=tests),
        "scenarios": Evidence("scenarios", "digest", 1.0, (), outcomes=live),
    }


def found(**outcomes: str) -> Trace:
    traced = trace(shop(), evidence(**outcomes))
    assert traced is not None
    return traced


def results(traced: Trace) -> dict[str, str]:
    return {each.id: each.result for each in traced.requirements}


def report(**outcomes: str) -> Report:
    return Report("shop", evidence(**outcomes), {}, found(**outcomes))


def test_what_proves_is_generated_whatever_its_entity_is_called() -> None:
    app = load_app(ROOT / "tests/generated/strangers.yaml", "strangers.yaml")
    files = {each.output for each in plan(app, "strangers.yaml", ROOT / "templates")}
    named = {test.partition("::")[0].partition(" [")[0] for test in proving(app)} - {"tests/integration"}
    assert "tests/integration/test_business_operations.py" in named
    assert named <= files


def test_everything_proven() -> None:
    assert set(results(found()).values()) == {"passed"}
    assert results(found()).keys() == shop().requirements.keys()
    assert found().gaps == ()


def test_a_requirement_names_what_satisfies_and_what_proves_it() -> None:
    (cancel,) = (each for each in found().requirements if each.id == "F15")
    assert cancel.by == ("POST /orders/{id}/cancel",)
    assert [(proof.test, proof.check) for proof in cancel.proofs] == [
        ("tests/integration/test_scenarios.py::test_scenario[cancelling_gives_the_stock_back]", "own_tests"),
        ("cancelling_gives_the_stock_back", "scenarios"),
        ("tests/integration/test_business_operations.py [order_cancel order_id status]", "own_tests"),
    ]
    (create,) = (each for each in found().requirements if each.id == "F1")
    assert create.proofs[-1].test == "tests/integration [create product]"


def test_a_test_that_fails_fails_its_requirements_only() -> None:
    wrong = results(found(checkout_takes_the_stock="failed"))
    assert [name for name, result in wrong.items() if result == "failed"] == ["F13", "F17", "V4"]


def test_without_evidence_nothing_is_proven() -> None:
    traced = trace(shop(), {})
    assert traced is not None
    assert set(results(traced).values()) == {"not run"}


def test_a_requirement_without_a_test_is_a_gap() -> None:
    app = replace(shop(), requirements={**shop().requirements, "F99": "Fly"})
    traced = trace(app, evidence())
    assert traced is not None
    assert traced.gaps == ("no test proves F99 (Fly)",)
    assert traced.requirements[-1].result == "not proven"


def without_scenario(name: str) -> Application:
    kept = tuple(scenario for scenario in shop().scenarios if name not in scenario.satisfies)
    return replace(shop(), scenarios=Scenarios(kept))


def test_states_of_an_operation_prove_nothing_that_no_scenario_names() -> None:
    app = without_scenario("V3")
    traced = trace(app, evidence())
    assert traced is not None
    assert "no test proves V3 (A quantity in a cart is greater than zero)" in traced.gaps
    assert results(traced)["V3"] == "not proven"


def test_to_name_a_requirement_is_not_to_prove_it() -> None:
    (scenario,) = (each for each in shop().scenarios if each.name == "an_order_is_paid")
    idle = msgspec.structs.replace(scenario, name="idle", satisfies=("F12",))
    traced = trace(
        replace(without_scenario("F12"), scenarios=Scenarios((*without_scenario("F12").scenarios, idle))), {}
    )
    assert traced is not None
    assert results(traced)["F12"] == "not proven"
    assert "the scenario idle names F12, and calls nothing that satisfies it" in traced.gaps


def test_a_spec_without_requirements_and_operations_is_not_traced() -> None:
    app = load_app(ROOT / "specs/simple_task_api.yaml", "specs/simple_task_api.yaml")
    assert trace(replace(app, requirements={}), {}) is None
    assert "requirements" not in json.loads(as_json(Report("tasks", {}, {})))


def test_the_reports_say_it() -> None:
    markdown, text = as_markdown(report(an_order_is_paid="failed")), for_terminal(report(an_order_is_paid="failed"))
    assert "| F14: Pay for an order | `POST /orders/{id}/pay` |" in markdown
    assert "test_scenario[an_order_is_paid]` (failed)" in markdown
    assert f"{len(shop().requirements) - 1} of {len(shop().requirements)} requirements proven" in text
    assert "FAILED F14: Pay for an order" in text


def test_the_points_are_the_same() -> None:
    with_trace = json.loads(as_json(report()))
    without = json.loads(as_json(replace(report(), trace=None)))
    assert with_trace["points"] == without["points"]
    assert len(with_trace["points"]) == len(POINTS)


@pytest.mark.parametrize("outcomes", [{}, {"an_order_is_paid": "failed"}])
def test_recomputing_agrees(outcomes: dict[str, str]) -> None:
    assert disagreements(json.loads(as_json(report(**outcomes)))) == []


def test_recomputing_notices_a_report_that_flatters() -> None:
    told = json.loads(as_json(report(checkout_takes_the_stock="failed")))
    (requirement,) = (each for each in told["requirements"] if each["id"] == "V4")
    requirement["result"] = "passed"
    assert disagreements(told) == ["requirement V4: the report says passed, its tests failed"]
    requirement["tests"][0]["result"] = "passed"
    assert disagreements(told)[0] == "requirement V4: its tests are not as the checks saw them"


def test_results_are_of_whole_tests() -> None:
    outcomes = {
        "tests/a.py::test_scenario[pay]": "passed",
        "tests/a.py::test_scenario[pay_twice]": "failed",
        "tests/b.py::test_state[order_pay order_id status OPEN]": "passed",
        "tests/b.py::test_state[order_pay order_id status PAID]": "failed",
        "tests/c/d.py::TestCreate::test_one[create order]": "passed",
        "tests/c/d.py::TestCreate::test_two[create order-amount]": "skipped",
    }
    wanted = (
        *("tests/a.py::test_scenario[pay]", "tests/a.py::test_scenario[sell]"),
        *("tests/b.py [order_pay order_id status]", "tests/b.py [order_pay order_id]", "tests/b.py [order_pay order]"),
        *("tests/c [create order]", "tests/c [get order]"),
    )
    assert _results(Recorded(0, outcomes, ()), wanted) == {
        "tests/a.py::test_scenario[pay]": "passed",
        "tests/b.py [order_pay order_id status]": "failed",
        "tests/b.py [order_pay order_id]": "failed",
        "tests/c [create order]": "failed",
    }
