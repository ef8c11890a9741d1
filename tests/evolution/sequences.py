"""Releases of one application, with the rows that were in its database at the first of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.evolution.edits import Editor
from tests.evolution.evolving import Evolution, followed, read
from tests.evolution.rows import inserts

CASES = Path(__file__).with_name("cases")


@dataclass(frozen=True)
class Sequence:
    """name: of its database; statements: what puts rows into it."""

    name: str
    evolution: Evolution
    statements: tuple[str, ...]

    def migrations(self) -> dict[str, str]:
        """The texts of all migrations, by the names of their files."""
        history = self.evolution.history
        return {f"{each.name}.py": self.evolution.migration(each.revision) for each in history.snapshots}


def case(name: str) -> Sequence:
    """The release of ``before.yaml``, and that of ``after.yaml`` with what was not released before it."""
    evolution = followed(CASES / name)
    evolution.release()
    return Sequence(name, evolution, tuple(inserts(read((CASES / name / "before.yaml").read_text()))))


def drawn(seed: int, more: tuple[Callable[[Editor], None], ...] = (), name: str = "edits") -> Sequence:
    """Three times a few edits at random, with a release after it or not. more: edits beside the usual ones."""
    random = Random(seed)
    text = (CASES / "values" / "before.yaml").read_text()
    evolution, editor = Evolution(text), Editor(text, random, more)
    statements = tuple(inserts(evolution.app))
    for _ in range(3):
        editor.edit(evolution)
        assert evolution.edit(editor.text()).problems == ()
        if random.random() < 0.5:
            evolution.release()
            editor.forget()
    evolution.release()
    return Sequence(f"{name}_{seed}", evolution, statements)


def seeds(first: int, count: int) -> range:
    """``EVOLUTION_SEQUENCES`` of them, from ``EVOLUTION_FIRST`` on."""
    first = int(os.environ.get("EVOLUTION_FIRST", first))
    return range(first, first + int(os.environ.get("EVOLUTION_SEQUENCES", count)))
