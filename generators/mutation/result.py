"""The job that the runner gets, and what its answer says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generators.mutation.mutants import LAYERS, Mutant, sample, sources_of
from generators.support.errors import UserError

# Starts a command in a folder and returns what it wrote to stdout, whatever its exit code.
RunProcess = Callable[[Sequence[str], Path], str]

SUITES = {"unit": "tests/unit", "integration": "tests/integration"}
SECONDS_PER_MUTANT = 30.0
# All of them get this, or so many times what the tests took without a mutant: that knows how busy the machine is.
SECONDS_IN_ALL = 600.0
TIMES_MEASURED = 10
# A suite is run once without a mutant, with coverage, and longer the more there is in it. This ends one that hangs.
LEAST_SECONDS_TO_MEASURE = 900.0
SECONDS_PER_TEST_FILE = 30.0


@dataclass(frozen=True)
class MutantOutcome:
    """What became of a mutant: killed, timeout, survived, error or not_run; by the tests of which suite. reached: some
    test executes it.
    """

    mutant: Mutant
    status: str
    suite: str
    reached: bool

    @property
    def is_killed(self) -> bool:
        """A mutant that never ends is one that its tests noticed."""
        return self.status in ("killed", "timeout")


@dataclass(frozen=True)
class LayerResult:
    """How many mutants of a layer were tried, and how many died."""

    layer: str
    total: int
    killed_by_unit: int
    killed: int


@dataclass(frozen=True)
class Survivor:
    """A mutant that the tests did not notice. ``unit_only``: the integration tests did."""

    outcome: MutantOutcome
    unit_only: bool

    @property
    def mutant(self) -> Mutant:
        return self.outcome.mutant


@dataclass(frozen=True)
class MutationResult:
    """What a run says."""

    seed: int
    outcomes: tuple[MutantOutcome, ...]

    @property
    def layers(self) -> tuple[LayerResult, ...]:
        """Figures of each layer."""
        return tuple(self._layer(layer) for layer in LAYERS)

    def _layer(self, layer: str) -> LayerResult:
        outcomes = [each for each in self.outcomes if each.mutant.layer == layer]
        killed = [each for each in outcomes if each.is_killed]
        by_unit = sum(each.suite == "unit" for each in killed)
        return LayerResult(layer, len(outcomes), by_unit, len(killed))

    @property
    def survivors(self) -> tuple[Survivor, ...]:
        """Mutants that no test noticed, then those that no unit test of their layer did."""
        alive = [Survivor(each, unit_only=False) for each in self.outcomes if not each.is_killed]
        late = [each for each in self.outcomes if each.is_killed and each.suite != "unit"]
        unit = [each for each in late if _suites(each.mutant)[0] == "unit"]
        return (*alive, *(Survivor(each, unit_only=True) for each in unit))


def _suites(mutant: Mutant) -> list[str]:
    """In which order the suites try a mutant: routes have no unit tests of their own."""
    return ["integration", "unit"] if mutant.layer == "routes" else ["unit", "integration"]


def mutation_job(
    folder: Path, mutants: Iterable[Mutant], database_url: str, workers: int, budget: float = SECONDS_IN_ALL
) -> dict[str, Any]:
    """What the runner reads."""
    return {
        "folder": str(folder.resolve()),
        "database_url": database_url,
        "workers": workers,
        "time_limit": SECONDS_PER_MUTANT,
        "budget": budget,
        "times_measured": TIMES_MEASURED,
        "seconds_to_measure": seconds_to_measure(folder),
        "suites": SUITES,
        "mutants": [{**asdict(mutant), "suites": _suites(mutant)} for mutant in mutants],
    }


def seconds_to_measure(folder: Path) -> float:
    """How long a suite may take without a mutant."""
    files = max(sum(1 for _ in (folder / suite).rglob("test_*.py")) for suite in SUITES.values())
    return max(LEAST_SECONDS_TO_MEASURE, SECONDS_PER_TEST_FILE * files)


def read_result(output: str, mutants: Sequence[Mutant], seed: int) -> MutationResult:
    """What the runner wrote. Raises UserError when it could not say what became of every mutant."""
    lines: list[dict[str, Any]] = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    for line in lines:
        if "error" in line:
            raise UserError(f"mutation: {line['error']}")
    answers = {line["id"]: line for line in lines if "id" in line}
    end = next((line for line in lines if "done" in line), None)
    missing = [mutant.id for mutant in mutants if mutant.id not in answers]
    if end is None or missing:
        raise UserError(f"mutation: the runner ended early; {len(missing)} of {len(mutants)} mutants were not tried")
    return MutationResult(seed, tuple(_outcome(mutant, answers[mutant.id]) for mutant in mutants))


def _outcome(mutant: Mutant, answer: Mapping[str, Any]) -> MutantOutcome:
    # Where no test executes a mutant none is run.
    return MutantOutcome(mutant, answer["status"], answer["suite"], answer["seconds"] > 0)


def run(
    python: Path,
    folder: Path,
    database_url: str,
    seed: int,
    per_layer: int,
    workers: int,
    job: Path,
    run_process: RunProcess,
) -> MutationResult:
    """Try mutants of an application with its own Python and tests. The PostgreSQL server is to be thrown away after.

    job: the file to write what the runner reads to.
    """
    mutants = sample(sources_of(folder), seed, per_layer)
    job.write_text(json.dumps(mutation_job(folder, mutants, database_url, workers)), encoding="utf-8")
    output = run_process([str(python), "-m", "runner", str(job)], Path(__file__).parent)
    return read_result(output, mutants, seed)
