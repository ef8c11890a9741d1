"""Points 2 and 3: the application's own tests notice when it is wrong."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from generators.mutation.result import (
    SECONDS_IN_ALL,
    SUITES,
    TIMES_MEASURED,
    LayerResult,
    MutationResult,
    Survivor,
    run,
    seconds_to_measure,
)
from generators.processes.process import Options
from generators.support.errors import UserError
from generators.support.failures import Broken
from generators.verify.checks.code.examples import lacking
from generators.verify.evidence import Observation
from generators.verify.subjects.postgres import postgres
from generators.verify.workspace import Workspace, passed

LEAST_KILLED: Final = 0.9
_UNNOTICED: Final = {"survived": "no test notices", "not_run": "not tried, the time for all of them was over"}
_UNIT_LAYERS: Final = ("models", "repositories", "services")


def mutants(work: Workspace) -> Iterator[Observation]:
    """Sampled mutants of each layer: killed by all tests, and those of three layers by the unit tests alone."""
    result = _tried(work)
    for layer in result.layers:
        work.figures[f"mutants_{layer.layer}"] = float(layer.total)
        work.figures[f"killed_{layer.layer}"] = float(layer.killed)
    work.details += dict.fromkeys(_line(work, each) for each in result.survivors)
    expected = f"{LEAST_KILLED:.0%} of the mutants of each layer killed (seed {result.seed})"
    seen = ", ".join(f"{layer.layer} {layer.killed} of {layer.total}" for layer in result.layers)
    yield passed("killed", all(_is_enough(layer, layer.killed) for layer in result.layers), expected, seen)
    for layer in (each for each in result.layers if each.layer in _UNIT_LAYERS):
        expected = f"{LEAST_KILLED:.0%} of the mutants in {layer.layer} killed by tests/unit alone"
        enough = _is_enough(layer, layer.killed_by_unit)
        yield passed(layer.layer, enough, expected, f"{layer.killed_by_unit} of {layer.total}")


def _is_enough(layer: LayerResult, killed: int) -> bool:
    return layer.total > 0 and killed >= LEAST_KILLED * layer.total


def _tried(work: Workspace) -> MutationResult:
    if not all((work.app / "tests" / suite).is_dir() for suite in ("unit", "integration")):
        raise Broken("there is no tests/unit or no tests/integration")
    answer = work.root / "mutants.jsonl"

    def run_process(command: Sequence[str], folder: Path) -> str:
        # The children of a runner are in groups of their own; what is left of them ends with the supervisor.
        options, settings = Options(grace=2), {"TMPDIR": str(work.root)}
        most = len(SUITES) * seconds_to_measure(work.app)
        timeout = 2 * max(SECONDS_IN_ALL, TIMES_MEASURED * most) + most
        work.run(command, environment=settings, folder=folder, timeout=timeout, options=options, output_to=answer)
        return answer.read_text(errors="replace")

    with postgres(work) as database:
        try:
            return run(
                work.subject.python,
                work.app,
                database.url("postgres"),
                work.subject.seed,
                work.subject.mutants,
                os.cpu_count() or 1,
                work.root / "mutants.json",
                run_process,
            )
        except UserError as error:
            raise Broken(str(error)) from None


def _line(work: Workspace, survivor: Survivor) -> str:
    """What to do about one: an example that the spec lacks, or what is wrong."""
    source = (work.app / survivor.mutant.file).read_text(encoding="utf-8")
    if example := lacking(work.spec, source, survivor):
        return f"an example is missing: {example}"
    one, status = survivor.mutant, survivor.outcome.status
    by = "only integration tests notice" if survivor.unit_only else _UNNOTICED.get(status, status)
    return f"{one.file}:{one.line} {one.operator}: {one.before} -> {one.after}: {by}"
