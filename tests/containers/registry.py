"""A registry of images on this machine: the routes of the distribution API from which an engine reads and pulls."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

_MANIFEST: Final = "application/vnd.docker.distribution.manifest.v2+json"
_CONFIG: Final = "application/vnd.docker.container.image.v1+json"
_LAYER: Final = "application/vnd.docker.image.rootfs.diff.tar.gzip"
_PATH: Final = re.compile(r"/v2/(?P<name>.+)/(?P<kind>manifests|blobs)/(?P<reference>[^/]+)")


@dataclass
class Registry:
    """What it has. host: as references begin. tags: the digest of each, as ``name:tag``."""

    host: str
    tags: dict[str, str] = field(default_factory=dict)
    content: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def push(self, tagged: str, text: str) -> str:
        """Make an image with one file in it, and let a tag name it; returns its digest."""
        layer = _layer(text)
        config = {
            "architecture": "amd64",
            "os": "linux",
            "config": {},
            "rootfs": {"type": "layers", "diff_ids": [_digest(layer)]},
        }
        parts = [(_CONFIG, json.dumps(config).encode()), (_LAYER, gzip.compress(layer, mtime=0))]
        described = [{"mediaType": kind, "size": len(data), "digest": self._keep(kind, data)} for kind, data in parts]
        manifest = {"schemaVersion": 2, "mediaType": _MANIFEST, "config": described[0], "layers": described[1:]}
        self.tags[tagged] = self._keep(_MANIFEST, json.dumps(manifest).encode())
        return self.tags[tagged]

    def _keep(self, kind: str, data: bytes) -> str:
        digest = _digest(data)
        self.content[digest] = (kind, data)
        return digest


def _layer(text: str) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as tar:
        entry = tarfile.TarInfo("made")
        entry.size = len(text)
        tar.addfile(entry, io.BytesIO(text.encode()))
    return file.getvalue()


def _digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


@contextmanager
def registry() -> Iterator[Registry]:
    """One that has nothing yet."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.registry = made = Registry(f"127.0.0.1:{server.server_port}")  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    """Answers as a registry does."""

    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def _answer(self, *, with_body: bool) -> None:
        made: Registry = self.server.registry  # type: ignore[attr-defined]
        found = _PATH.fullmatch(self.path)
        if found is None:
            return self._send(200, {"Docker-Distribution-Api-Version": "registry/2.0"}, b"{}", with_body)
        reference = found["reference"]
        digest = made.tags.get(f"{found['name']}:{reference}", reference)
        if digest not in made.content:
            unknown = {"errors": [{"code": "MANIFEST_UNKNOWN", "message": "manifest unknown"}]}
            return self._send(404, {"Content-Type": "application/json"}, json.dumps(unknown).encode(), with_body)
        kind, data = made.content[digest]
        return self._send(200, {"Content-Type": kind, "Docker-Content-Digest": digest}, data, with_body)

    def _send(self, status: int, headers: dict[str, str], data: bytes, with_body: bool) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(data)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing: what goes wrong is what the engine says."""
