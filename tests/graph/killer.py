"""Installed as sitecustomize: kills the process before operation KILL_AT on files below KILL_IN."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

_POINT = int(os.environ.get("KILL_AT", "0"))
_WHERE = os.environ.get("KILL_IN", "/out/")
_count = 0


def _deadly(real: Callable[..., Any]) -> Callable[..., Any]:
    def call(*arguments: Any, **options: Any) -> Any:
        global _count
        path = os.path.abspath(os.fspath(arguments[0]))
        if _WHERE in path and (real.__name__ == "mkdir" or os.path.lexists(path)):
            _count += 1
            if _count == _POINT:
                os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **options)

    return call


if _POINT:
    for _name in ("replace", "rename", "unlink", "rmdir", "mkdir"):
        setattr(os, _name, _deadly(getattr(os, _name)))
