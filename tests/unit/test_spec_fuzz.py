"""Whatever stands in a spec file: it is accepted, or it is refused with SpecErrors that have a place."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import yaml

from generators.model.load import read_app
from generators.support.errors import SpecErrors

SPECS = sorted((Path(__file__).parents[2] / "specs").glob("*.yaml"))
ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1.5,
    10**39,
    "",
    "x",
    "no",
    "\U0001f98a",
    [],
    [None],
    ["x", "x"],
    {},
    {"x": None},
    [[1]],
)
TEXTS = (
    '"',
    "'",
    "{",
    "}",
    "[",
    "]",
    ":",
    "- ",
    "\t",
    "&a ",
    "*a ",
    "!t ",
    "| ",
    "#",
    "no",
    "010",
    "\n",
    "  ",
    "\0",
    "%",
    "é",
    "null",
)


def outcome(text: str) -> int:
    """How many errors a text has; anything but SpecErrors fails the test."""
    failures: list[SpecErrors] = []
    try:
        read_app(text, "fuzz.yaml", "fuzz")
    except SpecErrors as failure:
        failures.append(failure)
    errors = [error for failure in failures for error in failure.errors]
    assert all(0 <= error.line <= text.count("\n") + 1 for error in errors)
    return len(errors)


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    keys = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(found for key, value in keys for found in places(value, (*path, key)))]


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_damaged_text(path: Path) -> None:
    chance, text = random.Random(path.stem), path.read_text(encoding="utf-8")
    refused = 0
    for _ in range(60):
        start = chance.randrange(len(text))
        damaged = text[:start] + chance.choice(TEXTS) + text[start + chance.choice((0, 1, 5, 40)) :]
        refused += outcome(damaged) > 0
    assert refused > 30


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_odd_values(path: Path) -> None:
    chance, text = random.Random(path.stem), path.read_text(encoding="utf-8")
    refused = 0
    for _ in range(60):
        data = yaml.safe_load(text)
        *parents, last = chance.choice(places(data)[1:])
        parent = data
        for key in parents:
            parent = parent[key]
        parent[last] = chance.choice(ODD)
        refused += outcome(yaml.safe_dump(data, allow_unicode=True, sort_keys=False)) > 0
    assert refused > 30
