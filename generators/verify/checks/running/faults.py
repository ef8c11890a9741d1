"""Writes while the database or the server fails: what was acknowledged is there to stay, and nothing is a 500."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from generators.support.failures import NotApplicable
from generators.support.waiting import wait_for
from generators.verify.evidence import Observation
from generators.verify.subjects.expected import create_body, creates_many, sent, table
from generators.verify.subjects.live import DATABASE, Live, live
from generators.verify.subjects.rows import Tables, required_references
from generators.verify.subjects.writers import Bodies, Writers, leave
from generators.verify.workspace import Workspace, passed

_BACK_SECONDS: Final = 10.0
_FAULT_SECONDS: Final = 1.0
_BEFORE: Final = 20  # writes
_CUTS: Final = 10
_GONE: Final = 50
_OTHERS: Final = f"FROM pg_stat_activity WHERE datname = '{DATABASE}' AND pid <> pg_backend_pid()"


@dataclass(frozen=True, slots=True)
class Subject:
    """A running application, and the entity whose rows are written. path: of its rows."""

    stack: Live
    table: str
    path: str
    bodies: Bodies

    def run(self, statement: str) -> list[tuple[Any, ...]]:
        """Run one statement past the application."""
        return self.stack.database.execute(DATABASE, statement)


def faults(work: Workspace) -> Iterator[Observation]:
    """One fault after the other, with writers before, during and after it."""
    made = creates_many(work.spec)
    if made is None:
        raise NotApplicable("clients cannot create many rows that refer to the same others")
    with live(work) as stack:
        bodies = Bodies(_bodies(work, stack, made.entity))
        subject = Subject(stack, table(work.spec, made.entity), made.path, bodies)
        for name, fault in FAULTS.items():
            yield _observed(work, subject, name, fault)


def _bodies(work: Workspace, stack: Live, key: str) -> Iterator[Mapping[str, object]]:
    """Bodies of different rows, which refer to the same others."""
    entity, tables = work.spec.entities[key], Tables(stack.database, DATABASE, work.spec, work.numbers)
    taken = sent(entity, "create")
    needed = [each for each in required_references(work.spec, key) if each[0] in taken]
    references = {column: tables.stored(target)["id"] for column, target in needed}
    return (create_body(entity, number, references) for number in work.numbers)


def _observed(work: Workspace, subject: Subject, name: str, fault: Callable[[Subject], None]) -> Observation:
    ends = fault is _kill_server
    with Writers(subject.stack.server.url, subject.path, subject.bodies) as writers:
        wait_for(lambda: len(writers.acknowledged) >= _BEFORE, _BACK_SECONDS)
        fault(subject)
        over = time.monotonic()
        back = 0.0 if ends else wait_for(lambda: writers.latest > over, _BACK_SECONDS)
    lost = len(writers.acknowledged) - _stored(subject, writers.acknowledged)
    wrong = [] if ends else [seen for seen in writers.answers if isinstance(seen, str) or (seen >= 500 and seen != 503)]
    work.no_go += [f"{name}: {lost} acknowledged writes are lost"] if lost else []
    work.no_go += [f"{name}: {writers.answers[seen]} times {seen}" for seen in wrong]
    work.figures |= {f"{name}_acknowledged": len(writers.acknowledged), f"{name}_lost": lost}
    again = "" if ends else f", written again {'never' if back is None else f'after {back:.1f} s'}"
    answers = ", ".join(f"{number} x {seen}" for seen, number in writers.answers.most_common())
    return passed(
        name,
        bool(writers.acknowledged) and not lost and not wrong and back is not None,
        f"no acknowledged write is lost, no 5xx but 503, written again within {_BACK_SECONDS:g} s",
        f"{len(writers.acknowledged)} acknowledged, {lost} lost; {answers}{again}",
    )


def _stored(subject: Subject, ids: list[str]) -> int:
    """How many of these rows there are."""
    statement = f'SELECT count(*) FROM "{subject.table}" WHERE id = ANY(%s::uuid[])'  # noqa: S608 - the spec's name
    ((number,),) = subject.stack.database.execute(DATABASE, statement, ids)
    return int(number)


def _restart(subject: Subject) -> None:
    subject.stack.database.stop()
    time.sleep(_FAULT_SECONDS)
    subject.stack.database.start()


def _crash(subject: Subject) -> None:
    """A process of the server is killed: it ends all others, and recovers from its log."""
    ((victim,),) = subject.run(f"SELECT pid {_OTHERS} LIMIT 1")
    os.kill(victim, signal.SIGKILL)
    time.sleep(_FAULT_SECONDS)
    subject.stack.database.wait_until_up()


def _freeze(subject: Subject) -> None:
    subject.stack.database.freeze()
    time.sleep(_FAULT_SECONDS)
    subject.stack.database.thaw()


def _cut(subject: Subject) -> None:
    for _ in range(_CUTS):
        subject.run(f"SELECT pg_terminate_backend(pid) {_OTHERS}")
        time.sleep(_FAULT_SECONDS / _CUTS)


def _read_only(subject: Subject) -> None:
    """As after a failover to a standby."""
    for change in ("SET default_transaction_read_only = on", "RESET default_transaction_read_only"):
        subject.run(f"ALTER SYSTEM {change}")
        subject.run("SELECT pg_reload_conf()")
        time.sleep(_FAULT_SECONDS)


def _lock(subject: Subject) -> None:
    """As a migration that changes the table."""
    with subject.stack.database.connect(DATABASE) as connection, connection.transaction():
        connection.execute(f'LOCK TABLE "{subject.table}" IN ACCESS EXCLUSIVE MODE')
        time.sleep(_FAULT_SECONDS)


def _leave(subject: Subject) -> None:
    leave(subject.stack.server.url, subject.path, subject.bodies, _GONE)


def _kill_server(subject: Subject) -> None:
    """The process of the application is killed; nothing answers after that."""
    supervisor = subject.stack.server.pid
    for child in Path(f"/proc/{supervisor}/task/{supervisor}/children").read_text(encoding="ascii").split():
        os.kill(int(child), signal.SIGKILL)


FAULTS: Final[Mapping[str, Callable[[Subject], None]]] = {
    "database-restarted": _restart,
    "database-crashed": _crash,
    "database-frozen": _freeze,
    "connections-cut": _cut,
    "read-only": _read_only,
    "table-locked": _lock,
    "clients-leave": _leave,
    "server-killed": _kill_server,
}
