"""What generated tests expect of a computed field does not come from the compiler: a wrong compilation is caught."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from generators.model.app import Application
from generators.model.load import read_app
from generators.operations import compile as compiler
from generators.operations.interpret import Answered, names_read
from generators.python_source.unparse import expression
from generators.views.tests.computed import computed_view

SPEC = """
app: {name: shop, title: Shop, version: 1.0.0, description: Things that are bought.}
requirements: {R1: Answer what a cart comes to}
entities:
  Cart:
    description: What is about to be bought.
    contains: {items: Item}
    fields:
      open: {type: boolean}
      label: {type: string, min_length: 1, max_length: 40}
      tip: {type: decimal, precision: 8, scale: 2, ge: 0, example: "1.05"}
      due: {type: datetime}
    computed:
      with_tip: total + tip
      total: sum(item.subtotal for item in items)
      rounded: round(tip * 0.5, 2)
      pieces: sum(item.quantity for item in items if item.gift)
      least: min(item.price for item in items)
      many: len(items) > 1 and open
      short: tip if open else 0
      reminder: due - hours(2)
    endpoints: {get: {satisfies: [R1]}}
  Item:
    description: A thing in a cart.
    fields:
      quantity: {type: integer, ge: 2, le: 900}
      price: {type: decimal, precision: 8, scale: 2, gt: 0}
      gift: {type: boolean}
    computed:
      subtotal: quantity * price
"""
SCOPE = {
    "Decimal": Decimal, "ROUND_HALF_UP": ROUND_HALF_UP, "ROUND_DOWN": ROUND_DOWN, "timedelta": timedelta, "date": date,
    "datetime": datetime,
}  # fmt: skip


class Mutant(ast.NodeTransformer):
    """A compiler that gets one thing wrong."""

    def __init__(self, found: type[ast.AST], change: Callable[[Any], Any]) -> None:
        self.found, self.change = found, change

    def visit(self, node: ast.AST) -> Any:
        self.generic_visit(node)
        return self.change(node) if isinstance(node, self.found) else node


def renamed(old: str, new: str) -> Mutant:
    return Mutant(ast.Name, lambda node: ast.Name(new) if node.id == old else node)


def unfiltered(node: ast.comprehension) -> ast.comprehension:
    return ast.comprehension(node.target, node.iter, [], 0)


def swapped(node: ast.IfExp) -> ast.IfExp:
    return ast.IfExp(node.test, node.orelse, node.body)


def shortened(node: ast.keyword) -> ast.keyword:
    return ast.keyword("minutes" if node.arg == "hours" else node.arg, node.value)


# What is compiled wrongly, and the computed fields whose generated tests fail.
MUTANTS = {
    "plus is minus": (Mutant(ast.Add, lambda node: ast.Sub()), {"with_tip"}),
    "times is plus": (Mutant(ast.Mult, lambda node: ast.Add()), {"subtotal", "total", "with_tip", "rounded"}),
    "round cuts": (renamed("ROUND_HALF_UP", "ROUND_DOWN"), {"rounded"}),
    "min is max": (renamed("min", "max"), {"least"}),
    "more is less": (Mutant(ast.Gt, lambda node: ast.Lt()), {"many"}),
    "filters are lost": (Mutant(ast.comprehension, unfiltered), {"pieces"}),
    "branches are swapped": (Mutant(ast.IfExp, swapped), {"short"}),
    "hours are minutes": (Mutant(ast.keyword, shortened), {"reminder"}),
}


class Answer:
    """A row as the generated schema answers it: computed fields are the compiled expressions."""

    def __init__(self, app: Application, key: str, given: dict[str, Any]) -> None:
        self.app, self.key, self.given = app, key, given

    def __getattr__(self, name: str) -> Any:
        entity = self.app.entities[self.key]
        for computed in entity.computed:
            if computed.name == name:
                return eval(computed.expression, dict(SCOPE), {"self": self})
        for nested in entity.nested:
            if nested.name == name:
                return [Answer(self.app, nested.target.key, row) for row in self.given[name]]
        return self.given[name]


def outcomes(app: Application) -> Iterator[tuple[str, object, object]]:
    """Of each generated test: the field, what is expected, and what the compiled expression answers."""
    factory = SimpleNamespace(create=dict, row=dict)
    scope = {**SCOPE, "CartFactory": factory, "ItemFactory": factory, "values": dict}
    for case in computed_view(app).cases:
        answered = getattr(Answer(app, case.schema, eval(case.row, dict(scope))), case.name)
        yield case.name, eval(case.expected, dict(scope)), answered


def test_the_compiler_is_right() -> None:
    found = list(outcomes(read_app(SPEC, "shop.yaml", "shop")))
    assert len(found) == 9
    assert [(name, expected) for name, expected, _ in found] == [(name, answered) for name, _, answered in found]


@pytest.mark.parametrize("name", MUTANTS)
def test_a_wrong_compiler_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before, what was expected was the value of the compiled expression: both were wrong in the same way."""
    mutant, wrong = MUTANTS[name]
    monkeypatch.setattr(compiler, "expression", lambda node: expression(mutant.visit(node)))
    found = list(outcomes(read_app(SPEC, "shop.yaml", "shop")))
    assert {name for name, expected, answered in found if expected != answered} == wrong


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("quantity * unit_price", {"quantity", "unit_price"}),
        ("sum(price.quantity for price in items if price.gift)", {"quantity", "items", "gift"}),
        ("round(tip, 2) if status == 'total' else 0", {"tip", "status"}),
    ],
)
def test_the_names_that_an_expression_reads(text: str, names: set[str]) -> None:
    assert names_read(text) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rating * 2.5", 5.25),
        ("rating > 2.0 and rating in (2.1, 3)", True),
        ("sum(each.rating if each.gift else 0.5 for each in items)", 1.6),
        ("max(each.rating for each in items if each.rating > 4)", None),
        ("whole + len(items)", 5.1),
    ],
)
def test_a_written_number_is_a_float_where_a_float_is_concerned(text: str, expected: object) -> None:
    items = [Answered({"rating": 1.1, "gift": True}), Answered({"rating": 3.0, "gift": False})]
    row = Answered({"rating": 2.1, "items": items}, {"made": text, "whole": "rating + 1"})
    assert row.attribute("made") == expected
