"""``doit verify`` as its user meets it: evidence kept, nothing done twice, nothing left behind, failures explained."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generators.readiness.recompute import disagreements
from generators.verify.table import CHECKS
from tests.conftest import ENGINE, Project

APP = "simple_task_api"
# Without an engine the points about containers are NOT-RUN.
SCORE, NOT_RUN = (20, set()) if ENGINE else (17, {18, 19, 20})


@pytest.fixture(scope="module")
def verified(project: Project) -> Iterator[Project]:
    """The project, after a whole ``doit verify`` of the application, and only what its own checks leave behind."""
    with tempfile.TemporaryDirectory(prefix="command-") as folder:
        Path(folder).chmod(0o755)  # a server started by root runs as another user
        made = replace(project, temporary=Path(folder))
        done = made.doit(f"verify:{APP}")
        assert done.returncode == 0, done.stdout + done.stderr
        yield made


def report(project: Project) -> dict[str, Any]:
    """The report in JSON."""
    path = project.root / "out" / "reports" / APP / "readiness.json"
    value: dict[str, Any] = json.loads(path.read_text())
    return value


def checks_run(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The checks that a run of doit ran."""
    return [line.split(":")[1].split("/")[1] for line in done.stdout.splitlines() if line.startswith("check:")]


def without_result(project: Project) -> set[str]:
    """The checks that could not be run, which every run tries again."""
    return {check["check"] for check in report(project)["checks"] if check["state"] == "NOT-RUN"}


def test_what_could_not_be_run_says_why(verified: Project) -> None:
    """Grafana's image is not everywhere, nor a builder that makes attestations, nor who knows of vulnerabilities.
    Without an engine there are no containers, and the spec has no scenarios."""
    contained = {"grafana", "publish"} if ENGINE else {check.name for check in CHECKS if check.engine}
    assert without_result(verified) <= {"dependencies", *contained}
    states = {check["check"]: check["state"] for check in report(verified)["checks"]}
    assert states["scenarios"] == "N/A"
    for check in report(verified)["checks"]:
        assert check["state"] != "NOT-RUN" or all(each["seen"] for each in check["observations"])


def test_the_generated_application_earns_all_that_can_be_observed(verified: Project) -> None:
    found = report(verified)
    assert (found["app"], found["score"], found["of"]) == (APP, SCORE, 20)
    assert {point["id"] for point in found["points"] if point["state"] == "NOT-RUN"} == NOT_RUN
    assert found["no_go"] == []


def test_the_evidence_is_kept(verified: Project) -> None:
    found = report(verified)
    assert disagreements(found) == []
    assert {check["check"] for check in found["checks"]} == {check.name for check in CHECKS}
    for check in found["checks"]:
        assert check["digest"]
        assert all(command["line"] and command["exit_code"] is not None for command in check["commands"])
    for name in (
        "spec",
        "verifier",
        "application",
        "generator, templates and spec",
        "python",
        "seed",
        "locked dependencies",
    ):
        assert found["made_from"][name]
    assert str(verified.root) not in json.dumps(found["points"])


