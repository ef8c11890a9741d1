"""Scenarios with their calls read, found by the entity among whose tests they are and by what they show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generators.model.routes import COMMON_ERRORS, Call, Route
from generators.support.frozen import Frozen


class Step(Frozen):
    """One request of a scenario, the route that answers it, and what the answer must be.

    caller: a role, or what stands for one; None: somebody with every role.
    """

    call: Call
    body: Mapping[str, Any] | None
    status: int
    error: str | None
    expect: Mapping[str, Any]
    save: str | None
    caller: str | None = None

    @property
    def route(self) -> Route:
        """The route that answers."""
        return self.call.route

    @property
    def succeeds(self) -> bool:
        """Whether the application does as it is asked."""
        return is_success(self.status)

    @property
    def is_invalid(self) -> bool:
        """Whether the request is, on purpose, one that the application refuses to read."""
        return refuses_to_read(self.status, self.error)


def is_success(status: int) -> bool:
    """Whether a request with this status did what it should."""
    return status < 400


def refuses_to_read(status: int, error: str | None) -> bool:
    """Whether an answer says that the request could not be read."""
    return status == COMMON_ERRORS["validation_error"] and error in (None, "validation_error")


class GivenRow(Frozen):
    """A row with which a scenario begins: its entity, and what is said of its fields and relations."""

    name: str
    entity: str
    written: Mapping[str, Any]


class Scenario(Frozen):
    """An executable example. home: the entity among whose tests it is."""

    name: str
    description: str | None
    satisfies: tuple[str, ...]
    given: tuple[GivenRow, ...]
    steps: tuple[Step, ...]
    home: str


@dataclass(frozen=True, slots=True)
class Scenarios:
    """Every scenario, in the order of the spec."""

    all: tuple[Scenario, ...] = ()
    _by_home: dict[str, list[Scenario]] = field(init=False, repr=False, compare=False)
    _successes: dict[tuple[str, str], list[tuple[Scenario, int]]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        homes: dict[str, list[Scenario]] = {}
        successes: dict[tuple[str, str], list[tuple[Scenario, int]]] = {}
        for scenario in self.all:
            homes.setdefault(scenario.home, []).append(scenario)
            for operation, index in _first_successes(scenario).items():
                successes.setdefault(operation, []).append((scenario, index))
        object.__setattr__(self, "_by_home", homes)
        object.__setattr__(self, "_successes", successes)

    def __iter__(self) -> Iterator[Scenario]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def at_home(self, entity: str) -> tuple[Scenario, ...]:
        """The scenarios among the tests of an entity."""
        return tuple(self._by_home.get(entity, ()))

    def successes(self, entity: str, operation: str) -> tuple[tuple[Scenario, int], ...]:
        """The scenarios in which an operation succeeds, and the index of the first such step of each."""
        return tuple(self._successes.get((entity, operation), ()))

    def first_success(self, entity: str, operation: str) -> tuple[Scenario, int] | None:
        """The first scenario in which an operation succeeds, and the index of that step."""
        return next(iter(self.successes(entity, operation)), None)


def _first_successes(scenario: Scenario) -> dict[tuple[str, str], int]:
    """(entity, operation) -> the index of the first step in which it succeeds."""
    found: dict[tuple[str, str], int] = {}
    for index, step in enumerate(scenario.steps):
        if step.route.operation and step.succeeds:
            found.setdefault((step.route.entity, step.route.operation), index)
    return found
