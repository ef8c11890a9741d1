"""Values of a unique text with a pattern: as many as a test refers to, valid, and different whatever their case."""

from __future__ import annotations

import pytest

from generators import samples
from generators.field_types.texts.string import TYPE
from generators.model.values import Field

ROWS = 2 * samples.REFERRED

PATTERNS = {
    "^[a-z0-9-]+$": (60, ROWS),
    "^[a-z0-9]+(-[a-z0-9]+)*$": (220, ROWS),
    "^[A-Za-z0-9_-]+$": (40, ROWS),
    "^[a-z][a-z0-9_]*$": (30, ROWS),
    "^#[0-9a-f]{6}$": (7, ROWS),
    "^[A-Z0-9]{17}$": (17, ROWS),
    "^INV-[0-9]{4}$": (8, ROWS),
    "^[^ ]+@[^ ]+$": (40, ROWS),
    "^[A-Z]{3}$": (3, samples.REFERRED),
    "^[A-Z]{2}[0-9]{2}$": (4, samples.REFERRED),
    "^[A-Za-z]$": (1, 26),
    "^(red|green|blue)$": (5, 3),
}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_values_differ(pattern: str) -> None:
    longest, wanted = PATTERNS[pattern]
    field = Field(type=TYPE, max_length=longest, pattern=pattern)
    unique = TYPE.unique(field, "slug")
    made = [unique.value(number) for number in range(1, wanted + 1)]

    assert unique.capacity >= wanted
    assert len({value.casefold() for value in made}) == wanted
    assert [list(TYPE.refusals(field, value)) for value in made] == [[]] * wanted


def test_they_say_what_they_are() -> None:
    field = Field(type=TYPE, max_length=60, pattern="^[a-z0-9-]+$")
    assert TYPE.unique(field, "short_name").json == 'f"short-name-{number}"'
