"""The parts of a pattern, what can be said of them, and how they are written."""

from __future__ import annotations

from typing import Final

from generators.support.frozen import Frozen

_ESCAPES: Final = {9: r"\t", 10: r"\n", 11: r"\v", 12: r"\f", 13: r"\r"}


class Chars(Frozen):
    """One character: in the ranges (inclusive code points), or outside them."""

    ranges: tuple[tuple[int, int], ...]
    negated: bool = False


class Seq(Frozen):
    """Parts one after another."""

    parts: tuple[Part, ...]


class Choice(Frozen):
    """One of several parts."""

    parts: tuple[Part, ...]


class Repeat(Frozen):
    """A part ``low`` to ``high`` times; without end when ``high`` is None."""

    part: Part
    low: int
    high: int | None


class Anchor(Frozen):
    """The start (``^``) or end (``$``) of the text."""

    sign: str


Part = Chars | Seq | Choice | Repeat | Anchor
EMPTY: Final = Seq(())


def _children(part: Part) -> tuple[Part, ...]:
    if isinstance(part, Seq | Choice):
        return part.parts
    return (part.part,) if isinstance(part, Repeat) else ()


def has_anchor(part: Part) -> bool:
    return isinstance(part, Anchor) or any(has_anchor(child) for child in _children(part))


def size(part: Part) -> int:
    if isinstance(part, Repeat):
        return max(part.high or part.low, 1) * size(part.part)
    return sum(map(size, _children(part))) + 1


def shortest(part: Part) -> int:
    """The fewest characters that a part takes."""
    match part:
        case Chars():
            return 1
        case Anchor():
            return 0
        case Choice(parts):
            return min(map(shortest, parts))
        case Seq(parts):
            return sum(map(shortest, parts))
        case Repeat(inner, low, _):
            return low * shortest(inner)


def write(part: Part) -> str:
    match part:
        case Anchor(sign):
            return sign
        case Chars():
            return _write_chars(part)
        case Seq(parts):
            return "".join(f"(?:{write(each)})" if isinstance(each, Choice) else write(each) for each in parts)
        case Choice(parts):
            return "|".join(map(write, parts))
        case Repeat(inner, low, high):
            return _write_atom(inner) + _write_count(low, high)


def _write_atom(part: Part) -> str:
    return write(part) if isinstance(part, Chars) else f"(?:{write(part)})"


def _write_count(low: int, high: int | None) -> str:
    short = {(0, None): "*", (1, None): "+", (0, 1): "?"}.get((low, high))
    if short is not None:
        return short
    return f"{{{low}}}" if low == high else f"{{{low},{'' if high is None else high}}}"


def _write_chars(chars: Chars) -> str:
    if len(chars.ranges) == 1 and chars.ranges[0][0] == chars.ranges[0][1] and not chars.negated:
        return _escape(chars.ranges[0][0], r"\.+*?()|[]{}^$")
    text = ""
    for low, high in chars.ranges:
        text += _escape(low, r"\[]^-")
        if high > low:
            text += ("-" if high > low + 1 else "") + _escape(high, r"\[]^-")
    return f"[{'^' if chars.negated else ''}{text}]"


def _escape(point: int, special: str) -> str:
    if point in _ESCAPES:
        return _ESCAPES[point]
    if point < 32 or point == 127:
        return f"\\u{point:04x}"
    return "\\" + chr(point) if chr(point) in special else chr(point)
