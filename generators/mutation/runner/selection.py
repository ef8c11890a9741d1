"""Which tests may notice a mutant, and the likely ones first."""

from __future__ import annotations

import re
from typing import Any

# A test that takes longer has its turn after the others.
_SLOW_SECONDS = 0.5

Baseline = dict[str, Any]  # what ``measure`` found for one suite


def tests_for(mutant: dict[str, Any], baseline: Baseline) -> list[str]:
    """The tests that execute the mutated statement; all, its module's first, where it is executed but once."""
    lines: dict[str, list[str]] = baseline["lines"].get(mutant["file"], {})
    statement = range(mutant["first_line"], mutant["last_line"] + 1)
    executed = {name for line in statement for name in lines.get(str(line), ())}
    imported = _imported(lines)
    everywhere = mutant["when"] != "call" or not executed.isdisjoint(imported)
    in_module = {name for names in lines.values() for name in names} - imported
    seconds: dict[str, float] = baseline["seen"]

    def rank(name: str) -> tuple[bool, bool, bool, int]:
        likeness = _likeness(mutant["file"], name)
        return (name not in executed - imported, name not in in_module, seconds[name] > _SLOW_SECONDS, -likeness)

    return sorted((name for name in seconds if everywhere or name in executed), key=rank)


def _imported(lines: dict[str, list[str]]) -> set[str]:
    """Under what a module was imported: no test, or the test that needed it first."""
    first = min(lines, key=int, default=None)
    return {"", *(lines[first] if first else ())}


def _likeness(file: str, test: str) -> int:
    """How many words a module has in common with the file and the parameters of a test.

    The name of the module counts more than its layer.
    """
    *layers, name = file.removesuffix(".py").split("/")
    words = _words(test.partition("::")[0].rpartition("/")[2]) | _words(test.partition("[")[2])
    return 3 * len(_words(name) & words) + len(_words(" ".join(layers)) & words)


def _words(text: str) -> set[str]:
    return {re.sub(r"ies$", "y", word).removesuffix("s") for word in re.findall(r"[a-z]+", text)} - {"test", "py"}
