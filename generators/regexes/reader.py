"""Pattern text -> tree: what every engine reads alike; everything else is a ``PatternError``."""

from __future__ import annotations

import functools
import importlib
import warnings
from collections.abc import Iterable
from typing import Any, Final

from generators.regexes.generator import Maker
from generators.regexes.tree import EMPTY, Anchor, Chars, Choice, Part, Repeat, Seq, has_anchor, size

# The parser of ``re``: without type stubs, and the only complete one there is.
sre: Final[Any] = importlib.import_module("re._constants")
sre_parser: Final[Any] = importlib.import_module("re._parser")

MAX_REPEAT: Final = 255  # PostgreSQL's DUPMAX
MAX_SIZE: Final = 2000  # characters and classes after counted repetitions are written out: both engines have a limit

_NEWLINE: Final = ((10, 10),)
_CLASSES: Final[dict[Any, tuple[tuple[int, int], ...]]] = {
    sre.CATEGORY_DIGIT: ((48, 57),),
    sre.CATEGORY_WORD: ((48, 57), (65, 90), (95, 95), (97, 122)),
    sre.CATEGORY_SPACE: ((9, 13), (32, 32)),
}
_NEGATED: Final[dict[Any, Any]] = {
    sre.CATEGORY_NOT_DIGIT: sre.CATEGORY_DIGIT,
    sre.CATEGORY_NOT_WORD: sre.CATEGORY_WORD,
    sre.CATEGORY_NOT_SPACE: sre.CATEGORY_SPACE,
}
_REFUSED: Final[dict[Any, str]] = {
    sre.MIN_REPEAT: "lazy repetition (`*?`, `+?`) is not portable; the greedy one matches the same texts",
    sre.POSSESSIVE_REPEAT: "possessive repetition (`*+`, `++`) is not portable",
    sre.ATOMIC_GROUP: "atomic groups `(?>...)` are not portable",
    sre.ASSERT: "lookahead and lookbehind are not portable",
    sre.ASSERT_NOT: "lookahead and lookbehind are not portable",
    sre.GROUPREF: "back references are not portable",
    sre.GROUPREF_EXISTS: "conditional groups are not portable",
}


class PatternError(ValueError):
    """A pattern outside the portable subset; the text says what and why."""


@functools.lru_cache(maxsize=1024)
def parse(pattern: str) -> Part:
    """The pattern as a tree. Raises PatternError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed = sre_parser.parse(pattern)
            part = _sequence(parsed)
    except (sre.error, OverflowError) as error:
        raise PatternError(f"this is not a regular expression: {error}") from None
    except RecursionError:
        raise PatternError("it is nested too deeply") from None
    if parsed.state.flags & ~sre.SRE_FLAG_UNICODE:
        raise PatternError("flags such as `(?i)` are not portable; write both cases: [Aa]")
    if size(part) > MAX_SIZE:
        raise PatternError(f"it is too large: more than {MAX_SIZE} characters when repetitions are written out")
    if not has_anchor(part) and Maker(0, 0).lengths(part):
        raise PatternError("it matches every text, so it checks nothing; `^` and `$` tie it to the start and the end")
    return part


def _sequence(parsed: Iterable[Any]) -> Part:
    parts = tuple(_part(code, argument) for code, argument in parsed)
    return parts[0] if len(parts) == 1 else Seq(parts)


def _part(code: Any, argument: Any) -> Part:
    if code in _REFUSED:
        raise PatternError(_REFUSED[code])
    if code is sre.LITERAL:
        return Chars((_char(argument),))
    if code is sre.NOT_LITERAL:
        return Chars((_char(argument),), negated=True)
    if code is sre.ANY:
        return Chars(_NEWLINE, negated=True)
    if code is sre.IN:
        return _class(argument)
    if code is sre.AT:
        return _anchor(argument)
    if code is sre.BRANCH:
        return _choice([_sequence(branch) for branch in argument[1]])
    if code is sre.SUBPATTERN:
        if argument[1] or argument[2]:
            raise PatternError("flags such as `(?i:...)` are not portable; write both cases: [Aa]")
        return _sequence(argument[3])
    if code is sre.MAX_REPEAT:
        return _repeat(*argument)
    raise PatternError(f"{str(code).lower()} is not portable")


def _choice(branches: list[Part]) -> Part:
    """Branches; an empty one, which not every engine takes, makes the others optional."""
    full = tuple(branch for branch in branches if branch != EMPTY)
    part = full[0] if len(full) == 1 else Choice(full) if full else EMPTY
    return part if len(full) in (0, len(branches)) else Repeat(part, 0, 1)


def _char(point: int) -> tuple[int, int]:
    if point == 0 or 0xD800 <= point <= 0xDFFF:
        raise PatternError("NUL and surrogates cannot be stored, so a pattern cannot ask for them")
    return point, point


def _class(items: list[tuple[Any, Any]]) -> Part:
    negated = items[0][0] is sre.NEGATE
    ranges: list[tuple[int, int]] = []
    outside: set[int] | None = None  # what every \D, \W and \S of the class leaves out
    for code, argument in items[1:] if negated else items:
        if code is sre.LITERAL:
            ranges.append(_char(argument))
        elif code is sre.RANGE:
            ranges.append((_char(argument[0])[0], _char(argument[1])[1]))
        elif argument in _CLASSES:
            ranges.extend(_CLASSES[argument])
        else:
            left_out = _points(_CLASSES[_NEGATED[argument]])
            outside = left_out if outside is None else outside & left_out
    if outside is None:
        return Chars(_merge(ranges), negated)
    rest = _merge([(p, p) for p in outside if not any(low <= p <= high for low, high in ranges)])
    if rest:
        return Chars(rest, not negated)
    if negated:
        raise PatternError("a class that leaves out every character matches nothing")
    return Choice((Chars(_NEWLINE), Chars(_NEWLINE, negated=True)))


def _points(ranges: tuple[tuple[int, int], ...]) -> set[int]:
    return {point for low, high in ranges for point in range(low, high + 1)}


def _merge(ranges: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def _anchor(code: Any) -> Anchor:
    if code in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
        return Anchor("^")
    if code in (sre.AT_END, sre.AT_END_STRING):
        return Anchor("$")
    raise PatternError(r"word boundaries (`\b`, `\B`) are not portable")


def _repeat(low: int, high: Any, content: Iterable[Any]) -> Part:
    part = _sequence(content)
    unbounded = high is sre.MAXREPEAT
    if low > MAX_REPEAT or (not unbounded and high > MAX_REPEAT):
        raise PatternError(f"PostgreSQL repeats at most {MAX_REPEAT} times; use min_length and max_length for more")
    if has_anchor(part):
        raise PatternError("`^` and `$` inside a repetition are not portable")
    return part if part == EMPTY else Repeat(part, low, None if unbounded else high)
