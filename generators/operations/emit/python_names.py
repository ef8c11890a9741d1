"""The names of variables in the emitted method."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from generators.operations.check.environment import TAKEN


@dataclass(slots=True)
class Names:
    """The Python names of a method. Names of the author stay; ours make way."""

    taken: set[str]
    variables: dict[str, str] = field(default_factory=dict)  # of self, inputs and generators

    def new(self, *wanted: str) -> str:
        """The first of some names that is free, or its last with a number."""
        name = next(each for each in _numbered(wanted) if each not in self.taken and each not in TAKEN)
        self.taken.add(name)
        return name

    def turn(self, variable: str, inside: set[str]) -> None:
        """Name the variable of a generator as it is written, unless that would hide a name that is read inside it."""
        written = variable.partition("'")[0]
        wanted = (written, f"each_{written}")
        self.variables[variable] = next(each for each in _numbered(wanted) if each not in inside)

    def of(self, name: str) -> str:
        """The Python name of a variable of the language."""
        return self.variables.get(name, name.partition("'")[0])


def _numbered(wanted: tuple[str, ...]) -> Iterator[str]:
    """Some names, then the last of them with a number."""
    yield from wanted
    yield from (f"{wanted[-1]}_{number}" for number in count(2))
