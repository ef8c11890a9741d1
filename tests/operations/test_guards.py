"""Guards: the requirements on a state that come before anything else can have happened."""

# ruff: noqa: E501 - tables and templates are read line by line

from __future__ import annotations

import pytest

from tests.operations.cases import declared, method_of, problems_of

HEADER = "POST Order.act self -> 200\ncart: row Cart\nother: row Cart optional\namount: int"
OPEN = 'require(self.status == "PAID", 400, "x")'
PAID = ("self", "Order", "status", ("PAID",), "x")
TABLE = [
    (OPEN, [PAID]),
    ('require(self.status != "PAID", 400, "x")', [("self", "Order", "status", ("PENDING_PAYMENT", "CANCELLED"), "x")]),
    ('require(not self.status == "PAID", 400, "x")', [("self", "Order", "status", ("PENDING_PAYMENT", "CANCELLED"), "x")]),
    ('require("PAID" == self.status, 400, "x")', [PAID]),
    ('require(self.status in ("PAID", "CANCELLED"), 400, "x")', [("self", "Order", "status", ("PAID", "CANCELLED"), "x")]),
    ('require(self.status not in ("PAID", "CANCELLED"), 400, "x")', [("self", "Order", "status", ("PENDING_PAYMENT",), "x")]),
    ('require(self.status == "PAID" and cart.status == "OPEN", 400, "x")', [PAID, ("cart", "Cart", "status", ("OPEN",), "x")]),
    ('require(self.status == "PAID" and amount > 3, 400, "x")', []),
    ('require(self.status == "PAID" or cart.status == "OPEN", 400, "x")', []),
    ('require(amount > 3, 400, "y")\n' + OPEN, [PAID]),
    ("n = amount + 1\nrequire(n > 3, 400, 'y')\n" + OPEN, [PAID]),
    ("if amount > 3:\n    require(amount > 4, 400, 'y')\n" + OPEN, [PAID]),
    ("if amount > 3:\n    return self\n" + OPEN, []),
    ("if amount > 3:\n    self.total_amount = 1\n" + OPEN, []),
    ("if amount > 3:\n    " + OPEN, []),
    ("self.total_amount = 1\n" + OPEN, []),
    ("delete(self.items)\n" + OPEN, []),
    ("new = create(Category, name='x')\nnew.sorted = 3\n" + OPEN, []),
    ("if other:\n    require(other.status == 'OPEN', 400, 'x')", []),
    ("require(other and other.status == 'OPEN', 400, 'x')", []),
    ('require(self.customer.name == "PAID", 400, "x")', []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), TABLE, ids=range(len(TABLE)))
def test_guards(body: str, expected: list[tuple[object, ...]]) -> None:
    operation = declared(HEADER, f"{body}\nreturn self")
    assert problems_of(operation) == ()
    found = method_of(operation).guards
    assert [(each.row, each.entity, each.field, each.allowed, each.refusal.code) for each in found] == expected
