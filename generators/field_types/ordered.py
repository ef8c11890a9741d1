"""Types whose values have an order, so that a spec can bound them: numbers, days and moments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from generators.field_types.base import Bounded, FieldType
from generators.field_types.values import LiteralError
from generators.python_source.literals import sql

OPERATORS: Final = {"gt": ">", "ge": ">=", "lt": "<", "le": "<="}
_SWAPPED: Final = {"gt": "<", "ge": "<=", "lt": ">", "le": ">="}
_COMPARE: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "gt": lambda value, bound: value <= bound,
    "ge": lambda value, bound: value < bound,
    "lt": lambda value, bound: value >= bound,
    "le": lambda value, bound: value > bound,
}
INSTEAD: Final = {"min_length": "use `ge`", "max_length": "use `le`"}


class Ordered(FieldType):
    """A type that takes ``gt``, ``ge``, ``lt`` and ``le``."""

    keys = frozenset(OPERATORS)
    instead = INSTEAD

    def refusals(self, spec: Bounded, value: Any) -> Iterator[str]:
        yield from self.column_refusals(spec, value)
        for key, fails in _COMPARE.items():
            bound = self.bound(spec, key)
            if bound is not None and fails(value, bound):
                yield f"{value} is outside `{key}: {getattr(spec, key)}`"

    def column_refusals(self, spec: Bounded, value: Any) -> Iterator[str]:
        """Why the column cannot hold a value."""
        yield from ()

    def bound(self, spec: Bounded, key: str) -> Any:
        """A bound as a value; None when there is none or it is itself an error."""
        raw = getattr(spec, key)
        try:
            return None if raw is None else self.read(raw)
        except LiteralError:
            return None

    def sql_checks(self, column: str, spec: Bounded) -> Iterator[tuple[str, str]]:
        for key, operator in OPERATORS.items():
            if getattr(spec, key) is not None:
                yield key, f"{column} {operator} {sql(getattr(spec, key))}"

    def sql_item_checks(self, column: str, spec: Bounded) -> Iterator[tuple[str, str]]:
        for key, swapped in _SWAPPED.items():
            if getattr(spec, key) is not None:
                yield key, f"{sql(getattr(spec, key))} {swapped} ALL ({column})"

    def constraints(self, spec: Bounded) -> Iterator[str]:
        for key, value in self.stated_bounds(spec):
            yield f"{key}={self.bound_code(spec, value)}"

    def stated_bounds(self, spec: Bounded) -> list[tuple[str, Any]]:
        """The bounds that the schema says: those of the spec."""
        return [(key, getattr(spec, key)) for key in OPERATORS if getattr(spec, key) is not None]

    def bound_code(self, spec: Bounded, value: Any) -> str:
        """Code of a bound."""
        return self.entity_code(spec, value)

    def low_error(self, spec: Bounded) -> str:
        """Pydantic's error below the lower bound."""
        return "greater_than" if spec.gt is not None else "greater_than_equal"

    def high_error(self, spec: Bounded) -> str:
        """Pydantic's error above the upper bound."""
        return "less_than" if spec.lt is not None else "less_than_equal"
