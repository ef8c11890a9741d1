"""A disk that can be full: a file system in memory, of a size of its own."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from generators.processes.process import Options, Supervised, clean_environment
from generators.support.failures import NotRun
from generators.verify.workspace import Workspace

_MEBIBYTES: Final = 24
_PIECE: Final = bytes(4096)


class SmallDisk:
    """A folder on a disk of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self) -> None:
        """Leave nothing of it."""
        with self._filler.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(_PIECE)
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise

    def clear(self) -> None:
        """Give it back what ``fill`` took."""
        self._filler.unlink()


@contextmanager
def small_disk(work: Workspace, user: int | None) -> Iterator[SmallDisk]:
    """A disk for a user, while the context lasts. Raises NotRun where none can be mounted."""
    umount = shutil.which("umount")
    if os.geteuid() != 0 or umount is None:
        raise NotRun("only root can mount a small file system")
    folder = work.folder("small-disk")
    options = f"size={_MEBIBYTES}m,mode=0700,uid={0 if user is None else user}"
    done = work.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)])
    if done.exit_code:
        raise NotRun(f"no small file system can be mounted: {done.output[-300:].strip()}")
    # It goes also when we are killed.
    end = Options(at_end=(umount, "--lazy", str(folder)))
    with Supervised([], work.root, clean_environment(), options=end):
        yield SmallDisk(folder)
