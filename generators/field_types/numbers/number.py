"""Numbers in general: their range and samples, in exact arithmetic whatever the type.

The caller's decimal context must have room for every digit of a column; Python's default keeps 28.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, InvalidOperation
from typing import Any, ClassVar, Final

from generators.field_types.base import Bounded
from generators.field_types.ordered import Ordered
from generators.field_types.values import PLENTY, Case, LiteralError, modulo
from generators.python_source.literals import py

NOT_FINITE: Final = (
    ("not a number", "NaN"),
    ("infinite", "Infinity"),
    ("beyond every float", "1e400"),
    ("400 digits", "1" * 400),
)


# The same as in templates/src/models/fields/decimals.py.j2: Python also reads digits of other scripts.
_WRITTEN: Final = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([Ee][+-]?[0-9]+)?")


class Number(Ordered):
    """A number. error: the name of the type in pydantic's errors."""

    error: ClassVar[str]
    hostile_values: ClassVar[tuple[tuple[str, str], ...]]

    @abstractmethod
    def place(self, spec: Bounded) -> Decimal:
        """The distance between neighbouring values of the column."""

    @abstractmethod
    def column_range(self, spec: Bounded) -> tuple[Decimal, Decimal]:
        """The smallest and largest value that the column holds."""

    @abstractmethod
    def number(self, spec: Bounded, value: Decimal) -> Any:
        """A number as a client sends it."""

    def step(self, spec: Bounded) -> Decimal:
        """The distance between neighbouring valid values."""
        return Decimal(str(spec.multiple_of)) if spec.multiple_of is not None else self.place(spec)

    def valid_range(self, spec: Bounded) -> tuple[Decimal, Decimal]:
        """The smallest and largest valid values."""
        unit = self.step(spec)
        low, high = (limit / unit for limit in self.column_range(spec))
        low, high = low.to_integral_value(ROUND_CEILING), high.to_integral_value(ROUND_FLOOR)
        if spec.ge is not None:
            low = max(low, (Decimal(str(spec.ge)) / unit).to_integral_value(ROUND_CEILING))
        if spec.gt is not None:
            low = max(low, (Decimal(str(spec.gt)) / unit).to_integral_value(ROUND_FLOOR) + 1)
        if spec.le is not None:
            high = min(high, (Decimal(str(spec.le)) / unit).to_integral_value(ROUND_FLOOR))
        if spec.lt is not None:
            high = min(high, (Decimal(str(spec.lt)) / unit).to_integral_value(ROUND_CEILING) - 1)
        return low * unit, high * unit

    def refusals(self, spec: Bounded, value: Any) -> Iterator[str]:
        yield from super().refusals(spec, value)
        step = _step_or_none(spec)
        if step and Decimal(str(value)) % step:
            yield f"{value} is not a multiple of {step}"

    def sql_checks(self, column: str, spec: Bounded) -> Iterator[tuple[str, str]]:
        yield from super().sql_checks(column, spec)
        if spec.multiple_of is not None:
            yield "multiple_of", f"mod({column}, {spec.multiple_of}) = 0"

    def constraints(self, spec: Bounded) -> Iterator[str]:
        yield from super().constraints(spec)
        if spec.multiple_of is not None:
            yield f"multiple_of={self.bound_code(spec, spec.multiple_of)}"

    def bound_code(self, spec: Bounded, value: Any) -> str:
        return py(value)

    def sample(self, spec: Bounded, name: str, index: int) -> Any:
        low, high = self.valid_range(spec)
        unit, wanted = self.step(spec), 10 if low <= 10 and high >= 20 else int(low)
        first = self.number(spec, min(max(Decimal(wanted) // unit * unit, low), high))
        if index == 0:
            return first
        following = Decimal(str(first)) + unit
        return self.number(spec, following if following <= high else low)

    def cases(self, spec: Bounded) -> Iterator[Case]:
        low, high = self.valid_range(spec)
        unit = self.step(spec)
        if self.bounded_below(spec):
            yield Case("at the lower bound", self.number(spec, low), True)
            yield Case(
                "below the lower bound", self.number(spec, low - unit), False, self.low_error(spec), database=True
            )
        if self.bounded_above(spec):
            yield Case("at the upper bound", self.number(spec, high), True)
            yield Case(
                "above the upper bound", self.number(spec, high + unit), False, self.high_error(spec), database=True
            )
        if unit != self.place(spec):
            other = self.number(spec, low + self.place(spec))
            yield Case("no multiple", other, False, "multiple_of", database=True)
        yield Case("a boolean", True, False, f"{self.error}_type")
        yield from self.own_cases(spec)

    def own_cases(self, spec: Bounded) -> Iterator[Case]:
        """What is no number of this type."""
        yield Case("text", "1", False, f"{self.error}_type")

    def bounded_below(self, spec: Bounded) -> bool:
        """Whether there is a smallest value that clients meet."""
        return True

    def bounded_above(self, spec: Bounded) -> bool:
        """Whether there is a largest value that clients meet."""
        return True

    def low_error(self, spec: Bounded) -> str:
        below = self.valid_range(spec)[0] - self.step(spec)
        exclusive = spec.gt is not None and below <= Decimal(str(spec.gt))
        return self.bound_error(spec, below, "greater_than" if exclusive else "greater_than_equal")

    def high_error(self, spec: Bounded) -> str:
        above = self.valid_range(spec)[1] + self.step(spec)
        exclusive = spec.lt is not None and above >= Decimal(str(spec.lt))
        return self.bound_error(spec, above, "less_than" if exclusive else "less_than_equal")

    def bound_error(self, spec: Bounded, value: Decimal, bound: str) -> str:
        """Pydantic's error for a value beyond a bound, unless something else is found first."""
        return bound

    def counted(self, spec: Bounded) -> tuple[Decimal, Decimal, str, int]:
        """Where numbers that differ start, how far apart they are, code of their count, and how many there are."""
        low, high = self.valid_range(spec)
        unit = self.step(spec)
        start = low if low > 0 else unit if high >= unit else low
        capacity = min(int((high - start) // unit) + 1, PLENTY)
        return start, unit, modulo(capacity), capacity

    def hostile(self, spec: Bounded) -> Iterator[tuple[str, str]]:
        yield from self.hostile_values


def read_exact(raw: Any) -> Decimal:
    """A literal as an exact number. Raises LiteralError."""
    if isinstance(raw, int | float | str) and not isinstance(raw, bool) and _WRITTEN.fullmatch(str(raw)):
        try:
            number = Decimal(str(raw))
        except InvalidOperation:
            number = Decimal("NaN")
        if number.is_finite() and len(str(raw)) <= 60 and abs(number.adjusted()) <= 60:
            return number
    raise LiteralError("expected a decimal number")


def _step_or_none(spec: Bounded) -> Decimal | None:
    try:
        return None if spec.multiple_of is None else read_exact(spec.multiple_of)
    except LiteralError:
        return None
