"""ruff's F rules over files of the store: names, imports and variables that mean nothing or are never used."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from generators.support.errors import UserError
from generators.support.store import Store

# Blobs have no settings around them, and what is found in them is remembered by the plan.
_OPTIONS: Final = ("--isolated", "--no-cache", "--quiet", "--select=F", "--target-version=py311")
_FILES: Final = "@/dev/stdin"  # a command line has an end


class _Place(Struct):
    row: int


class Finding(Struct):
    """A finding in the file of a blob; what is not Python at all has no code."""

    filename: str
    location: _Place
    message: str
    code: str | None = None

    @property
    def blob(self) -> str:
        """The digest of the blob."""
        return "".join(Path(self.filename).parts[-2:])


@contextmanager
def linting(store: Store, blobs: Iterable[str]) -> Iterator[Callable[[], list[Finding]]]:
    """ruff at work on some blobs beside us; what is called at last waits for it. Raises UserError when it fails."""
    files = "\n".join(str(store.place_of(blob)) for blob in blobs)
    if not files:
        yield list
        return
    command = [str(Path(sys.executable).with_name("ruff")), "check", *_OPTIONS, "--output-format=json", _FILES]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(files.encode())
        process.stdin.close()
        process.stdin = None
        yield lambda: _findings(*process.communicate())


def _findings(output: bytes, complaint: bytes) -> list[Finding]:
    try:
        return msgspec.json.decode(output, type=list[Finding])
    except msgspec.DecodeError:
        raise UserError(f"ruff gave no answer: {complaint.decode(errors='replace').strip()}") from None
