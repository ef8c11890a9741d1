"""Whatever is written: ``check`` never raises, and what it accepts compiles to Python that means something."""

# ruff: noqa: E501 - tables and templates are read line by line

from __future__ import annotations

import ast
import random
import warnings
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from generators.operations.check.checker import read_computed
from generators.operations.domain import Computed, Domain, Operation
from tests.operations.cases import cases, declared, method_of, problems_of
from tests.operations.programs import DECLARATION, Author
from tests.operations.shop import SHOP

BODIES = [case.operation for case in (*cases("accepted"), *cases("rejected"))]
TOKENS = (
    "self", "item", "product", ".items", ".stock", "(", ")", ",", "\n", "    ", " if ", " else ", "for x in ", " in ", "==", " is None",
    "None", "create(", "find(", "sum(", "delete(", "require(", "return ", "= ", "+= ", "- ", "* ", "0", "1.5", '"OPEN"', " and ",
    " or ", " not ", "not ", "len(", "max(", "round(", ":", "\\", "'", "#", ";", "\t", "\x00", "é", "🙂", "\r", "[0]", "{", "lambda: ",
    "await ", "*", "**", "@", "~", "<", "!=", "->", ":=", "...", "type X = int", "del x", "0x1f", "1_000", "1e9", "1j", "f'{self}'",
)  # fmt: skip
AWKWARD = (
    "", " ", "\n", "\t", "\x00", "(" * 10_000, ")" * 10_000, "(" * 90 + "1" + ")" * 90, "-" * 10_000 + "1", "not " * 5_000 + "x",
    "x = " + "[" * 500, "self" + ".parent" * 3_000, "x = " + "1 + " * 5_000 + "1", "if 1:\n" * 50, "\ud800", "x = '\ud800'",
    "".join("    " * depth + "if self:\n" for depth in range(120)), "x" * 30_000, "return " * 50, "a = b = c = d", "\\\n" * 100,
    "".join("    " * depth + "for x in self.items:\n" for depth in range(30)) + "    " * 30 + "x.quantity = 1",
    "x = 1" + " if self.items else 2" * 400, "type X = int", "match self:\n    case _: pass", "try: pass\nexcept* E: pass", "print 'x'",
    "def f[T](): pass", "\ufeffreturn self", "x = 0777", "x = 1__0", "return self;;", "lambda: (yield)", "async def f(): await x",
    "\x0creturn self", "x = " + "9" * 5_000, "self.tip = 0." + "0" * 400 + "1", "# only a comment", "x = 'a' 'b'\nreturn self", "'''",
)  # fmt: skip


def examine(operation: Operation) -> bool:
    """Check a program; if it is accepted, compile it."""
    problems = problems_of(operation)
    lines = operation.body.split("\n")
    for each in problems:
        assert 1 <= each.line <= len(lines)
        assert 1 <= each.column <= len(lines[each.line - 1]) + 1
        assert each.message.isprintable()
        assert each.hint.isprintable()
    if problems:
        return False
    method = method_of(operation)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        compile("\n".join(method.lines), "method", "exec")
    assert all(line.isprintable() and "\0" not in line for line in method.lines)
    return True


@pytest.mark.parametrize("text", AWKWARD, ids=range(len(AWKWARD)))
def test_awkward_text(text: str) -> None:
    for operation in (declared("POST Cart.act self -> 200", text), declared("GET Category.act self -> 200", text)):
        examine(operation)
        computed = Computed("made", text)
        entity = replace(SHOP.entity("Cart"), computed=(computed,))
        domain = Domain(tuple(entity if each.key == "Cart" else each for each in SHOP.entities))
        assert isinstance(read_computed(domain, "Cart", computed)[1], tuple)


def mutated(rng: random.Random, text: str) -> str:
    for _ in range(rng.randint(1, 2)):
        place, end = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
        end = min(end, place + rng.randint(0, 12))
        match rng.randint(0, 4):
            case 0:
                text = text[:place] + text[end:]
            case 1:
                text = text[:place] + rng.choice(TOKENS) + text[place:]
            case 2:
                text = text[:place] + rng.choice(TOKENS) + text[end:]
            case 3:
                lines = text.split("\n")
                rng.shuffle(lines)
                text = "\n".join(lines)
            case 4:
                words = text.split(" ")
                first, second = rng.randrange(len(words)), rng.randrange(len(words))
                words[first], words[second] = words[second], words[first]
                text = " ".join(words)
    return text


def test_mutated_programs() -> None:
    rng, accepted = random.Random(1), 0
    for _ in range(2500):
        operation = rng.choice(BODIES)
        accepted += examine(replace(operation, body=mutated(rng, operation.body)))
    for seed in range(400):
        text = mutated(rng, Author(random.Random(seed)).program())
        accepted += examine(declared(DECLARATION, text))
    assert accepted > 60


def test_swapped_expressions() -> None:
    """Expressions of the cases in the places of others: right syntax, and mostly wrong types."""
    readable = [operation for operation in BODIES if _parses(operation.body)]
    pieces = [
        node
        for operation in readable
        for node in ast.walk(ast.parse(operation.body))
        if isinstance(node, ast.Attribute | ast.Name | ast.Compare | ast.Call | ast.BinOp | ast.IfExp)
        and not isinstance(getattr(node, "ctx", ast.Load()), ast.Store)
    ]
    rng, accepted = random.Random(2), 0
    for _ in range(600):
        operation = rng.choice(readable)
        tree = Swap(rng, pieces).visit(ast.parse(operation.body))
        accepted += examine(replace(operation, body=ast.unparse(tree)))
    assert accepted > 20


def _parses(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


class Swap(ast.NodeTransformer):
    def __init__(self, rng: random.Random, pieces: Sequence[ast.expr]) -> None:
        self.rng, self.pieces = rng, pieces

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        plain = isinstance(node, ast.Attribute | ast.Name | ast.Compare | ast.Call | ast.BinOp | ast.IfExp)
        stored = isinstance(getattr(node, "ctx", None), ast.Store)
        if plain and not stored and self.rng.random() < 0.05:
            return self.rng.choice(self.pieces)
        return node
