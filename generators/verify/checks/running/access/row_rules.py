"""Rules over rows: who reads, changes and names which, by the words of the spec and over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from generators.verify.checks.running.access.asking import ACCOUNT, Asking
from generators.verify.checks.running.access.naming import name_rows
from generators.verify.checks.running.access.sightings import read_rows
from generators.verify.checks.running.access.staging import Stage, rules_of, worlds
from generators.verify.checks.running.access.tally import Tally
from generators.verify.checks.running.access.trespass import change_rows
from generators.verify.checks.running.access.writing import write_rows
from generators.verify.evidence import Observation
from generators.verify.subjects.client import Client
from generators.verify.subjects.live import DATABASE
from generators.verify.subjects.postgres import Postgres
from generators.verify.subjects.rows import Tables
from generators.verify.workspace import Workspace

Ask = Callable[[Asking], None]
EVERYTHING: Final[Sequence[Ask]] = (read_rows, change_rows, name_rows, write_rows)


@dataclass(frozen=True, slots=True)
class _Connected:
    """A database by one connection: to make one takes longer than most of what it is for."""

    connection: Any

    def execute(self, _database: str, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Run one statement; returns its rows."""
        cursor = self.connection.execute(statement, values or None)
        return list(cursor.fetchall()) if cursor.description else []


def row_rules(
    work: Workspace, http: Client, database: Postgres, tokens: Mapping[str, str], asks: Sequence[Ask] = EVERYTHING
) -> Iterator[Observation]:
    """Worlds of rows are stored past the application, one after the other, and everybody asks for everything."""
    with database.connect(DATABASE) as connection:
        stage = Stage(Tables(_Connected(connection), DATABASE, work.spec, work.numbers), ACCOUNT)
        asking = Asking(work.spec, http, stage, tokens, Tally(work))
        for ask in asks:
            ask(asking)
    yield from asking.tally.observations()
    _say_what_is_left_out(work, asking)


def _say_what_is_left_out(work: Workspace, asking: Asking) -> None:
    """Nobody believes that something was tried for which there were no rows."""
    for key, entity in work.spec.entities.items():
        rules = {str(number): access for number, access in enumerate(rules_of(entity))}
        if rules and not worlds(work.spec, key, rules, [()]):
            work.details.append(f"no rows were made up about which the rules of {key} could be asked")
    if asking.refused:
        work.details.append(f"{asking.refused} worlds of rows were refused by the database")
