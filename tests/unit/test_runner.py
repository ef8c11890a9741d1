"""The runner of point 20 does with the steps of a job what GitHub would; its container here is a fake."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path
from typing import IO, Any, cast

import pytest

from generators.containers.container import Container
from generators.containers.engine import Engine, Exec
from generators.processes.recorder import Command
from generators.support.failures import Broken
from generators.verify.checks.containers.ci import _checkout
from generators.verify.github.runner import WORKSPACE, Cache, Machine, Runner, packed
from generators.verify.github.workflow_file import read

SHA = "0123456789abcdef0123456789abcdef01234567"


class FakeContainer:
    """Files that were put into it, by path."""

    id = "fake"
    health = "none"

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def put(self, archive: bytes | IO[bytes], folder: str) -> None:
        stream = io.BytesIO(archive) if isinstance(archive, bytes) else archive
        with tarfile.open(fileobj=stream) as opened:
            for each in opened:
                if content := opened.extractfile(each):
                    self.files[f"{folder.rstrip('/')}/{each.name}"] = content.read()

    def execute(self, command: list[str], **_: Any) -> tuple[int, str]:
        return 0, ""


class FakeEngine:
    """Runs nothing: a text that begins with ``false`` fails."""

    def __init__(self) -> None:
        self.container = FakeContainer()
        self.started: list[tuple[str, dict[str, Any]]] = []
        self.ran: list[tuple[str, Exec]] = []

    def start(self, image: str, command: Any = (), **options: Any) -> FakeContainer:
        self.started.append((image, options))
        return self.container

    def require(self, reference: str) -> None:
        pass

    def say(self, line: str) -> None:
        pass

    def execute(self, container: FakeContainer, command: list[str], line: str, options: Exec) -> Command:
        text = command[-1]
        if text.endswith("/step"):
            text = container.files[text].decode()
        self.ran.append((" ".join([*command[:-1], text]), options))
        return Command(line, 1 if text.startswith("false") else 0, "", 0.0)


def runner(tmp_path: Path, steps: str, more: str = "") -> tuple[FakeEngine, Runner]:
    path = tmp_path / "ci.yml"
    path.write_text(f"jobs:\n  a:\n    runs-on: ubuntu-24.04\n{more}    steps:\n{steps}")
    (leg,) = read(path).legs()
    docker = FakeEngine()
    checkout = packed({"main.py": (b"", 0o644)}, WORKSPACE)
    cache = Cache(tmp_path / "cache", tmp_path / "uv.lock", "sha256:0")
    machine = Machine("python", "3.13", checkout, cache, {"postgres:17": "mirror/postgres:17"})
    return docker, Runner(cast(Engine, docker), machine, leg)


STEPS = """\
      - run: first
      - run: false
        continue-on-error: true
      - run: second
      - run: "false # counts"
      - run: skipped
      - {run: cleaning, if: always()}
      - {run: complaining, if: failure()}
      - run: false
        if: failure()
