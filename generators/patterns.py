"""Patterns that mean the same to pydantic (Rust regex), PostgreSQL (advanced regular expressions) and Python.

A pattern is *searched*, not fully matched; ``^`` and ``$`` are the very start and end of the text. ``normalise`` rewrites a
pattern into the part of the three languages that they share; anything outside it is a ``PatternError``.
"""

from __future__ import annotations

import functools
import importlib
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

T = TypeVar("T")

# The parser of ``re``: without type stubs, and the only complete one there is.
sre: Final[Any] = importlib.import_module("re._constants")
sre_parser: Final[Any] = importlib.import_module("re._parser")

MAX_REPEAT: Final = 255  # PostgreSQL's DUPMAX
MAX_SIZE: Final = 2000  # characters and classes after counted repetitions are written out: both engines have a limit
_SLACK: Final = 300  # an example is at most this much longer than it has to be

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
_ESCAPES: Final = {9: r"\t", 10: r"\n", 11: r"\v", 12: r"\f", 13: r"\r"}
_REFUSED: Final[dict[Any, str]] = {
    sre.MIN_REPEAT: "lazy repetition (`*?`, `+?`) is not portable; use the greedy one: whether a text matches is the same",
    sre.POSSESSIVE_REPEAT: "possessive repetition (`*+`, `++`) is not portable",
    sre.ATOMIC_GROUP: "atomic groups `(?>...)` are not portable",
    sre.ASSERT: "lookahead and lookbehind are not portable",
    sre.ASSERT_NOT: "lookahead and lookbehind are not portable",
    sre.GROUPREF: "back references are not portable",
    sre.GROUPREF_EXISTS: "conditional groups are not portable",
}
_NICE: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_. !#%+,/:;=?@~"


class PatternError(ValueError):
    """A pattern outside the portable subset; the text says what and why."""


