"""Helper processes. They render into the store: one file while the others are planned, and of a large build those from
the far end, until it meets the main process. Another one answers a question.

The store takes any number of writers, so nothing has to be agreed: what is there needs no rendering, by whomever.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Sequence

from generators.derivation import Derivation
from generators.graph.build.rendering import render_into_store
from generators.graph.project import Project
from generators.support.errors import UserError

# Below this many files a process costs more than it saves.
_WORTH_IT = 200

_processes: list[int] = []
# Digest of a derivation that one file's helper renders -> its process.
_early: dict[str, int] = {}


def is_worth_it(files: int) -> bool:
    """Whether there is enough to do, and a second processor to do it."""
    return files >= _WORTH_IT and two_processors()


def start(project: Project, derivations: Sequence[Derivation]) -> None:
    """Begin to render from the last derivation backwards, in a process of its own."""
    _processes.append(_fork(lambda main: _render_backwards(project, derivations, main)))


def start_early(project: Project, derivation: Derivation) -> None:
    """Begin to render one file, in a process of its own, unless its bytes are known or there is no second processor."""
    if two_processors() and project.store.result(derivation.digest) is None:
        _early[derivation.digest] = _fork(lambda _: render_into_store(project, derivation))


def answer_of(work: Callable[[], bytes]) -> Callable[[], bytes]:
    """Begin it in a process of its own. The result waits for what it answers; b"" when it came to nothing."""
    reading, writing = os.pipe()
    process = _fork(lambda _: _write(writing, work()))
    os.close(writing)

    def answer() -> bytes:
        with open(reading, "rb") as pipe:
            data = pipe.read()
        _wait_for(process)
        return data

    return answer


def _write(pipe: int, data: bytes) -> None:
    with open(pipe, "wb") as file:
        file.write(data)


def is_under_way(derivation: Derivation) -> bool:
    """Whether a process of its own renders the file."""
    return derivation.digest in _early


def two_processors() -> bool:
    """Whether another process can run beside this one."""
    return len(os.sched_getaffinity(0)) > 1


def _fork(work: Callable[[int], None]) -> int:
    """Do it in a process of its own, which is told the main one and is returned."""
    sys.stdout.flush()
    sys.stderr.flush()
    main = os.getpid()
    process = os.fork()
    if process:
        return process
    try:
        work(main)
    except (KeyboardInterrupt, OSError, UserError):
        pass  # The main process comes to the same file, and says what is wrong.
    finally:
        os._exit(0)


def _render_backwards(project: Project, derivations: Sequence[Derivation], main: int) -> None:
    for derivation in reversed(derivations):
        if is_under_way(derivation):
            continue
        if os.getppid() != main or project.store.get_action(derivation.digest) is not None:
            return
        render_into_store(project, derivation)


def wait() -> None:
    """Wait for the helpers; one ends at the latest with the file that it is at."""
    while _processes:
        _wait_for(_processes.pop())


def wait_for(derivation: Derivation) -> None:
    """Wait for the process that renders the file, if there is one."""
    if is_under_way(derivation):
        _wait_for(_early.pop(derivation.digest))


def _wait_for(process: int) -> None:
    with contextlib.suppress(ChildProcessError):
        os.waitpid(process, 0)
