"""Compiled templates, kept as Python keeps its own: beside the sources, by content, verified on every read."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from generators.support.hashing import digest_of, renderer_digest

FOLDER = Path(__file__).parent / "__pycache__" / f"templates-{sys.implementation.cache_tag}"
_DIGEST_LENGTH = 64


class Compiled(BytecodeCache):
    """Jinja's bytecode in files that carry their sha256: what is damaged is compiled again."""

    def load_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            data = self._path(bucket).read_bytes()
            if digest_of(data[_DIGEST_LENGTH:]).encode() == data[:_DIGEST_LENGTH]:
                bucket.bytecode_from_string(data[_DIGEST_LENGTH:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        code = bucket.bytecode_to_string()
        with contextlib.suppress(OSError):
            FOLDER.mkdir(parents=True, exist_ok=True)
            descriptor, temporary = tempfile.mkstemp(dir=FOLDER)
            with os.fdopen(descriptor, "wb") as file:
                file.write(digest_of(code).encode() + code)
            os.replace(temporary, self._path(bucket))

    @staticmethod
    def _path(bucket: Bucket) -> Path:
        return FOLDER / f"{bucket.key}-{bucket.checksum[:16]}-{renderer_digest()[:16]}"
