"""What linters say of the files that are not Python: the Dockerfile, YAML, and the workflows of the CI."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from generators.support.failures import Broken
from generators.verify.evidence import Observation
from generators.verify.workspace import Workspace, passed


def hadolint(work: Workspace) -> Iterator[Observation]:
    """The Dockerfile, by hadolint and the shellcheck within it, without a rule left out."""
    files = _found(work, "docker/Dockerfile*")
    done = work.run([_program("hadolint"), "--no-color", "--failure-threshold", "style", *files])
    yield passed("dockerfile", done.is_success, "hadolint finds nothing", done.seen)


def yamllint(work: Workspace) -> Iterator[Observation]:
    """Every YAML file, by the application's own settings."""
    files = _found(work, "**/*.yml", "**/*.yaml")
    done = work.run([_program("yamllint"), "--strict", "--format", "parsable", *files])
    yield passed("yaml", done.is_success, "yamllint finds nothing", done.seen)


def zizmor(work: Workspace) -> Iterator[Observation]:
    """The workflows, without asking anybody on the network, and by its own settings, not the application's."""
    _found(work, ".github/workflows/*.yml")
    done = work.run([_program("zizmor"), "--offline", "--no-progress", "--no-config", "--color", "never", ".github"])
    yield passed("workflows", done.is_success, "zizmor finds nothing", done.seen)


def actionlint(work: Workspace) -> Iterator[Observation]:
    """The workflows, by itself: without the linters of other languages that a machine may have, or settings."""
    files = _found(work, ".github/workflows/*.yml")
    options = ["-no-color", "-oneline", "-shellcheck=", "-pyflakes=", "-config-file", os.devnull]
    done = work.run([_program("actionlint"), *options, *files])
    yield passed("workflows", done.is_success, "actionlint finds nothing", done.seen)


def _found(work: Workspace, *patterns: str) -> list[str]:
    """The files that a linter is to read. Raises Broken when there is none: linters find nothing in nothing."""
    found = {path.relative_to(work.app).as_posix() for pattern in patterns for path in work.app.glob(pattern)}
    if not found:
        raise Broken(f"there is no {' or '.join(patterns)}")
    return sorted(found)


def _program(name: str) -> str:
    """A linter of our own environment, so that its version is that of our lock file."""
    return str(Path(sys.executable).with_name(name))
