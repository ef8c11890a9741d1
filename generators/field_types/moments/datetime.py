"""``datetime``: a moment, with its zone; answers show it in UTC."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Final

from generators.field_types.base import Bounded
from generators.field_types.hostile import BEYOND_FLOATS, PLAIN_TEXT
from generators.field_types.moments.moment import Calendar, argument, support
from generators.field_types.values import Case, LiteralError, Unique, Written
from generators.python_source.literals import py

_DATETIME: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[-+][0-9]{2}:[0-9]{2})?"
)
_HOSTILE: Final = (
    ("the first moment", '"0001-01-01T00:00:00Z"'),
    ("the last moment", '"9999-12-31T23:59:59.999999Z"'),
    ("before the first year", '"0001-01-01T00:00:00+14:00"'),
    ("within the first year", '"0001-01-01T00:00:00-14:00"'),
    ("after the last year", '"9999-12-31T23:59:59-14:00"'),
    ("within the last year", '"9999-12-31T23:59:59+14:00"'),
    ("the greatest offset", '"2026-01-15T09:30:00+23:59"'),
    ("too great an offset", '"2026-01-15T09:30:00+24:00"'),
    ("an offset with seconds", '"2026-01-15T09:30:00+01:00:30"'),
    ("midnight at the end", '"2026-01-15T24:00:00Z"'),
    ("a leap second", '"2026-12-31T23:59:60Z"'),
    ("a tenth of a microsecond", '"2026-01-15T09:30:00.1234567Z"'),
    ("infinity", '"-infinity"'),
    ("a Unix time", '"1700000000"'),
    PLAIN_TEXT,
    BEYOND_FLOATS,
)


class DateTime(Calendar):
    """A moment in time."""

    name = "datetime"
    rank = 100
    description = "A moment, with a zone."
    synonyms = ("timestamp", "timestamptz")
    kind = "datetime"
    clock = "now"
    units = frozenset({"days", "hours", "minutes"})
    python = "datetime"
    schema = "JsonDateTime"
    column = "DateTime(timezone=True)"
    sql_type = "timestamp with time zone"
    core = "LaxDateTime"
    checks = ("DATETIME_FORM", "IN_UTC")
    supports = support("DATETIME_FORM", "IN_UTC", "JsonDateTime", "LaxDateTime")
    shifted = True
    coercible = (0, 1.0, True)
    first, last = datetime(1, 1, 1, second=1, tzinfo=UTC), datetime.max.replace(microsecond=0, tzinfo=UTC)
    infinities = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
    range_error = "datetime_range"
    plain = datetime(2026, 1, 15, 9, 30, tzinfo=UTC)
    tick = timedelta(seconds=1)

    def parse(self, raw: Any) -> datetime:
        if not isinstance(raw, str) or not (match := _DATETIME.fullmatch(raw)):
            raise LiteralError('expected a moment such as "2025-01-31T09:30:00Z"', "in quotes")
        if not match[3]:
            raise LiteralError("a moment needs its zone: end it with Z or an offset such as +02:00")
        return datetime.fromisoformat(raw)

    def of(self, text: str) -> datetime:
        return datetime.fromisoformat(text).astimezone(UTC)

    def iso(self, value: datetime) -> str:
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")

    def start_of(self, year: int) -> datetime:
        return datetime(year, 1, 1, tzinfo=UTC)

    def canonical(self, spec: Bounded, value: Any) -> str:
        return self.iso(datetime.fromisoformat(value))

    def own_cases(self, spec: Bounded) -> Iterator[Case]:
        yield Case("without a zone", "2026-01-15T09:30:00", False, "iso_format")
        yield Case("before the first year in UTC", "0001-01-01T00:00:00+14:00", False, self.early(spec))
        yield Case("the last moment", "9999-12-31T23:59:59.999999Z", False, self.late(spec))
        yield Case("a number", 1, False, "iso_format")

    def unique(self, spec: Bounded, name: str) -> Unique:
        moment, count = self.from_start(spec)
        code = f'datetime.fromisoformat("{self.iso(moment)}") + timedelta(seconds={argument(count)})'
        return Unique(f'({code}).isoformat().replace("+00:00", "Z")', code, count, self.counter(moment, count))

    def hostile(self, spec: Bounded) -> Iterator[tuple[str, str]]:
        yield from _HOSTILE

    def written(self, spec: Bounded, value: Any) -> Iterator[Written]:
        moment = datetime.fromisoformat(value).astimezone(timezone(timedelta(hours=2)))
        yield Written("in another zone", py(moment.isoformat()), py(value))


TYPE: Final = DateTime()
