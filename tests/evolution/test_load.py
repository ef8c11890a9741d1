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

# For a lock while nobody else holds one for long, and for a step that waits for its own until its lock timeout.
MOMENT = 0.2
LONGEST = 1.0 + MOMENT
AUTHOR = "INSERT INTO authors (id, name) VALUES ('00000000-0000-0000-0000-000000000001', 'Author')"
ARTICLES = """
    INSERT INTO articles (id, author_id, title, slug, code, state)
    SELECT gen_random_uuid(), '00000000-0000-0000-0000-000000000001', 'Title', 'slug-' || number, 'code-' || number,
        CASE number % 3 WHEN 0 THEN 'DRAFT' WHEN 1 THEN 'LIVE' ELSE 'SOLD_OUT' END
    FROM generate_series(1, {count}) AS number
"""
STATEMENTS = {
    "reader": "SELECT title, slug, state, price, stock, pages FROM articles WHERE id = %s",
    "writer": "UPDATE articles SET title = 'Another', stock = stock + 1 WHERE id = %s",
    "newcomer": "INSERT INTO articles (id, author_id, title, slug, code, state) SELECT gen_random_uuid(), author_id, "
    "'New', gen_random_uuid()::text, gen_random_uuid()::text, 'DRAFT' FROM articles WHERE id = %s",
    "remover": "DELETE FROM articles WHERE id = (SELECT id FROM articles WHERE id > %s ORDER BY id LIMIT 1)",
}
# What the first release stores between two steps, as far as it still may.
LATE = """
    CREATE FUNCTION late() RETURNS event_trigger LANGUAGE plpgsql AS $$
    DECLARE
        given record;
    BEGIN
        FOR given IN SELECT * FROM (VALUES ('DRAFT', NULL), ('SOLD_OUT', 1)) AS row (state, pages) LOOP
            BEGIN
                INSERT INTO articles (id, author_id, title, slug, code, state, pages)
                SELECT gen_random_uuid(), id, 'Late', gen_random_uuid()::text, gen_random_uuid()::text, given.state,
                    given.pages
                FROM authors;
            EXCEPTION WHEN check_violation OR not_null_violation THEN NULL;
            END;
        END LOOP;
    END $$
"""
BEFORE_EACH = "CREATE EVENT TRIGGER late ON ddl_command_start WHEN tag IN ('ALTER TABLE') EXECUTE FUNCTION late()"
# What the first release sends beside it.
FIRST = {
    "first release": "UPDATE articles SET legacy = 'x', grade = grade + 1 WHERE id = %s",
    "its reader": "SELECT author_id, code, grade FROM articles WHERE id = %s",
}
# And what the last one sends.
LAST = {
    **STATEMENTS,
    "newcomer": "INSERT INTO articles (id, writer_id, title, slug, mark, state) SELECT gen_random_uuid(), writer_id, "
    "'New', gen_random_uuid()::text, gen_random_uuid()::text, 'DRAFT' FROM articles WHERE id = %s",
    "last release": "UPDATE articles SET rating = rating + 1 WHERE id = %s",
}


def test_each_edit_under_load(server: Postgres, alembic: Alembic) -> None:
    under_load(20_000, LONGEST, server, alembic)


@pytest.mark.exhaustive
def test_each_edit_under_load_on_a_large_table(server: Postgres, alembic: Alembic) -> None:
    """``EVOLUTION_ROWS`` of them."""
    under_load(int(os.environ.get("EVOLUTION_ROWS", "1000000")), MOMENT, server, alembic)


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


def test_rows_that_come_before_a_rule_are_filled_too(server: Postgres, alembic: Alembic) -> None:
    evolution, database = released("required", "a value less"), "load_late"
    stored(1, evolution, database, server, alembic)
    for statement in (LATE, BEFORE_EACH):
        server.execute(database, statement)
    assert alembic.again(database) == ""
    came = server.execute(database, "SELECT state, pages FROM articles WHERE title = 'Late'")
    assert set(came) == {("DRAFT", 1), ("LIVE", 1)}


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


def under_load(count: int, longest_for_a_lock: float, server: Postgres, alembic: Alembic) -> None:
    """One revision after the other, on a table of so many rows that are read and written meanwhile."""
    evolution, database = released(*EDITS), f"load_{count}"
    ids = stored(count, evolution, database, server, alembic)
    report = []
    with load(server, database, {**STATEMENTS, **FIRST}, ids) as seen:
        time.sleep(1)
        report.append(_line("nothing", time.time() - 1, seen, server))
        for number, edit in enumerate(EDITS, 2):
            began = time.time()
            assert alembic.again(database, f"{number:04d}", seconds=1800) == "", edit
            report.append(_line(edit, began, seen, server))
    with load(server, database, LAST, ids) as later:
        began = time.time()
        assert alembic.again(database) == ""
        report.append(_line("what was left behind", began, later, server))
    print("\n".join(report))
    assert seen.errors + later.errors == []
    log = server.log()
    assert max(seen.longest_for_a_lock(log), later.longest_for_a_lock(log)) < longest_for_a_lock, "\n".join(report)
    assert max(seen.longest(), later.longest(), key=lambda each: each.seconds).seconds < LONGEST, "\n".join(report)


def _line(what: str, began: float, seen: Load, server: Postgres) -> str:
    """How long it took, the longest wait meanwhile, and the longest for a lock until now."""
    took, longest, lock = time.time() - began, seen.longest(began), seen.longest_for_a_lock(server.log())
    return f"{what:32} {took:6.1f} s {longest.seconds * 1000:5.0f} ms {longest.kind:14} lock {lock * 1000:4.0f} ms"
