"""The application at work: on a database of its own, started as in production, with a client; and rows in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Protocol
from uuid import uuid4

from generators.support.failures import Broken
from generators.verify.subjects.client import Client, client
from generators.verify.subjects.expected import Operation, create_body, has_one_by_clients, is_scarce, operation, sent
from generators.verify.subjects.identity.callers import bearer
from generators.verify.subjects.postgres import Postgres, migrated, postgres
from generators.verify.subjects.rows import Storage, Tables, required_references
from generators.verify.subjects.server import Server, serve
from generators.verify.workspace import Workspace

DATABASE = "app"
NOTHING: Final[Mapping[str, object]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Live:
    """Everything that runs."""

    database: Postgres
    server: Server
    http: Client


class Reached(Protocol):
    """An application that answers and whose database can be reached past it, wherever they run."""

    @property
    def http(self) -> Client: ...

    @property
    def database(self) -> Storage: ...


@contextmanager
def live(work: Workspace, **settings: str) -> Iterator[Live]:
    """The application, migrated and ready for requests; ``settings`` go beyond those of production."""
    with (
        postgres(work) as database,
        serve(work, migrated(work, database, DATABASE), **settings) as server,
        client(work, server.url, bearer(work)) as http,
    ):
        work.figures["start_seconds"] = round(server.started, 2)
        yield Live(database, server, http)


class Rows:
    """Runs operations on rows that it makes first; those that a row refers to are stored past the application."""

    def __init__(self, work: Workspace, stack: Reached) -> None:
        self._spec, self._http, self._numbers = work.spec, stack.http, work.numbers
        self._tables = Tables(stack.database, DATABASE, work.spec, work.numbers)

    def body(self, key: str, values: Mapping[str, object] = NOTHING) -> dict[str, object]:
        """A body that creates another row; ``values`` replace some of its fields, by column.

        Rows of which there can be few give way to it.
        """
        entity = self._spec.entities[key]
        if is_scarce(self._spec, key):
            self._tables.empty(key)
        taken = sent(entity, "create")
        needed = [each for each in required_references(self._spec, key) if each[0] in taken and each[0] not in values]
        references = {column: self.stored(target)["id"] for column, target in needed}
        return create_body(entity, next(self._numbers), {**references, **values})

    def stored(self, key: str) -> dict[str, object]:
        """A row that the application had no part in: a new one, as long as unique keys have room for it."""
        return self._tables.stored(key)

    def create(self, key: str) -> dict[str, object]:
        """A new row, as the API answers it; as it is stored, when the API cannot create one, or no second one.

        Raises Broken when it is refused.
        """
        made = operation(self._spec, key, "create")
        if made is None or has_one_by_clients(self._spec.entities[key]):
            return self.stored(key)
        answer = self._http.post(made.path, self.body(key))
        if answer.status_code != made.success:
            raise Broken(f"{made.name} with a valid body: {answer.status_code} {answer.text[:500]}")
        row: dict[str, object] = answer.json()
        return row

    def succeed(self, each: Operation) -> int:
        """The status of a request to an endpoint that should succeed."""
        if each.verb == "create":
            return self._http.post(each.path, self.body(each.entity)).status_code
        if each.verb == "list":
            return self._http.get(each.path).status_code
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
        body = {} if each.verb else {"no_such_field": 1}
        return self._http.request(each.method, each.url(uuid4()), json=body).status_code
