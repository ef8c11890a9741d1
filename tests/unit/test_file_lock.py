"""A lock is one holder's at a time, and whoever waits for it can give up."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from generators.support.file_lock import file_lock


class GaveUp(Exception):
    """Whoever waited no longer does."""


def give_up() -> None:
    raise GaveUp


def test_a_lock_that_is_held_can_be_waited_for_or_given_up(tmp_path: Path) -> None:
    path = tmp_path / "locks" / "one.lock"
    with file_lock(path), pytest.raises(GaveUp), file_lock(path, give_up):
        pytest.fail("two hold it")
    with file_lock(path, give_up):
        pass


def test_the_next_one_waits_for_the_end(tmp_path: Path) -> None:
    path, order = tmp_path / "one.lock", []

    def second() -> None:
        with file_lock(path):
            order.append("second")

    with file_lock(path):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(0.2)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