"""


def test_after_a_failure_only_the_steps_that_ask_for_it_are_run(tmp_path: Path) -> None:
    docker, made = runner(tmp_path, STEPS)
    outcome = made.run()
    assert [text.removeprefix("bash -e ") for text, _ in docker.ran] == [
        "first", "false", "second", "false # counts", "cleaning", "complaining", "false"
    ]  # fmt: skip
    assert outcome.ran == {0, 1, 2, 3, 5, 6, 7}
    assert [each.step.run for each in outcome.failures] == ["false", "false # counts", "false"]
    assert outcome.failed is not None
    assert outcome.failed.step.run == "false # counts"


def test_steps_are_run_again_from_one_on(tmp_path: Path) -> None:
    docker, made = runner(tmp_path, STEPS)
    outcome = made.run(4)
    assert [text.removeprefix("bash -e ") for text, _ in docker.ran] == ["skipped", "cleaning"]
    assert outcome.failed is None


def test_a_failure_that_is_passed_over_does_not_fail_the_job(tmp_path: Path) -> None:
    _, made = runner(tmp_path, "      - {run: 'false', continue-on-error: true}\n")
    outcome = made.run()
    assert outcome.failed is None
    assert len(outcome.failures) == 1


def test_there_is_no_checkout_before_its_step(tmp_path: Path) -> None:
    docker, made = runner(
        tmp_path, f"      - uses: actions/checkout@{SHA}\n        with: {{persist-credentials: false}}\n"
    )
    assert f"{WORKSPACE}/main.py" not in docker.container.files
    assert made.run().ran == {0}
    assert f"{WORKSPACE}/main.py" in docker.container.files


def test_a_step_sees_its_environment_and_its_folder(tmp_path: Path) -> None:
    step = "      - {run: 'echo ${{ env.B }}', env: {B: own}, working-directory: docs, shell: bash}\n"
    docker, made = runner(tmp_path, step, "    env: {A: job, B: job}\n")
    made.run()
    ((text, options),) = docker.ran
    assert text == "bash --noprofile --norc -eo pipefail echo own"
    assert options.folder == f"{WORKSPACE}/docs"
    assert {"A": "job", "B": "own", "CI": "true"}.items() <= options.environment.items()
    assert options.user != "0"


def test_setup_uv_is_seen_by_the_steps_after_it(tmp_path: Path) -> None:
    action = f"      - uses: astral-sh/setup-uv@{SHA}\n        with: {{version: 0.13.9, python-version: '3.13'}}\n"
    docker, made = runner(tmp_path, f"      - run: before\n{action}      - run: after\n")
    made.run()
    assert "UV_PYTHON" not in docker.ran[0][1].environment
    assert "uv==0.13.9" in docker.ran[1][0]
    assert docker.ran[2][1].environment["UV_PYTHON"] == "3.13"


def test_an_action_that_is_not_executed_is_said(tmp_path: Path) -> None:
    docker, made = runner(tmp_path, f"      - uses: codecov/codecov-action@{SHA}\n")
    assert made.run().left_out == ("codecov/codecov-action",)
    assert docker.ran == []


@pytest.mark.parametrize(
    ("step", "refusal"),
    [
        (f"uses: actions/checkout@{SHA}\n        with: {{ref: other}}", "ref"),
        (f"uses: astral-sh/setup-uv@{SHA}\n        with: {{version: latest}}", "latest"),
        (f"uses: astral-sh/setup-uv@{SHA}", "no version"),
        ("run: echo ${{ steps.a.outputs.b }}", "steps.a.outputs.b"),
    ],
)
def test_what_is_not_understood_is_refused(tmp_path: Path, step: str, refusal: str) -> None:
    _, made = runner(tmp_path, f"      - {step}\n")
    with pytest.raises(Broken, match=refusal):
        made.run()


def test_a_service_is_at_the_address_of_the_runner_when_it_has_ports(tmp_path: Path) -> None:
    services = (
        "    services:\n      db: {image: 'postgres:17', ports: ['5432:5432'], env: {A: 1}}\n      other: {image: a}\n"
    )
    docker, _ = runner(tmp_path, "      - run: a\n", services)
    (_, _), (image, options), (_, lonely) = docker.started
    assert image == "mirror/postgres:17"
    assert options["network_mode"] == "container:fake"
    assert options["environment"] == {"A": "1"}
    assert lonely["network_mode"] == "bridge"


def test_an_archive_belongs_to_the_runner_down_to_its_folders() -> None:
    archive = packed({"a/b/c.sh": (b"text", 0o755), "d": (b"", 0o644)}, "/home/runner/work")
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        entries = {each.name: each for each in opened}
    assert sorted(entries) == [
        "home/runner/work", "home/runner/work/a", "home/runner/work/a/b", "home/runner/work/a/b/c.sh",
        "home/runner/work/d",
    ]  # fmt: skip
    assert {each.uid for each in entries.values()} == {1001}
    assert entries["home/runner/work/a/b/c.sh"].mode == 0o755


def test_of_the_downloads_the_newest_few_are_kept(tmp_path: Path) -> None:
    class Full(FakeContainer):
        def get(self, path: str) -> list[bytes]:
            return [packed({"uv/wheel": (path.encode(), 0o644)}, "/x")]

    lock = tmp_path / "uv.lock"
    for number in range(5):
        lock.write_text(f'hash = "sha256:{number:064}"')
        cache = Cache(tmp_path / "cache", lock, "sha256:0")
        assert not cache.is_filled
        cache.keep(cast(Container, Full()))
        assert cache.is_filled
    assert len(list((tmp_path / "cache").iterdir())) == 3

    container = FakeContainer()
    Cache(tmp_path / "cache", lock, "sha256:0").fill(cast(Container, container))
    assert "/home/runner/.cache/x/uv/wheel" in container.files


def test_a_checkout_has_what_git_keeps(tmp_path: Path) -> None:
    for name in ("src/main.py", "local.db", "build/out.txt", ".gitignore"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("*.db\nbuild/\n")
    with tarfile.open(fileobj=io.BytesIO(_checkout(tmp_path))) as archive:
        files = {member.name.removeprefix(f"{WORKSPACE}/".lstrip("/")) for member in archive if member.isfile()}
    assert files == {"src/main.py", ".gitignore", "README.md", ".git/HEAD", ".git/config"}
