"""What becomes of a check that goes wrong: whose fault it is, and whether a busy machine may be to blame."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generators.graph.declare import App
from generators.graph.project import Project
from generators.graph.tasks import verification
from generators.graph.tasks.verification import Verification
from generators.processes.command_recorder import Command
from generators.support.failures import Broken, NotApplicable, NotRun
from generators.verify.check import Check, run_check
from generators.verify.evidence import Evidence, Observation
from generators.verify.workspace import Subject, passed


def check(run: Callable[[Any], Iterator[Observation]], *, timed: bool = False) -> Check:
    return Check("health", "", run, ("one", "two"), timed=timed)


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (Broken(""), "FAIL"),
        (KeyError(""), "ERROR"),
        (NotRun(""), "NOT-RUN"),
        (NotApplicable(""), "N/A"),
        (None, "ERROR"),
    ],
)
def test_what_ends_a_check(tmp_path: Path, error: Exception | None, state: str) -> None:
    def run(_: Any) -> Iterator[Observation]:
        yield passed("one", True, "", "")
        if error is not None:
            raise error

    subject: Any = Subject("app", tmp_path, None, Path("python"), tmp_path, shared=tmp_path)  # type: ignore[arg-type]
    evidence = run_check(check(run), subject, [], "digest")

    assert [each.state for each in evidence.observations] == ["PASS", state]


def seen(*states: str, no_go: tuple[str, ...] = (), exit_code: int | None = 0) -> Evidence:
    names = ("one", "two")
    observations = (Observation(name, state, "", "in 9 s") for name, state in zip(names, states, strict=True))
    command = Command("schemathesis run", exit_code, "", 60.0)
    return Evidence("health", "digest", 1.0, tuple(observations), (command,), no_go=no_go)


@pytest.mark.parametrize(
    ("before", "timed", "again"),
    [
        (seen("PASS", "FAIL"), True, True),
        (seen("ERROR", "PASS"), True, True),
        (seen("PASS", "FAIL"), False, False),
        (seen("PASS", "ERROR"), False, True),
        (seen("PASS", "FAIL", exit_code=None), False, True),
        (seen("PASS", "PASS", exit_code=None), False, False),
        (seen("PASS", "NOT-RUN"), True, False),
        (seen("PASS", "PASS"), True, False),
        (seen("PASS", "PASS", no_go=("GET / -> 500",)), True, False),
    ],
)
@pytest.mark.parametrize("after", [seen("PASS", "PASS"), seen("PASS", "FAIL")], ids=["held", "lost"])
def test_what_had_too_little_time_is_repeated_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: Evidence, timed: bool, again: bool, after: Evidence
) -> None:
    ran = [before, after]
    one = check(lambda work: iter(()), timed=timed)
    monkeypatch.setattr(verification, "CHECKS", (one,))
    monkeypatch.setattr(Verification, "key", lambda self, check: "0" * 64)
    monkeypatch.setattr(Verification, "_observe", lambda self, check, asked: ran.pop(0))
    verify = Verification(Project(tmp_path), App("app", "specs/app.yaml"))
    (tmp_path / ".cache" / "locks").mkdir(parents=True)
    verify.run(one, strict=False, again=False)

    verify.repeat()

    kept = verify.evidence(one)
    assert kept is not None
    assert replace(kept, details=()) == (after if again else before)
    failed = [each.name for each in before.observations if each.state in ("FAIL", "ERROR")]
    assert kept.details == (tuple(f"beside other checks: {name}: in 9 s" for name in failed) if again else ())
