"""Days and moments told from the moment at which a scenario begins: ``now() + days(3)``, ``today() - days(1)``."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any, Final

from generators.support.frozen import Frozen

_TERM: Final = re.compile(r"\s*([-+])\s*(days|hours|minutes)\(([0-9]{1,5})\)")
_TEXT: Final = re.compile(rf"(now|today)(?:\(\))?((?:{_TERM.pattern}){{0,3}})")


class Relative(Frozen):
    """One of them. word: ``now`` or ``today``; moves: unit and number of all that is added to it."""

    word: str
    moves: tuple[tuple[str, int], ...]

    @property
    def units(self) -> frozenset[str]:
        """The units in which it moves."""
        return frozenset(unit for unit, _ in self.moves)

    @property
    def shift(self) -> timedelta:
        """How far it is from the present."""
        return timedelta(**dict(self.moves))

    @property
    def code(self) -> str:
        """Code of the value, over the variable ``now``."""
        start = "now" if self.word == "now" else "now.date()"
        if len(self.moves) == 1 and self.moves[0][1] < 0:
            return f"{start} - timedelta({self.moves[0][0]}={-self.moves[0][1]})"
        return f"{start} + {self._duration}" if self.moves else start

    @property
    def json_code(self) -> str:
        """Code of the value as a client sends it, or of what it must be in an answer."""
        return f"as_json({self.code})"

    @property
    def _duration(self) -> str:
        return f"timedelta({', '.join(f'{unit}={number}' for unit, number in self.moves)})"

    def at(self, now: datetime) -> date | datetime:
        """The value of a scenario that begins now."""
        return (now if self.word == "now" else now.date()) + self.shift


class Awaited(Relative):
    """A moment of an answer, which the application tells by its own clock: after the scenario began, and before now."""

    @property
    def json_code(self) -> str:
        return f"Meanwhile(now, {self._duration})" if self.moves else "Meanwhile(now)"


def read_relative(raw: Any) -> Relative | None:
    """What a literal says; None for any that is not told from the present."""
    found = _TEXT.fullmatch(raw) if isinstance(raw, str) else None
    if found is None:
        return None
    moves: dict[str, int] = {}
    for sign, unit, number in _TERM.findall(found[2]):
        moves[unit] = moves.get(unit, 0) + int(f"{sign}{number}")
    return Relative(found[1], tuple(moves.items()))
