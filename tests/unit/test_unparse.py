"""Nodes as source: what is printed reads as the same nodes, with no parentheses but those that are needed or help."""

from __future__ import annotations

import ast
import random

import pytest

from generators.python_source.unparse import expression, statements

EXPRESSIONS = [
    "a == 1 and b == 2 and c == 3 and not d",
    "(a and b) or c",
    "(a or b) and c",
    "a - (b - c) - d",
    "(a + b) * -c // d % e",
    "-(a + b)",
    "not (a and b)",
    "not a == b",
    "a if b or c else d if e else f",
    "(a if b else c) if d else e",
    "(a if b else c).d",
    "(await a.b(c, d=e)).f",
    "await a is not None",
    "a[b.c].d(*e)",
    "tuple[A, int]",
    "sum(x.y for x in z if x.a and x.b)",
    "sum((x.y for x in z), Decimal('0.00'))",
    "[x.y for x in (a, b) if x is not None]",
    "a in ('b', 'c')",
    "a in ('b',)",
    "A | None",
]

STATEMENTS = [
    "if a:\n    b = c\nelif d:\n    raise E('f')\nelse:\n    return g, 201",
    "for a in b:\n    a.b -= 1\nreturn",
    "async def f(self, a: UUID) -> None:\n    await self.rows.flush()",
    "a: A | None = None",
    'def_ = 1\n"""First \\\\ line.\n"""',
]


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_an_expression_is_printed_as_an_engineer_writes_it(text: str) -> None:
    assert expression(ast.parse(text, mode="eval").body) == text


@pytest.mark.parametrize("text", STATEMENTS)
def test_statements(text: str) -> None:
    assert "\n".join(statements(ast.parse(text).body)) == text


def test_a_long_text_is_broken_and_stays_the_same_text() -> None:
    text = "word " * 50
    printed = expression(ast.Constant(text))
    assert printed.count("'") > 2
    assert ast.literal_eval(printed) == text


def test_what_is_not_known_is_not_printed() -> None:
    with pytest.raises(AssertionError):
        expression(ast.parse("lambda: 1", mode="eval").body)


def tree(chance: random.Random, depth: int) -> str:
    """A random expression, every part of it in parentheses."""
    if depth == 0:
        return chance.choice(["a", "b", "1", "'c'"])
    one, two, three = (f"({tree(chance, depth - 1)})" for _ in range(3))
    forms = (
        f"{one} and {two} and {three}", f"{one} or {two}", f"not {one}", f"-{one}", f"await {one}", f"{one} < {two}",
        f"{one} if {two} else {three}", f"{one} - {two}", f"{one} * {two}", f"{one} % {two}", f"{one}[{two}]",
        f"f({one}, x={two})", f"any({one} for x in {two} if {three})", f"[{one} for x in {two}]", f"f(*{one})",
        f"{one}.x", f"{one} in ({two}, {three})", f"{one} is {two}",
    )  # fmt: skip
    return chance.choice(forms)


@pytest.mark.parametrize("seed", range(200))
def test_random_expressions_read_as_the_same_nodes(seed: int) -> None:
    made = ast.parse(tree(random.Random(seed), 4), mode="eval").body
    again = ast.parse(expression(made), mode="eval").body
    assert ast.dump(again) == ast.dump(made)
