"""English plurals: those of ``inflect``, whose version is pinned exactly, because the names of tables hang on them."""

from __future__ import annotations

import contextlib
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generators.support.common_plurals import NOUNS

if TYPE_CHECKING:
    import inflect

# Where we know better: what counts as one thing in the names of an application, and what inflect has wrong.
_OURS: Final = {
    "data": "data",
    "feedback": "feedback",
    "golf": "golfs",
    "media": "media",
    "medium": "media",
    "mine": "mines",
    "staff": "staff",
    "thief": "thieves",
}
_LINE: Final = re.compile("([a-z0-9]+):([a-z0-9]+)")
_FOLDER: Final = Path(__file__).parent / "__pycache__"


def pluralise(word: str) -> str:
    """The plural of a lower-case word; one that is a plural already stays as it is."""
    if word in _OURS:
        return _OURS[word]
    if not word.isalpha():
        return regular(word)  # inflect makes ``1S`` of ``1``
    return _common().get(word) or _remembered(word)


def regular(word: str) -> str:
    """The plural by the rules of spelling alone."""
    if re.search(r"(s|x|z|ch|sh)$", word):
        return word + "es"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + "s"


def inflected(word: str) -> str:
    """What inflect says."""
    plural = str(_engine().plural_noun(word))
    # inflect takes every noun for a singular: ``analytics`` would become ``analyticss``.
    return word if word.endswith("s") and plural == f"{word}s" else plural


@cache
def _engine() -> inflect.engine:
    import inflect  # it takes seconds to load, because it has its own types checked at run time

    return inflect.engine()


@cache
def _common() -> dict[str, str]:
    pairs = (entry.partition(":") for entry in NOUNS.split())
    return {word: plural or regular(word) for word, _, plural in pairs}


def _remembered(word: str) -> str:
    """What inflect says, kept beside our bytecode: a word costs its seconds once on a machine."""
    known = _known(_memory())
    if word not in known:
        known[word] = inflected(word)
        # A folder that cannot be written costs only time.
        with contextlib.suppress(OSError):
            _FOLDER.mkdir(exist_ok=True)
            with _memory().open("a", encoding="utf-8") as file:
                file.write(f"{word}:{known[word]}\n")
    return known[word]


def _memory() -> Path:
    return _FOLDER / f"plurals-{_version()}.txt"


@cache
def _version() -> str:
    return version("inflect")


@cache
def _known(memory: Path) -> dict[str, str]:
    """What was asked before; a line that a crash has damaged is asked again."""
    try:
        lines = memory.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    return {found[1]: found[2] for line in lines if (found := _LINE.fullmatch(line))}
