"""Point 10: what a client was told is stored, and what is not stored was not told."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from generators.model.app import Application
from generators.support.failures import Broken, NotRun
from generators.verify.checks.running.scenarios import Shown, before, send, shown
from generators.verify.evidence import Observation
from generators.verify.subjects.expected import collection, entity_with, table
from generators.verify.subjects.live import DATABASE, Live, Rows, live
from generators.verify.subjects.postgres import Postgres
from generators.verify.workspace import Workspace, passed

if TYPE_CHECKING:
    import httpx

_GATE: Final = "00000000-0000-4000-8000-00000000001a"
_HELD_SECONDS: Final = 0.7


@dataclass(frozen=True, slots=True)
class Creation:
    """How a row of an entity is created: by its endpoint, or by an operation as a scenario shows it."""

    entity: str
    operated: Shown | None = None

    def prepare(self, work: Workspace, stack: Live) -> Callable[[], httpx.Response]:
        """Bring about all that has to be there; returns what then sends the request."""
        if self.operated is None:
            path, body = collection(work.spec, self.entity), Rows(work, stack).body(self.entity)
            return partial(stack.http.post, path, body)
        scenario, number = self.operated
        return partial(send, work, stack.http, before(work, stack, scenario, number), scenario.steps[number])


def transactions(work: Workspace) -> Iterator[Observation]:
    """Hold up the COMMIT of a create, and make one fail, with a deferred constraint of the check's own."""
    creation = _creation(work.spec)
    with live(work) as stack:
        database, name = stack.database, table(work.spec, creation.entity)
        if not database.execute(DATABASE, "SELECT 1 FROM information_schema.tables WHERE table_name = %s", name):
            raise Broken(f"the database has no table {name}: nothing is stored in it")
        _install_gate(database, name)
        yield from _held(work, stack, creation)
        yield _failed(work, stack, creation)


def _creation(app: Application) -> Creation:
    """A request that creates a row. Raises NotRun."""
    if (key := entity_with(app, "create")) is not None:
        return Creation(key)
    for scenario, number in shown(app):
        route = scenario.steps[number].route
        if scenario.steps[number].status == 201:
            return Creation(app.operation(route).compiled.answer, (scenario, number))
    raise NotRun("nothing creates a row: no entity has a create, and no scenario shows an operation that answers 201")


def _install_gate(database: Postgres, name: str) -> None:
    """A column whose reference is checked at COMMIT only: that check waits for a lock, or finds nothing."""
    database.execute(DATABASE, "CREATE TABLE gate (id uuid PRIMARY KEY)")
    database.execute(DATABASE, f"INSERT INTO gate VALUES ('{_GATE}')")  # noqa: S608 - a constant
    database.execute(DATABASE, f"ALTER TABLE \"{name}\" ADD COLUMN gate uuid DEFAULT '{_GATE}'")
    database.execute(
        DATABASE, f'ALTER TABLE "{name}" ADD FOREIGN KEY (gate) REFERENCES gate DEFERRABLE INITIALLY DEFERRED'
    )


def _held(work: Workspace, stack: Live, creation: Creation) -> Iterator[Observation]:
    """While COMMIT waits there is no answer; with the answer, another connection sees the row."""
    database, create = stack.database, creation.prepare(work, stack)
    with database.connect(DATABASE) as holder, ThreadPoolExecutor(1) as pool:
        with holder.transaction():
            holder.execute(f"SELECT 1 FROM gate WHERE id = '{_GATE}' FOR UPDATE")  # noqa: S608 - a constant
            answering = pool.submit(create)
            time.sleep(_HELD_SECONDS)
            early = answering.done()
        answer: httpx.Response = answering.result()
    order = f"answered {answer.status_code} " + ("before" if early else "after") + " the COMMIT"
    made = answer.status_code == 201
    yield passed("commit-first", not early and made, "201 only after the COMMIT", order)
    name = table(work.spec, creation.entity)
    rows = _rows(database, name, answer.json().get("id")) if made else 0
    yield passed("visible", rows == 1, "another connection sees the row", f"{rows} rows")


def _failed(work: Workspace, stack: Live, creation: Creation) -> Observation:
    """A COMMIT that fails is not a 201, and leaves nothing."""
    database, name, create = stack.database, table(work.spec, creation.entity), creation.prepare(work, stack)
    database.execute(DATABASE, f"ALTER TABLE \"{name}\" ALTER COLUMN gate SET DEFAULT '{_GATE[:-1]}b'")
    before = database.execute(DATABASE, f'SELECT count(*) FROM "{name}"')[0][0]  # noqa: S608 - a name of the spec
    with stack.http.fault():
        status = create().status_code
    after = database.execute(DATABASE, f'SELECT count(*) FROM "{name}"')[0][0]  # noqa: S608 - a name of the spec
    seen = f"{status}, {after - before} rows more"
    return passed("failed-commit", 400 <= status < 600 and after == before, "an error, and nothing stored", seen)


def _rows(database: Postgres, name: str, row_id: object) -> int:
    return len(database.execute(DATABASE, f'SELECT 1 FROM "{name}" WHERE id = %s', row_id))  # noqa: S608
