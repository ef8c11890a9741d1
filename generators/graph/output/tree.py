"""The folder of one application: reads and writes that never leave it and never follow a link."""

from __future__ import annotations

import contextlib
import os
import re
import stat as modes
from pathlib import Path, PurePosixPath
from typing import Final

from generators.support.errors import UserError
from generators.support.hashing import digest_of
from generators.support.store import write_atomic

_PART: Final = r"(?!\.{1,2}(?:/|\Z))[^/\\\0]+"
_INSIDE: Final = re.compile(rf"{_PART}(?:/{_PART})*")


def check_path(path: str, source: str) -> None:
    """Raises UserError for a path that could leave the folder; ``source`` names who said it."""
    if _INSIDE.fullmatch(path) is None:
        raise UserError(f"{source}: the path {path!r} is not one inside the application's folder. Nothing was written.")


class Tree:
    """``out/<app>``, addressed by relative POSIX paths that passed ``check_path``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._prefix = f"{root}/"
        self._sound: set[str] = set()

    def stat(self, path: str) -> os.stat_result | None:
        """The stat of the file itself, links not followed; None when it is absent."""
        try:
            return os.lstat(self._prefix + path)
        except (FileNotFoundError, NotADirectoryError):
            return None

    def digest(self, path: str) -> str | None:
        """The sha256 of the file, a word for what is no regular file, None when absent.

        Raises UserError below a link.
        """
        stat = self.stat(path)
        if stat is None:
            return None
        self.check_parents(path)
        if modes.S_ISREG(stat.st_mode):
            return digest_of(self.read(path))
        return "link" if modes.S_ISLNK(stat.st_mode) else "folder" if modes.S_ISDIR(stat.st_mode) else "special"

    def has_text(self, path: str, digest: str) -> bool:
        """Whether a file holds the text with this digest, with the line breaks of Windows.

        Version control makes such files where it is told to: nobody has edited them.
        """
        stat = self.stat(path)
        if stat is None or not modes.S_ISREG(stat.st_mode):
            return False
        return digest_of(self.read(path).replace(b"\r\n", b"\n")) == digest

    def read(self, path: str) -> bytes:
        """The bytes of a regular file."""
        with open(os.open(self._prefix + path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
            return file.read()

    def check_parents(self, path: str) -> None:
        """Raises UserError for a path below a link or below a file."""
        folder = os.path.dirname(path)
        if folder in self._sound:
            return
        for part in [PurePosixPath(folder), *PurePosixPath(folder).parents]:
            place = self.root / part
            if place.is_symlink() or (place.exists() and not place.is_dir()):
                raise UserError(
                    f"{self._shown(part)} is a link or a file where a folder is needed. Nothing was written.\n"
                    "      hint: move it out of the way and run the same command again"
                )
        self._sound.add(folder)

    def write(self, path: str, data: bytes) -> os.stat_result:
        """Write one file atomically, making its folders; returns its stat. Raises UserError below a link."""
        self.check_parents(path)
        target = self.root / path
        self._make_folder(target.parent)
        temporary = self.temporary(path)
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()
        return write_atomic(target, data, temporary=temporary)

    def temporary(self, path: str) -> Path:
        """The name that ``write`` uses until the file is whole; fixed, so that a rerun clears what a kill left."""
        target = self.root / path
        return target.with_name(f".{target.name}.generated.tmp")

    def remove(self, path: str) -> None:
        """Remove one file and then the folders that this leaves empty."""
        self.check_parents(path)
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            (self.root / path).unlink()
        self.remove_empty(path)

    def remove_empty(self, path: str) -> None:
        """Remove the empty folders above a path, the application's own excepted."""
        for parent in PurePosixPath(path).parents[:-1]:
            try:
                (self.root / parent).rmdir()
            except FileNotFoundError:
                continue
            except OSError:
                return

    def sweep(self, path: str) -> None:
        """Remove the temporary file that a killed run may have left for a path."""
        with contextlib.suppress(OSError):
            self.temporary(path).unlink()

    def _make_folder(self, folder: Path) -> None:
        if folder.is_dir():
            return
        self._make_folder(folder.parent)
        with contextlib.suppress(FileExistsError):
            folder.mkdir()
            folder.chmod(0o755)

    def _shown(self, part: PurePosixPath) -> str:
        return (PurePosixPath("out") / self.root.name / part).as_posix()
