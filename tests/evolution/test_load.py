"""Nobody waits for a migration for longer than a moment, whatever it does, and nothing is refused."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import yaml

from generators.verify.subjects.postgres import Postgres
from tests.evolution.conftest import Alembic
from tests.evolution.evolving import Evolution
from tests.evolution.load import Load, load
from tests.evolution.one_edit import BEFORE, EDITS, edited
from tests.evolution.sequences import Sequence

# The lock timeout of a step, and what may come on top of it.
LONGEST = 1.0 + 0.2
AUTHOR = "INSERT INTO authors (id, name) VALUES ('00000000-0000-0000-0000-000000000001', 'Author')"
ARTICLES = """
    INSERT INTO articles (id, author_id, title, slug, state)
    SELECT gen_random_uuid(), '00000000-0000-0000-0000-000000000001', 'Title', 'slug-' || number,
        CASE number % 3 WHEN 0 THEN 'DRAFT' WHEN 1 THEN 'LIVE' ELSE 'SOLD_OUT' END
    FROM generate_series(1, {count}) AS number
"""
STATEMENTS = {
    "reader": "SELECT title, slug, state, price, stock, pages FROM articles WHERE id = %s",
    "writer": "UPDATE articles SET title = 'Another', stock = stock + 1 WHERE id = %s",
    "newcomer": "INSERT INTO articles (id, author_id, title, slug, state) SELECT gen_random_uuid(), author_id, 'New', "
    "gen_random_uuid()::text, 'DRAFT' FROM articles WHERE id = %s",
    "remover": "WITH one AS (SELECT id FROM articles WHERE title = 'New' AND id > %s LIMIT 1) "
    "DELETE FROM articles WHERE id IN (SELECT id FROM one)",
}
# What the first release sends beside it.
FIRST = {"first release": "UPDATE articles SET legacy = 'x' WHERE id = %s"}


def test_each_edit_under_load(server: Postgres, alembic: Alembic) -> None:
    under_load(20_000, server, alembic)


@pytest.mark.exhaustive
def test_each_edit_under_load_on_a_large_table(server: Postgres, alembic: Alembic) -> None:
    """``EVOLUTION_ROWS`` of them."""
    under_load(int(os.environ.get("EVOLUTION_ROWS", "1000000")), server, alembic)


def test_nobody_waits_behind_a_step_that_waits(server: Postgres, alembic: Alembic) -> None:
    evolution, database = released("a field with a default"), "load_behind"
    ids = stored(100, evolution, database, server, alembic)
    with server.connect(database) as long, ThreadPoolExecutor(1) as pool:
        long.execute("BEGIN")
        long.execute("SELECT FROM articles")
        with load(server, database, STATEMENTS, ids) as seen:
            run = pool.submit(alembic.again, database)
            time.sleep(2.5)
            long.execute("COMMIT")
            assert run.result() == ""
    assert seen.errors == []
    assert 0.5 < seen.longest().seconds < LONGEST


# -- What they share


def released(*edits: str) -> Evolution:
    """A release, a revision for each edit, and another release."""
    evolution, spec = Evolution(BEFORE), yaml.safe_load(BEFORE)
    for edit in edits:
        spec = edited(spec, edit)
        following = evolution.edit(yaml.safe_dump(spec, sort_keys=False))
        assert following.snapshot is not None, (edit, following.problems)
    evolution.release()
    return evolution


def stored(count: int, evolution: Evolution, database: str, server: Postgres, alembic: Alembic) -> list[object]:
    """A database of the first release with so many rows; the ids of some."""
    server.create(database)
    assert alembic.run(database, Sequence(database, evolution, ()).migrations(), "0001") == ""
    for statement in (AUTHOR, ARTICLES.format(count=count), "ANALYZE articles"):
        server.execute(database, statement)
    return [found for (found,) in server.execute(database, "SELECT id FROM articles ORDER BY random() LIMIT 2000")]


def under_load(count: int, server: Postgres, alembic: Alembic) -> None:
    """One revision after the other, on a table of so many rows that are read and written meanwhile."""
    evolution, database = released(*EDITS), f"load_{count}"
    ids = stored(count, evolution, database, server, alembic)
    report = []
    with load(server, database, {**STATEMENTS, **FIRST}, ids) as seen:
        time.sleep(1)
        report.append(_line("nothing", time.time() - 1, seen))
        for number, edit in enumerate(EDITS, 2):
            began = time.time()
            assert alembic.again(database, f"{number:04d}") == "", edit
            report.append(_line(edit, began, seen))
    with load(server, database, STATEMENTS, ids) as later:
        began = time.time()
        assert alembic.again(database) == ""
        report.append(_line("what was left behind", began, later))
    print("\n".join(report))
    assert seen.errors + later.errors == []
    assert max(seen.longest(), later.longest(), key=lambda each: each.seconds).seconds < LONGEST, "\n".join(report)


def _line(what: str, began: float, seen: Load) -> str:
    """How long it took, and the longest wait meanwhile."""
    longest = seen.longest(began)
    return f"{what:32} {time.time() - began:7.1f} s  {longest.seconds * 1000:6.0f} ms {longest.kind}"
