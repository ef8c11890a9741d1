"""Point 20: the CI workflow, its jobs run in clean containers; green as it is, red with a test that fails."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Final

from generators.containers.engine import Engine, default_images, engine, images_of
from generators.containers.images import DOCKERFILE, PYTHON_IMAGE, base_image
from generators.support.failures import Broken, NotRun
from generators.verify.evidence import Observation
from generators.verify.github.runner import SETUP_UV, WORKSPACE, Cache, Machine, Outcome, Runner, packed
from generators.verify.github.workflow import Leg, Step, Workflow
from generators.verify.github.workflow_file import read
from generators.verify.workspace import Workspace, passed

WORKFLOW: Final = ".github/workflows/ci.yml"
_PYTEST: Final = re.compile(r"\bpytest\b")
_RED: Final = ("tests/unit/test_red.py", b"def test_red() -> None:\n    assert False\n")
_GIT: Final = {
    ".git/HEAD": (b"ref: refs/heads/main\n", 0o644),
    ".git/config": (b"[core]\n\trepositoryformatversion = 0\n", 0o644),
}
# The build of the project asks for it; what it says is no input of the check.
_WORDS: Final = {"README.md": (b"The application.\n", 0o644)}
_CHANGES: Final = frozenset({"push", "pull_request"})
_AT_ONCE: Final = 2


@dataclass(frozen=True, slots=True)
class Ran:
    """A leg that was run, with the runner, on which steps can be run again."""

    runner: Runner
    outcome: Outcome

    @property
    def name(self) -> str:
        return self.runner.leg.name

    @property
    def counts(self) -> bool:
        """Whether its failure is one of the workflow."""
        return not self.runner.leg.job.may_fail


def ci(work: Workspace) -> Iterator[Observation]:
    """Run every job that needs no engine of its own; add a test that fails, and run the tests."""
    workflow = read(work.app / WORKFLOW)
    unpinned = workflow.unpinned()
    expected = "every action of another repository is named by the digest of a commit"
    yield passed("pinned", not unpinned, expected, ", ".join(unpinned) or "each")
    if not workflow.triggers & _CHANGES:
        raise Broken("the workflow runs neither on a push nor for a pull request")
    with engine(work) as docker:
        machine = _machine(work, docker)
        legs = _legs(work, workflow, machine.python)
        started = time.perf_counter()
        runs = _run(work, docker, machine, workflow, legs)
        work.figures["green_seconds"] = round(time.perf_counter() - started, 1)
        yield _green(runs)
        started = time.perf_counter()
        yield _red(workflow, runs)
        work.figures["red_seconds"] = round(time.perf_counter() - started, 1)


def _machine(work: Workspace, docker: Engine) -> Machine:
    """A runner's image is the one that the application's own image begins with."""
    image = base_image(work.app)
    if not image:
        raise Broken(f"{DOCKERFILE} names no {PYTHON_IMAGE} for a runner")
    docker.require(image)
    asked = ["python", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    probe = docker.start(image, asked, network_mode="none")
    if probe.wait(60) != 0:
        raise NotRun(f"no Python in {image}: {probe.logs()[-300:]}")
    identity = (docker.inspect_image(image) or {}).get("Id", image)
    cache = Cache(work.subject.cache / "ci", work.app / "uv.lock", identity)
    return Machine(image, probe.logs(errors=False).strip(), _checkout(work.app), cache, _replaced(work))


def _replaced(work: Workspace) -> dict[str, str]:
    """What the environment puts in the place of images, as it does for compose."""
    ours = images_of(work.app)
    return {reference: ours[name] for name, reference in default_images(work.app).items()}


def _checkout(app: Path) -> bytes:
    """The archive of what a clone of the repository would have: the files that git is not told to ignore."""
    from pathspec import GitIgnoreSpec

    ignore = app / ".gitignore"
    ignored = GitIgnoreSpec.from_lines(ignore.read_text(encoding="utf-8").splitlines() if ignore.exists() else ())
    files = {path.relative_to(app).as_posix(): path for path in sorted(app.rglob("*")) if path.is_file()}
    kept = {name: path for name, path in files.items() if not ignored.match_file(name)}
    found = {name: (path.read_bytes(), 0o755 if os.access(path, os.X_OK) else 0o644) for name, path in kept.items()}
    return packed({**_WORDS, **found, **_GIT}, WORKSPACE)


def _legs(work: Workspace, workflow: Workflow, python: str) -> dict[str, list[Leg]]:
    """The legs that can be run here, by job; of the others it is said why not."""
    chosen: dict[str, list[Leg]] = {}
    for leg in workflow.legs():
        asked = _python_of(leg)
        if leg.job.needs_engine:
            why = "it needs an engine of its own; the checks image and stack observe what it does"
            work.details.append(f"{leg.name} was not run: {why}")
        elif asked not in ("", python):
            work.details.append(f"{leg.name} was not run: it asks for Python {asked}, and the container has {python}")
        else:
            chosen.setdefault(leg.job.key, []).append(leg)
    if not chosen:
        raise NotRun(f"no job can be run in a container with Python {python}")
    return chosen


def _python_of(leg: Leg) -> str:
    """The Python that a leg asks for, "" when it does not."""
    asked = [step.inputs.get("python-version", "") for step in leg.job.steps if step.action == SETUP_UV]
    return leg.contexts.fill(asked[-1]) if asked else ""


def _run(
    work: Workspace, docker: Engine, machine: Machine, workflow: Workflow, legs: dict[str, list[Leg]]
) -> list[Ran]:
    """Run legs, each job after those that it needs."""
    failed: set[str] = set()
    runs: list[Ran] = []
    jobs = {job.key: job for job in workflow.jobs}
    order = _order(workflow)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        while order.is_active():
            ready = order.get_ready()
            wanted = [
                leg
                for key in ready
                for leg in legs.get(key, [])
                if leg.contexts.holds(jobs[key].condition, bool(failed & set(jobs[key].needs)))
            ]
            made = list(pool.map(lambda leg: _run_leg(docker, machine, leg), wanted))
            failed |= {each.runner.leg.job.key for each in made if each.outcome.failed and each.counts}
            runs += made
            order.done(*ready)
    ran = [each.runner.leg for each in runs]
    skipped = [leg for each in legs.values() for leg in each if leg not in ran]
    work.details += [f"{leg.name} was not run: its condition did not hold" for leg in skipped]
    work.details += [f"{each.name}: {name} was not executed" for each in runs for name in each.outcome.left_out]
    if not runs:
        raise NotRun("no job was run: no condition held")
    if not machine.cache.is_filled and not any(each.outcome.failures for each in runs):
        machine.cache.keep(runs[0].runner.container)
    return runs


def _order(workflow: Workflow) -> TopologicalSorter[str]:
    order = TopologicalSorter({job.key: job.needs for job in workflow.jobs})
    unknown = {need for job in workflow.jobs for need in job.needs} - {job.key for job in workflow.jobs}
    if unknown:
        raise Broken(f"the workflow needs jobs that it does not have: {', '.join(sorted(unknown))}")
    try:
        order.prepare()
    except CycleError as error:
        raise Broken(f"the workflow's jobs need each other: {error.args[1]}") from None
    return order


def _run_leg(docker: Engine, machine: Machine, leg: Leg) -> Ran:
    runner = Runner(docker, machine, leg)
    return Ran(runner, runner.run())


def _green(runs: list[Ran]) -> Observation:
    """Also a step whose failure would be passed over must not fail."""
    wrong = [f"{run.name}, {each.step.name}: {each.seen}" for run in runs for each in run.outcome.failures]
    went = ", ".join(f"{run.name}: {len(run.outcome.ran)} steps" for run in runs)
    return passed("green", not wrong, "every step of every job that was run ends with 0", "\n".join(wrong) or went)


def _red(workflow: Workflow, runs: list[Ran]) -> Observation:
    """With one more test, which fails, a job fails, and at the step that runs the tests."""
    expected = "with a test that fails, a job fails at the step that runs pytest"
    testing = [(run, number) for run in runs if (number := _first_test(run.runner.leg)) is not None]
    if not testing:
        if any(_first_test(leg) is not None for leg in workflow.legs()):
            raise NotRun("no job that runs the tests was run")
        return passed("red", False, expected, "no step runs pytest")
    seen = [_with_failing_test(run, number) for run, number in testing]
    return passed("red", any(is_red for is_red, _ in seen), expected, "; ".join(text for _, text in seen))


def _first_test(leg: Leg) -> int | None:
    return next((number for number, step in enumerate(leg.job.steps) if _is_test(step)), None)


def _is_test(step: Step) -> bool:
    return bool(_PYTEST.search(step.run))


def _with_failing_test(run: Ran, first: int) -> tuple[bool, str]:
    """Whether a leg becomes red by a failing test, and what was seen; only the steps from the tests on are run."""
    before = run.outcome.failed
    if first not in run.outcome.ran:
        return False, f"{run.name} does not reach the step that runs pytest"
    if before is not None and _is_test(before.step):
        return False, f"{run.name} fails without it"
    name, content = _RED
    run.runner.put({name: (content, 0o644)})
    failed = run.runner.run(first).failed
    if failed is None or not run.counts:
        return False, f"{run.name} does not fail"
    return _is_test(failed.step), f"{run.name}, {failed.step.name}: {failed.seen[-400:]}"
