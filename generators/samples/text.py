"""Samples of text, enums, and text of a format."""

from __future__ import annotations

from collections.abc import Iterator

from generators import regexes
from generators.field_types.base import EMAIL_LENGTH, STRING_DEFAULT_LENGTH, URL_LENGTH
from generators.samples.values import Case, Spec

_DEFAULT_LENGTHS = {"string": STRING_DEFAULT_LENGTH, "email": EMAIL_LENGTH, "url": URL_LENGTH}


def max_length(spec: Spec) -> int | None:
    """The most characters a value may have; None when only the request body bounds it."""
    return spec.max_length if spec.max_length is not None else _DEFAULT_LENGTHS.get(spec.type)


def text_of(spec: Spec, seed: str, variant: int = 0) -> str:
    """A valid text; it starts like ``seed`` where the constraints leave room for it."""
    low, high = spec.min_length or 0, max_length(spec)
    if spec.pattern is not None:
        example = regexes.example(spec.pattern, low, high, variant) or regexes.example(spec.pattern, low, high)
        assert example is not None, "the spec's checks refuse a pattern without an example"
        return example
    if high is not None and len(seed) > high:
        # What tells one seed from another is at its end.
        return seed[-high:]
    return seed.ljust(low, "x")


def _of_length(spec: Spec, length: int) -> str | None:
    if spec.pattern is not None:
        return regexes.example(spec.pattern, length, length)
    return "x" * length


def text_cases(spec: Spec) -> Iterator[Case]:
    """At, below and above each bound; against the pattern; of another type; with a NUL."""
    low, high = spec.min_length or 0, max_length(spec)
    lengths: list[tuple[str, int, str]] = []
    if low:
        lengths += [("at the minimum length", low, ""), ("below the minimum length", low - 1, "string_too_short")]
    if high is not None:
        lengths += [("at the maximum length", high, ""), ("above the maximum length", high + 1, "string_too_long")]
    for label, length, error in lengths:
        value = _of_length(spec, length)
        if value is not None:
            yield Case(label, value, not error, error, database=bool(error))
    if spec.pattern is not None:
        wrong = regexes.counterexample(spec.pattern, low, high)
        if wrong is not None:
            yield Case("against the pattern", wrong, False, "string_pattern_mismatch", database=True)
    else:
        yield Case("with a NUL", "x" * max(low - 1, 0) + "\0", False, "nul_character")
    yield Case("a number", 1, False, "string_type")


def email_cases(spec: Spec) -> Iterator[Case]:
    """Not an address, and not text."""
    yield Case("no address", "nonsense", False, "value_error")
    yield Case("a number", 1, False, "string_type")


def url_cases(spec: Spec) -> Iterator[Case]:
    """At and above the length, of another scheme, and not text."""
    high, base = max_length(spec) or 0, "https://example.com/"
    # A bound of the spec is looked at after the address has been read, the type's own before.
    error = "too_long" if spec.max_length is not None else "string_too_long"
    yield Case("at the maximum length", base + "x" * (high - len(base)), True)
    yield Case("above the maximum length", base + "x" * (high + 1 - len(base)), False, error, database=True)
    yield Case("of another scheme", "javascript:alert(1)", False, "url_scheme")
    yield Case("with a line break", f"{base}\n", False, "url_parsing")
    yield Case("with a control character", f"{base}\x1b", False, "url_parsing")
    yield Case("without slashes", "https:example.com", False, "url_parsing")
    yield Case("a number", 1, False, "string_type")


def enum_cases(spec: Spec) -> Iterator[Case]:
    """Each value, and one that is none of them."""
    values = spec.values or ()
    for value in values:
        yield Case(f"{value}", value, True)
    other = "x"
    while other in values:
        other += "x"
    yield Case("no value of it", other, False, "literal_error", database=True)
    yield Case("a number", 1, False, "literal_error")
