"""Text in general: its lengths, its form, and samples of both. ``string`` and ``text`` are this and little else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, ClassVar, Final

from generators import regexes
from generators.field_types.base import SCALAR_BYTES, Bounded, FieldType
from generators.field_types.hostile import CANARY, OTHER_TYPES
from generators.field_types.values import PLENTY, Case, LiteralError, Support, Unique, Written, modulo, same, within
from generators.operations.domain import Kind
from generators.python_source.literals import py, sql
from generators.support.quoting import show

_LISTED: Final = 40  # values that are written out one by one: more than the rows that a test refers to
_PLACES: Final = 6  # digits of the largest number that a test counts to
SUPPORT: Final = Support("text", ("CLEAN_TEXT",), tested=True)
INSTEAD: Final = {
    "gt": "use `min_length`", "ge": "use `min_length`", "lt": "use `max_length`", "le": "use `max_length`",
    "min_items": "use `min_length`", "max_items": "use `max_length`",
}  # fmt: skip
_CHARACTER_BYTES: Final = 24  # four parts that are put together (NFC), each as an escape of six bytes
NOT_BLANK: Final = r"\S"  # of text that must have a length, and has no pattern that says more
_HOSTILE: Final = (
    ("a NUL", rf'"{CANARY}\u0000"'),
    ("half a character", rf'"{CANARY}\ud800"'),
    ("the other half", rf'"\udfff{CANARY}"'),
    ("beyond the first plane", r'"\ud83d\ude00\udbff\udfff"'),
    ("a character that is none", r'"x\uffff"'),
    ("another direction", r'"\u202eevil\u202c"'),
    ("characters without a width", r'"\u200b\u2060\ufeff"'),
    ("control characters", r'"\u0001\u001b[31m\u007f\u0085\u2028"'),
    ("a letter in two parts", r'"e\u0301"'),
    ("an escape that is text", r'"\\u0000"'),
    ("percent signs", '"%00 %s %(x)s %%"'),
    ("SQL", '"\'; DROP TABLE users; --"'),
    ("braces", '"${{x}} :x {0} $1"'),
    ("blanks", '"   "'),
    *OTHER_TYPES,
)


class Text(FieldType):
    """Text that may be bounded by its length and by a pattern.

    A column has no length of its own: a check of the table can be changed without touching the rows. states_length: the
    schema says the length that is meant by default.
    """

    states_length: ClassVar[bool] = False

    kind: ClassVar[Kind] = "str"
    python: ClassVar[str] = "str"
    column: ClassVar[str] = "Text()"
    sql_type: ClassVar[str] = "text"
    measured: ClassVar[bool] = True
    has_case: ClassVar[bool] = True
    escaped: ClassVar[bool] = True

    def read(self, raw: Any) -> str:
        if not isinstance(raw, str):
            raise LiteralError("expected text")
        return raw

    def refusals(self, spec: Bounded, value: Any) -> Iterator[str]:
        longest, form = self.longest(spec), self.form(spec)
        if longest is not None and len(value) > longest:
            yield f"{show(value)} has {len(value)} characters, more than max_length {longest}"
        if spec.min_length is not None and len(value) < spec.min_length:
            yield f"{show(value)} has {len(value)} characters, fewer than min_length {spec.min_length}"
        if spec.min_length and form is None and not value.strip():
            yield f"{show(value)} is blank, which `min_length` refuses"
        if form is not None and not _matches(form, value):
            yield f"{show(value)} does not match the pattern"
        if "\0" in value:
            yield f"{show(value)} has a NUL character"

    def largest(self, spec: Bounded) -> int | None:
        longest = self.longest(spec)
        return None if longest is None else _CHARACTER_BYTES * longest + SCALAR_BYTES

    def sql_checks(self, column: str, spec: Bounded) -> Iterator[tuple[str, str]]:
        form, longest = self.form(spec), self.longest(spec)
        if spec.min_length:
            yield "min_length", f"char_length({column}) >= {spec.min_length}"
        if spec.min_length and form is None:
            yield "blank", f"{column} ~ {sql(NOT_BLANK)}"
        if longest is not None:
            yield "max_length", f"char_length({column}) <= {longest}"
        if form is not None:
            yield "pattern", f"{column} ~ {sql(form)}"

    def sql_item_checks(self, column: str, spec: Bounded) -> Iterator[tuple[str, str]]:
        yield "length", f"longest_item({column}) <= {self.longest(spec)}"

    def constraints(self, spec: Bounded) -> Iterator[str]:
        if spec.min_length:
            yield f"min_length={spec.min_length}"
        limit = self.longest(spec) if self.states_length else spec.max_length
        if limit is not None:
            yield f"max_length={limit}"
        if spec.pattern is not None:
            yield f"pattern={py(spec.pattern)}"
        elif spec.min_length and self.form(spec) is None:
            yield f"pattern={py(NOT_BLANK)}"

    def before(self, spec: Bounded, low: Any, high: Any) -> bool:
        return bool(low < high) and _letters(low) < _letters(high)

    def sample(self, spec: Bounded, name: str, index: int) -> str:
        return self._like(spec, f"{name} {'two' if index else 'one'}".replace("_", " "), index)

    def _like(self, spec: Bounded, seed: str, variant: int = 0) -> str:
        """A valid text; it starts like ``seed`` where the constraints leave room for it."""
        low, high, form = spec.min_length or 0, self.longest(spec), self.form(spec)
        if form is not None:
            example = regexes.example(form, low, high, variant) or regexes.example(form, low, high)
            assert example is not None, "the spec's checks refuse a pattern without an example"
            return example
        if high is not None and len(seed) > high:
            # What tells one seed from another is at its end.
            return seed[-high:]
        return seed.ljust(low, "x")

    def cases(self, spec: Bounded) -> Iterator[Case]:
        low, high, form = spec.min_length or 0, self.longest(spec), self.form(spec)
        lengths: list[tuple[str, int, str]] = []
        if low:
            lengths += [("at the minimum length", low, ""), ("below the minimum length", low - 1, "string_too_short")]
        if high is not None:
            lengths += [("at the maximum length", high, ""), ("above the maximum length", high + 1, "string_too_long")]
        for label, length, error in lengths:
            value = "x" * length if form is None else regexes.example(form, length, length)
            if value is not None:
                yield Case(label, value, not error, error, database=bool(error))
        if form is not None:
            wrong = regexes.counterexample(form, low, high)
            if wrong is not None:
                yield Case("against the pattern", wrong, False, "string_pattern_mismatch", database=True)
        else:
            if low:
                yield Case("of blanks", " " * low, False, "string_pattern_mismatch", database=True)
            yield Case("with a NUL", "x" * max(low - 1, 0) + "\0", False, "nul_character")
        yield Case("a number", 1, False, "string_type")

    def unique(self, spec: Bounded, name: str) -> Unique:
        form, words = self.form(spec), name.replace("_", " ")
        return self._numbered(spec, words) if form is None else self._formed(spec, form, words)

    def _numbered(self, spec: Bounded, name: str) -> Unique:
        low, high = spec.min_length or 0, self.longest(spec)
        digits = 6 if high is None else min(high, 6)
        prefix = f"{name} "
        if high is None or len(prefix) + digits <= high:
            width = f":0{low - len(prefix)}d" if low > len(prefix) + 1 else ""
            return same(f'f"{prefix}{{number{width}}}"', PLENTY, f"{prefix}{{{width}}}".format)
        return _padded("", max(low, digits), "", 10**digits)

    def _formed(self, spec: Bounded, form: str, words: str) -> Unique:
        low, high = spec.min_length or 0, self.longest(spec)
        first = self._like(spec, "")
        digits = re.search(r"[0-9]{3,}", first)
        if digits and (found := _replaced(form, first, *digits.span())):
            return found
        for head, tail in _around(words, first):
            shortest, longest = (len(head + tail) + places for places in (1, _PLACES))
            fits = low <= shortest and (high is None or longest <= high)
            if fits and all(regexes.matches(form, f"{head}{number}{tail}") for number in _counted()):
                return same(f'f"{_literal(head)}{{number}}{_literal(tail)}"', PLENTY, _between(head, tail))
        for width in range(_PLACES, 2, -1):
            for end in range(len(first), width - 1, -1):
                if found := _replaced(form, first, end - width, end):
                    return found
        return one_of(tuple(_variants(form, low, high)))

    def hostile(self, spec: Bounded) -> Iterator[tuple[str, str]]:
        for label, text in _HOSTILE:
            yield label, _long_enough(text, spec.min_length or 0)


class FreeText(Text):
    """Whatever people write."""

    keys = frozenset({"min_length", "max_length", "pattern"})
    instead = INSTEAD
    searches = True
    free_text = True
    swaps_case = True
    schema = "Annotated[str, CLEAN_TEXT]"
    core = "str"
    checks = ("CLEAN_TEXT",)
    supports = (SUPPORT,)
    coercible = (1, 1.0, True)

    def written(self, spec: Bounded, value: Any) -> Iterator[Written]:
        composed = f"{value[:-1]}\N{LATIN SMALL LETTER E WITH ACUTE}"
        if self.fits(spec, composed):
            yield Written(
                "with a letter in two parts",
                json.dumps(f"{value[:-1]}e\N{COMBINING ACUTE ACCENT}"),
                json.dumps(composed),
            )


def one_of(values: tuple[str, ...]) -> Unique:
    """Values that are listed in the code."""
    comma = "," if len(values) == 1 else ""
    code = f"({', '.join(map(py, values))}{comma})[number % {len(values)}]"
    return same(code, len(values), lambda number: values[number % len(values)])


def _padded(head: str, width: int, tail: str, capacity: int) -> Unique:
    """The number with leading zeros, between two texts."""
    count = f"{{{modulo(capacity)}:0{width}d}}"
    code = f'f"{_literal(head)}{count}{_literal(tail)}"'
    return same(code, capacity, lambda number: f"{head}{within(number, capacity):0{width}d}{tail}")


def _matches(pattern: str, value: str) -> bool:
    try:
        return regexes.matches(pattern, value)
    except regexes.PatternError:
        return True  # the pattern itself is already an error


def _letters(text: str) -> str:
    """What a collation looks at first."""
    return "".join(char for char in text.casefold() if char.isalnum() and char.isascii())


def _literal(text: str) -> str:
    """Text as it stands inside the double quotes of an f-string."""
    return py(text)[1:-1].replace("{", "{{").replace("}", "}}").replace('"', '\\"')


def _probes(width: int) -> Iterator[int]:
    """Numbers of so many digits: enough to believe that all of them match."""
    yield from (int(digit * width) for digit in "0123456789")
    yield from (int(("0123456789" * width)[start : start + width]) for start in range(10))
    yield from range(40)


def _replaced(form: str, text: str, start: int, end: int) -> Unique | None:
    """Numbers in the place of some characters of a matching text; None where the pattern refuses them."""
    head, width, tail = text[:start], end - start, text[end:]
    if all(regexes.matches(form, f"{head}{number:0{width}d}{tail}") for number in _probes(width)):
        return _padded(head, width, tail, min(10**width, PLENTY))
    return None


def _counted() -> Iterator[int]:
    """Numbers of every length that a test counts to."""
    yield from (number for width in range(1, _PLACES + 1) for number in _probes(width))


def _around(words: str, first: str) -> Iterator[tuple[str, str]]:
    """What may stand around a number: the field's own words if the pattern allows them, otherwise a matching text."""
    for word in (words, words.upper()):
        yield from ((word.replace(" ", joint) + joint, "") for joint in " -_")
        yield word.replace(" ", ""), ""
    yield from ((first[:place], first[place:]) for place in range(len(first), -1, -1))


def _between(head: str, tail: str) -> Callable[[int], str]:
    return lambda number: f"{head}{number}{tail}"


def _variants(pattern: str, low: int, high: int | None) -> list[str]:
    """Texts that differ in more than the case of their letters: a unique key may ignore it."""
    found: dict[str, str] = {}
    for variant in range(3 * _LISTED):
        value = regexes.example(pattern, low, high, variant)
        if value is not None and len(found) < _LISTED:
            found.setdefault(value.casefold(), value)
    return list(found.values())


def _long_enough(text: str, length: int) -> str:
    """Text of at least so many characters, filled up before its closing quote."""
    return f"{text[:-1]}{'x' * (length - len(json.loads(text)))}{text[-1]}" if text.startswith('"') else text
