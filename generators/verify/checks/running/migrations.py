"""Point 11: the migrations make the schema of the entities, and undo it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from generators.processes.command_recorder import Command
from generators.support.failures import Broken
from generators.verify.evidence import Observation
from generators.verify.subjects.postgres import Postgres, postgres
from generators.verify.workspace import Workspace, passed

_TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> %s"
_VERSIONS = "alembic_version"


def migrations(work: Workspace) -> Iterator[Observation]:
    """Blank database -> head -> ``alembic check`` -> base -> head; and two at once."""
    if not (work.app / "alembic.ini").exists():
        raise Broken("there is no alembic.ini")
    with postgres(work) as server:
        url = server.create("round_trip")
        up = _alembic(work, url, "upgrade", "head")
        made = _tables(server, "round_trip")
        yield passed("upgrade", up.is_success and bool(made), "a blank database gets its tables", _seen(up, made))
        same = _alembic(work, url, "check")
        yield passed("check", same.is_success, "alembic check finds no difference to the entities", same.seen)
        down = _alembic(work, url, "downgrade", "base")
        left = _tables(server, "round_trip")
        yield passed("downgrade", down.is_success and not left, "downgrade leaves no table", _seen(down, left))
        again = _alembic(work, url, "upgrade", "head")
        remade = _tables(server, "round_trip")
        yield passed(
            "upgrade-again", again.is_success and remade == made, f"the same tables: {made}", _seen(again, remade)
        )
        yield _at_once(work, server)


def _at_once(work: Workspace, server: Postgres) -> Observation:
    """Two replicas that start together both succeed."""
    url = server.create("at_once")
    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda _: _alembic(work, url, "upgrade", "head"), range(2)))
    codes = [each.exit_code for each in both]
    return passed("two-at-once", codes == [0, 0], "two upgrades at once exit 0", codes)


def _alembic(work: Workspace, url: str, *arguments: str) -> Command:
    return work.module("alembic", *arguments, environment={"DATABASE_URL": url}, timeout=60)


def _tables(server: Postgres, database: str) -> list[str]:
    return sorted(row[0] for row in server.execute(database, _TABLES, _VERSIONS))


def _seen(command: Command, tables: list[str]) -> str:
    return f"tables {tables}, {command.seen}"
