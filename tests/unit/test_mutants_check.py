"""How many mutants of which layer have to be killed, and by which tests."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from generators.mutation.mutants import LAYERS, Mutant
from generators.mutation.result import MutantOutcome, MutationResult
from generators.mutation.sites import When
from generators.verify.checks.code import mutants

EACH = 15


def result(*, alive: dict[str, int], late: dict[str, int]) -> MutationResult:
    """So many mutants of each layer survive, and so many are killed by integration tests only."""
    outcomes = []
    for layer in LAYERS:
        for number in range(EACH):
            mutant = Mutant(f"{layer}{number}", layer, "x.py", 1, "constant", "1", "2", 0, 1, "2", 1, 1, When.CALL)
            is_alive = number < alive.get(layer, 0)
            suite = "integration" if number < alive.get(layer, 0) + late.get(layer, 0) else "unit"
            outcomes.append(MutantOutcome(mutant, "survived" if is_alive else "killed", suite, reached=True))
    return MutationResult(1, tuple(outcomes))


@pytest.mark.parametrize(
    ("alive", "late", "failed"),
    [
        ({}, {}, set()),
        (dict.fromkeys(LAYERS, 1), {}, set()),
        ({"routes": 2}, {}, {"killed"}),
        ({"services": 2}, {}, {"killed", "services"}),
        ({}, {"services": 2, "models": 1, "routes": 15}, {"services"}),
        ({"repositories": 1}, {"repositories": 1}, {"repositories"}),
    ],
)
def test_every_layer_is_looked_at_by_itself(
    alive: dict[str, int], late: dict[str, int], failed: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mutants, "_tried", lambda _: result(alive=alive, late=late))
    monkeypatch.setattr(mutants, "_line", lambda _, survivor: survivor.mutant.id)
    work: Any = SimpleNamespace(figures={}, details=[])

    observations = list(mutants.mutants(work))

    assert {each.name for each in observations if each.state != "PASS"} == failed
    assert work.figures["killed_routes"] == EACH - alive.get("routes", 0)
