"""Waiting for something to become true."""

from __future__ import annotations

import time
from collections.abc import Callable

_PAUSE_SECONDS = 0.05


def wait_for(condition: Callable[[], bool], seconds: float) -> float | None:
    """Wait until something holds; returns how many seconds it took, None when it never did."""
    started = time.monotonic()
    while (elapsed := time.monotonic() - started) < seconds:
        if condition():
            return elapsed
        time.sleep(_PAUSE_SECONDS)
    return None
