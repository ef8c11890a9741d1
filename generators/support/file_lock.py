"""A lock that processes, and threads of one process, take in turns: a file of its own, locked by the kernel."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_POLL_SECONDS = 0.1


@contextmanager
def file_lock(path: Path, while_waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold a lock; it ends with the process, however that ends. ``while_waiting`` is called again and again until it is
    free, and may raise to give up."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        if while_waiting is None:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        else:
            while not _is_taken(descriptor):
                while_waiting()
                time.sleep(_POLL_SECONDS)
        yield
    finally:
        os.close(descriptor)


def _is_taken(descriptor: int) -> bool:
    """Try to take the lock; returns whether it is ours now."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
