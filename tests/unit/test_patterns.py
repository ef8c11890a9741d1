"""Patterns mean the same before and after normalising, and examples keep their promise."""

from __future__ import annotations

import contextlib
import random
import re
import time

import pytest

from generators.regexes import PatternError, counterexample, example, matches, normalise

PORTABLE = [
    (r"^[A-Z]{2}-\d{4}$", r"^[A-Z]{2}-[0-9]{4}$"),
    (r"\w+@\w+\.com", r"[0-9A-Z_a-z]+@[0-9A-Z_a-z]+\.com"),
    (r"^\s*x", r"^[\t-\r ]*x"),
    (r"^(?P<year>\d+)(ab)c$", r"^[0-9]+abc$"),
    (r"a|ab", r"ab?"),
    (r"^(a|)b$", r"^a?b$"),
    (r"\Aab\Z", r"^ab$"),
    (r"a.b", r"a[^\n]b"),
    (r"^[^\W]$", r"^[0-9A-Z_a-z]$"),
    (r"[\]\-^[.]", r"[\-.\[\]\^]"),
    (r"[\D5]", r"[^0-46-9]"),
    (r"^[\s\S]$", r"^(?:\n|[^\n])$"),
    (r"[^\D]", "[0-9]"),
    (r"[^\D5]", "[0-46-9]"),
    (r"[[:alpha:]]", r"[:\[ahlp]\]"),
    (r"a{,3}b", r"a{0,3}b"),
    (r"\{x\}", r"\{x\}"),
    (r"\x41é\u00e9", "Aéé"),
    (r"(?:^|,)a(?:$|,)", r"(?:^|,)a(?:$|,)"),
    (r"a#b c&&d~~", "a#b c&&d~~"),
]
REFUSED = [
    (r"(?=a)a", "lookahead"),
    (r"(?<!a)b", "lookbehind"),
    (r"(a)\1", "back references"),
    (r"(?i)a", "flags"),
    (r"(?i:a)", "flags"),
    (r"(?a)\w", "flags"),
    (r"\ba", "word boundaries"),
    (r"a*?b", "lazy"),
    (r"a++b", "possessive"),
    (r"(?>a)b", "atomic"),
    (r"(a)(?(1)b|c)", "conditional"),
    (r"a{256}", "at most 255"),
    (r"(a{200}){200}", "too large"),
    (r"(^a)+", "inside a repetition"),
    (r"[^\s\S]", "matches nothing"),
    ("a\0", "NUL"),
    ("[\0-a]", "NUL"),
    ("\ud800", "surrogates"),
    ("", "every text"),
    ("a*", "every text"),
    ("(a", "not a regular expression"),
    (r"\p{L}", "not a regular expression"),
    ("(" * 400 + "a" + ")" * 400, "nested too deeply"),
]


@pytest.mark.parametrize(("pattern", "expected"), PORTABLE)
def test_normalise(pattern: str, expected: str) -> None:
    assert normalise(pattern) == expected
    assert normalise(expected) == expected


@pytest.mark.parametrize(("pattern", "reason"), REFUSED)
def test_refused(pattern: str, reason: str) -> None:
    with pytest.raises(PatternError, match=re.escape(reason)):
        normalise(pattern)


def random_pattern(chance: random.Random, depth: int = 3) -> str:
    """A pattern of the portable subset, written in a way that is not yet portable."""
    atoms = [
        "a",
        "b",
        "-",
        r"\.",
        r"\d",
        r"\w",
        r"\s",
        ".",
        "[ab]",
        "[^a]",
        r"[\w-]",
        r"[^\s]",
        r"\D",
        r"[\S\t]",
        "é",
        r"\\",
        r"\]",
    ]
    if depth == 0:
        return chance.choice(atoms)
    parts = [random_pattern(chance, depth - 1) for _ in range(chance.randint(1, 3))]
    match chance.randrange(5):
        case 0:
            return "".join(parts)
        case 1:
            return f"({'|'.join(parts)})"
        case 2:
            return f"(?:{''.join(parts)}){chance.choice(['*', '+', '?', '{2}', '{1,3}', '{0,2}', '{2,}'])}"
        case 3:
            return f"(?P<g{chance.getrandbits(40)}>{''.join(parts)})"
    return "".join(parts)


