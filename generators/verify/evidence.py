"""What a check has seen, kept so that anybody can read it later and draw the conclusion again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final

from generators.processes.command_recorder import Command

PASS: Final = "PASS"  # noqa: S105 - a state
FAIL: Final = "FAIL"
ERROR: Final = "ERROR"
NOT_RUN: Final = "NOT-RUN"
NOT_APPLICABLE: Final = "N/A"
# From the worst on; in one of the last two there is nothing left to do.
_STATES: Final = (FAIL, ERROR, NOT_RUN, PASS, NOT_APPLICABLE)
FAILED: Final = (FAIL, ERROR)
SETTLED: Final = (PASS, NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing seen. state: PASS, FAIL, ERROR (the check itself could not go on), NOT-RUN or N/A. expected, seen: for
    people; of the last three, seen is the reason."""

    name: str
    state: str
    expected: str
    seen: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that one check saw. digest: sha256 of what it ran on. figures: measured numbers by name.

    no_go: what rules the application out, whatever its score. details: whatever else helps a reader, as text.
    outcomes: of single tests or scenarios that somebody asks for by name.
    """

    check: str
    digest: str
    seconds: float
    observations: tuple[Observation, ...]
    commands: tuple[Command, ...] = ()
    figures: dict[str, float] | None = None
    no_go: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    outcomes: dict[str, str] | None = None

    @property
    def state(self) -> str:
        """The worst of what was seen; FAIL when it rules the application out."""
        if self.no_go:
            return FAIL
        return worst(each.state for each in self.observations)

    def to_json(self) -> str:
        """As JSON; ``from_json`` reads it."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str | bytes) -> Evidence:
        """The evidence in some JSON that ``to_json`` made."""
        value: dict[str, Any] = json.loads(text)
        value["observations"] = tuple(Observation(**each) for each in value["observations"])
        value["commands"] = tuple(Command(**each) for each in value["commands"])
        for name in ("no_go", "details"):
            value[name] = tuple(value[name])
        return cls(**value)


def worst(states: Iterable[str]) -> str:
    """FAIL before ERROR before NOT-RUN before PASS before N/A; nothing at all is NOT-RUN, never PASS."""
    return min(states, key=_STATES.index, default=NOT_RUN)
