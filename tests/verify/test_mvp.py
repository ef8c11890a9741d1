"""The application of the problem statement, one file and a dict, gets about a quarter; the generated one the rest."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import ENGINE
from tests.verify.conftest import POINT_CHECKS, Verifier, states, why

MVP = Path(__file__).parent / "mvp"
ALL = range(1, 21)
# JSON logs, a liveness check, metrics by route, settings that are checked, and an example of them.
EARNED = {5, 6, 8, 13, 14}


def test_an_mvp_earns_a_quarter(verifier: Verifier) -> None:
    evidence = verifier.run(MVP, POINT_CHECKS)

    found = states(evidence, ALL)

    assert {point for point, state in found.items() if state == "PASS"} == EARNED, why(evidence)
    assert {point for point, state in found.items() if state == "NOT-RUN"} == (set() if ENGINE else {18, 19, 20})
