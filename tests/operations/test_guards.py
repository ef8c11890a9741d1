"""Guards: the requirements on a state that come before anything else can have happened."""

# ruff: noqa: E501 - tables and templates are read line by line

from __future__ import annotations

import pytest

from tests.operations.cases import declared, method_of, problems_of

HEADER = "POST Order.act self -> 200\ncart: row Cart\nother: row Cart optional\nproduct: row Product\namount: int"
OPEN = 'require(self.status == "PAID", 400, "x")'
PAID = ("self", "Order", "status", ("PAID",), "x")
ACTIVE = ("product", "Product", "is_active", (True,), "x")
TABLE = [
    (OPEN, [PAID]),
    ('require(self.status != "PAID", 400, "x")', [("self", "Order", "status", ("PENDING_PAYMENT", "CANCELLED"), "x")]),
    ('require(not self.status == "PAID", 400, "x")', [("self", "Order", "status", ("PENDING_PAYMENT", "CANCELLED"), "x")]),
    ('require("PAID" == self.status, 400, "x")', [PAID]),
    ('require(self.status in ("PAID", "CANCELLED"), 400, "x")', [("self", "Order", "status", ("PAID", "CANCELLED"), "x")]),
    ('require(self.status not in ("PAID", "CANCELLED"), 400, "x")', [("self", "Order", "status", ("PENDING_PAYMENT",), "x")]),
    ('require(self.status == "PAID" and cart.status == "OPEN", 400, "x")', [PAID, ("cart", "Cart", "status", ("OPEN",), "x")]),
    ('require(self.status == "PAID" and amount > 3, 400, "x")', [PAID]),
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
    ('require(product.is_active, 400, "x")', [ACTIVE]),
    ('require(not product.is_active, 400, "x")', [("product", "Product", "is_active", (False,), "x")]),
    ('require(product.is_active and amount > 3 and self.items, 400, "x")', [ACTIVE]),
    ('require(product.is_active or amount > 3, 400, "x")', []),
    ('require(self.status in ("PENDING_PAYMENT", "PAID", "CANCELLED"), 400, "x")', []),
    ('require(self.status != "PAID" or amount > 3, 400, "y")\n' + OPEN, []),
    ('if self.status != "PAID":\n    require(amount > 3, 400, "y")\n' + OPEN, []),
    ('n = 1 if self.status == "PAID" else 2\nrequire(amount > n, 400, "y")\n' + OPEN, []),
    ('require(self.customer.orders, 400, "y")\n' + OPEN, [PAID]),
    ('require(all(o.status == "PAID" for o in self.customer.orders), 400, "y")\n' + OPEN, []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), TABLE, ids=range(len(TABLE)))
def test_guards(body: str, expected: list[tuple[object, ...]]) -> None:
    operation = declared(HEADER, f"{body}\nreturn self")
    assert problems_of(operation) == ()
    found = method_of(operation).guards
    assert [(each.row, each.entity, each.field, each.allowed, each.refusal.code) for each in found] == expected


WHOLE = [
    ("", True),
    ("if amount > 3:\n    self.total_amount = 1", True),
    ("create(Order, customer=self.customer, status=self.status, total_amount=1)", True),
    ('require(self.payment_status == "PENDING", 400, "y")', True),
    ('require(self.status != "PENDING_PAYMENT", 400, "y")', True),
    ('require(self.status != "CANCELLED" or amount > 3, 400, "y")', False),
    ('if self.status == "PAID":\n    require(amount > 3, 400, "y")', False),
    ('for order in self.customer.orders:\n    require(order.status == "PAID", 400, "y")', False),
    ('self.total_amount = 1 if self.status == "PAID" else 2', False),
]


@pytest.mark.parametrize(("more", "alone"), WHOLE, ids=range(len(WHOLE)))
def test_a_state_is_enough_where_nothing_else_depends_on_it(more: str, alone: bool) -> None:
    operation = declared(HEADER, f'require(self.status != "CANCELLED", 400, "x")\n{more}\nreturn self')
    assert problems_of(operation) == ()
    assert {each.alone for each in method_of(operation).guards if each.field == "status"} == {alone}
