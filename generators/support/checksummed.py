"""Small files of our own that a crash or a bad disk may damage: a digest in front tells."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from generators.support.store import sha256, write_atomic


def read_sealed(path: Path) -> Any:
    """The JSON value in a sealed file; None when there is none or it is damaged."""
    try:
        check, _, body = path.read_bytes().partition(b"\n")
        return json.loads(body) if sha256(body) == check.decode("ascii", "replace") else None
    except (OSError, ValueError):
        return None


def write_sealed(path: Path, value: Any) -> None:
    """Keep a JSON value. Failing to is no error: the next run only has more to do."""
    body = json.dumps(value).encode()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, f"{sha256(body)}\n".encode() + body)
