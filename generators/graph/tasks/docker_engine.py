"""The Docker engine, for the tasks about containers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generators.graph.doit.reporter import progress_of
from generators.support.errors import UserError
from generators.support.failures import Broken, NotRun

if TYPE_CHECKING:
    from generators.containers.engine import Engine


@contextmanager
def engine_of(task: str, folder: Path, run: str = "") -> Iterator[Engine]:
    """The engine, for a task on the application in a folder. run: the compose project, if there is one.

    Raises UserError when no engine answers, and for what goes wrong in it.
    """
    from generators.containers.engine import Engine, connect
    from generators.processes.command_recorder import CommandRecorder

    try:
        with closing(connect()) as client:
            yield Engine(CommandRecorder(folder.name, folder, folder, progress_of(task)), client, run)
    except NotRun as reason:
        raise UserError(f"{task}: NOT-RUN: {reason}\n      hint: start Docker, or set DOCKER_HOST") from None
    except Broken as error:
        raise UserError(f"{task}: {error}") from None
