"""Point 10: what a client was told is stored, and what is not stored was not told."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from generators.support.failures import Broken
from generators.verify.evidence import Observation
from generators.verify.subjects.expected import collection, entity_with, table
from generators.verify.subjects.live import DATABASE, Live, Rows, live
from generators.verify.subjects.postgres import Postgres
from generators.verify.workspace import Workspace, passed

if TYPE_CHECKING:
    import httpx

_GATE: Final = "00000000-0000-4000-8000-00000000001a"
_HELD_SECONDS: Final = 0.7


def transactions(work: Workspace) -> Iterator[Observation]:
    """Hold up the COMMIT of a create, and make one fail, with a deferred constraint of the check's own."""
    key = entity_with(work.spec, "create")
    if key is None:
        raise Broken("no entity can be created through the API")
    with live(work) as stack:
        database, name = stack.database, table(work.spec, key)
        if not database.execute(DATABASE, "SELECT 1 FROM information_schema.tables WHERE table_name = %s", name):
            raise Broken(f"the database has no table {name}: nothing is stored in it")
        _install_gate(database, name)
        yield from _held(work, stack, key)
        yield _failed(work, stack, key)


def _install_gate(database: Postgres, name: str) -> None:
    """A column whose reference is checked at COMMIT only: that check waits for a lock, or finds nothing."""
    database.execute(DATABASE, "CREATE TABLE gate (id uuid PRIMARY KEY)")
    database.execute(DATABASE, f"INSERT INTO gate VALUES ('{_GATE}')")  # noqa: S608 - a constant
    database.execute(DATABASE, f"ALTER TABLE \"{name}\" ADD COLUMN gate uuid DEFAULT '{_GATE}'")
    database.execute(
        DATABASE, f'ALTER TABLE "{name}" ADD FOREIGN KEY (gate) REFERENCES gate DEFERRABLE INITIALLY DEFERRED'
    )


def _held(work: Workspace, stack: Live, key: str) -> Iterator[Observation]:
    """While COMMIT waits there is no answer; with the answer, another connection sees the row."""
    http, database = stack.http, stack.database
    path, body = collection(work.spec, key), Rows(work, stack).body(key)
    with database.connect(DATABASE) as holder, ThreadPoolExecutor(1) as pool:
        with holder.transaction():
            holder.execute(f"SELECT 1 FROM gate WHERE id = '{_GATE}' FOR UPDATE")  # noqa: S608 - a constant
            answering = pool.submit(http.post, path, body)
            time.sleep(_HELD_SECONDS)
            early = answering.done()
        answer: httpx.Response = answering.result()
    order = f"answered {answer.status_code} " + ("before" if early else "after") + " the COMMIT"
    yield passed("commit-first", not early and answer.status_code == 201, "201 only after the COMMIT", order)
    rows = _rows(database, table(work.spec, key), answer.json().get("id")) if answer.status_code == 201 else 0
    yield passed("visible", rows == 1, "another connection sees the row", f"{rows} rows")


def _failed(work: Workspace, stack: Live, key: str) -> Observation:
    """A COMMIT that fails is not a 201, and leaves nothing."""
    http, database, name = stack.http, stack.database, table(work.spec, key)
    database.execute(DATABASE, f"ALTER TABLE \"{name}\" ALTER COLUMN gate SET DEFAULT '{_GATE[:-1]}b'")
    body = Rows(work, stack).body(key)
    before = database.execute(DATABASE, f'SELECT count(*) FROM "{name}"')[0][0]  # noqa: S608 - a name of the spec
    with http.fault():
        status = http.post(collection(work.spec, key), body).status_code
    after = database.execute(DATABASE, f'SELECT count(*) FROM "{name}"')[0][0]  # noqa: S608 - a name of the spec
    seen = f"{status}, {after - before} rows more"
    return passed("failed-commit", 400 <= status < 600 and after == before, "an error, and nothing stored", seen)


def _rows(database: Postgres, name: str, row_id: object) -> int:
    return len(database.execute(DATABASE, f'SELECT 1 FROM "{name}" WHERE id = %s', row_id))  # noqa: S608
