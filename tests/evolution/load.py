"""People who read and write while a migration runs: what they wait, and what is refused to them."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from generators.verify.subjects.postgres import Postgres

PAUSE = 0.02
# Of a lock that was waited for for longer than that, the server says so.
_LOGS = ("deadlock_timeout = '20ms'", "log_lock_waits = on")
_GOT = re.compile(r"process (\d+) acquired .* after ([\d.]+) ms")


class Wait(NamedTuple):
    """One statement: whose, when it was sent, and how many seconds it took."""

    kind: str
    began: float
    seconds: float


class Load:
    """What was seen so far."""

    def __init__(self) -> None:
        self.waits: list[Wait] = []
        self.errors: list[str] = []
        self._processes: set[str] = set()
        self._ends = threading.Event()

    def longest(self, began: float = 0.0, ended: float = float("inf")) -> Wait:
        """The one that took longest of those that were under way in a time."""
        found = [each for each in self.waits if each.began <= ended and each.began + each.seconds >= began]
        return max(found, key=lambda each: each.seconds, default=Wait("nobody", began, 0.0))

    def longest_for_a_lock(self, log: str) -> float:
        """The longest time that one of them waited for a lock, as far as the server wrote it down."""
        return max((float(ms) / 1000 for who, ms in _GOT.findall(log) if who in self._processes), default=0.0)

    def send(self, server: Postgres, database: str, kind: str, statement: str, ids: Sequence[object]) -> None:
        """Send a statement again and again, with one id after the other."""
        with server.connect(database) as connection:
            connection.prepare_threshold = None
            self._processes.add(str(connection.info.backend_pid))
            number = 0
            while not self._ends.wait(PAUSE):
                began = time.time()
                try:
                    connection.execute(statement, [ids[number % len(ids)]])
                except Exception as error:
                    self.errors.append(f"{kind}: {error}")
                self.waits.append(Wait(kind, began, time.time() - began))
                number += 1

    def end(self) -> None:
        """Send nothing more."""
        self._ends.set()


@contextmanager
def load(server: Postgres, database: str, statements: Mapping[str, str], ids: Sequence[object]) -> Iterator[Load]:
    """Statements at a constant rate, each on a connection of its own, until the context ends."""
    load = Load()
    for setting in _LOGS:
        server.execute("postgres", f'ALTER DATABASE "{database}" SET {setting}')
    senders = [
        threading.Thread(target=load.send, args=(server, database, kind, statement, ids))
        for kind, statement in statements.items()
    ]
    for sender in senders:
        sender.start()
    try:
        yield load
    finally:
        load.end()
        for sender in senders:
            sender.join()
