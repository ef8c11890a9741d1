"""Schemathesis against the live server: whatever its document allows or forbids, no 5xx."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generators.support.failures import Broken
from generators.verify.evidence import Observation
from generators.verify.subjects.live import live
from generators.verify.workspace import Workspace, passed

_SECONDS: Final = 15
_EXAMPLES: Final = 30


def fuzz(work: Workspace) -> Iterator[Observation]:
    """A bounded run with a fixed seed."""
    with live(work, DOCS_ENABLED="true") as stack:
        answer = stack.http.get("/openapi.json")
        if answer.status_code != 200:
            raise Broken(f"GET /openapi.json with DOCS_ENABLED=true: {answer.status_code}")
        document = work.root / "openapi.json"
        document.write_bytes(answer.content)
        program = str(Path(sys.executable).with_name("schemathesis"))
        command = [program, "run", str(document), "--url", stack.server.url, "--checks", "not_a_server_error"]
        command += [
            "--phases",
            "examples,coverage,fuzzing",
            "--max-examples",
            str(_EXAMPLES),
            "--max-time",
            str(_SECONDS),
        ]
        command += ["--seed", str(work.subject.seed), "--no-color", "--warnings", "off", "--request-timeout", "15"]
        done = work.run(command, folder=work.root, timeout=_SECONDS * 4)
    cases = re.search(r"([\d,]+) generated", done.output)
    work.figures["schemathesis_cases"] = float(cases[1].replace(",", "")) if cases else 0.0
    expected = f"no 5xx to what schemathesis sends (seed {work.subject.seed}, {_SECONDS} s at most)"
    sent = f"{cases[1] if cases else 'no'} cases generated"
    found = done.exit_code != 0 or not cases
    yield passed("no-5xx", not found, expected, done.output[-1500:] if found else sent)
