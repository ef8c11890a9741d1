"""Workflows of GitHub Actions as the check of point 20 reads them: what is not understood is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.support.failures import Broken
from generators.verify.github.expressions import Contexts
from generators.verify.github.workflow import Workflow
from generators.verify.github.workflow_file import read

GENERATED = Path(__file__).parents[1] / "golden" / "trees" / "simple_task_api" / ".github" / "workflows" / "ci.yml"
CONTEXTS = Contexts({"python": "3.13", "os-name": "Linux"}, {"STAGE": "test"})
SHA = "0123456789abcdef0123456789abcdef01234567"
JOB = "runs-on: ubuntu-24.04, steps: [{run: make}]"


def workflow(tmp_path: Path, text: str) -> Workflow:
    path = tmp_path / "ci.yml"
    path.write_text(text)
    return read(path)


def job(tmp_path: Path, text: str) -> Workflow:
    """A workflow with one job, which may override what every job has."""
    return workflow(tmp_path, f"on: push\njobs: {{a: {{{text}}}}}\n")


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("plain", "plain"),
        ("${{ matrix.python }}", "3.13"),
        ("on ${{matrix.os-name}}, ${{ matrix.python }}", "on Linux, 3.13"),
        ("${{ env.STAGE }}", "test"),
        ("${{ 'it''s' }}", "it's"),
        ("[${{ secrets.TOKEN }}]", "[]"),
        ("${{ github.ref }}", "refs/heads/main"),
        ("[${{ github.event.pull_request.title }}]", "[]"),
        ("$HOME ${STAGE}", "$HOME ${STAGE}"),
    ],
)
def test_a_text_is_filled(text: str, filled: str) -> None:
    assert CONTEXTS.fill(text) == filled


@pytest.mark.parametrize(
    "text",
    [
        "${{ matrix.pyhton }}",
        "${{ env.HOME }}",
        "${{ github.no_such }}",
        "${{ runner.os }}",
        "${{ steps.a.outputs.b }}",
        "${{ hashFiles('uv.lock') }}",
        "${{ matrix.python || '3.12' }}",
        "${{ matrix.python",
        "${{ }}",
    ],
)
def test_an_expression_that_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(Broken, match="expression"):
        CONTEXTS.fill(text)


@pytest.mark.parametrize(
    ("condition", "so_far_well", "after_a_failure"),
    [
        ("success()", True, False),
        ("always()", True, True),
        ("failure()", False, True),
        ("cancelled()", False, False),
        ("${{ always() }}", True, True),
        ("matrix.python == '3.13'", True, False),
        ("matrix.python == '3.11'", False, False),
        ("matrix.python != '3.11'", True, False),
        ("matrix.os-name == 'LINUX'", True, False),
        ("always() && matrix.python == '3.13'", True, True),
        ("failure() && matrix.python == '3.13'", False, True),
        ("failure() && matrix.python == '3.11'", False, False),
        ("github.event_name == 'push'", True, False),
        ("${{ env.STAGE == 'test' }}", True, False),
    ],
)
def test_a_condition(condition: str, so_far_well: bool, after_a_failure: bool) -> None:
    assert CONTEXTS.holds(condition, failed=False) is so_far_well
    assert CONTEXTS.holds(condition, failed=True) is after_a_failure


@pytest.mark.parametrize(
    "condition",
    ["", "true", "matrix.python", "!cancelled()", "always() || failure()", "contains(github.ref, 'main')",
     "matrix.nothing == '1'", "matrix.python > '3'", "success() &&"],
)  # fmt: skip
def test_a_condition_that_is_not_understood_is_refused(condition: str) -> None:
    for failed in (False, True):
        with pytest.raises(Broken, match="not understood"):
            CONTEXTS.holds(condition, failed)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("container: python:3.13, " + JOB, "container"),
        ("uses: ./.github/workflows/other.yml", "uses"),
        ("outputs: {}, " + JOB, "outputs"),
        ("runs-on: windows-2025, steps: [{run: make}]", "windows-2025"),
        ("runs-on: [self-hosted], steps: [{run: make}]", "self-hosted"),
        ("steps: [{run: make}]", "runs-on"),
        ("runs-on: ubuntu-24.04", "steps"),
        ("runs-on: ubuntu-24.04, steps: [{name: a}]", "either"),
        ("runs-on: ubuntu-24.04, steps: [{run: a, uses: b/c@v1}]", "either"),
        ("runs-on: ubuntu-24.04, steps: [{run: a, shell: pwsh}]", "pwsh"),
        ("runs-on: ubuntu-24.04, steps: [{run: a, if: false}]", "if"),
        ("runs-on: ubuntu-24.04, steps: [{run: a, continue-on-error: '${{ true }}'}]", "continue-on-error"),
        ("runs-on: ubuntu-24.04, steps: [{run: 'echo A=1 >> $GITHUB_ENV'}]", "GITHUB_ENV"),
        ("runs-on: ubuntu-24.04, steps: [{run: a, env: {A: [1]}}]", "env.A"),
        ("runs-on: ubuntu-24.04, steps: [{run: a, wiht: {}}]", "wiht"),
        ("strategy: {matrix: {include: [{python: '3.13'}]}}, " + JOB, "include"),
        ("strategy: {matrix: {python: []}}, " + JOB, "no value"),
        ("strategy: {matrix: '${{ fromJSON(github.event) }}'}, " + JOB, "no mapping"),
        ("services: {db: {image: a, volumes: [b]}}, " + JOB, "volumes"),
        ("services: {db: {image: a, ports: ['5433:5432']}}, " + JOB, "5433:5432"),
        ("services: {db: {image: a, ports: [5432]}}, " + JOB, "5432"),
        ("services: {db: {image: a, options: --memory 1g}}, " + JOB, "--memory"),
        ("services: {db: {image: a, options: --health-interval soon}}, " + JOB, "soon"),
        ("runs-on: ubuntu-24.04, runs-on: ubuntu-22.04, steps: [{run: a}]", "duplicate"),
        ("runs-on: [", "no YAML"),
    ],
)
def test_what_is_not_understood_is_refused(tmp_path: Path, text: str, refusal: str) -> None:
    with pytest.raises(Broken) as refused:
        job(tmp_path, text)
    assert refusal in str(refused.value)


@pytest.mark.parametrize("text", ["", "on: push", "jobs: {}", "jobs: [a]", "on: push\njobs: {a: 1}", "steps: []"])
def test_a_file_without_jobs_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(Broken):
        workflow(tmp_path, text)


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(Broken, match=r"there is no \.github/workflows/ci\.yml"):
        read(tmp_path / ".github" / "workflows" / "ci.yml")


@pytest.mark.parametrize(
    ("workflow_wide", "of_job", "of_step", "shell"),
    [
        ("", "", "", ["bash", "-e"]),
        ("", "", "bash", ["bash", "--noprofile", "--norc", "-eo", "pipefail"]),
        ("bash", "", "", ["bash", "--noprofile", "--norc", "-eo", "pipefail"]),
        ("bash", "sh", "", ["sh", "-e"]),
        ("bash", "sh", "python", ["python"]),
    ],
)
def test_the_shell_is_that_of_the_innermost(
    tmp_path: Path, workflow_wide: str, of_job: str, of_step: str, shell: list[str]
) -> None:
    def defaults(name: str) -> str:
        return f"defaults: {{run: {{shell: {name}}}}}" if name else "defaults: {}"

    step = f"{{run: a, {f'shell: {of_step}' if of_step else ''}}}"
    jobs = f"jobs: {{a: {{{defaults(of_job)}, runs-on: ubuntu-24.04, steps: [{step}]}}}}"
    found = workflow(tmp_path, f"{defaults(workflow_wide)}\n{jobs}\n")
    assert list(found.jobs[0].steps[0].shell) == shell


def test_the_environment_is_that_of_the_innermost(tmp_path: Path) -> None:
    step = "{run: a, env: {C: '${{ env.A }}${{ env.C }}'}}"
    jobs = f"jobs: {{a: {{env: {{B: 2, C: 2}}, runs-on: ubuntu-24.04, steps: [{step}]}}}}"
    found = workflow(tmp_path, f"env: {{A: 1, B: 1, C: 1}}\n{jobs}\n")
    (leg,) = found.legs()
    assert leg.contexts.env == {"A": "1", "B": "2", "C": "2"}
    assert leg.contexts.with_env(leg.job.steps[0].env).env == {"A": "1", "B": "2", "C": "12"}


def test_values_are_the_texts_that_github_makes_of_them(tmp_path: Path) -> None:
    (only,) = job(tmp_path, "env: {A: true, B: 5, C: , D: yes, E: 22:22, F: 3.10}, " + JOB).jobs
    assert only.env == {"A": "true", "B": "5", "C": "", "D": "yes", "E": "22:22", "F": "3.1"}


def test_a_matrix_makes_a_leg_of_each_combination(tmp_path: Path) -> None:
    found = job(tmp_path, "strategy: {matrix: {python: ['3.11', '3.13'], db: [a, b]}}, " + JOB)
    assert [leg.name for leg in found.legs()] == ["a (3.11, a)", "a (3.11, b)", "a (3.13, a)", "a (3.13, b)"]


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("on: push", {"push"}),
        ("on: [push, pull_request]", {"push", "pull_request"}),
        ("on: {push: {branches: [main]}, workflow_dispatch: }", {"push", "workflow_dispatch"}),
        ("name: never", set()),
    ],
)
def test_what_starts_it(tmp_path: Path, text: str, triggers: set[str]) -> None:
    assert workflow(tmp_path, f"{text}\njobs: {{a: {{{JOB}}}}}\n").triggers == triggers


def test_a_service(tmp_path: Path) -> None:
    options = '--health-cmd "pg_isready --quiet" --health-interval 5s --health-timeout 500ms --health-retries 3'
    found = job(tmp_path, f"services: {{db: {{image: a, ports: ['5432:5432'], options: '{options}'}}}}, {JOB}")
    (service,) = found.jobs[0].services
    assert service.ports == (5432,)
    assert service.health == {
        "test": ["CMD-SHELL", "pg_isready --quiet"],
        "interval": 5_000_000_000,
        "timeout": 500_000_000,
        "retries": 3,
    }


@pytest.mark.parametrize(
    ("uses", "is_pinned"),
    [
        (f"actions/checkout@{SHA}", True),
        (f"owner/repository/folder@{SHA}", True),
        ("./.github/actions/mine", True),
        (f"docker://alpine@sha256:{SHA[:32] * 2}", True),
        ("actions/checkout@v6", False),
        ("actions/checkout", False),
        (f"actions/checkout@{SHA[:39]}", False),
        (f"actions/checkout@{SHA}0", False),
        ("docker://alpine:3", False),
    ],
)
def test_an_action_is_pinned_by_a_whole_digest(tmp_path: Path, uses: str, is_pinned: bool) -> None:
    found = job(tmp_path, f"runs-on: ubuntu-24.04, steps: [{{uses: '{uses}'}}]")
    assert found.unpinned() == ([] if is_pinned else [uses])


@pytest.mark.parametrize(
    ("step", "needs_engine"),
    [
        ("run: docker compose build", True),
        ("run: 'set -e; docker build .'", True),
        (f"uses: docker/build-push-action@{SHA}", True),
        ("run: hadolint docker/Dockerfile", False),
        ("run: pytest", False),
    ],
)
def test_a_job_that_needs_an_engine(tmp_path: Path, step: str, needs_engine: bool) -> None:
    (only,) = job(tmp_path, f"runs-on: ubuntu-24.04, steps: [{{{step}}}]").jobs
    assert only.needs_engine is needs_engine


def test_the_generated_workflow_is_understood() -> None:
    found = read(GENERATED)
    assert found.unpinned() == []
    assert found.triggers == {"push", "pull_request"}
    assert [(leg.name, leg.job.needs_engine) for leg in found.legs()] == [
        ("lint", False),
        ("test (3.11)", False),
        ("test (3.13)", False),
        ("build", True),
    ]
