"""Points 1 to 4: the application's own tests, as its users would run them, in two orders, with coverage."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generators.model.traceability import proving
from generators.support.failures import Broken
from generators.verify.evidence import Observation
from generators.verify.subjects.expected import minimum_tests, operations, table
from generators.verify.subjects.postgres import Postgres, postgres
from generators.verify.workspace import INSIDE, Workspace, passed

TOTAL: Final = 80.0
FLOORS: Final = {
    "src/models/": 90.0,
    "src/repositories/": 85.0,
    "src/services/": 80.0,
    "src/api/": 75.0,
    "src/core/": 70.0,
}
# A run may take longer the more there is to run.
_LEAST_SECONDS: Final = 1800.0
_SECONDS_PER_FILE: Final = 30.0
# Measured with our own configuration: no line is excluded, whatever a comment in it says.
_COVERAGE: Final = """[run]
branch = True
source = src
concurrency =
    thread
    greenlet
[report]
exclude_lines = (?!)
"""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One run: its exit code, the outcome by test, the requests (test, method, route, status)."""

    exit_code: int | None
    outcomes: dict[str, str]
    requests: tuple[tuple[str, str, str, int], ...]


def collect(work: Workspace) -> Iterator[Observation]:
    """Collection from another folder, by the configuration alone, and how many there are."""
    elsewhere = work.folder("elsewhere")
    arguments = ["--collect-only", "-q", "-p", "no:cacheprovider", "-W", "error::pytest.PytestConfigWarning"]
    away = work.module("pytest", str(work.app), "-o", "addopts=", *arguments, folder=elsewhere)
    yield passed("elsewhere", away.is_success, "exit code 0 from another folder", away.seen)
    home = work.module("pytest", *arguments)
    yield passed("configured", home.is_success, "exit code 0 by pytest.ini alone", home.seen)
    found = re.search(r"(\d+) tests? collected", home.output)
    number, least = int(found[1]) if found else 0, minimum_tests(work.spec)
    work.figures["tests"] = float(number)
    yield passed("enough", number >= least, f"{least} tests or more, by the spec", f"{number} collected")


def own_tests(work: Workspace) -> Iterator[Observation]:
    """Two runs in random order, the first with coverage, on a PostgreSQL that writes down what changes data."""
    report = work.root / "coverage.json"
    config = work.root / "coveragerc"
    config.write_text(_COVERAGE)
    with postgres(work) as database:
        database.execute("postgres", "ALTER SYSTEM SET log_statement = 'mod'")
        database.execute("postgres", "SELECT pg_reload_conf()")
        coverage = ["--cov=src", f"--cov-config={config}", f"--cov-report=json:{report}"]
        first = _run(work, database, 1, coverage)
        inserted = _inserts(work, database)
        second = _run(work, database, 2, ["-p", "no:cov"])
    work.outcomes |= _results(first, proving(work.spec))
    yield _orders(first, second)
    yield from _coverage(work, report)
    yield _pass(work, first)
    yield _complete("unit-complete", first, "tests/unit")
    yield _complete("integration-complete", first, "tests/integration")
    yield _hit(work, first)
    missing = [name for name, number in inserted.items() if not number]
    expected = "rows of every entity inserted into a PostgreSQL server"
    yield passed("real-database", bool(inserted) and not missing, expected, inserted)


def _run(work: Workspace, database: Postgres, number: int, more: list[str]) -> Recorded:
    record = work.root / f"record-{number}.json"
    environment = {
        "DATABASE_URL": database.url("postgres"),
        "PYTHONPATH": str(INSIDE),
        "VERIFY_ORDER": f"{work.subject.seed}-{number}",
        "VERIFY_RECORD": str(record),
    }
    arguments = ["tests", "-q", "-o", "addopts=", "-p", "no:cacheprovider", "-p", "verify_recorder", *more]
    files = sum(1 for _ in (work.app / "tests").rglob("test_*.py"))
    timeout = max(_LEAST_SECONDS, _SECONDS_PER_FILE * files)
    done = work.module("pytest", *arguments, environment=environment, timeout=timeout)
    if not record.exists():
        raise Broken(f"the tests did not run: exit code {done.exit_code}: {done.output[-800:]}")
    kept = json.loads(record.read_text())
    return Recorded(done.exit_code, kept["outcomes"], tuple(map(tuple, kept["requests"])))


def _results(run: Recorded, wanted: Iterable[str]) -> dict[str, str]:
    """Of each wanted test, or beginning of tests, whether all that there are passed; nothing of what did not run."""
    found = {}
    for name in wanted:
        beginning = _beginning(name)
        outcomes = {outcome for test, outcome in run.outcomes.items() if beginning.match(test)}
        if outcomes:
            found[name] = "passed" if outcomes == {"passed"} else "failed"
    return found