def test_a_second_program_agrees(verified: Project) -> None:
    program = verified.root / "generators" / "readiness" / "recompute.py"
    path = verified.root / "out" / "reports" / APP / "readiness.json"
    done = subprocess.run([sys.executable, str(program), str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split(",")[0]) == (0, f"{APP}: {SCORE} of 20")


def test_nothing_runs_again(verified: Project) -> None:
    again = verified.doit(f"verify:{APP}")
    assert again.returncode == 0, again.stdout + again.stderr
    assert set(checks_run(again)) == without_result(verified)
    assert f"{SCORE} of 20 points" in again.stdout


@pytest.mark.skipif(not ENGINE, reason="NOT-RUN: no Docker engine answers")
def test_without_an_engine_points_about_containers_are_not_run(verified: Project) -> None:
    done = verified.doit(f"verify:{APP}", DOCKER_HOST="unix:///no/such/socket")
    assert done.returncode == 0, done.stdout + done.stderr
    found = report(verified)
    assert {point["id"] for point in found["points"] if point["state"] == "NOT-RUN"} == {18, 19, 20}
    assert (found["score"], disagreements(found)) == (17, [])
    assert "PASS      6  /health/health  (not seen in containers: NOT-RUN)" in done.stdout
    assert verified.doit(f"verify:{APP}").returncode == 0
    assert report(verified)["score"] == SCORE


def test_a_readme_is_no_input_of_a_check(verified: Project) -> None:
    readme = verified.root / "out" / APP / "README.md"
    before = readme.read_text()
    readme.write_text(before + "\nOne more line.\n")
    try:
        again = verified.doit(f"verify:{APP}")
        assert again.returncode == 0, again.stdout + again.stderr
        assert set(checks_run(again)) == without_result(verified)
    finally:
        readme.write_text(before)


def test_words_of_the_spec_are_no_input_of_a_check(verified: Project) -> None:
    spec = verified.root / "specs" / f"{APP}.yaml"
    before = spec.read_text()
    spec.write_text(before.replace("R4: Delete a task", "R4: Delete a task for good"))
    try:
        again = verified.doit(f"verify:{APP}")
        assert again.returncode == 0, again.stdout + again.stderr
        assert set(checks_run(again)) == without_result(verified)
    finally:
        spec.write_text(before)
        assert verified.doit(f"generate:{APP}").returncode == 0


@pytest.fixture
def broken(verified: Project) -> Iterator[Project]:
    """The application with an import that nothing uses and a key of .env.example gone."""
    edits = {
        "src/core/metrics.py": ("from functools import cache\n", "import string\nfrom functools import cache\n"),
        ".env.example": ("LOG_LEVEL=INFO\n", ""),
    }
    kept = {}
    for name, (old, new) in edits.items():
        path = verified.root / "out" / APP / name
        kept[path] = path.read_text()
        assert old in kept[path]
        path.write_text(kept[path].replace(old, new, 1))
    yield verified
    for path, text in kept.items():
        path.write_text(text)


def test_a_failing_check_says_what_to_do(broken: Project) -> None:
    done = broken.doit(f"check:{APP}/ruff")
    assert done.returncode == 1
    for part in ("FAIL ruff/style", "expected: ruff check finds nothing", "F401", "python -m ruff check", "repeat:"):
        assert part in done.stderr, done.stderr
    assert "Traceback" not in done.stderr


def test_the_other_checks_go_on_and_the_end_is_a_failure(broken: Project) -> None:
    done = broken.doit(f"check:{APP}/ruff", f"check:{APP}/env_example", f"check:{APP}/layers")
    assert done.returncode == 1
    assert {"FAIL ruff/style", "FAIL env_example/keys"} <= set(map(str.strip, done.stderr.splitlines()))
    assert f"check:{APP}/layers: PASS" in done.stdout


def test_a_mistyped_check_is_no_success(verified: Project) -> None:
    done = verified.doit(f"check:{APP}/ruf")
    assert done.returncode != 0
    assert f"check:{APP}/ruff" in done.stderr


def left_over(project: Project) -> set[str]:
    """Processes and folders of the project's checks that are there now."""
    found, folders = set(), project.temporary / f"verify-{APP}-"
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().decode(errors="replace").replace("\0", " ")
        except OSError:
            continue
        if str(folders) in command:
            found.add(f"{process.name} {command[:100]}")
    return found | {str(path) for path in folders.parent.glob(f"{folders.name}*")}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name)
def test_an_interrupted_run_leaves_nothing_behind(verified: Project, number: signal.Signals) -> None:
    command = [sys.executable, "-m", "doit", "run", "-a", f"check:{APP}/health", f"check:{APP}/migrations"]
    running = subprocess.Popen(
        command, cwd=verified.root, env=verified.settings(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    until_left_over(verified, lambda found: any("postgres" in each for each in found), 60)
    time.sleep(1)
    running.send_signal(number)
    output, _ = running.communicate(timeout=60)
    assert running.returncode not in (0, None), output
    assert "Traceback" not in output
    until_left_over(verified, lambda found: not found, 30)


def until_left_over(project: Project, condition: Callable[[set[str]], bool], seconds: float) -> None:
    """Wait until something holds of what is there."""
    deadline = time.monotonic() + seconds
    while not condition(left_over(project)):
        assert time.monotonic() < deadline, left_over(project)
        time.sleep(0.1)


def test_two_runs_at_once_share_their_work(verified: Project) -> None:
    marker = verified.root / "out" / APP / "src" / "py.typed"
    before = marker.read_text()
    marker.write_text("changed\n")
    command = [sys.executable, "-m", "doit", f"check:{APP}/migrations", f"check:{APP}/transactions"]
    both = [
        subprocess.Popen(
            command,
            cwd=verified.root,
            env=verified.settings(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(2)
    ]
    outputs = [each.communicate(timeout=300)[0] for each in both]
    marker.write_text(before)
    assert [each.returncode for each in both] == [0, 0], outputs
    assert not left_over(verified)
