"""Point 12: statements are issued by repositories only, and their number does not depend on the number of rows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from generators.model.entity import Entity
from generators.support.failures import Broken, NotApplicable
from generators.verify.checks.running.scenarios import run
from generators.verify.evidence import Observation
from generators.verify.subjects.client import Client
from generators.verify.subjects.expected import OBSERVABILITY, Operation, endpoints
from generators.verify.subjects.live import DATABASE, Live, Rows, live
from generators.verify.workspace import INSIDE, Workspace, passed

_ROWS: Final = 50
# A page, its count, or what belongs to the rows of a page.
_BOUNDED: Final = r"\bcount\(|\bLIMIT\b|= ANY \("
# A connection that begins asks what the server is like, and the readiness probe asks the database itself.
_SKELETON: Final = frozenset({"src/core/database.py", "src/core/connections.py", "src/core/readiness.py"})


def statements(work: Workspace) -> Iterator[Observation]:
    """Record every statement that the application issues, with the module that issued it."""
    record = work.root / "statements"
    record.touch()
    with live(work, PYTHONPATH=str(INSIDE), VERIFY_STATEMENTS=str(record)) as stack:
        rows = Rows(work, stack)
        for each in endpoints(work.spec):
            rows.succeed(each)
        for scenario in work.spec.scenarios:
            run(work, stack, scenario)
        for path in OBSERVABILITY:
            stack.http.get(path)
        yield _issuers(_recorded(record))
        yield from _lists(work, stack, record)
        yield _sorted(work, stack, record)


def _recorded(record: Path, start: int = 0) -> list[dict[str, str]]:
    """What was recorded from a place of the file on."""
    with record.open("rb") as file:
        file.seek(start)
        return [json.loads(line) for line in file]


def _issuers(recorded: list[dict[str, str]]) -> Observation:
    found = sorted({line["by"] for line in recorded if line["by"]})
    others = [name for name in found if not name.startswith("src/repositories/") and name not in _SKELETON]
    seen = f"{len(recorded)} statements, by {', '.join(found) or 'nobody'}"
    ours = any(name.startswith("src/repositories/") for name in found)
    return passed("repositories-only", ours and not others, "every statement issued by src/repositories", seen)


def _lists(work: Workspace, stack: Live, record: Path) -> Iterator[Observation]:
    """Lists and single rows over one row and over fifty: as many statements, and counted in SQL."""
    listed = [each for each in endpoints(work.spec) if each.verb == "list"]
    if not listed:
        raise NotApplicable("no entity has a list")
    size = min(_ROWS, work.spec.settings.page_size.max)
    rows, different, uncounted = Rows(work, stack), [], []
    for each in listed:
        rows.stored(each.entity)
        few = _statements_of(stack.http, each, record, size=size)
        for _ in range(_ROWS):
            rows.stored(each.entity)
        many = _statements_of(stack.http, each, record, size=size)
        if len(few) != len(many):
            different.append(f"{each.name}: {len(few)} statements for few rows, {len(many)} for {_ROWS}")
        uncounted += [f"{each.name}: {text[:200]}" for text in many if not re.search(_BOUNDED, text)]
        if not any(re.search(r"\bcount\(", text) for text in many):
            uncounted.append(f"{each.name}: nothing counts in SQL")
    yield passed(
        "no-n-plus-one", not different, f"as many statements for {_ROWS} rows as for few", different or "as many"
    )
    yield passed("counted-in-sql", not uncounted, "rows limited and counted by the database", uncounted or "they are")


def _sorted(work: Workspace, stack: Live, record: Path) -> Observation:
    """Whatever clients sort a list by, a page of it is read from an index: it takes no longer in large tables."""
    pages = [
        (each, sort, text)
        for each in endpoints(work.spec)
        if each.verb == "list"
        for sort in _sorts(work.spec.entities[each.entity])
        for text in _statements_of(stack.http, each, record, sort=sort)
        if re.search(r"\bLIMIT\b", text)
    ]
    with stack.database.connect(DATABASE) as connection:
        # Where it can, it reads an index; there are too few rows for it to be worth while.
        connection.execute("SET enable_seqscan = off")
        connection.execute("SET enable_sort = off")
        found = []
        for each, sort, text in pages:
            ((plan,),) = connection.execute(f"EXPLAIN (GENERIC_PLAN, FORMAT JSON) {text}").fetchall()
            if _sorts_rows(plan[0]["Plan"]):
                found.append(f"{each.name}?sort={sort}")
    expected = "a page is read from an index, whatever a list is sorted by"
    return passed("sorted-by-index", not found, expected, found or f"{len(pages)} statements sort nothing")


def _sorts(entity: Entity) -> Iterator[str]:
    """What clients can sort a list by, in both directions."""
    return (f"{sign}{entity.json(name)}" for name in entity.sort_keys for sign in ("", "-"))


def _sorts_rows(plan: Mapping[str, Any], *, limited: bool = False) -> bool:
    """Whether rows are sorted before there is a limit to them."""
    if limited and plan["Node Type"] == "Sort":
        return True
    limited = limited or plan["Node Type"] == "Limit"
    return any(_sorts_rows(each, limited=limited) for each in plan.get("Plans", ()))


def _statements_of(http: Client, each: Operation, record: Path, **parameters: object) -> list[str]:
    before = record.stat().st_size
    status = http.get(f"{each.path}?{urlencode(parameters)}").status_code
    if status != 200:
        raise Broken(f"{each.name}: {status}")
    return [line["statement"] for line in _recorded(record, before)]
