"""An issuer over HTTP: it says where its keys are, changes them, counts who asks, and may be away."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Final

_DISCOVERY: Final = "/.well-known/openid-configuration"
_KEYS: Final = "/keys"


class Issuer:
    """A running issuer. asked: how often each path was asked for."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self._keys: list[Mapping[str, str]] = []
        self._fails = False
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def fetches(self) -> int:
        """How often somebody came for its keys."""
        return max(self.asked.values(), default=0)

    def publish(self, keys: Iterable[Mapping[str, str]]) -> None:
        """Have these keys from now on, and no others."""
        self._keys = list(keys)

    def fail(self) -> None:
        """Answer with an error from now on."""
        self._fails = True

    def stop(self) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _answer(self, path: str) -> tuple[int, object]:
        answers = {_DISCOVERY: {"issuer": self.url, "jwks_uri": f"{self.url}{_KEYS}"}, _KEYS: {"keys": self._keys}}
        return (503, None) if self._fails else (200 if path in answers else 404, answers.get(path))

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        issuer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                issuer.asked[self.path] += 1
                status, answer = issuer._answer(self.path)
                body = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        return Handler


@contextmanager
def issuer() -> Iterator[Issuer]:
    """An issuer without keys; it may have been stopped before the end."""
    made = Issuer()
    try:
        yield made
    finally:
        made.stop()
