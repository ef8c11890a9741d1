"""Days, times and moments in general."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, ClassVar

from generators.field_types.base import Bounded, FieldType
from generators.field_types.ordered import Ordered
from generators.field_types.values import Case, LiteralError, Support


class Moment(FieldType):
    """A value that JSON writes as text in ISO's form; ``python`` names the class that reads it."""

    json_lacks = True

    def read(self, raw: Any) -> Any:
        try:
            return self.parse(raw)
        except LiteralError:
            raise
        except ValueError:
            raise LiteralError("there is no such day or time") from None

    @abstractmethod
    def parse(self, raw: Any) -> Any:
        """A literal as a value. Raises LiteralError; or ValueError for one of the right form that does not exist."""

    def entity_code(self, spec: Bounded, value: Any) -> str:
        return f'{self.python}.fromisoformat("{value}")'

    def entity_value(self, spec: Bounded, value: Any) -> Any:
        return self.parse(value)

    def as_json(self, code: str) -> str:
        return f"as_json({code})"

    def in_address(self, code: str) -> str:
        return f"as_json({code})"


def support(*names: str) -> tuple[Support, ...]:
    """The support of one of these types."""
    return (Support("temporal", names, tested=True),)


class Calendar(Moment, Ordered):
    """A day or a moment: bounded, and within the years that both Python and PostgreSQL have.

    first and last: of a column; what lies beyond means infinity to the driver. plain: a value like any other.
    tick: the distance between samples. range_error: of what lies beyond.
    """

    first: ClassVar[Any]
    last: ClassVar[Any]
    plain: ClassVar[Any]
    tick: ClassVar[timedelta]
    infinities: ClassVar[tuple[Any, ...]]
    range_error: ClassVar[str]

    @abstractmethod
    def of(self, text: str) -> Any:
        """A bound of the spec as a value."""

    @abstractmethod
    def iso(self, value: Any) -> str:
        """A value as pydantic writes it."""

    @abstractmethod
    def start_of(self, year: int) -> Any:
        """The first value of a year."""

    @abstractmethod
    def own_cases(self, spec: Bounded) -> Iterator[Case]:
        """What is no value of this type."""

    def column_refusals(self, spec: Bounded, value: Any) -> Iterator[str]:
        if value in self.infinities:
            yield f"{value} means infinity to the database driver"

    def sides(self, spec: Bounded) -> tuple[Any, Any]:
        """The first and the last valid value, None where the spec has no bound."""
        low = self.of(spec.ge) if spec.ge else self.of(spec.gt) + self.tick if spec.gt else None
        high = self.of(spec.le) if spec.le else self.of(spec.lt) - self.tick if spec.lt else None
        return low and max(low, self.first), high and min(high, self.last)

    def from_start(self, spec: Bounded) -> tuple[Any, int]:
        """A valid value, a plain one if the bounds allow it, and how many there are from it on, a tick apart."""
        low, high = self.sides(spec)
        last = high or self.last
        first = low or max(self.start_of(max(min(last, self.plain).year - 1, 1)), self.first)
        start = self.plain if first <= self.plain < last else first
        return start, (last - start) // self.tick + 1

    def counter(self, start: Any, count: int) -> Callable[[int], str]:
        """What ``argument`` of a number comes to: so many ticks from a start."""
        return lambda number: self.iso(start + self.tick * (number % _most(count)))

    def sample(self, spec: Bounded, name: str, index: int) -> str:
        start, count = self.from_start(spec)
        return self.iso(start + self.tick * min(index, count - 1))

    def cases(self, spec: Bounded) -> Iterator[Case]:
        low, high = self.sides(spec)
        if low is not None:
            yield Case("at the lower bound", self.iso(low), True)
            if low > self.first:
                yield Case(
                    "below the lower bound", self.iso(low - self.tick), False, self.low_error(spec), database=True
                )
        if high is not None:
            yield Case("at the upper bound", self.iso(high), True)
            if high < self.last:
                yield Case(
                    "above the upper bound", self.iso(high + self.tick), False, self.high_error(spec), database=True
                )
        yield from self.own_cases(spec)

    def early(self, spec: Bounded) -> str:
        """Pydantic's error before the first value: bounds are looked at first."""
        return self.range_error if spec.gt is None and spec.ge is None else self.low_error(spec)

    def late(self, spec: Bounded) -> str:
        """Pydantic's error for the last value of Python, which ``le`` may name itself."""
        bounded = spec.lt is not None or (spec.le is not None and self.of(spec.le) < self.infinities[1])
        return self.high_error(spec) if bounded else self.range_error


def argument(count: int) -> str:
    """Code of the number within ``count`` values."""
    return f"number % {_most(count)}"


def _most(count: int) -> int:
    """``count`` values, 10,000 at most: a day more is still a date."""
    return min(count, 10_000)
