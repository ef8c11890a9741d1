"""Point 11: the migrations make the schema of the entities, and undo it; rows go through them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from generators.processes.command_recorder import Command
from generators.support.failures import Broken, NotApplicable
from generators.verify.evidence import Observation
from generators.verify.subjects.catalog import Part, catalog, copy_functions, differences
from generators.verify.subjects.postgres import Postgres, for_commands, postgres
from generators.verify.workspace import INSIDE, Workspace, passed

_DECLARE: Final = INSIDE / "declare.py"
_UPGRADES: Final = "tests/integration/test_upgrades.py"
_DECLARED: Final = ("table", "column", "constraint", "index")
# The sleep lets the other run arrive before the index is built.
_REVISION: Final = """
from alembic import op

revision = "verify_at_once"
down_revision = {head!r}


def upgrade():
    op.execute("CREATE TABLE verify_at_once (value integer)")
    with op.get_context().autocommit_block():
        op.execute("SELECT pg_sleep(1)")
        op.execute("CREATE INDEX CONCURRENTLY ix_verify_at_once ON verify_at_once (value)")
"""


def migrations(work: Workspace) -> Iterator[Observation]:
    """Blank database -> head -> ``alembic check`` -> base -> head; and two at once."""
    if not (work.app / "alembic.ini").exists():
        raise Broken("there is no alembic.ini")
    with postgres(work) as server:
        url = server.create("round_trip")
        up = _alembic(work, url, "upgrade", "head")
        made = catalog(server, "round_trip")
        yield passed("upgrade", up.is_success and bool(made), "a blank database gets its tables", _seen(up, made))
        same = _alembic(work, url, "check")
        yield passed("check", same.is_success, "alembic check finds no difference to the entities", same.seen)
        yield _declared(work, server, frozenset(part for part in made if part[0] in _DECLARED))
        down = _alembic(work, url, "downgrade", "base")
        left = catalog(server, "round_trip")
        why = "" if down.is_success else _no_way_back(work, server, "round_trip")
        expected = f"downgrade is refused: {why}" if why else "downgrade leaves nothing"
        gone_back = why in " ".join(down.output.split()) if why else down.is_success and not left
        yield passed("downgrade", gone_back, expected, _seen(down, left))
        again = _alembic(work, url, "upgrade", "head")
        remade = catalog(server, "round_trip")
        expected, seen = "the same schema again", f"{differences(remade, made)}, {again.seen}"
        yield passed("upgrade-again", again.is_success and remade == made, expected, seen)
        yield _at_once(work, server)


def upgrades(work: Workspace) -> Iterator[Observation]:
    """The application's own test with the rows of each release before the newest revision."""
    releases = work.spec.past.releases
    if not releases:
        raise NotApplicable("no release came before")
    options = ("-q", "-o", "addopts=", "-p", "no:cacheprovider")
    with postgres(work) as server:
        environment = {"DATABASE_URL": server.url("postgres")}
        timeout = 60.0 + 30 * releases
        done = work.module("pytest", _UPGRADES, *options, environment=environment, timeout=timeout)
    ran = re.search(r"^(\d+) passed in", done.output, re.MULTILINE)
    seen = f"{ran[1] if ran else 'not only'} passed, {done.seen}"
    expected = f"{releases} releases, each with a way up and one back: {2 * releases} tests pass, and nothing else runs"
    yield passed("rows", done.is_success and ran is not None and int(ran[1]) == 2 * releases, expected, seen)


def _no_way_back(work: Workspace, server: Postgres, database: str) -> str:
    """Why nothing can be made again of what was before the revision of a database, "" when that is not said of it."""
    heads = server.execute(database, "SELECT version_num FROM alembic_version")
    return "".join(work.spec.past.one_way.get(head, "") for (head,) in heads)


def _declared(work: Workspace, server: Postgres, made: frozenset[Part]) -> Observation:
    """What the entities say by themselves is what the migrations made, to the last condition of a check."""
    url = server.create("declared")
    copy_functions(server, "round_trip", "declared")
    done = work.run([work.python, str(_DECLARE)], environment={**for_commands(work, url), "PYTHONPATH": str(work.app)})
    # What the next release drops no entity knows any more.
    made = frozenset(part for part in made if not {part[1], f"{part[1]}.{part[2]}"} & set(work.spec.past.owed))
    declared = catalog(server, "declared", *_DECLARED)
    seen = f"{differences(made, declared)}, {done.seen}"
    return passed("catalog", done.is_success and made == declared, "the catalog is that of the entities' tables", seen)


def _at_once(work: Workspace, server: Postgres) -> Observation:
    """Two replicas that start together both succeed, though a revision leaves its transaction to build an index."""
    url = server.create("at_once")
    ((head,),) = server.execute("round_trip", "SELECT version_num FROM alembic_version")
    (work.app / "alembic" / "versions" / "verify_at_once.py").write_text(_REVISION.format(head=head))
    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda _: _alembic(work, url, "upgrade", "head"), range(2)))
    codes = [each.exit_code for each in both]
    valid = server.execute("at_once", "SELECT indisvalid FROM pg_index WHERE indrelid = to_regclass('verify_at_once')")
    expected = "two upgrades at once exit 0, and the index of the last revision is valid"
    return passed("two-at-once", codes == [0, 0] and valid == [(True,)], expected, f"{codes}, valid: {valid}")


def _alembic(work: Workspace, url: str, *arguments: str) -> Command:
    return work.module("alembic", *arguments, environment=for_commands(work, url), timeout=60)


def _seen(command: Command, made: frozenset[Part]) -> str:
    return f"{len(made)} parts of a schema, {command.seen}"
