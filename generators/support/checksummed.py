"""Small files of our own that a crash or a bad disk may damage: a digest in front shows it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from generators.support.hashing import digest_of
from generators.support.store import write_atomic

T = TypeVar("T")


def read_checksummed(path: Path, kind: type[T]) -> T | None:
    """The JSON value of a type in such a file; None when there is none, or it is damaged or of another type."""
    try:
        check, _, body = path.read_bytes().partition(b"\n")
        return msgspec.json.decode(body, type=kind) if digest_of(body) == check.decode("ascii", "replace") else None
    except (OSError, msgspec.DecodeError):
        return None


def write_checksummed(path: Path, value: Any) -> None:
    """Keep a JSON value. Failing to is no error: the next run only has more to do."""
    body = msgspec.json.encode(value)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, f"{digest_of(body)}\n".encode() + body)
