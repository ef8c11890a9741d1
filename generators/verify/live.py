"""The application at work: on a database of its own, started as in production, with a client; and rows in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

from generators.verify.client import Client, client
from generators.verify.expected import Operation, can_create, create_body, needed, operation
from generators.verify.postgres import Postgres, migrated, postgres
from generators.verify.server import Server, serve
from generators.verify.workspace import Broken, Workspace
from generators.views.entity import varies

DATABASE = "app"


@dataclass(frozen=True, slots=True)
class Live:
    """Everything that runs."""

    database: Postgres
    server: Server
    http: Client


@contextmanager
def live(work: Workspace, **settings: str) -> Iterator[Live]:
    """The application, migrated and ready for requests; ``settings`` go beyond those of production."""
    with (
        postgres(work) as database,
        serve(work, migrated(work, database, DATABASE), **settings) as server,
        client(work, server.url) as http,
    ):
        work.figures["start_seconds"] = round(server.started, 2)
        yield Live(database, server, http)


class Rows:
    """Runs operations on rows that it makes first."""

    def __init__(self, work: Workspace, http: Client) -> None:
        self._spec, self._http, self._numbers = work.spec, http, work.numbers
        self._referred: dict[str, object] = {}

    def body(self, key: str, **values: object) -> dict[str, object]:
        """A body that creates another row, after the rows that it refers to; ``values`` replace some of its fields."""
        spec = self._spec.entities[key]
        references = {
            name: self.another(target) if varies(spec, name) else self.referred(target)
            for name, target in needed(spec).items()
            if name not in values
        }
        return create_body(spec, next(self._numbers), **references | values)

    def referred(self, key: str) -> object:
        """The id of a row that others refer to, always the same one."""
        if key not in self._referred:
            self._referred[key] = self.another(key)
        return self._referred[key]

    def another(self, key: str) -> object:
        """The id of a new row."""
        return self.create(key)["id"]

    def create(self, key: str, **values: object) -> dict[str, object]:
        """A new row, as the API answers it. Raises Broken when it is refused."""
        made = operation(self._spec, key, "create")
        if made is None:
            raise Broken(f"{key} cannot be created through the API")
        answer = self._http.post(made.path, self.body(key, **values))
        if answer.status_code != made.success:
            raise Broken(f"{made.name} with a valid body: {answer.status_code} {answer.text[:500]}")
        row: dict[str, object] = answer.json()
        return row

    def succeed(self, each: Operation) -> int | None:
        """The status of a request that should succeed; None when it needs a row and the API has no way to make one."""
        if each.verb == "create":
            if not can_create(self._spec, each.entity):
                return None
            return self._http.post(each.path, self.body(each.entity)).status_code
        if each.verb == "list":
            return self._http.get(each.path).status_code
        if not can_create(self._spec, each.entity):
            return None
        url = each.url(self.create(each.entity)["id"])
        if each.verb == "update":
            return self._http.put(url, {}).status_code
        return self._http.request(each.method, url).status_code

    def refuse(self, each: Operation) -> int:
        """The status of a request that should be refused."""
        if each.verb == "create":
            return self._http.post(each.path, {"no_such_field": 1}).status_code
        if each.verb == "list":
            return self._http.get(f"{each.path}?size=0").status_code
        return self._http.request(each.method, each.url(uuid4()), json={}).status_code
