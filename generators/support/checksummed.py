"""Small files of our own that a crash or a bad disk may damage: a digest in front shows it."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from generators.support.hashing import digest_of
from generators.support.store import write_atomic


def read_checksummed(path: Path) -> Any:
    """The JSON value in such a file; None when there is none or it is damaged."""
    try:
        check, _, body = path.read_bytes().partition(b"\n")
        return json.loads(body) if digest_of(body) == check.decode("ascii", "replace") else None
    except (OSError, ValueError):
        return None


def write_checksummed(path: Path, value: Any) -> None:
    """Keep a JSON value. Failing to is no error: the next run only has more to do."""
    body = json.dumps(value).encode()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, f"{digest_of(body)}\n".encode() + body)
