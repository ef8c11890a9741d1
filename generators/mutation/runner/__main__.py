"""Reads the job, runs it, and writes its answer."""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time
from collections import deque
from functools import partial
from pathlib import Path
from typing import Any

from .children import Children
from .prepare import migrate_template, preload
from .pytest_runs import measure, try_mutant
from .selection import Baseline, tests_for

Job = dict[str, Any]


def main() -> int:
    """Answer 0 when every mutant of the job was tried."""
    job: Job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    # This folder is for our own modules only, which are imported by now.
    sys.path[:] = [path for path in sys.path if path not in ("", os.getcwd())]
    # The children are not in this group: they end only if this process lives to end them.
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(143))
    folder = Path(job["folder"])
    os.chdir(folder)
    os.environ["DATABASE_URL"] = job["database_url"]
    with tempfile.TemporaryDirectory(prefix="mutants-") as temporary:
        # The first, unmutated runs leave bytecode here for all others; the application's folder stays as it is.
        sys.pycache_prefix, sys.dont_write_bytecode = f"{temporary}/bytecode", False
        preload(folder)
        children = Children(Path(temporary), job["workers"])
        try:
            return _run(job, folder, children)
        finally:
            children.end()


def _run(job: Job, folder: Path, children: Children) -> int:
    started = time.monotonic()
    baselines, problem = _baselines(job, folder, children)
    if problem:
        _write_line(error=problem)
        return 1
    sys.dont_write_bytecode = True
    measured = sum(each["seconds"] for each in baselines.values())
    budget = max(job["budget"], job["times_measured"] * measured)
    _try_all(job, folder, children, baselines, time.monotonic() + budget)
    _write_line(done=len(job["mutants"]), seconds=_since(started))
    return 0


def _baselines(job: Job, folder: Path, children: Children) -> tuple[dict[str, Baseline], str]:
    """Run each suite without a mutant. What it found, or why nothing can be said about mutants."""
    children.start("template", partial(migrate_template, job["database_url"]), job["time_limit"])
    for _, answer, _ in children.finished():
        if answer is not None:
            return {}, f"the migrations failed: {answer}"
    found: dict[str, Baseline] = {}
    waiting = list(job["suites"])
    while waiting or children.running:
        while waiting and children.has_room:
            suite = waiting.pop()
            children.start(suite, partial(measure, folder, job["suites"][suite]), job["seconds_to_measure"])
        for suite, answer, seconds in children.finished():
            if "late" in answer:
                return {}, f"the {suite} tests take longer than {job['seconds_to_measure']:g} s without a mutant"
            if answer.get("code") not in (0, 1) or not answer["seen"]:
                return {}, f"the {suite} tests do not run without a mutant: {answer.get('by') or answer}"
            found[suite] = {**answer, "seconds": seconds}
    return found, ""


def _try_all(job: Job, folder: Path, children: Children, baselines: dict[str, Baseline], deadline: float) -> None:
    """Try each mutant, suite after suite, until one of its tests fails."""
    waiting = deque((mutant, list(mutant["suites"]), 0.0) for mutant in job["mutants"])
    while waiting or children.running:
        while waiting and children.has_room:
            mutant, suites, spent = waiting.popleft()
            if time.monotonic() > deadline:
                _write_line(
                    id=mutant["id"], status="not_run", by="the time for all mutants was over", seconds=spent, suite=""
                )
                continue
            order = tests_for(mutant, baselines[suites[0]])
            limit = max(job["time_limit"], 4 * baselines[suites[0]]["seconds"])
            if order:
                children.start((mutant, suites, spent), partial(try_mutant, folder, mutant, order), limit)
            else:
                _go_on(waiting, mutant, suites, spent)
        for (mutant, suites, spent), answer, seconds in children.finished():
            status, by = _verdict(answer)
            if status == "survived":
                _go_on(waiting, mutant, suites, spent + seconds)
            else:
                _write_line(id=mutant["id"], status=status, by=by, seconds=round(spent + seconds, 2), suite=suites[0])


def _go_on(waiting: deque[tuple[Any, list[str], float]], mutant: Any, suites: list[str], spent: float) -> None:
    """Try the next suite, before other mutants; after the last one, the mutant has survived."""
    if suites[1:]:
        waiting.appendleft((mutant, suites[1:], spent))
    else:
        _write_line(id=mutant["id"], status="survived", by="", seconds=round(spent, 2), suite=suites[0])


def _verdict(answer: Any) -> tuple[str, str]:
    """What became of a mutant, and by what. pytest's code 0 is a pass, and 5 is that no test was left to run."""
    if answer is None or "crashed" in answer:
        return "killed", f"the tests crashed: {(answer or {}).get('crashed', '')}"
    if "late" in answer:
        return "timeout", "the time limit"
    if answer["code"] == 0:
        return "survived", ""
    if answer["code"] == 5:
        return "error", "no test was found again"
    return "killed", answer["by"] or f"pytest's exit code {answer['code']}"


def _since(started: float) -> float:
    return round(time.monotonic() - started, 2)


def _write_line(**line: Any) -> None:
    print(json.dumps(line), flush=True)


sys.exit(main())
