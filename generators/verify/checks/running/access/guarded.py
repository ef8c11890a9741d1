"""Routes that not everybody may call, and what they answer to who knocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from generators.model.app import Application
from generators.model.routes import Route
from generators.verify.subjects.client import Client

_PARAMETER: Final = re.compile("{[^}]*}")
_ANSWER: Final = re.compile(rb"HTTP/1\.1 (\d{3}) ")
# Less than a server waits for a body.
_SECONDS: Final = 8.0


@dataclass(frozen=True, slots=True)
class Guarded:
    """A route that not everybody may call."""

    method: str
    path: str

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def reads(self) -> bool:
        """Whether it changes nothing."""
        return self.method == "GET"

    def knock(self, http: Client, lines: Sequence[str], length: int = 0) -> int:
        """The status that answers a request with these headers, of whose body nothing is sent; 0 when there is none.

        As bytes: no library sends all that clients may.
        """
        heads = (f"{self.name} HTTP/1.1", "Host: verify", "Connection: close", f"Content-Length: {length}")
        content = () if self.reads else ("Content-Type: application/json",)
        answer = http.raw("\r\n".join([*heads, *content, *lines, "", ""]).encode("latin-1"), _SECONDS)
        found = _ANSWER.match(answer)
        return int(found[1]) if found is not None else 0


def guarded(app: Application) -> tuple[Guarded, ...]:
    """The routes that not everybody may call, those that read first."""
    found = []
    for route in app.routes.routes:
        access = app.access(route)
        if access is not None and not access.public:
            found.append(Guarded(route.method, path_of(app, route)))
    return tuple(sorted(found, key=lambda each: not each.reads))


def path_of(app: Application, route: Route) -> str:
    """The path of a route, of rows that there are not."""
    return app.settings.api_prefix + _PARAMETER.sub(str(UUID(int=1)), route.path)
