"""The names of variables in the emitted method."""

from __future__ import annotations

from dataclasses import dataclass, field

from generators.operations.check.environment import TAKEN


@dataclass(slots=True)
class Names:
    """The Python names of a method. Names of the author stay; ours make way."""

    taken: set[str]
    variables: dict[str, str] = field(default_factory=dict)  # of self, inputs and generators

    def new(self, *wanted: str) -> str:
        """The first of some names that is free, or its last with a number."""
        numbered = (f"{wanted[-1]}_{number}" for number in range(2, 1000))
        name = next(each for each in (*wanted, *numbered) if each not in self.taken and each not in TAKEN)
        self.taken.add(name)
        return name

    def of(self, name: str) -> str:
        """The Python name of a variable of the language."""
        return self.variables.get(name, name.partition("'")[0])
