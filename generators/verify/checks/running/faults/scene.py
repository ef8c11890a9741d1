"""Where a fault happens: an application at work, and writers that keep a ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from generators.support.failures import NotRun
from generators.support.waiting import wait_for
from generators.verify.subjects.client import TIMEOUT
from generators.verify.subjects.live import DATABASE
from generators.verify.subjects.outages.relay import Relay
from generators.verify.subjects.outages.wall_clock import WallClock
from generators.verify.subjects.postgres import Postgres
from generators.verify.subjects.redis import Redis
from generators.verify.subjects.server import Server
from generators.verify.subjects.writers import Bodies, Writers
from generators.verify.workspace import Workspace

T = TypeVar("T")
BACK_SECONDS: Final = 10.0
FAULT_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True)
class Written:
    """The rows that are written. path: where; lists: a GET of it shows them; bodies: of different ones."""

    table: str
    path: str
    lists: bool
    bodies: Bodies


@dataclass(slots=True)
class Stage:
    """A running application.

    database: the server that takes the writes, after a failover another one than before. relay: what the application
    reaches it by; standby: what follows it; redis: where rate limits are; clock: what the application takes for the
    time; or why there is none.
    """

    work: Workspace
    database: Postgres
    server: Server
    written: Written
    relay: Relay | None = None
    standby: Postgres | NotRun | None = None
    redis: Redis | NotRun | None = None
    clock: WallClock | None = None

    @property
    def table(self) -> str:
        """The name of the table that is written, as SQL."""
        return f'"{self.written.table}"'

    def run(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Run one statement past the application."""
        return self.database.execute(DATABASE, statement, *values)

    def rows(self) -> int:
        """How many rows there are."""
        ((number,),) = self.run(f"SELECT count(*) FROM {self.table}")  # noqa: S608 - the spec's name
        return int(number)

    def stored(self, ids: list[str]) -> int:
        """How many of these rows there are."""
        statement = f"SELECT count(*) FROM {self.table} WHERE id = ANY(%s::uuid[])"  # noqa: S608 - the spec's name
        ((number,),) = self.run(statement, ids)
        return int(number)


@dataclass(frozen=True, slots=True)
class Scene:
    """A fault while rows are written. before: how many there were; problems: what the ledger alone does not tell."""

    stage: Stage
    writers: Writers
    before: int
    problems: list[str] = field(default_factory=list)

    def wait_for_refusal(self) -> None:
        """Wait until a write is refused for a while: otherwise there was no fault."""
        before = self.writers.answers[503]
        if wait_for(lambda: self.writers.answers[503] > before, BACK_SECONDS) is None:
            self.problems.append("no write was refused")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. ends: nothing answers after it. harmless: no write may fail of it. patience: seconds in which clients
    are told. beyond: what else is expected."""

    happen: Callable[[Scene], None]
    ends: bool = False
    harmless: bool = False
    patience: float = TIMEOUT
    beyond: str = ""

    @property
    def expected(self) -> str:
        """What is expected, in words."""
        allowed = "every write is acknowledged" if self.harmless else "no 5xx but 503"
        again = "" if self.ends else f", written again within {BACK_SECONDS:g} s"
        again += f", an answer within {self.patience:g} s"
        return f"no acknowledged write is lost, {allowed}{again}{self.beyond and f'; {self.beyond}'}"

    def forbids(self, answer: int | str) -> bool:
        """Whether an answer, or what came instead of one, must not come of any fault."""
        if isinstance(answer, str):
            return not self.ends
        return answer >= 500 and answer != 503

    def harms(self, answer: int | str) -> bool:
        """Whether it must not come of this one, though others may be told so."""
        return self.harmless and isinstance(answer, int) and answer >= 400 and not self.forbids(answer)


def there(part: T | NotRun | None) -> T:
    """What a stage has. Raises why it has it not."""
    if isinstance(part, NotRun):
        raise part
    assert part is not None
    return part
