"""Building an application's image, as its Dockerfile says."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from generators.containers.engine import Engine
from generators.processes.command_recorder import Command
from generators.support.failures import Broken

DOCKERFILE: Final = "docker/Dockerfile"
PYTHON_IMAGE: Final = "PYTHON_IMAGE"
# The build arguments that our own environment may set.
_ARGUMENTS: Final = (PYTHON_IMAGE, "PIP_INDEX_URL", "UV_DEFAULT_INDEX")
_BUILD_SECONDS: Final = 1800.0
_SHOWN: Final = 3000  # characters
_BASE: Final = re.compile(rf"^ARG {PYTHON_IMAGE}=(\S+)", re.MULTILINE)
_STEP: Final = re.compile(r"^#\d+ \[([\w.-]+ +\d+/\d+)\] (.+)$")


def base_image(folder: Path) -> str:
    """The image that an application's own begins with: of the environment, or as its Dockerfile says; "" for none."""
    recipe = folder / DOCKERFILE
    found = _BASE.search(recipe.read_text(encoding="utf-8")) if recipe.exists() else None
    return os.environ.get(PYTHON_IMAGE, found[1] if found else "")


def build(docker: Engine, target: str) -> tuple[str, Command]:
    """Build a target; returns the image, which goes with the run, and the command. Raises Broken when it fails."""
    tag = f"{docker.run}:{target}"
    return tag, build_as(docker, target, tag, docker.labels)


def build_as(docker: Engine, target: str, tag: str, labels: Mapping[str, str]) -> Command:
    """Build a target under a name and with labels. Raises Broken, with the step, when it fails."""
    arguments = ["build", "--progress", "plain", "--file", DOCKERFILE, "--target", target, "--tag", tag]
    for name, value in labels.items():
        arguments += ["--label", f"{name}={value}"]
    arguments += build_arguments()
    done = docker.command(*arguments, ".", timeout=_BUILD_SECONDS, each_line=lambda line: docker.say(step_of(line)))
    if not done.is_success:
        raise Broken(f"the image does not build: {failing_step(done.output)}")
    return done


def build_arguments() -> list[str]:
    """The options of a build that our own environment asks for."""
    found = [f"{name}={os.environ[name]}" for name in _ARGUMENTS if name in os.environ]
    return [option for each in found for option in ("--build-arg", each)]


def failing_step(output: str) -> str:
    """The part of a build's output that is about the step that failed."""
    start = output.find("\n------\n")
    return output[start if start >= 0 else 0 :].strip()[-_SHOWN:]


def step_of(line: str) -> str:
    """The step that begins with a line of a build's output; empty for any other line."""
    found = _STEP.match(line.strip())
    return "" if found is None else f"[{found[1]}] {' '.join(found[2].split())}"
