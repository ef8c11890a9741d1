"""A database with rows goes through the releases of an application: it keeps them, and looks like a new one."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from generators.schema.snapshot import Snapshot
from generators.verify.subjects.catalog import Part, catalog, differences
from generators.verify.subjects.postgres import Postgres
from tests.evolution.conftest import Alembic
from tests.evolution.edits import RENAMES
from tests.evolution.evolving import Evolution, first_migration
from tests.evolution.rows import Table, rows
from tests.evolution.sequences import CASES, Sequence, case, drawn, seeds
from tests.evolution.test_cases import compare

FOLLOWED = sorted(path.name for path in CASES.iterdir() if not (path / "refused.txt").exists())
# What is dropped there has to have a value.
NOTHING = "rows have nothing where the first release wants something"
CONVERTED = "what was converted is not known"
NO_WAY_BACK = {
    "drops": NOTHING,
    "every_step": NOTHING,
    "fills": NOTHING,
    "converts": CONVERTED,
    "as_they_were": NOTHING,
    "unread": NOTHING,
}


@pytest.mark.parametrize("name", FOLLOWED)
def test_a_database_with_rows(name: str, server: Postgres, alembic: Alembic) -> None:
    assert goes_there_and_back(case(name), server, alembic) == NO_WAY_BACK.get(name, "")


def test_the_version_before_goes_on_writing(server: Postgres, alembic: Alembic) -> None:
    """What it leaves empty is filled as the rows were that it had written before."""
    name = "fills"
    sequence = case(name)
    migrations = {each: text for each, text in sequence.migrations().items() if each < "0003"}
    server.create("written_before")
    assert alembic.run("written_before", migrations) == ""
    for statement in sequence.statements:
        server.execute("written_before", statement)
    server.execute("written_before", "UPDATE books SET subtitle = NULL, pages = NULL")
    found = rows(server, "written_before", ["books"])["books"]
    expected = json.loads((CASES / name / "rows.json").read_text())["books"]
    columns = ("cents", "printed_by", "shown", "publisher_id")
    assert {key: {each: row[each] for each in columns} for key, row in found.items()} == {
        key: {each: row[each] for each in columns} for key, row in expected.items()
    }
    assert all((row["subtitle"], row["pages"]) == (row["title"], "0") for row in found.values())


SEQUENCES = 40
# What PostgreSQL says when a statement reads or writes a whole table, and the statement; and when a transaction begins
# and ends.
_SAID = re.compile(
    r"DEBUG: +(?P<read>(?:rewriting table|verifying table|validating foreign key) .*)\n.*STATEMENT: +(?P<by>.*)"
    r"|LOG: +(?:execute \w+|statement): (?P<edge>BEGIN|COMMIT|ROLLBACK)\b"
)


@pytest.fixture(scope="module")
def ends() -> Iterator[list[str]]:
    """How each way back ended: most lead to the first release."""
    ends: list[str] = []
    yield ends
    if len(ends) > 10:
        enough_go_back(ends)


# What the docstring of a migration says of a step.
_LOCKS = re.compile(r"ACCESS EXCLUSIVE for a moment on (.*)$", re.MULTILINE)


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_edits_in_any_order(seed: int, ends: list[str], server: Postgres, alembic: Alembic) -> None:
    ends.append(goes_there_and_back(drawn(seed), server, alembic))


@pytest.mark.parametrize("seed", range(8))
def test_names_in_any_order(seed: int, server: Postgres, alembic: Alembic) -> None:
    goes_there_and_back(drawn(seed, RENAMES, "names"), server, alembic)


@pytest.mark.exhaustive
def test_edits_for_as_long_as_it_may(server: Postgres, alembic: Alembic) -> None:
    enough_go_back([goes_there_and_back(drawn(seed), server, alembic) for seed in seeds(1000, 300)])


@pytest.mark.exhaustive
def test_names_for_as_long_as_it_may(server: Postgres, alembic: Alembic) -> None:
    for seed in seeds(1000, 100):
        goes_there_and_back(drawn(seed, RENAMES, "names"), server, alembic)


def enough_go_back(ends: list[str]) -> None:
    """Assert that most ways back are not refused."""
    print(Counter(ends))
    possible = [each for each in ends if each != CONVERTED]
    assert possible.count("") > len(possible) * 3 / 4


def goes_there_and_back(sequence: Sequence, server: Postgres, alembic: Alembic) -> str:
    """The first release with rows, then every release after it, back to the first, and there again. Why it ended on
    the way back, "" when it did not."""
    name, evolution, migrations = sequence.name, sequence.evolution, sequence.migrations()
    new = fresh(evolution, name, server, alembic)
    server.create(name)
    assert alembic.run(name, migrations, "0001") == ""
    first = catalog(server, name)
    for statement in sequence.statements:
        server.execute(name, statement)
    for setting in ("log_min_messages = debug1", "log_min_error_statement = debug1", "log_statement = 'all'"):
        server.execute("postgres", f'ALTER DATABASE "{name}" SET {setting}')
    logged, steps = len(server.log()), len(alembic.steps())
    before = kept(evolution, name, server, 0)

    assert alembic.run(name, migrations) == ""
    made = catalog(server, name)
    assert made == new, differences(made, new)
    after = kept(evolution, name, server, -1)
    survive(evolution, before, after)
    said = [each for snapshot in evolution.history.snapshots for each in said_in(snapshot)]
    # What depends on the time stands in no file.
    if (CASES / name).exists() and said and not any("now()" in each for each in said):
        compare(CASES / name / "rows.json", f"{json.dumps(after, indent=2, sort_keys=True)}\n")
    assert list(read_under_lock(server.log()[logged:])) == []
    assert list(locked_unsaid(alembic.steps()[steps:], migrations)) == []

    why = refusal(alembic.run(name, migrations, "0001", "downgrade"), evolution)
    if not why:
        back = catalog(server, name)
        assert back == first, differences(back, first)
        assert alembic.run(name, migrations) == ""
        assert catalog(server, name) == new
    return why


def said_in(snapshot: Snapshot) -> list[str]:
    """What a spec says of rows."""
    return [each.says for each in (*snapshot.fills.values(), *snapshot.conversions.values())]


def refusal(why: str, evolution: Evolution) -> str:
    """Why there is no way back, as far as it is a good reason; "" when there is one."""
    if "is gone" in why:
        return "what the first release wants is gone"
    if any(each.owed for each in evolution.history.snapshots) and "_required" in why:
        return NOTHING
    if "was converted" in why:
        return CONVERTED
    assert why == ""
    return ""


def read_under_lock(log: str) -> Iterator[str]:
    """What was read or written as a whole by anything but the proof of a constraint in a transaction of its own."""
    inside = False
    for said in _SAID.finditer(log):
        if said["edge"]:
            inside = said["edge"] == "BEGIN"
        elif inside or " VALIDATE CONSTRAINT " not in said["by"]:
            yield f"{said['read']}: {said['by']}"


def locked_unsaid(steps: list[dict[str, Any]], migrations: dict[str, str]) -> Iterator[str]:
    """Steps for which others waited although the docstring of their migration does not say so."""
    # A long line goes on in the next one.
    texts = {name[:4]: text.replace("\n    ", " ") for name, text in migrations.items()}
    for each in steps:
        said = {table for tables in _LOCKS.findall(texts[each["revision"]]) for table in tables.split(", ")}
        # Nobody knows of a table that is new.
        if unsaid := each["locked"] - said - {each["step"].removeprefix("create_"), "alembic_progress"}:
            yield f"{each['step']}: {unsaid}"


def fresh(evolution: Evolution, name: str, server: Postgres, alembic: Alembic) -> frozenset[Part]:
    """The schema of a new database."""
    server.create(f"{name}_new")
    assert alembic.run(f"{name}_new", {"0001_initial_schema.py": first_migration(evolution.app)}) == ""
    return catalog(server, f"{name}_new")


def kept(evolution: Evolution, name: str, server: Postgres, index: int) -> dict[str, Table]:
    """The rows in the tables of a snapshot."""
    return rows(server, name, list(evolution.history.snapshots[index].schema.tables))


def survive(evolution: Evolution, before: dict[str, Table], after: dict[str, Table]) -> None:
    """Every value is where it was, under the name that it has now."""
    for snapshot in evolution.history.snapshots[1:]:
        before = moved(before, snapshot)
        before = {name: unsaid(name, table, snapshot) for name, table in before.items()}
    for table, found in before.items():
        if table not in after:
            continue
        assert found.keys() == after[table].keys() or "id" not in next(iter(found.values()))
        for key, row in found.items():
            now = after[table].get(key, {})
            assert {name: value for name, value in row.items() if name in now} == {
                name: value for name, value in now.items() if name in row
            }, (table, key)


def unsaid(name: str, table: Table, snapshot: Snapshot) -> Table:
    """Rows without what a spec says that they get: a case has that in a file."""
    said = {place.partition(".")[2] for place in snapshot.fills if place.startswith(f"{name}.")}
    converted = {place.partition(".")[2] for place in snapshot.conversions if place.startswith(f"{name}.")}
    return {
        key: {
            column: value
            for column, value in row.items()
            if column not in converted and not (column in said and value is None)
        }
        for key, row in table.items()
    }


def moved(found: dict[str, Table], snapshot: Snapshot) -> dict[str, Table]:
    """Rows as a revision should leave them, but for what it takes away."""
    renamed = snapshot.names
    tables = {old: new for new, old in renamed.tables.items()}
    made = {}
    for old, table in found.items():
        name = tables.get(old, old)
        columns = {
            was: place.partition(".")[2] for place, was in renamed.columns.items() if place.startswith(f"{name}.")
        }
        schema = snapshot.schema.tables.get(name)
        made[name] = {
            key: {columns.get(each, each): value for each, value in row.items()} for key, row in table.items()
        }
        for row in made[name].values():
            for each, value in row.items():
                mapped = snapshot.values.get(f"{name}.{each}", {})
                row[each] = mapped.get(str(value), value)
                column = schema.columns.get(each) if schema is not None else None
                filled = f"{name}.{each}" in snapshot.fills
                if value is None and column is not None and not (column.nullable or filled):
                    row[each] = column.default.strip("'")
    return made
