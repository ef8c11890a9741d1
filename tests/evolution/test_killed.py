"""A migration that is killed is run again and ends as one that was not; of several at once one does each step."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from generators.verify.subjects.catalog import catalog, differences
from generators.verify.subjects.postgres import Postgres
from tests.evolution.conftest import KILLED, Alembic
from tests.evolution.rows import Table, rows
from tests.evolution.sequences import Sequence, case, drawn, seeds

# More than two batches of a backfill, by the table that has so many rows.
MANY = {
    "articles": """
    INSERT INTO articles (id, author_id, title, slug, state)
    SELECT gen_random_uuid(), author_id, 'Title', 'slug-' || number, 'LIVE'
    FROM generate_series(1, 2500) AS number, (SELECT author_id FROM articles LIMIT 1) AS one
""",
    "books": """
    INSERT INTO books (id, author_id, title, slug, subtitle, due)
    SELECT gen_random_uuid(), author_id, 'Title', 'slug-' || number, 'Sub', current_date - number
    FROM generate_series(1, 2500) AS number, (SELECT author_id FROM books LIMIT 1) AS one
""",
}


@pytest.mark.parametrize("name", ["every_step", "renamed_fields"])
def test_kills_in_each_step(name: str, server: Postgres, alembic: Alembic) -> None:
    assert kills(case(name), server, alembic, apart=4) > 60


@pytest.mark.exhaustive
def test_a_kill_at_each_statement(server: Postgres, alembic: Alembic) -> None:
    for seed in seeds(1000, 20):
        kills(drawn(seed), server, alembic)


@pytest.mark.parametrize("server_goes_on", [True, False], ids=["the server goes on", "it ends too"])
def test_a_kill_in_the_middle_of_an_index(server_goes_on: bool, server: Postgres, alembic: Alembic) -> None:
    sequence = case("keys")
    database, whole = prepared(sequence, f"index_{server_goes_on}", server, alembic)
    with server.connect(database) as writer, ThreadPoolExecutor(1) as pool:
        writer.execute("BEGIN")
        writer.execute("UPDATE tags SET label = label")
        run = pool.submit(alembic.ordered, database)
        builder = _waiting_for(server, database, "CREATE UNIQUE INDEX CONCURRENTLY%")
        alembic.kill(database)
        assert run.result() == [KILLED]
        assert [part[3] for part in catalog(server, database, "index") if part[3].endswith("VALID false")] != []
        if not server_goes_on:
            server.execute(database, "SELECT pg_terminate_backend(%s, 10000)", builder)
        again = pool.submit(alembic.ordered, database)
        time.sleep(0.3)
        writer.execute("COMMIT")
        assert again.result() == [""]
    ends_like(sequence, database, whole, server)


def test_a_way_back_that_was_killed_is_said_when_nothing_is_left_to_upgrade(server: Postgres, alembic: Alembic) -> None:
    sequence = case("keys")
    database, whole = prepared(sequence, "back", server, alembic)
    assert alembic.again(database) == ""
    back = {"way": "downgrade", "to": "0001"}
    assert alembic.ordered(database, **back, kill_at=2, after="INTO alembic_progress") == [KILLED]
    _wait_until_alone(server, database)

    why = alembic.again(database)

    *_, step = _progress(server, database)[-1]
    advice = "Before anything else, finish it: alembic downgrade 0002-1"
    assert why == f"CommandError: The downgrade of migration 0002 ended after its step {step}. {advice}"
    assert alembic.again(database, "0002-1", "downgrade") == ""
    assert alembic.again(database) == ""
    ends_like(sequence, database, whole, server)


@pytest.mark.parametrize("other", ["downgrade base", "downgrade 0001", "upgrade 0001", "stamp 0002"])
def test_nothing_but_the_rest_of_an_upgrade_that_was_killed(other: str, server: Postgres, alembic: Alembic) -> None:
    sequence = case("keys")
    database, whole = prepared(sequence, other.replace(" ", "_"), server, alembic)
    assert alembic.ordered(database, kill_at=2, after="INTO alembic_progress") == [KILLED]
    _wait_until_alone(server, database)
    left, done = catalog(server, database), _progress(server, database)

    way, to = other.split()
    why = alembic.again(database, to, way)

    assert re.fullmatch(r"CommandError: The upgrade of migration 0002 .* finish it: alembic upgrade 0002", why)
    assert (catalog(server, database), _progress(server, database)) == (left, done)
    assert alembic.again(database, "0002") == ""
    ends_like(sequence, database, whole, server)


def test_several_at_once(server: Postgres, alembic: Alembic) -> None:
    sequence = case("every_step")
    database, whole = prepared(sequence, "at_once", server, alembic)
    before = len(alembic.steps())
    assert alembic.ordered(database, runners=3) == ["", "", ""]
    ends_like(sequence, database, whole, server)
    done = [(each["revision"], each["step"]) for each in alembic.steps()[before:]]
    assert len(set(done)) == len(done) > 30


# -- What they share


def kills(sequence: Sequence, server: Postgres, alembic: Alembic, *, apart: int = 1) -> int:
    """Kill the migration before statements of each step that are so far apart. How many kills there were."""
    killed, whole = prepared(sequence, f"killed_{apart}", server, alembic)
    count = sum(1 for _ in _kills(killed, apart, server, alembic))
    ends_like(sequence, killed, whole, server)
    return count


def prepared(sequence: Sequence, name: str, server: Postgres, alembic: Alembic) -> tuple[str, str]:
    """Two databases at the first release, with rows; the second one is then migrated, and nothing happens to it."""
    one, whole = f"{name}_{sequence.name}", f"{name}_{sequence.name}_whole"
    server.create(one)
    assert alembic.run(one, sequence.migrations(), "0001") == ""
    many = (MANY[table] for table in sequence.evolution.history.snapshots[0].schema.tables if table in MANY)
    for statement in (*sequence.statements, *many):
        server.execute(one, statement)
    server.execute("postgres", f'CREATE DATABASE "{whole}" TEMPLATE "{one}"')
    assert alembic.run(whole, sequence.migrations()) == ""
    return one, whole


def ends_like(sequence: Sequence, database: str, other: str, server: Postgres) -> None:
    """Assert that there is the same in both."""
    there, expected = catalog(server, database), catalog(server, other)
    assert there == expected, differences(there, expected)
    assert _kept(sequence, server, database) == _kept(sequence, server, other)


def _kills(database: str, apart: int, server: Postgres, alembic: Alembic) -> Iterator[None]:
    """Run the migration again and again, each time further into the step that it begins with."""
    progress, statement, after = _progress(server, database), 1, ""
    while True:
        (outcome,) = alembic.ordered(database, kill_at=statement, after=after)
        if outcome != KILLED:
            assert outcome == ""
            return
        yield
        _wait_until_alone(server, database)
        if (now := _progress(server, database)) != progress:
            progress, statement, after = now, 1 + len(now) % apart, "FROM alembic_progress"
        else:
            statement += apart


def _progress(server: Postgres, database: str) -> list[tuple[object, ...]]:
    """How far the migration is."""
    (found,) = server.execute(database, "SELECT to_regclass('alembic_progress') IS NOT NULL")
    steps = server.execute(database, "SELECT revision, step FROM alembic_progress ORDER BY 1, 2") if found[0] else []
    return [*server.execute(database, "SELECT version_num FROM alembic_version"), *steps]


def _waiting_for(server: Postgres, database: str, statement: str) -> int:
    """Wait until a statement waits for others. The server's process that runs it."""
    query = "SELECT pid FROM pg_stat_activity WHERE datname = %s AND query LIKE %s AND wait_event_type = 'Lock'"
    while not (found := server.execute("postgres", query, database, statement)):
        time.sleep(0.005)
    pid: int = found[0][0]
    return pid


def _wait_until_alone(server: Postgres, database: str) -> None:
    """A server notices late that the other end is gone."""
    query = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s"
    while server.execute("postgres", query, database) != [(0,)]:
        time.sleep(0.005)


def _kept(sequence: Sequence, server: Postgres, database: str) -> dict[str, Table]:
    found = rows(server, database, list(sequence.evolution.history.snapshots[-1].schema.tables))
    # Where these columns are new, they say when they were made.
    times = {"created_at": None, "updated_at": None}
    return {table: {key: {**row, **times} for key, row in found[table].items()} for table in found}
