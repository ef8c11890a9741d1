"""The content-addressed store: blobs by the sha256 of their bytes, actions by the digest of what was asked for."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import threading
from pathlib import Path

from generators.support.frozen import Frozen
from generators.support.hashing import digest_of

_ticket = itertools.count()


def write_atomic(path: Path, data: bytes, mode: int = 0o644, temporary: Path | None = None) -> os.stat_result:
    """Write a file so that a reader sees all of it or none; returns the stat of the new file.

    ``mode`` holds whatever the umask. ``temporary`` must be in the folder of ``path``; by default its name is unique.
    """
    temporary = temporary or path.with_name(f".{os.getpid()}-{threading.get_ident()}-{next(_ticket)}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), mode)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    return os.lstat(path)


class Action(Frozen):
    """What an action made: the digest of the output blob."""

    output: str


class Store:
    """A local folder of verified results. Reads return None for what is absent or damaged; damage is dropped.

    Safe for any number of processes at once: entries are immutable and appear by rename.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def put_blob(self, data: bytes) -> str:
        """Keep some bytes; returns their digest."""
        digest = digest_of(data)
        if self.get_blob(digest) is None:
            self._write(self._path("blobs", digest), data)
        return digest

    def get_blob(self, digest: str) -> bytes | None:
        """The bytes with this digest, verified."""
        path = self._path("blobs", digest)
        data = _read(path)
        if data is not None and digest_of(data) != digest:
            _drop(path)
            return None
        return data

    def place_of(self, digest: str) -> Path:
        """The file of a blob, for programs that read files themselves."""
        return self._path("blobs", digest)

    def put_action(self, key: str, action: Action) -> None:
        """Record what an action made; its blobs must have been put before."""
        body = json.dumps([key, action.output])
        self._write(self._path("actions", key), f"{digest_of(body)} {body}".encode())

    def get_action(self, key: str) -> Action | None:
        """What the action made, if the entry itself is sound; ``result`` verifies the output too."""
        path = self._path("actions", key)
        data = _read(path)
        if data is None:
            return None
        check, _, body = data.partition(b" ")
        recorded_key, output, *_ = json.loads(body) if digest_of(body).encode() == check else ("", "")
        if recorded_key != key:
            _drop(path)
            return None
        return Action(output)

    def result(self, key: str) -> str | None:
        """The digest of the action's output, when the action is known and the output is intact."""
        action = self.get_action(key)
        if action is None or self.get_blob(action.output) is None:
            return None
        return action.output

    def _path(self, kind: str, digest: str) -> Path:
        return Path(f"{self.root}/{kind}/{digest[:2]}/{digest[2:]}")

    @staticmethod
    def _write(path: Path, data: bytes) -> None:
        try:
            write_atomic(path, data)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, data)


def _read(path: Path) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def _drop(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
