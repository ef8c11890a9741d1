"""Waiting for a value: what is judged is what was waited for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from generators.support.waiting import awaited, late
from generators.verify.subjects.prometheus import seen_by_prometheus

TARGET = {"scrapeUrl": "http://app:8000/metrics/metrics", "health": "up", "lastError": ""}


def test_what_was_read_last_is_returned() -> None:
    values: Iterator[int] = iter([1, 2, 3])
    assert awaited(lambda: next(values), lambda value: value == 2, 10) == 2
    assert awaited(lambda: 7, lambda value: value == 8, 0) == 7


def test_what_is_late_says_how_busy_the_machine_is() -> None:
    assert re.fullmatch(r"it still runs, at a load of [0-9.]+ on [0-9]+ processors", late("it still runs"))


def test_a_scrape_that_is_late_afterwards_changes_nothing() -> None:
    """On a busy machine one of them misses its second now and then."""

    def then_late(*right: Any) -> Any:
        answers = iter(right)
        return lambda *_: next(answers, [])

    server: Any = SimpleNamespace(
        targets=then_late([], [TARGET]), query=then_late([3.0], [4.0]), rules=then_late([{"name": "r", "health": "ok"}])
    )
    work: Any = SimpleNamespace(figures={})

    observations = list(seen_by_prometheus(work, server, 1, 4.0))

    assert [(each.name, each.state) for each in observations] == [
        ("target-up", "PASS"),
        ("scraped", "PASS"),
        ("rules", "PASS"),
    ]