def random_text(chance: random.Random) -> str:
    return "".join(chance.choice("ab-.1_ \t\né\\]X") for _ in range(chance.randint(0, 8)))


def patterns(count: int) -> list[str]:
    chance = random.Random(20250131)
    found: list[str] = []
    while len(found) < count:
        pattern = chance.choice(["", "^"]) + random_pattern(chance) + chance.choice(["", "$"])
        with contextlib.suppress(PatternError):  # one that matches every text
            normalise(pattern)
            found.append(pattern)
    return found


def python_meaning(pattern: str) -> re.Pattern[str]:
    """What the author means, to Python: ASCII classes, and `$` as the very end."""
    ended = pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern
    return re.compile(ended, re.ASCII)


def test_rust_and_python_agree_with_the_author() -> None:
    chance = random.Random(7)
    for pattern in patterns(400):
        portable = normalise(pattern)
        assert normalise(portable) == portable
        for text in [random_text(chance) for _ in range(30)]:
            expected = python_meaning(pattern).search(text) is not None
            assert matches(pattern, text) == expected, (pattern, portable, text)
            assert (python_meaning(portable).search(text) is not None) == expected, (pattern, portable, text)


def test_examples_match_and_counterexamples_do_not() -> None:
    found = missing = 0
    for pattern in patterns(300):
        for low, high in ((0, None), (0, 3), (4, 4), (7, 20)):
            text = example(pattern, low, high)
            found, missing = found + (text is not None), missing + (text is None)
            if text is not None:
                assert low <= len(text) <= (high or len(text))
                assert python_meaning(pattern).search(text), (pattern, text)
            wrong = counterexample(pattern, low, high)
            if wrong is not None:
                assert low <= len(wrong) <= (high or len(wrong))
                assert not python_meaning(pattern).search(wrong), (pattern, wrong)
    assert found > missing


def test_an_example_is_found_wherever_a_short_one_exists() -> None:
    letters = "ab-.1_ "
    texts = [x + y + z for x in ["", *letters] for y in ["", *letters] for z in ["", *letters]]
    for pattern in patterns(150):
        meaning = python_meaning(pattern)
        for length in (0, 1, 2, 3):
            if any(len(text) == length and meaning.search(text) for text in texts):
                assert example(pattern, length, length) is not None, (pattern, length)


def test_examples_of_a_length() -> None:
    assert example("^[A-Z]{2,5}$", 5, 5) == "AAAAA"
    assert example("^[A-Z]{2,5}$", 6, 6) is None
    assert example("^(ab|cde)*$", 7, 7) == "ababcde"
    assert example("^(ab|cde)*$", 1, 1) is None
    assert example("x", 5) == "xxxxx"
    assert example("^(?:[a-z]{2}){255}$") == "aa" * 255
    assert example("a^b") is None


def test_variants_differ() -> None:
    for pattern, count in (("^[A-Z]{3}-[0-9]{4}$", 500), ("^(foo|bar)+$", 40), ("^a+$", 30), ("^[a-f]?x$", 7)):
        texts = {example(pattern, 0, 80, variant) for variant in range(count)}
        assert len(texts) == count, pattern
        assert all(matches(pattern, str(text)) for text in texts)


def test_nothing_takes_long() -> None:
    begun = time.monotonic()
    for pattern in (r"^((a{1,50}b?)*c)*$", "^(a+)+$", "(x+x+)+y", "^([a-z]{1,100}-){1,19}$"):
        example(pattern, 900, 10_000)
        counterexample(pattern, 900, 10_000)
    assert time.monotonic() - begun < 10
