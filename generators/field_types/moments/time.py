"""``time``: a time of day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from typing import Any, Final

from generators.field_types.base import Bounded
from generators.field_types.hostile import BEYOND_FLOATS, PLAIN_TEXT
from generators.field_types.moments.moment import Moment, support
from generators.field_types.values import Case, LiteralError, Unique

_TIME: Final = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?")
_HOSTILE: Final = (
    ("midnight at the end", '"24:00:00"'),
    ("a leap second", '"23:59:60"'),
    ("the last microsecond", '"23:59:59.999999"'),
    ("a tenth of a microsecond", '"23:59:59.9999999"'),
    ("an offset", '"09:30:00+14:00"'),
    ("a word of PostgreSQL", '"allballs"'),
    ("digits that are not ASCII", r'"\uff10\uff19:30"'),
    PLAIN_TEXT,
    BEYOND_FLOATS,
)


class Time(Moment):
    """A time of any day, without a zone."""

    name = "time"
    rank = 90
    description = "A time of day, without a zone."
    in_lists = False
    kind = "time"
    python = "time"
    answer = "LocalTime"
    schema = "JsonTime"
    column = "Time()"
    sql_type = "time without time zone"
    supports = support("JsonTime", "LocalTime")
    coercible = (0, True)

    def parse(self, raw: Any) -> time:
        if isinstance(raw, str) and _TIME.fullmatch(raw):
            return time.fromisoformat(raw)
        raise LiteralError('expected a time of day without a zone such as "09:30:00"', "in quotes")

    def sample(self, spec: Bounded, name: str, index: int) -> str:
        return "17:45:00" if index else "09:30:00"

    def cases(self, spec: Bounded) -> Iterator[Case]:
        yield Case("no time", "25:00:00", False, "time_parsing")
        yield Case("with a zone", "09:30:00Z", False, "iso_format")
        yield Case("a number", 1, False, "iso_format")

    def unique(self, spec: Bounded, name: str) -> Unique:
        clock = "number // 3600 % 24, number // 60 % 60, number % 60"
        return Unique(f"time({clock}).isoformat()", f"time({clock})", 24 * 3600, _clock)

    def hostile(self, spec: Bounded) -> Iterator[tuple[str, str]]:
        yield from _HOSTILE


def _clock(number: int) -> str:
    return time(number // 3600 % 24, number // 60 % 60, number % 60).isoformat()


TYPE: Final = Time()
