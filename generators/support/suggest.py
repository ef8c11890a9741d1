"""What somebody may have meant who wrote a word that there is not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_LONGEST: Final = 60  # characters that are compared: what is longer is no name
FEW: Final = 16  # choices that are all named


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice most like a word, whatever its case; None when none is like it."""
    import difflib  # here: a run without a mistake does not pay for it

    lower = {choice.lower(): choice for choice in sorted(choices, reverse=True)}
    close = difflib.get_close_matches(word.lower()[:_LONGEST], list(lower), n=1)
    return lower[close[0]] if close else None


def did_you_mean(word: str, choices: Iterable[str], few: int = FEW) -> str:
    """A hint that names the nearest choice, or all choices when they are few; "" otherwise."""
    known = sorted(set(choices))
    found = nearest(word, known)
    if found is not None:
        return f"did you mean `{found}`?"
    return f"choose from {', '.join(known)}" if 0 < len(known) <= few else ""


def suggestion(word: str, choices: Iterable[str]) -> str:
    """`` Did you mean ...?``, the end of a message on the command line; "" when no choice is like the word."""
    found = nearest(word, choices)
    return f" Did you mean {found!r}?" if found is not None else ""
