"""A checkout of which any statement fails has changed nothing."""

from __future__ import annotations

import json
from pathlib import Path

from generators.verify.subjects.live import DATABASE
from generators.verify.subjects.postgres import Postgres, migrated
from generators.verify.workspace import Workspace

SCRIPT = Path(__file__).with_name("failing_statements.py")


def test_a_checkout_of_which_a_statement_fails_changes_nothing(work: Workspace, database: Postgres) -> None:
    url = migrated(work, database, f"{DATABASE}_failing")
    settings = {"DATABASE_URL": url, "PYTHONPATH": str(work.app), "LOG_LEVEL": "CRITICAL"}
    done = work.run([work.python, str(SCRIPT)], environment=settings)
    assert done.exit_code == 0, done.output
    *failed, last = json.loads(done.output.splitlines()[-1])
    assert last["status"] == 201
    assert not last["unchanged"]
    kinds = [each["statement"].split()[0] for each in failed]
    # The cart, its items, the order, the stock; then the order's items, the stock and the state of the cart.
    assert kinds[:4] == ["SELECT", "SELECT", "INSERT", "SELECT"]
    assert sorted(kinds[4:]) == ["INSERT", "UPDATE", "UPDATE"]
    assert [each for each in failed if each["status"] != 500 or not each["unchanged"]] == []
