"""``date``: a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from generators.field_types.base import Bounded
from generators.field_types.hostile import BEYOND_FLOATS, PLAIN_TEXT
from generators.field_types.moments.moment import Calendar, argument, support
from generators.field_types.values import Case, LiteralError, Unique

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HOSTILE: Final = (
    ("the first day", '"0001-01-01"'),
    ("the second day", '"0001-01-02"'),
    ("the last day", '"9999-12-31"'),
    ("the last day but one", '"9999-12-30"'),
    ("year zero", '"0000-01-01"'),
    ("year 10000", '"10000-01-01"'),
    ("infinity", '"infinity"'),
    ("a Unix time", '"1700000000"'),
    ("with a time", '"2026-01-15T00:00:00"'),
    ("digits that are not ASCII", r'"\uff12\uff10\uff12\uff16-01-15"'),
    ("a line break", r'"2026-01-15\n"'),
    PLAIN_TEXT,
    BEYOND_FLOATS,
)


class Date(Calendar):
    """A day of the calendar, without a time or a zone."""

    name = "date"
    rank = 80
    description = "A day."
    kind = "date"
    clock = "today"
    units = frozenset({"days"})
    python = "date"
    schema = "JsonDate"
    column = "Date()"
    sql_type = "date"
    core = "LaxDate"
    checks = ("DATE_FORM", "DATE_RANGE")
    supports = support("DATE_FORM", "DATE_RANGE", "JsonDate", "LaxDate")
    coercible = (0, 1.0, True)
    first, last = date(1, 1, 2), date(9999, 12, 30)
    infinities = (date.min, date.max)
    range_error = "date_range"
    plain = date(2026, 1, 15)
    tick = timedelta(days=1)

    def parse(self, raw: Any) -> date:
        if isinstance(raw, str) and _DATE.fullmatch(raw):
            return date.fromisoformat(raw)
        raise LiteralError('expected a date such as "2025-01-31"', "in quotes")

    def unit(self, spec: Bounded) -> timedelta:
        return self.tick

    def of(self, text: str) -> date:
        return date.fromisoformat(text)

    def iso(self, value: date) -> str:
        return value.isoformat()

    def start_of(self, year: int) -> date:
        return date(year, 1, 1)

    def own_cases(self, spec: Bounded) -> Iterator[Case]:
        yield Case("no date", "2026-02-30", False, "date_from_datetime_parsing")
        yield Case("the last day", "9999-12-31", False, self.late(spec))
        yield Case("a number", 1, False, "iso_format")

    def unique(self, spec: Bounded, name: str) -> Unique:
        day, count = self.from_start(spec)
        code = f'date.fromisoformat("{day}") + timedelta(days={argument(count)})'
        return Unique(f"({code}).isoformat()", code, count, self.counter(day, count))

    def hostile(self, spec: Bounded) -> Iterator[tuple[str, str]]:
        yield from _HOSTILE


TYPE: Final = Date()
