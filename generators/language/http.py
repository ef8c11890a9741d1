"""Methods and paths: the verb table of the endpoints, and the ``http:`` line of an operation, parsed once."""

from __future__ import annotations

import re
from typing import Final

from generators.support.frozen import Frozen

_PARAMETER: Final = re.compile(r"\{(\w+)\}")
_STATUS: Final = 200


class Verb(Frozen):
    """An endpoint that every entity may have. status: of a success."""

    name: str
    method: str
    by_id: bool
    status: int

    def path(self, collection: str) -> str:
        """Its path, below that of the entity's rows (``/carts``)."""
        return f"{collection}/{{id}}" if self.by_id else collection


VERBS: Final = {
    verb.name: verb
    for verb in (
        Verb("create", "POST", False, 201),
        Verb("list", "GET", False, 200),
        Verb("get", "GET", True, 200),
        Verb("update", "PUT", True, 200),
        Verb("delete", "DELETE", True, 204),
    )
}


class HttpLine(Frozen):
    """``POST /carts/{id}/items -> 201``. parameters: as the path names them. says_status: the status is written."""

    method: str
    path: str
    status: int
    says_status: bool
    parameters: tuple[str, ...]

    @property
    def by_id(self) -> bool:
        """Whether it is about one row of its entity."""
        return "id" in self.parameters

    @property
    def shape(self) -> str:
        """Method and path with nameless parameters: what no two routes may have in common."""
        return shape_of(self.method, self.path)


def read_http(text: str) -> HttpLine:
    """The line of an operation, whose form pydantic has checked."""
    request, _, status = text.partition(" -> ")
    method, _, path = request.partition(" ")
    number = int(status) if status else _STATUS
    return HttpLine(method, path, number, bool(status), tuple(_PARAMETER.findall(path)))


def shape_of(method: str, path: str) -> str:
    """``POST /carts/{}/items``."""
    return f"{method} {_PARAMETER.sub('{}', path)}"
