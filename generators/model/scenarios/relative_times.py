"""Values of scenarios that are told from the moment at which the scenario begins."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final

from generators.field_types.moments.relative import Awaited, Relative, read_relative
from generators.model.payloads import Payload
from generators.model.values import Value
from generators.support.suggest import did_you_mean

# Between these the tests of an application are run: within its bounds a value has to be at both.
_FIRST: Final = datetime(2026, 1, 1, tzinfo=UTC)
_LAST: Final = datetime(2076, 1, 1, tzinfo=UTC)


class Meanwhile:
    """In an answer: any moment since a scenario began, as far from it as is said."""

    def __init__(self, begun: datetime, shift: timedelta) -> None:
        self.begun, self.shift = begun, shift

    def __eq__(self, other: object) -> bool:
        seen = datetime.fromisoformat(other) if isinstance(other, str) else None
        return seen is not None and self.begun <= seen - self.shift <= datetime.now(UTC)

    def __repr__(self) -> str:
        return f"{self.begun + self.shift} or a little later"


def read_value(field: Value, raw: Any) -> Any:
    """A literal of a field, with what is told from the present as ``Relative``."""
    if isinstance(raw, list) and field.items is not None:
        return [read_value(field.items, item) for item in raw]
    if isinstance(raw, list) and field.fields is not None:
        return [read_values(field.fields, item) if isinstance(item, dict) else item for item in raw]
    found = read_relative(raw) if field.type.clock else None
    return raw if found is None or found.word != field.type.clock or not found.units <= field.type.units else found


def read_values(fields: Mapping[str, Value], written: Mapping[str, Any]) -> dict[str, Any]:
    """Values by the names of their fields; what is no field stays as it is."""
    return {name: read_value(fields[name], raw) if name in fields else raw for name, raw in written.items()}


def read_expected(payload: Payload, written: Mapping[str, Any]) -> dict[str, Any]:
    """What an answer must hold. A moment may be one that the application tells by its own clock."""
    values = {
        name: [read_expected(payload.rows[name], each) for each in raw] if name in payload.rows else raw
        for name, raw in written.items()
    }
    return {name: moved(value, _awaited) for name, value in read_values(payload.fields, values).items()}


def _awaited(value: Relative) -> Relative:
    return Awaited(value.word, value.moves) if value.word == "now" else value


def moved(value: Any, change: Callable[[Relative], Any]) -> Any:
    """A value with everything in it that is told from the present changed."""
    if isinstance(value, Mapping):
        return {name: moved(item, change) for name, item in value.items()}
    if isinstance(value, list):
        return [moved(item, change) for item in value]
    return change(value) if isinstance(value, Relative) else value


def relative_in(value: Any) -> Iterator[Relative]:
    """Everything in a value that is told from the present."""
    if isinstance(value, Relative):
        yield value
    elif isinstance(value, Mapping | list):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from relative_in(item)


def is_relative(value: Any) -> bool:
    """Whether anything in a value is told from the present."""
    return any(True for _ in relative_in(value))


def is_awaited(value: Any) -> bool:
    """Whether anything in a value is a moment that the application tells by its own clock."""
    return any(isinstance(each, Awaited) for each in relative_in(value))


def value_problems(field: Value, raw: Any) -> Iterator[str]:
    """Why a field would refuse a literal of a scenario, whenever that is run."""
    for value in _at_all_times(field, raw):
        yield from field.type.problems(field, value)


def query_problems(field: Value, text: str) -> Iterator[str]:
    """Why a filter by a field would refuse a text of a scenario, whenever that is run."""
    for value in _at_all_times(field, text):
        yield from field.type.query_problems(field, value)


def _at_all_times(field: Value, raw: Any) -> Iterator[Any]:
    value = read_value(field, raw)
    for now in (_FIRST, _LAST) if is_relative(value) else (_FIRST,):
        yield moved(value, partial(as_text, now=now))


def as_text(value: Relative, now: datetime) -> str:
    """As a client sends it in a scenario that begins now."""
    return value.at(now).isoformat()


def hint_for(field: Value, raw: Any) -> str:
    """What to write instead of a literal that a field refuses."""
    if isinstance(raw, list) and field.items is not None:
        refused = (item for item in raw if any(value_problems(field.items, item)))
        return next((hint_for(field.items, item) for item in refused), "change the value")
    if is_relative(read_value(field, raw)):
        return "it has to fit whenever the tests are run: write the time out"
    if field.type.clock and str(raw).startswith(("now", "today")):
        units = " and ".join(sorted(field.type.units))
        return f"write `{field.type.clock}() + days(1)`: {units}, 99999 of each at most"
    return did_you_mean(str(raw), field.values or ()) or "change the value"
