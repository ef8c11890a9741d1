# Generated from specs/<app>.yaml by templates/src/models/fields/temporal.py.j2.
"""Dates, times and moments in ISO 8601, and nothing that only looks like them (a Unix time, say)."""

import re
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?")
_DATETIME = re.compile(_DATE.pattern + "[Tt ]" + _TIME.pattern + r"([Zz]|[+-]\d{2}:?\d{2})")
# The first and the last moment, which mean -infinity and infinity to asyncpg.
_EXTREMES = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))


def written_as(pattern: re.Pattern[str], example: str) -> BeforeValidator:
    """Accept only text of this form. Raises a validation error for anything else."""

    def check(value: object) -> object:
        if isinstance(value, str) and pattern.fullmatch(value) is None:
            raise PydanticCustomError("iso_format", "Input should be written like {example}", {"example": example})
        if isinstance(value, int | float | Decimal):
            raise PydanticCustomError("iso_format", "Input should be written like {example}", {"example": example})
        return value

    return BeforeValidator(check)


def refuse_extremes(value: date) -> date:
    """The first and the last day mean -infinity and infinity to asyncpg. Raises a validation error for them."""
    if value in (date.min, date.max):
        raise PydanticCustomError("date_range", "Input should be between 0001-01-02 and 9999-12-30")
    return value


def to_utc(value: datetime) -> datetime:
    """The same moment in UTC. Raises a validation error when UTC has no such year, or for what means infinity."""
    try:
        moment = value.astimezone(UTC)
    except OverflowError:
        moment = _EXTREMES[0]
    if moment in _EXTREMES:
        raise PydanticCustomError("datetime_range", "Input should be between the years 1 and 9999 in UTC")
    return moment


DATE_FORM = written_as(_DATE, "2026-01-31")
TIME_FORM = written_as(_TIME, "09:30:00")
DATETIME_FORM = written_as(_DATETIME, "2026-01-31T09:30:00Z")
DATE_RANGE = AfterValidator(refuse_extremes)
IN_UTC = AfterValidator(to_utc)

# Bounds follow these, so that messages say them in ISO 8601; the form and the range follow the bounds.
LaxDate = Annotated[date, Field(strict=False)]
LaxDateTime = Annotated[AwareDatetime, Field(strict=False)]

JsonDate = Annotated[LaxDate, DATE_FORM, DATE_RANGE]
JsonDateTime = Annotated[LaxDateTime, DATETIME_FORM, IN_UTC]
# JSON Schema's "time" has an offset; this is the registry's name of one without.
LocalTime = Annotated[
    time,
    WithJsonSchema(
        {
            "type": "string",
            "format": "time-local",
            "pattern": r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?$",
        }
    ),
]
JsonTime = Annotated[LocalTime, Field(strict=False), TIME_FORM]
