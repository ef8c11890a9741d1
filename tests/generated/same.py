"""Tests that are the same in every application and take long: some applications run them for all."""

from __future__ import annotations

from typing import Final

from tests.golden.expected import COMMON, TREES

SAME: Final = (
    "tests/integration/test_connections.py",
    "tests/integration/test_database.py",
    "tests/integration/test_server.py",
    "tests/integration/test_workers.py",
    "tests/unit/test_workers.py",
)
_RUN_BY: Final = frozenset({"simple_task_api", "everything"})


def left_out(app: str) -> list[str]:
    """The arguments of pytest with which an application leaves them out. They are the same for sure."""
    assert all((COMMON / each).is_file() for each in SAME), "what differs is run by all"
    # An application with callers has some that are its own.
    same = [each for each in SAME if not (TREES / app / each).is_file()]
    return [] if app in _RUN_BY else [f"--ignore={each}" for each in same]
