"""Whatever stands in a spec file: it is accepted, or it is refused with SpecErrors that have a place."""

from __future__ import annotations

import random
from collections.abc import Iterable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generators.language.editor.json_schema import json_schema
from generators.model.load import read_app
from generators.support.errors import SpecErrors

SPECS = sorted((Path(__file__).parents[2] / "specs").glob("*.yaml"))
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # the same text, where libyaml is there in a tenth of the time
Place = tuple[Any, ...]
Position = tuple[Any, ...]
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


def places(data: Any, path: Place = ()) -> list[Place]:
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


def words(schema: Any) -> set[str]:
    """Every key that is a word of the language, and not a name of the user's."""
    parts = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    own = set(schema.get("properties", ())) if isinstance(schema, dict) else set[str]()
    return own.union(*map(words, parts))


WORDS = words(json_schema())


@cache
def positions(path: Path) -> dict[Position, Place]:
    """Where a value can stand in a spec: the way to it with ``*`` for names of the user's, and one such place."""
    data, found = yaml.safe_load(path.read_text(encoding="utf-8")), dict[Position, list[Place]]()
    for place in places(data)[1:]:
        found.setdefault(tuple(key if key in WORDS else "*" for key in place), []).append(place)
    chance = random.Random(path.stem)
    return {position: chance.choice(each) for position, each in found.items()}


def fewest() -> dict[Path, list[Position]]:
    """Every position that occurs in a spec once, in the smallest spec that has it."""
    chosen: dict[Position, Path] = {}
    for path in sorted(SPECS, key=lambda path: path.stat().st_size):
        for position in positions(path):
            chosen.setdefault(position, path)
    return {path: [each for each, where in chosen.items() if where == path] for path in SPECS}


def refused(path: Path, odd: Iterable[tuple[Position, Any]]) -> list[bool]:
    """Whether a spec is refused with these values at these positions, one at a time."""
    found, whole = [], yaml.safe_load(path.read_text(encoding="utf-8"))
    for position, value in odd:
        data = deepcopy(whole)
        *parents, last = positions(path)[position]
        parent = data
        for key in parents:
            parent = parent[key]
        parent[last] = value
        found.append(outcome(yaml.dump(data, Dumper=DUMPER, allow_unicode=True, sort_keys=False)) > 0)
    return found


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_odd_values(path: Path) -> None:
    """An odd value wherever one can stand."""
    chance = random.Random(path.stem)
    found = refused(path, [(position, chance.choice(ODD)) for position in fewest()[path]])
    assert sum(found) > len(found) / 2


def test_odd_values_are_given_to_every_key() -> None:
    tried = {position[-1] for each in fewest().values() for position in each}
    assert tried == {*WORDS, "*"}


@pytest.mark.exhaustive
@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_every_odd_value_everywhere(path: Path) -> None:
    found = refused(path, [(position, value) for position in positions(path) for value in ODD])
    assert sum(found) > len(found) / 2
