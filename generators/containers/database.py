"""The PostgreSQL of a stack, which no port leads to."""

from __future__ import annotations

import csv
import io

from generators.containers.container import Container
from generators.support.failures import Broken
from generators.support.waiting import wait_for

_PORT = 5432


class ContainerDatabase:
    """The stack's PostgreSQL, reached by the programs in its own container; it can fail."""

    port = _PORT

    def __init__(self, container: Container, user: str, name: str) -> None:
        self._container, self._user, self._name = container, user, name

    def execute(self, database: str, statement: str, *values: object) -> list[list[str]]:
        """Run one statement; returns its rows as text. The database is the stack's own, however it is called here."""
        from psycopg import sql

        for value in values:
            statement = statement.replace("%s", sql.Literal(value).as_string(None), 1)
        command = ["psql", "--username", self._user, "--dbname", self._name, "--csv", "--tuples-only", "--no-psqlrc"]
        code, output = self._container.execute([*command, "--set", "ON_ERROR_STOP=1", "--command", statement])
        if code:
            raise Broken(f"psql: {output[-500:]}")
        return list(csv.reader(io.StringIO(output)))

    def stop(self) -> None:
        """End it, as in an outage."""
        self._container.stop()

    def start(self) -> None:
        """Start it again and wait until it answers."""
        self._container.start()
        if wait_for(lambda: self._container.execute(["pg_isready", "--host", "127.0.0.1"])[0] == 0, 30) is None:
            raise Broken(f"PostgreSQL did not come back: {self._container.logs()[-500:]}")

    def freeze(self) -> None:
        """Let it accept connections and never answer."""
        self._container.pause()

    def thaw(self) -> None:
        """End the freeze."""
        self._container.unpause()
