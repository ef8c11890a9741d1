"""Point 20: the CI workflow runs ``make ci``, which is green in a clean container, and red with a test that fails."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

from generators.containers.engine import RUN_LABEL, Engine, engine
from generators.containers.images import DOCKERFILE, PYTHON_IMAGE, base_image, failing_step
from generators.processes.command_recorder import Command
from generators.support.failures import Broken, NotRun
from generators.verify.evidence import Observation
from generators.verify.workspace import Workspace, passed

WORKFLOW: Final = ".github/workflows/ci.yml"
COMMAND: Final = "make ci"
_CHANGES: Final = frozenset({"push", "pull_request"})
# With one of these a job or a step need not run, may fail for nothing, or runs something else.
_WEAKENS: Final = frozenset({"if", "continue-on-error", "shell", "working-directory", "defaults"})
_SETUP_UV: Final = "astral-sh/setup-uv@"
# The first one that pytest finds, and then it need not go on.
_TEST: Final = "tests/integration/test_0_red.py"
_AT_ONCE: Final = "export PYTEST_ADDOPTS=--maxfail=1"
_RED: Final = '"""A test that fails."""\n\nimport pytest\n\n\ndef test_red() -> None:\n    pytest.fail("planted")\n'
# What GitHub's machine has, then what `uv sync` adds. Nothing is fetched after that.
_MACHINE: Final = """\
ARG PYTHON_IMAGE
FROM ${PYTHON_IMAGE} AS machine
RUN apt-get update && apt-get install --yes --no-install-recommends make
ARG UV_VERSION
RUN python -m pip install --disable-pip-version-check --root-user-action=ignore "uv==${UV_VERSION}"
RUN useradd --uid 1001 --user-group --create-home runner
USER runner
WORKDIR /home/runner/app
ENV LANG=C.UTF-8 UV_LINK_MODE=copy UV_NO_PROGRESS=1 UV_PYTHON_DOWNLOADS=never

FROM machine AS checkout
COPY --chown=1001:1001 . .
RUN --mount=type=cache,uid=1001,gid=1001,target=/tmp/uv UV_CACHE_DIR=/tmp/uv uv sync --locked
"""
_BUILD_SECONDS: Final = 900.0
_RUN_SECONDS: Final = 900.0


def ci(work: Workspace) -> Iterator[Observation]:
    """Read the workflow; run what it runs; add a test that fails, and run it again."""
    workflow = read_workflow(work.app, WORKFLOW)
    yield _runs_make(workflow)
    with engine(work) as docker:
        image = _checkout(work, docker, _uv_version(workflow))
        done = _run(docker, image, COMMAND)
        work.figures["green_seconds"] = done.seconds
        yield passed("green", done.is_success, f"`{COMMAND}` ends with 0 in a clean container", done.seen)
        yield _red(work, docker, image, done)


def read_workflow(app: Path, name: str) -> dict[str, Any]:
    """A workflow, all of its scalars as text. Raises Broken when it cannot be read."""
    try:
        text = (app / name).read_text(encoding="utf-8")
        found = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
        return {"on": found["on"], "permissions": found.get("permissions"), "jobs": dict(found["jobs"])}
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise Broken(f"{name} cannot be read: {error!r}") from None


def _steps(workflow: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every step, with its job."""
    return ((job, step) for job in workflow["jobs"].values() for step in job.get("steps", ()))


def _runs_make(workflow: dict[str, Any]) -> Observation:
    """Some job runs the command on every change, whatever else, and fails with it."""
    changes = _CHANGES & set(workflow["on"])
    found = [sorted(_WEAKENS & {*job, *step}) for job, step in _steps(workflow) if step.get("run") == COMMAND]
    expected = f"a push and a pull request run `{COMMAND}`, unconditionally, and its failure counts"
    seen = f"on {', '.join(sorted(changes)) or 'neither'}, {len(found)} steps run it, with {found}"
    return passed("runs-make", changes == _CHANGES and [] in found, expected, seen)


