"""Texts that match a pattern, of a wanted length."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Final, TypeVar

from generators.regexes.tree import Anchor, Chars, Choice, Part, Repeat, Seq

T = TypeVar("T")

_NICE: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_. !#%+,/:;=?@~"


class Maker:
    """Makes texts of a wanted length. A set of lengths 0..top is a bit mask; anchors count as empty."""

    def __init__(self, top: int, variant: int) -> None:
        self.limit = (1 << (top + 1)) - 1
        self.variant = variant
        self.choices = 1
        self.memo: dict[int, int] = {}  # by identity: hashing a tree costs more than the work saved
        self.powers_memo: dict[tuple[int, int], list[int]] = {}
        self.star_memo: dict[int, int] = {}

    def lengths(self, part: Part) -> int:
        """The lengths that texts of a part can have."""
        if id(part) not in self.memo:
            self.memo[id(part)] = self._lengths(part) & self.limit
        return self.memo[id(part)]

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
            case Repeat(inner, low, high):
                assert high is not None
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
        if (id(part), count) not in self.powers_memo:
            once, masks = self.lengths(part), [1]
            for _ in range(count):
                masks.append(self.joined(masks[-1], once))
            self.powers_memo[id(part), count] = masks
        return self.powers_memo[id(part), count]

    def star(self, part: Part) -> int:
        """The lengths of any number of repetitions."""
        if id(part) not in self.star_memo:
            mask, wider = 0, 1 | self.lengths(part)
            while wider != mask:
                mask, wider = wider, self.joined(wider, wider)
            self.star_memo[id(part)] = mask
        return self.star_memo[id(part)]

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
            case Repeat(inner, low, high):
                assert high is not None
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
