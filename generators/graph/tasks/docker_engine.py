"""What the tasks about containers ask of a Docker engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from generators.support.errors import UserError


def engine_of(task: str) -> Any:
    """A client of the engine. Raises UserError when none answers."""
    from generators.containers.engine import connect
    from generators.verify.workspace import NotRun

    try:
        return connect()
    except NotRun as reason:
        raise UserError(f"{task}: NOT-RUN: {reason}\n      hint: start Docker, or set DOCKER_HOST") from None


def docker_settings(more: dict[str, str]) -> dict[str, str]:
    from generators.containers.engine import docker_environment

    return {**docker_environment(), **more}


def run_docker(
    arguments: list[str],
    folder: Path,
    seconds: float,
    environment: dict[str, str],
    each_line: Callable[[str], None] | None = None,
) -> tuple[int | None, str]:
    from generators.processes.process import clean_environment, run_to_end

    settings = {**clean_environment(), **docker_settings(environment)}
    return run_to_end(["docker", *arguments], folder, settings, seconds, each_line=each_line)