def _beginning(name: str) -> re.Pattern[str]:
    """What the tests are called; those of an endpoint are in several files, and their parameters say what they are."""
    folder, _, parameters = name.rstrip("]").partition(" [")
    if parameters:
        return re.compile(rf"{re.escape(folder)}[/:][^\[]*\[{re.escape(parameters)}[ \]-]")
    return re.compile(rf"{re.escape(name)}$")


def _orders(first: Recorded, second: Recorded) -> Observation:
    differing = sorted(
        test
        for test in first.outcomes.keys() | second.outcomes.keys()
        if first.outcomes.get(test) != second.outcomes.get(test)
    )
    expected = "the same outcome of every test in two random orders"
    agree = bool(first.outcomes) and not differing
    return passed("orders-agree", agree, expected, differing[:5] or f"{len(first.outcomes)} tests agree")


def _coverage(work: Workspace, report: Path) -> Iterator[Observation]:
    covered = coverage_of(report) if report.exists() else {}
    total = _percent(covered, "src/")
    work.figures["coverage"] = total
    yield passed("coverage-total", total >= TOTAL, f"{TOTAL:g} % of lines and branches", f"{total:.1f} %")
    found = {folder: _percent(covered, folder) for folder in FLOORS}
    low = [folder for folder, floor in FLOORS.items() if found[folder] < floor]
    floors = ", ".join(f"{folder} {floor:g} %" for folder, floor in FLOORS.items())
    yield passed(
        "coverage-layers", not low, floors, ", ".join(f"{name} {value:.1f} %" for name, value in found.items())
    )


def coverage_of(report: Path) -> dict[str, tuple[int, int]]:
    """From a JSON report of coverage: by file, how many lines and branches were run, and how many there are."""
    found = {}
    for name, file in json.loads(report.read_text())["files"].items():
        totals = file["summary"]
        run = totals["covered_lines"] + totals.get("covered_branches", 0)
        found[name] = (run, totals["num_statements"] + totals.get("num_branches", 0))
    return found


def _percent(covered: dict[str, tuple[int, int]], folder: str) -> float:
    """What was run of the files in a folder; 0 where there is nothing to run."""
    inside = [pair for name, pair in covered.items() if name.startswith(folder)]
    run, lines = sum(pair[0] for pair in inside), sum(pair[1] for pair in inside)
    return 100 * run / lines if lines else 0.0


def _pass(work: Workspace, run: Recorded) -> Observation:
    """Every test passes. One that does not is a no-go: it says that the application is wrong."""
    failing = sorted(test for test, outcome in run.outcomes.items() if outcome in ("failed", "error"))
    work.no_go += [f"{test} fails" for test in failing]
    right = run.exit_code == 0 and bool(run.outcomes) and not failing
    seen = failing[:5] or f"{len(run.outcomes)} tests, exit code {run.exit_code}"
    return passed("pass", right, "every test passes", seen)


def _complete(name: str, run: Recorded, folder: str) -> Observation:
    """Every test of a folder runs; none is skipped or expected to fail, because none is declared to be."""
    outcomes = {test: outcome for test, outcome in run.outcomes.items() if test.startswith(folder)}
    left_out = [f"{outcome}: {test}" for test, outcome in outcomes.items() if outcome not in ("passed", "failed")]
    expected = f"the tests of {folder} run, and none is skipped"
    return passed(name, bool(outcomes) and not left_out, expected, left_out[:5] or f"{len(outcomes)} ran")


def _hit(work: Workspace, run: Recorded) -> Observation:
    """Every operation was asked for with a success and with a refusal."""
    statuses: dict[str, set[int]] = {}
    for test, method, route, status in run.requests:
        if test.startswith("tests/integration"):
            statuses.setdefault(f"{method} {route}", set()).add(status // 100)
    lacking = [
        f"{each.name} never answered {wanted}xx"
        for each in operations(work.spec)
        for wanted in (2, 4)
        if wanted not in statuses.get(each.name, set())
    ]
    return passed("every-operation", not lacking, "each operation hit with a 2xx and a 4xx", lacking or "each")


def _inserts(work: Workspace, database: Postgres) -> dict[str, int]:
    """How many rows the server was told to insert, by entity."""
    log = database.log()
    found = {}
    for key in work.spec.entities:
        name = re.escape(table(work.spec, key))
        found[key] = len(re.findall(rf'INSERT INTO "?{name}"? ', log))
    return found
