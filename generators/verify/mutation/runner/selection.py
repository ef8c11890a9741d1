"""Which tests may notice a mutant, and the likely ones first."""

from __future__ import annotations

import re
from typing import Any

Baseline = dict[str, Any]  # what ``measure`` found for one suite


def tests_for(mutant: dict[str, Any], baseline: Baseline) -> list[str]:
    """The tests that execute the mutated statement; all, its module's first, where it is executed at import."""
    lines = baseline["lines"].get(mutant["file"], {})
    executed: set[str] = set()
    for line in range(mutant["first_line"], mutant["last_line"] + 1):
        executed |= set(lines.get(str(line), ()))
    imported = _imported(lines)
    everywhere = not mutant["in_function"] or not executed.isdisjoint(imported)
    likeness = {name: _likeness(mutant["file"], name) for name in baseline["seen"]}

    def rank(name: str) -> tuple[bool, int]:
        return (name not in executed - imported, -likeness[name])

    return sorted((name for name in baseline["seen"] if everywhere or name in executed), key=rank)


def _imported(lines: dict[str, list[str]]) -> set[str]:
    """Under what a module was imported: no test, or the test that needed it first."""
    first = min(lines, key=int, default=None)
    return {"", *(lines[first] if first else ())}


def _likeness(file: str, test: str) -> int:
    """How many words a module and a test file have in common; the name of the module counts more than its layer."""
    *layers, name = file.removesuffix(".py").split("/")
    words = _words(test.partition("::")[0].rpartition("/")[2])
    return 3 * len(_words(name) & words) + len(_words(" ".join(layers)) & words)


def _words(text: str) -> set[str]:
    return {re.sub(r"ies$", "y", word).removesuffix("s") for word in re.findall(r"[a-z]+", text)} - {"test", "py"}
