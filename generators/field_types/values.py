"""What types say of values: cases of tests, code of values that differ, and literals that are none."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context
from typing import Any, Final

from generators.support.frozen import Frozen

PLENTY: Final = 10**6
"""More rows than any test makes."""
# A decimal column has up to 38 digits, of which arithmetic on samples may lose none.
EXACT: Final = Context(prec=100)


class LiteralError(ValueError):
    """A literal of the wrong type. expected: what it had to be; written: how YAML writes that."""

    def __init__(self, expected: str, written: str = "") -> None:
        super().__init__(f"{expected} {written}".rstrip())
        self.expected = expected


class Case(Frozen):
    """A value and what must become of it. error: pydantic's error type. database: the table refuses it too."""

    label: str
    value: Any
    ok: bool
    error: str = ""
    database: bool = False


class Unique(Frozen):
    """Code of a JSON value and of an entity value, over the variable ``number`` (1, 2, ...); how many values differ.

    value: the JSON value of a number, the same that the code comes to.
    """

    json: str
    entity: str
    capacity: int
    value: Callable[[int], Any]


class Written(Frozen):
    """A value in another form than that of the answer. sent and answered: code of both."""

    label: str
    sent: str
    answered: str


class Support(Frozen):
    """A module of ``src/models/fields`` that a type needs, and the names that it takes from there.

    tested: the application has a test of the module.
    """

    module: str
    names: tuple[str, ...] = ()
    tested: bool = False


def same(code: str, capacity: int, value: Callable[[int], Any]) -> Unique:
    """For a type whose JSON value is the entity's."""
    return Unique(code, code, capacity, value)


def modulo(capacity: int) -> str:
    """Code of the number within the capacity."""
    return "number" if capacity >= PLENTY else f"number % {capacity}"


def within(number: int, capacity: int) -> int:
    """The number that this code comes to."""
    return number if capacity >= PLENTY else number % capacity
