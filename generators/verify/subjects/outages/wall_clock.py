"""A clock on the wall that jumps, for one process: libfaketime, Debian's package ``faketime``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from generators.support.failures import NotRun
from generators.support.store import write_atomic
from generators.verify.workspace import Workspace

_LIBRARIES: Final = ("/usr/lib/*/faketime/libfaketimeMT.so.1", "/usr/lib/faketime/libfaketimeMT.so.1")


class WallClock:
    """What the clock of a process with these settings shows, beside the true time."""

    def __init__(self, work: Workspace) -> None:
        """Raises NotRun where there is no libfaketime."""
        found = [path for pattern in _LIBRARIES for path in sorted(Path("/").glob(pattern.lstrip("/")))]
        if not found:
            raise NotRun("no libfaketime: install Debian's package faketime")
        self._file = work.folder("clock") / "offset"
        self.jump(0)
        self.settings: Mapping[str, str] = {
            "LD_PRELOAD": str(found[0]),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            # What counts seconds, as time limits do, is another clock, which does not jump.
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }

    def jump(self, seconds: int) -> None:
        """Show a time that differs so much from the true one."""
        write_atomic(self._file, f"{seconds:+d}\n".encode())
