"""Requests over real connections; every answer of 5xx that no injected fault explains is remembered."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from generators.support.failures import Broken
from generators.verify.workspace import Workspace

if TYPE_CHECKING:
    import httpx

TIMEOUT = 15.0
UNKNOWN: Final[Mapping[str, str]] = MappingProxyType({})


class Client:
    """A client of one server. caller: the headers by which it says who it is."""

    def __init__(self, work: Workspace, url: str, http: httpx.Client, caller: Mapping[str, str] = UNKNOWN) -> None:
        self._work, self.url, self.http, self._caller = work, url, http, caller
        self._faults = 0

    @contextmanager
    def fault(self) -> Iterator[None]:
        """While this lasts, something is broken on purpose and 5xx is no surprise."""
        self._faults += 1
        try:
            yield
        finally:
            self._faults -= 1

    def request(
        self, method: str, path: str, *, caller: Mapping[str, str] | None = None, **options: Any
    ) -> httpx.Response:
        """Send a request, as another caller if one is given. Raises Broken when no answer comes."""
        import httpx

        options["headers"] = {**(self._caller if caller is None else caller), **options.get("headers", {})}
        try:
            try:
                response = self.http.request(method, path, **options)
            except (httpx.ReadError, httpx.RemoteProtocolError):
                # A server may close a connection between two requests; what changes nothing is sent once more.
                if method != "GET":
                    raise
                response = self.http.request(method, path, **options)
        except httpx.HTTPError as error:
            raise Broken(f"{method} {path}: no answer: {type(error).__name__} {error}") from None
        if response.status_code >= 500 and not self._faults:
            self._work.no_go.append(f"{method} {path[:200]} -> {response.status_code} {response.text[:200]}")
        return response

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.request("GET", path, **options)

    def post(self, path: str, body: Any) -> httpx.Response:
        """Send a JSON body."""
        return self.request("POST", path, json=body)

    def put(self, path: str, body: Any) -> httpx.Response:
        """Send a JSON body."""
        return self.request("PUT", path, json=body)

    def raw(self, data: bytes, seconds: float = TIMEOUT) -> bytes:
        """Send bytes as they are on a connection of their own; returns the answer up to its end or 64 KiB."""
        host, _, port = self.url.removeprefix("http://").partition(":")
        answer = b""
        try:
            with socket.create_connection((host, int(port)), seconds) as connection:
                connection.sendall(data)
                while len(answer) < 65_536 and (part := connection.recv(65_536)):
                    answer += part
        except OSError as error:
            return answer or f"{type(error).__name__}".encode()
        return answer


@contextmanager
def client(work: Workspace, url: str, caller: Mapping[str, str] = UNKNOWN) -> Iterator[Client]:
    """A client with a pool of connections. caller: the headers by which it says who it is."""
    import httpx

    with httpx.Client(base_url=url, timeout=TIMEOUT, trust_env=False) as http:
        yield Client(work, url, http, caller)