def _uv_version(workflow: dict[str, Any]) -> str:
    """The version of uv that the workflow sets up. Raises Broken when it names none."""
    uses = [step.get("with", {}) for _, step in _steps(workflow) if step.get("uses", "").startswith(_SETUP_UV)]
    version = uses[0].get("version", "") if uses else ""
    if not re.fullmatch(r"\d+(\.\d+)+", version):
        raise Broken(f"{WORKFLOW} names no version of uv: {version!r}")
    return str(version)


def _checkout(work: Workspace, docker: Engine, uv: str) -> str:
    """An image with a checkout and what is locked. Raises NotRun when there is no machine, Broken without the rest."""
    base = base_image(work.app)
    if not base:
        raise Broken(f"{DOCKERFILE} names no {PYTHON_IMAGE} for a machine")
    docker.require(base)
    _as_cloned(work.app)
    file = work.folder("ci") / "Dockerfile"
    file.write_text(_MACHINE)
    # In place of the application's own, which leaves the tests out.
    file.with_name("Dockerfile.dockerignore").write_text("")
    machine = _build(docker, file, "machine", base, uv)
    if not machine.is_success:
        raise NotRun(f"no machine for the workflow could be made: {failing_step(machine.output)}")
    done = _build(docker, file, "checkout", base, uv)
    if not done.is_success:
        raise Broken(f"`uv sync --locked` fails in a checkout: {failing_step(done.output)}")
    return _tag(docker, "checkout")


def _as_cloned(app: Path) -> None:
    """Leave the files that git is not told to ignore, and a README, which the build asks for and no step reads."""
    from pathspec import GitIgnoreSpec

    ignore = app / ".gitignore"
    ignored = GitIgnoreSpec.from_lines(ignore.read_text(encoding="utf-8").splitlines() if ignore.exists() else ())
    for path in [path for path in app.rglob("*") if path.is_file()]:
        if ignored.match_file(path.relative_to(app).as_posix()):
            path.unlink()
    (app / "README.md").write_text("The application.\n")


def _build(docker: Engine, file: Path, target: str, base: str, uv: str) -> Command:
    arguments = ["build", "--progress", "plain", "--file", str(file), "--target", target, "--tag", _tag(docker, target)]
    arguments += ["--label", f"{RUN_LABEL}={docker.run}"]
    arguments += ["--build-arg", f"{PYTHON_IMAGE}={base}", "--build-arg", f"UV_VERSION={uv}", "."]
    docker.say(f"building the {target}")
    return docker.command(*arguments, timeout=_BUILD_SECONDS)


def _tag(docker: Engine, target: str) -> str:
    return f"{docker.run}:{target}"


def _run(docker: Engine, image: str, script: str) -> Command:
    """Run a script in a new container, from which nothing can be reached."""
    arguments = ["run", "--rm", "--init", "--network", "none", "--label", f"{RUN_LABEL}={docker.run}"]
    return docker.command(
        *arguments, image, "sh", "-ec", script, timeout=_RUN_SECONDS, each_line=lambda line: _say_step(docker, line)
    )


def _say_step(docker: Engine, line: str) -> None:
    """Make says what it runs."""
    if line.startswith("uv run "):
        docker.say(line)


def _red(work: Workspace, docker: Engine, image: str, green: Command) -> Observation:
    expected = f"with one more test, which fails, `{COMMAND}` fails, and by that test"
    if not green.is_success:
        return passed("red", False, expected, "it fails without it")
    done = _run(docker, image, f"printf %s {shlex.quote(_RED)} > {_TEST}; {_AT_ONCE}; {COMMAND}")
    work.figures["red_seconds"] = done.seconds
    right = not done.is_success and f"FAILED {_TEST}" in done.output
    return passed("red", right, expected, done.seen)
