"""Every point has a defect that loses exactly that point, and every other check one that it catches.

By default a control runs the checks of its own point and those of the other points that take seconds; with
``EXHAUSTIVE=1`` all that make points, which takes half an hour.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generators.readiness.points import POINTS
from generators.verify.table import CHECKS
from tests.verify.conftest import POINT_CHECKS, Verifier, needs_engine, states, why
from tests.verify.controls import CATCHES, CONTROLS, Catch, Control
from tests.verify.file_controls import FILE_CATCHES

ALL_CATCHES = (*CATCHES, *FILE_CATCHES)
# Checks of other points that are quick enough to run with every control.
_QUICK = frozenset({"layers", "contract", "strict", "transactions", "statements", "logs", "env_example"})
# Points whose own checks take so long that none is run beside them.
_SLOW = frozenset({1, 2, 3, 4, 18, 19, 20})
_CHECKS_OF = {point.id: {name.partition("/")[0] for name in point.needs} for point in POINTS}


def checks_for(control: Control) -> frozenset[str]:
    """The checks to run with a control."""
    if os.environ.get("EXHAUSTIVE") == "1":
        return POINT_CHECKS
    own = frozenset(check for point in control.loses for check in _CHECKS_OF[point])
    return own if control.loses <= _SLOW else own | _QUICK


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.name)
def test_a_defect_loses_exactly_its_point(verifier: Verifier, tmp_path: Path, control: Control) -> None:
    checks = checks_for(control)
    needs_engine(checks)
    app = verifier.copy(tmp_path)
    control.inject(app)

    evidence = verifier.run(app, checks, control.mutants)

    observed = {point for point, needed in _CHECKS_OF.items() if needed and needed <= checks}
    assert control.loses <= observed
    lost = {point for point, state in states(evidence, observed).items() if state != "PASS"}
    assert lost == control.loses, why(evidence)
    assert len(control.loses) == 1 or control.why


def test_every_point_has_a_control() -> None:
    assert {point for control in CONTROLS for point in control.loses} == {point.id for point in POINTS}


@pytest.mark.parametrize("catch", ALL_CATCHES, ids=lambda catch: catch.name)
def test_a_check_catches_its_defect(verifier_of: Callable[[str], Verifier], tmp_path: Path, catch: Catch) -> None:
    check = catch.observation.partition("/")[0]
    names = {each.partition("/")[2] for each in catch.observation.split()}
    needs_engine({check})
    verifier = verifier_of(catch.app)
    app = verifier.copy(tmp_path)
    catch.inject(app)

    evidence = verifier.run(app, {check})

    failed = {each.name for each in evidence[check].observations if each.state == "FAIL"}
    assert names <= failed, why(evidence)


def test_every_check_has_a_defect_that_it_catches() -> None:
    by_points = {check for control in CONTROLS for point in control.loses for check in _CHECKS_OF[point]}
    # See tests/containers/test_checks.py.
    contained = {"compose_test", "grafana"}
    assert {check.name for check in CHECKS} == contained | by_points | {
        catch.observation.partition("/")[0] for catch in ALL_CATCHES
    }
