"""The negative controls of the points and checks that are about containers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.verify.conftest import Verifier
from tests.verify.controls import CONTROLS, Catch, Control
from tests.verify.test_controls import (
    ALL_CATCHES,
    checks_for,
    checks_of,
    in_containers,
    is_caught,
    loses_exactly_its_point,
)


@pytest.mark.parametrize(
    "control", [each for each in CONTROLS if in_containers(checks_for(each))], ids=lambda control: control.name
)
def test_a_defect_loses_exactly_its_point(verifier: Verifier, tmp_path: Path, control: Control) -> None:
    loses_exactly_its_point(verifier, tmp_path, control, checks_for(control))


@pytest.mark.parametrize(
    "catch", [each for each in ALL_CATCHES if in_containers(checks_of(each))], ids=lambda catch: catch.name
)
def test_a_check_catches_its_defect(verifier_of: Callable[[str], Verifier], tmp_path: Path, catch: Catch) -> None:
    is_caught(verifier_of(catch.app), tmp_path, catch)
