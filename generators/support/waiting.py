"""Waiting for something to become true."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_PAUSE_SECONDS = 0.05


def wait_for(condition: Callable[[], bool], seconds: float) -> float | None:
    """Wait until something holds; returns how many seconds it took, None when it never did."""
    started = time.monotonic()
    while (elapsed := time.monotonic() - started) < seconds:
        if condition():
            return elapsed
        time.sleep(_PAUSE_SECONDS)
    return None


def awaited(read: Callable[[], T], is_right: Callable[[T], bool], seconds: float) -> T:
    """Read something until it is right; returns what was read last, at least once.

    What is judged afterwards is what was waited for: read again, it may be another value by then.
    """
    deadline = time.monotonic() + seconds
    while not is_right(value := read()) and time.monotonic() < deadline:
        time.sleep(_PAUSE_SECONDS)
    return value


def late(what: str) -> str:
    """What was still so at the end of its time, and how busy the machine was then."""
    return f"{what}, at a load of {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
