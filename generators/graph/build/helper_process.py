"""A helper process for a large build: it renders into the store from the far end until it meets the main one.

The store takes any number of writers, so nothing has to be agreed: what is there needs no rendering, by whomever.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

from generators.derivation import Derivation
from generators.graph.build.rendering import render_into_store
from generators.graph.project import Project
from generators.support.errors import UserError

# Below this many files a process costs more than it saves.
_WORTH_IT = 200

_processes: list[int] = []


def is_worth_it(files: int) -> bool:
    """Whether there is enough to do, and a second processor to do it."""
    return files >= _WORTH_IT and len(os.sched_getaffinity(0)) > 1


def start(project: Project, derivations: Sequence[Derivation]) -> None:
    """Begin to render from the last derivation backwards, in a process of its own."""
    sys.stdout.flush()
    sys.stderr.flush()
    main = os.getpid()
    process = os.fork()
    if process:
        _processes.append(process)
        return
    try:
        _render_backwards(project, derivations, main)
    except (KeyboardInterrupt, OSError, UserError):
        pass  # The main process comes to the same file, and says what is wrong.
    finally:
        os._exit(0)


def _render_backwards(project: Project, derivations: Sequence[Derivation], main: int) -> None:
    for derivation in reversed(derivations):
        if os.getppid() != main or project.store.get_action(derivation.digest) is not None:
            return
        render_into_store(project, derivation)


def wait() -> None:
    """Wait for the helper; it ends at the latest with the file that it is at."""
    while _processes:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(_processes.pop(), 0)
