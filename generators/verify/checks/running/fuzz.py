"""Schemathesis against the live server: whatever its document allows or forbids, no 5xx, and what the document says."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generators.processes.command_recorder import Command
from generators.support.failures import Broken
from generators.verify.evidence import Observation
from generators.verify.subjects.identity.callers import bearer
from generators.verify.subjects.live import live
from generators.verify.workspace import Workspace, passed

_SECONDS: Final = 15
_EXAMPLES: Final = 30
# Those of them know JSON Schemas and paths only; ours know what those cannot say.
_REPLACED: Final = "positive_data_acceptance,ensure_resource_availability"
_CHECKS: Final = ("--checks", "all", "--exclude-checks", _REPLACED)
# Schemathesis imports it; it takes too long to be imported with every command.
_OURS: Final = "generators.verify.subjects.valid_data"
_ROOT: Final = Path(__file__).parents[4]
_SERVER_ERRORS: Final = re.compile(r"^- ST10[12] ", re.MULTILINE)
_MOST: Final = 3000  # characters


def fuzz(work: Workspace) -> Iterator[Observation]:
    """A bounded run of all phases with a fixed seed."""
    with live(work, DOCS_ENABLED="true") as stack:
        answer = stack.http.get("/openapi.json")
        if answer.status_code != 200:
            raise Broken(f"GET /openapi.json with DOCS_ENABLED=true: {answer.status_code}")
        document = work.root / "openapi.json"
        document.write_bytes(answer.content)
        program = str(Path(sys.executable).with_name("schemathesis"))
        command = [program, "run", str(document), "--url", stack.server.url, *_CHECKS]
        command += ["--max-examples", str(_EXAMPLES), "--max-time", str(_SECONDS), "--seed", str(work.subject.seed)]
        command += ["--no-color", "--warnings", "off", "--request-timeout", "15", "--continue-on-failure"]
        command += [word for header in bearer(work).items() for word in ("--header", ": ".join(header))]
        done = work.run(
            command,
            environment={"SCHEMATHESIS_HOOKS": _OURS, "PYTHONPATH": str(_ROOT)},
            folder=work.root,
            timeout=_SECONDS * 4,
        )
    cases = re.search(r"([\d,]+) generated", done.output)
    work.figures["schemathesis_cases"] = float(cases[1].replace(",", "")) if cases else 0.0
    sent = f"{cases[1] if cases else 'no'} cases generated"
    seen = sent if done.is_success and cases else _findings(done)
    expected = f"no 5xx to what schemathesis sends (seed {work.subject.seed}, {_SECONDS} s at most)"
    yield passed("no-5xx", cases is not None and not _SERVER_ERRORS.search(done.output), expected, seen)
    yield passed("as-documented", done.exit_code == 0, "no answer that the document does not say", seen)


def _findings(done: Command) -> str:
    """What was found, without what was done before; the end of it all where nothing says so."""
    _, title, found = done.output.partition("= FAILURES =")
    if title:
        return found.strip("=\n ")[:_MOST]
    return done.output[-_MOST:] if done.is_ended else done.seen