@dataclass(frozen=True, slots=True)
class Chars:
    """One character: in the ranges (inclusive code points), or outside them."""

    ranges: tuple[tuple[int, int], ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Seq:
    """Parts one after another."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several parts."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A part ``low`` to ``high`` times; without end when ``high`` is None."""

    part: Part
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Anchor:
    """The start (``^``) or end (``$``) of the text."""

    sign: str


Part = Chars | Seq | Choice | Repeat | Anchor
_EMPTY: Final = Seq(())


@functools.lru_cache(maxsize=1024)
def normalise(pattern: str) -> str:
    """The pattern in the portable subset; normalising twice changes nothing. Raises PatternError."""
    return _write(parse(pattern))


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
    if _size(part) > MAX_SIZE:
        raise PatternError(f"it is too large: more than {MAX_SIZE} characters when repetitions are written out")
    if not _has_anchor(part) and _Maker(0, 0).lengths(part):
        raise PatternError("it matches every text, so it checks nothing; `^` and `$` tie it to the start and the end")
    return part


# --- reading -------------------------------------------------------------------------------------------------------


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
        return Chars(((10, 10),), negated=True)
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
    full = tuple(branch for branch in branches if branch != _EMPTY)
    part = full[0] if len(full) == 1 else Choice(full) if full else _EMPTY
    return part if len(full) in (0, len(branches)) else Repeat(part, 0, 1)


def _char(point: int) -> tuple[int, int]:
    if point == 0 or 0xD800 <= point <= 0xDFFF:
        raise PatternError("NUL and surrogates cannot be stored, so a pattern cannot ask for them")
    return point, point


def _class(items: list[tuple[Any, Any]]) -> Chars:
    negated = items[0][0] is sre.NEGATE
    ranges: list[tuple[int, int]] = []
    for code, argument in items[1:] if negated else items:
        if code is sre.LITERAL:
            ranges.append(_char(argument))
        elif code is sre.RANGE:
            ranges.append((_char(argument[0])[0], _char(argument[1])[1]))
        elif argument in _CLASSES:
            ranges.extend(_CLASSES[argument])
        elif len(items) == 1 + negated:
            return Chars(_CLASSES[_NEGATED[argument]], negated=not negated)
        else:
            raise PatternError(r"\D, \W and \S inside [...] are not portable; write the characters out")
    return Chars(_merge(ranges), negated)


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
    if _has_anchor(part):
        raise PatternError("`^` and `$` inside a repetition are not portable")
    return part if part == _EMPTY else Repeat(part, low, None if unbounded else high)


def _children(part: Part) -> tuple[Part, ...]:
    if isinstance(part, Seq | Choice):
        return part.parts
    return (part.part,) if isinstance(part, Repeat) else ()


def _has_anchor(part: Part) -> bool:
    return isinstance(part, Anchor) or any(_has_anchor(child) for child in _children(part))


def _size(part: Part) -> int:
    if isinstance(part, Repeat):
        return max(part.high or part.low, 1) * _size(part.part)
    return sum(map(_size, _children(part))) + 1


# --- writing -------------------------------------------------------------------------------------------------------


def _write(part: Part) -> str:
    match part:
        case Anchor(sign):
            return sign
        case Chars():
            return _write_chars(part)
        case Seq(parts):
            return "".join(f"(?:{_write(each)})" if isinstance(each, Choice) else _write(each) for each in parts)
        case Choice(parts):
            return "|".join(map(_write, parts))
        case Repeat(inner, low, high):
            return _write_atom(inner) + _write_count(low, high)


def _write_atom(part: Part) -> str:
    return _write(part) if isinstance(part, Chars) else f"(?:{_write(part)})"


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


# --- examples ------------------------------------------------------------------------------------------------------


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

    Different variants give different texts as long as the pattern leaves a choice.
    """
    top = min_length + _SLACK if max_length is None else min(max_length, min_length + _SLACK)
    part, pad = parse(pattern), Repeat(Chars(((120, 120),)), 0, None)
    for parts in ((part,), (part, pad), (pad, part), (pad, part, pad)):
        whole = Seq(parts)
        for length in _bits(_Maker(top, 0).lengths(whole) >> min_length):
            maker = _Maker(top, variant)
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


class _Maker:
    """Makes texts of a wanted length. A set of lengths 0..top is a bit mask; anchors count as empty."""

    def __init__(self, top: int, variant: int) -> None:
        self.limit = (1 << (top + 1)) - 1
        self.variant = variant
        self.choices = 1
        self.memo: dict[Part, int] = {}
        self.powers_memo: dict[tuple[Part, int], list[int]] = {}

    def lengths(self, part: Part) -> int:
        """The lengths that texts of a part can have."""
        if part not in self.memo:
            self.memo[part] = self._lengths(part) & self.limit
        return self.memo[part]

    def _lengths(self, part: Part) -> int:
        match part:
            case Chars():
                return 2
            case Anchor():
                return 1
            case Choice(parts):
                return functools.reduce(lambda mask, each: mask | self.lengths(each), parts, 0)
            case Seq(parts):
                return functools.reduce(lambda mask, each: self.joined(mask, self.lengths(each)), parts, 1)
            case Repeat(inner, low, None):
                return self.joined(self.powers(inner, low)[low], self.star(inner))
            case Repeat(inner, low, int(high)):
                return functools.reduce(lambda mask, each: mask | each, self.powers(inner, high)[low:], 0)

    def joined(self, left: int, right: int) -> int:
        """The lengths of texts made of one text of each set."""
        if left.bit_count() > right.bit_count():
            left, right = right, left
        mask = 0
        while left:
            low = left & -left
            mask |= right * low
            left ^= low
        return mask & self.limit

    def powers(self, part: Part, count: int) -> list[int]:
        """The lengths of 0, 1, ..., count repetitions."""
        if (part, count) not in self.powers_memo:
            once, masks = self.lengths(part), [1]
            for _ in range(count):
                masks.append(self.joined(masks[-1], once))
            self.powers_memo[part, count] = masks
        return self.powers_memo[part, count]

    def star(self, part: Part) -> int:
        """The lengths of any number of repetitions."""
        mask, wider = 0, 1 | self.lengths(part)
        while wider != mask:
            mask, wider = wider, self.joined(wider, wider)
        return mask

    def text(self, part: Part, length: int) -> str:
        """A text of a part; ``length`` is one of its lengths."""
        match part:
            case Chars():
                return self.pick(_characters(part))
            case Anchor():
                return ""
            case Choice(parts):
                return self.text(self.pick([each for each in parts if self.lengths(each) >> length & 1]), length)
            case Seq(parts):
                return self.split(parts, length)
            case Repeat(inner, low, None):
                fixed, star = self.powers(inner, low)[low], self.star(inner)
                taken = next(n for n in range(length + 1) if fixed >> n & 1 and star >> (length - n) & 1)
                return self.split((inner,) * low, taken) + self.repeat(inner, star, length - taken)
            case Repeat(inner, low, int(high)):
                masks = self.powers(inner, high)
                count = next(n for n in range(low, high + 1) if masks[n] >> length & 1)
                return self.split((inner,) * count, length)

    def repeat(self, part: Part, star: int, length: int) -> str:
        """Any number of texts of a part; ``star``: the lengths that any number can have."""
        text, once = [], self.lengths(part)
        while length:
            taken = next(n for n in range(1, length + 1) if once >> n & 1 and star >> (length - n) & 1)
            text.append(self.text(part, taken))
            length -= taken
        return "".join(text)

    def split(self, parts: tuple[Part, ...], length: int) -> str:
        """A text of parts one after another: each takes as little as leaves the rest a possible length."""
        rest = [1]
        for part in reversed(parts):
            rest.append(self.joined(self.lengths(part), rest[-1]))
        text = []
        for part, after in zip(parts, reversed(rest[:-1]), strict=True):
            taken = next(n for n in range(length + 1) if self.lengths(part) >> n & 1 and after >> (length - n) & 1)
            text.append(self.text(part, taken))
            length -= taken
        return "".join(text)

    def pick(self, options: Sequence[T]) -> T:
        """One of several options; which one depends on the variant."""
        self.variant, index = divmod(self.variant, len(options))
        self.choices *= len(options)
        return options[index]


@functools.lru_cache(maxsize=1024)
def _characters(chars: Chars) -> str:
    """Some characters of a class, the ones that read well first."""
    nice = "".join(c for c in _NICE if any(a <= ord(c) <= b for a, b in chars.ranges) != chars.negated)
    if nice:
        return nice
    if not chars.negated:
        return chr(chars.ranges[0][0])
    return next(chr(c) for c in range(0xA1, 0xD7FF) if not any(a <= c <= b for a, b in chars.ranges))
