r"""Patterns that mean the same to pydantic (Rust regex), PostgreSQL (advanced regular expressions) and Python.

A pattern is *searched*, not fully matched; ``^`` and ``$`` are the very start and end of the text; ``\d``, ``\w``
and ``\s`` are ASCII. ``normalise`` rewrites a pattern into what the three languages share; the rest is a PatternError.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Final

from generators.regexes.generator import Maker
from generators.regexes.reader import PatternError, parse
from generators.regexes.tree import Chars, Repeat, Seq, shortest, write

__all__ = ["MAX_EXAMPLE", "PatternError", "counterexample", "example", "matches", "normalise"]

MAX_EXAMPLE: Final = 1000  # longer examples are not looked for
_SLACK: Final = 300  # an example is at most this much longer than it has to be


@functools.lru_cache(maxsize=1024)
def normalise(pattern: str) -> str:
    """The pattern in the portable subset; normalising twice changes nothing. Raises PatternError."""
    text = write(parse(pattern))
    # Rewritten, a pattern may let Python's parser merge what it could not merge before.
    return text if text == pattern else normalise(text)


def matches(pattern: str, text: str) -> bool:
    """Whether a text matches, by the engine that the generated API uses, which is linear whatever the pattern."""
    return _matcher(normalise(pattern))(text)


@functools.lru_cache(maxsize=1024)
def _matcher(portable: str) -> Callable[[str], bool]:
    from pydantic_core import SchemaValidator, core_schema

    validator = SchemaValidator(core_schema.str_schema(pattern=portable, regex_engine="rust-regex"))
    return validator.isinstance_python


@functools.lru_cache(maxsize=1024)
def example(pattern: str, min_length: int = 0, max_length: int | None = None, variant: int = 0) -> str | None:
    """A matching text of an allowed length, the shortest there is; None when there seems to be none.

    None also when ``min_length`` is over MAX_EXAMPLE.
    Different variants give different texts, nearly always, as long as the pattern leaves a choice.
    """
    if min_length > MAX_EXAMPLE:
        return None
    part, pad = parse(pattern), Repeat(Chars(((120, 120),)), 1, None)
    top = max(min_length, shortest(part)) + _SLACK
    top = top if max_length is None else min(max_length, top)
    for parts in ((part,), (part, pad), (pad, part), (pad, part, pad)):
        whole = Seq(parts)
        for length in _bits(Maker(top, 0).lengths(whole) >> min_length):
            maker = Maker(top, variant)
            text = maker.text(whole, length + min_length)
            if not matches(pattern, text):
                continue
            if not maker.variant:
                return text
            variant -= maker.choices
    return None


def counterexample(pattern: str, min_length: int = 0, max_length: int | None = None) -> str | None:
    """A text of an allowed length that does not match, near to one that does if possible; None when none is found."""
    top = min_length + _SLACK if max_length is None else max_length
    near = example(pattern, min_length, max_length) or ""
    candidates = [near + "!", "!" + near, near[:-1] + "!", "!" + near[1:], near[:-1], near[1:]]
    for length in (min_length, max(min_length, 1), len(near), top):
        candidates += [char * length for char in "!a0 -A~\u00e9\u00df"]
    for text in candidates:
        if min_length <= len(text) <= top and not matches(pattern, text):
            return text
    return None


def _bits(mask: int) -> Iterator[int]:
    """The positions of the lowest bits of a mask: a few, as one is enough nearly always."""
    for _ in range(64):
        if not mask:
            return
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
