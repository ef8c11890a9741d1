"""Samples of dates, times and moments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from generators.samples.values import Case, Spec, isoformat

_DAY = date(2026, 1, 15)
_MOMENT = datetime(2026, 1, 15, 9, 30, tzinfo=UTC)
# The first and the last value of a column: what lies beyond means infinity to the driver.
_FIRST_DAY, _LAST_DAY = date(1, 1, 2), date(9999, 12, 30)
_FIRST, _LAST = datetime(1, 1, 1, second=1, tzinfo=UTC), datetime.max.replace(microsecond=0, tzinfo=UTC)


def _dates(spec: Spec) -> tuple[date | None, date | None]:
    one = timedelta(days=1)
    low = date.fromisoformat(spec.ge) if spec.ge else date.fromisoformat(spec.gt) + one if spec.gt else None
    high = date.fromisoformat(spec.le) if spec.le else date.fromisoformat(spec.lt) - one if spec.lt else None
    return low and max(low, _FIRST_DAY), high and min(high, _LAST_DAY)


def _moments(spec: Spec) -> tuple[datetime | None, datetime | None]:
    one = timedelta(seconds=1)
    low = _moment(spec.ge) if spec.ge else _moment(spec.gt) + one if spec.gt else None
    high = _moment(spec.le) if spec.le else _moment(spec.lt) - one if spec.lt else None
    return low and max(low, _FIRST), high and min(high, _LAST)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def dates_from(spec: Spec) -> tuple[date, int]:
    """A valid date, a plain one if the bounds allow it, and how many valid ones there are from it on."""
    low, high = _dates(spec)
    last = high or _LAST_DAY
    first = low or max(date(max(min(last, _DAY).year - 1, 1), 1, 1), _FIRST_DAY)
    start = _DAY if first <= _DAY < last else first
    return start, (last - start).days + 1


def datetimes_from(spec: Spec) -> tuple[datetime, int]:
    """A valid moment, a plain one if the bounds allow it, and how many there are from it on, a second apart."""
    low, high = _moments(spec)
    last = high or _LAST
    first = low or max(datetime(max(min(last, _MOMENT).year - 1, 1), 1, 1, tzinfo=UTC), _FIRST)
    start = _MOMENT if first <= _MOMENT < last else first
    return start, int((last - start).total_seconds()) + 1


def date_at(spec: Spec, index: int) -> str:
    """The ``index``-th valid date; the last one again when there are fewer."""
    start, count = dates_from(spec)
    return (start + timedelta(days=min(index, count - 1))).isoformat()


def datetime_at(spec: Spec, index: int) -> str:
    """The ``index``-th valid moment; the last one again when there are fewer."""
    start, count = datetimes_from(spec)
    return isoformat(start + timedelta(seconds=min(index, count - 1)))


def _low_error(spec: Spec) -> str:
    return "greater_than" if spec.gt is not None else "greater_than_equal"


def _high_error(spec: Spec) -> str:
    return "less_than" if spec.lt is not None else "less_than_equal"


def date_cases(spec: Spec) -> Iterator[Case]:
    """At, below and above each bound; no date; of another type."""
    low, high = _dates(spec)
    one = timedelta(days=1)
    if low is not None:
        yield Case("at the lower bound", low.isoformat(), True)
        if low > _FIRST_DAY:
            yield Case("below the lower bound", (low - one).isoformat(), False, _low_error(spec), database=True)
    if high is not None:
        yield Case("at the upper bound", high.isoformat(), True)
        if high < _LAST_DAY:
            yield Case("above the upper bound", (high + one).isoformat(), False, _high_error(spec), database=True)
    yield Case("no date", "2026-02-30", False, "date_from_datetime_parsing")
    yield Case("the last day", "9999-12-31", False, "date_range")
    yield Case("a number", 1, False, "iso_format")


def datetime_cases(spec: Spec) -> Iterator[Case]:
    """At, below and above each bound; without a zone; of another type."""
    low, high = _moments(spec)
    one = timedelta(seconds=1)
    if low is not None:
        yield Case("at the lower bound", isoformat(low), True)
        if low > _FIRST:
            yield Case("below the lower bound", isoformat(low - one), False, _low_error(spec), database=True)
    if high is not None:
        yield Case("at the upper bound", isoformat(high), True)
        if high < _LAST:
            yield Case("above the upper bound", isoformat(high + one), False, _high_error(spec), database=True)
    yield Case("without a zone", "2026-01-15T09:30:00", False, "iso_format")
    yield Case("before the first year in UTC", "0001-01-01T00:00:00+14:00", False, "datetime_range")
    yield Case("the last moment", "9999-12-31T23:59:59.999999Z", False, "datetime_range")
    yield Case("a number", 1, False, "iso_format")


def time_cases(spec: Spec) -> Iterator[Case]:
    """No time; with a zone; of another type."""
    yield Case("no time", "25:00:00", False, "time_parsing")
    yield Case("with a zone", "09:30:00Z", False, "iso_format")
    yield Case("a number", 1, False, "iso_format")
