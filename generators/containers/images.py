"""Building an application's image, as its Dockerfile says, from what a check sees of it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from generators.containers.engine import RUN_LABEL, Engine
from generators.verify.evidence import Command
from generators.verify.workspace import Broken

DOCKERFILE: Final = "docker/Dockerfile"
PYTHON_IMAGE: Final = "PYTHON_IMAGE"
BUILD_SECONDS: Final = 1200.0
_SHOWN: Final = 3000  # characters
_BASE: Final = re.compile(rf"^ARG {PYTHON_IMAGE}=(\S+)", re.MULTILINE)
_STEP: Final = re.compile(r"^#\d+ \[([\w.-]+ +\d+/\d+)\] (.+)$")


def build_arguments(target: str, tag: str, labels: Mapping[str, str], values: Mapping[str, str]) -> list[str]:
    """The arguments of ``docker`` that build a target from the current folder; ``values``: build arguments."""
    given = {PYTHON_IMAGE: os.environ[PYTHON_IMAGE], **values} if PYTHON_IMAGE in os.environ else dict(values)
    arguments = ["build", "--progress", "plain", "--file", DOCKERFILE, "--target", target, "--tag", tag]
    for name, value in labels.items():
        arguments += ["--label", f"{name}={value}"]
    for name, value in given.items():
        arguments += ["--build-arg", f"{name}={value}"]
    return [*arguments, "."]


def base_image(folder: Path) -> str:
    """The image that an application's own begins with: of the environment, or as its Dockerfile says; "" for none."""
    recipe = folder / DOCKERFILE
    found = _BASE.search(recipe.read_text(encoding="utf-8")) if recipe.exists() else None
    return os.environ.get(PYTHON_IMAGE, found[1] if found else "")


def build(docker: Engine, target: str) -> tuple[str, Command]:
    """Build a target; returns the image, which goes with the run, and the command. Raises Broken when it fails."""
    tag = f"{docker.run}:{target}"
    arguments = build_arguments(target, tag, {RUN_LABEL: docker.run}, {})
    done = docker.command(*arguments, timeout=BUILD_SECONDS, each_line=lambda line: _tell(docker, line))
    if not done.is_success:
        raise Broken(f"the image does not build: {failing_step(done.output)}")
    return tag, done


def _tell(docker: Engine, line: str) -> None:
    if step := step_of(line):
        docker.say(step)


def failing_step(output: str) -> str:
    """The part of a build's output that is about the step that failed."""
    start = output.find("\n------\n")
    return output[start if start >= 0 else 0 :].strip()[-_SHOWN:]


def step_of(line: str) -> str:
    """The step that begins with a line of a build's output; empty for any other line."""
    found = _STEP.match(line.strip())
    return "" if found is None else f"[{found[1]}] {' '.join(found[2].split())}"
