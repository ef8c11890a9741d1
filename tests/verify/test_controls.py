"""Every point has a defect that loses exactly that point, and every other check one that it catches.

A control runs the checks of its own point and those of the other points that take seconds; those that are marked
``exhaustive``, all that make points.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
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
    own = frozenset(check for point in control.loses for check in _CHECKS_OF[point])
    return own if control.loses <= _SLOW else own | _QUICK


def checks_of(catch: Catch) -> frozenset[str]:
    """The check that has to catch a defect."""
    return frozenset({catch.observation.partition("/")[0]})


def in_containers(checks: Collection[str]) -> bool:
    """Whether one of these checks runs containers; tests/containers has its defects."""
    return any(check.engine for check in CHECKS if check.name in checks)


def loses_exactly_its_point(verifier: Verifier, folder: Path, control: Control, checks: Collection[str]) -> None:
    """Assert it, as far as these checks see."""
    needs_engine(checks)
    app = verifier.copy(folder)
    control.inject(app)

    evidence = verifier.run(app, checks, control.mutants)

    observed = {point for point, needed in _CHECKS_OF.items() if needed and needed <= set(checks)}
    assert control.loses <= observed
    lost = {point for point, state in states(evidence, observed).items() if state != "PASS"}
    assert lost == control.loses, why(evidence)
    assert len(control.loses) == 1 or control.why


@pytest.mark.parametrize(
    "control", [each for each in CONTROLS if not in_containers(checks_for(each))], ids=lambda control: control.name
)
def test_a_defect_loses_exactly_its_point(verifier: Verifier, tmp_path: Path, control: Control) -> None:
    loses_exactly_its_point(verifier, tmp_path, control, checks_for(control))


@pytest.mark.exhaustive
@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.name)
def test_a_defect_loses_no_other_point(verifier: Verifier, tmp_path: Path, control: Control) -> None:
    loses_exactly_its_point(verifier, tmp_path, control, POINT_CHECKS)


def is_caught(verifier: Verifier, folder: Path, catch: Catch) -> None:
    """Assert that the check of a defect catches it."""
    (check,) = checks_of(catch)
    names = {each.partition("/")[2] for each in catch.observation.split()}
    needs_engine({check})
    app = verifier.copy(folder)
    catch.inject(app)

    evidence = verifier.run(app, {check})

    failed = {each.name for each in evidence[check].observations if each.state == "FAIL"}
    assert names <= failed, why(evidence)


def test_every_point_has_a_control() -> None:
    assert {point for control in CONTROLS for point in control.loses} == {point.id for point in POINTS}


@pytest.mark.parametrize(
    "catch", [each for each in ALL_CATCHES if not in_containers(checks_of(each))], ids=lambda catch: catch.name
)
def test_a_check_catches_its_defect(verifier_of: Callable[[str], Verifier], tmp_path: Path, catch: Catch) -> None:
    is_caught(verifier_of(catch.app), tmp_path, catch)


def test_every_check_has_a_defect_that_it_catches() -> None:
    by_points = {check for control in CONTROLS for point in control.loses for check in _CHECKS_OF[point]}
    # See tests/containers/test_checks.py.
    contained = {"attacks", "compose_test", "grafana"}
    assert {check.name for check in CHECKS} == contained | by_points | {
        catch.observation.partition("/")[0] for catch in ALL_CATCHES
    }
