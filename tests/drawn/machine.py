"""Draws specs for as long as it may, and keeps what does not work: a spec, and what failed."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from generators.model.load import read_app
from generators.support.errors import SpecErrors
from tests.drawn.reduce import reduced
from tests.drawn.settle import Settled, settle, written
from tests.drawn.specs import APP, Spec, drawn
from tests.drawn.stages import Failures, lint, make_all, own_tests, types

STAGES: Final = ("accepted", "rendered", "linted", "typed", "tested")


@dataclass
class Report:
    """What came of it. passed: how many specs, by stage. finds: by the name of a spec, what failed."""

    specs: int = 0
    refused: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)
    finds: dict[str, list[str]] = field(default_factory=dict)

    def __str__(self) -> str:
        stages = ", ".join(f"{stage} {self.passed[stage]}" for stage in STAGES)
        told = [f"{name}: {each}" for name, failed in self.finds.items() for each in failed[:5]]
        share = f"{self.specs} specs drawn, of {self.refused} something was refused first ({dict(self.codes)})"
        return "\n".join([share, stages, *told])


@dataclass(frozen=True)
class Machine:
    """python: of an environment with what applications need. kept: where specs that failed are written."""

    python: Path
    cache: Path
    kept: Path

    def run(self, minutes: float, first: int = 0, batch: int = 12) -> Report:
        """Look at specs until the time is over."""
        report, end = Report(), time.monotonic() + 60 * minutes
        while time.monotonic() < end:
            settled = {f"drawn_{first}_{n}": settle(each) for n, each in enumerate(drawn(batch, first))}
            self.look_at(settled, report, end)
            first += batch
        return report

    def look_at(self, settled: dict[str, Settled], report: Report, end: float) -> None:
        """Take specs through all stages; own tests as long as there is time."""
        for name, each in settled.items():
            report.specs += 1
            report.refused += bool(each.refused)
            report.codes += each.refused
            self._keep(each, {name: each.faults} if each.faults else {}, report)
        apps = {name: each.app for name, each in settled.items() if each.app is not None}
        report.passed["accepted"] += len(apps)
        with tempfile.TemporaryDirectory(prefix="drawn-", ignore_cleanup_errors=True) as place:
            root, beside = Path(place) / "apps", Path(place) / "beside"
            root.mkdir()
            beside.mkdir()
            self._take(report, "rendered", settled, root, make_all(apps, root), set(apps))
            self._take(report, "linted", settled, root, lint(root), _folders(root))
            self._take(report, "typed", settled, root, types(root, beside, self.python, self.cache), _folders(root))
            for name in sorted(_folders(root)):
                if time.monotonic() < end:
                    failed = own_tests(root / name, self.python)
                    self._take(report, "tested", settled, root, {name: failed} if failed else {}, {name})

    def _take(
        self, report: Report, stage: str, settled: dict[str, Settled], root: Path, failed: Failures, names: set[str]
    ) -> None:
        report.passed[stage] += len(names - failed.keys())
        for name in failed:
            shutil.rmtree(root / name, ignore_errors=True)
            quick = stage in ("rendered", "linted")
            self._keep(_smallest(settled[name]) if quick else settled[name], {name: failed[name]}, report)

    def _keep(self, settled: Settled, failed: Failures, report: Report) -> None:
        for name, told in failed.items():
            report.finds.setdefault(name, []).extend(told)
            self.kept.mkdir(parents=True, exist_ok=True)
            (self.kept / f"{name}.yaml").write_text(settled.text)
            (self.kept / f"{name}.txt").write_text("\n".join(report.finds[name]) + "\n")


def _smallest(settled: Settled) -> Settled:
    """What is left of a spec that still cannot be rendered or linted."""
    return settle(reduced(settled.spec, _fails))


def _fails(spec: Spec) -> bool:
    try:
        app = read_app(written(spec), f"{APP}.yaml", APP)
    except SpecErrors:
        return False
    with tempfile.TemporaryDirectory(prefix="reduced-") as place:
        root = Path(place)
        return bool(make_all({APP: app}, root) or lint(root))


def _folders(root: Path) -> set[str]:
    return {folder.name for folder in root.iterdir()}
