"""Which rows are locked, rule by rule; each program differs from its neighbour in one thing."""

# ruff: noqa: E501 - tables and templates are read line by line

from __future__ import annotations

import pytest

from tests.operations.cases import declared, method_of, problems_of
from tests.operations.shop import SHOP

CART = "POST Cart.act self -> 200\nproduct: row Product\namount: int"
LINES = "POST Cart.act self -> 200\nlines: each product: row Product; amount: int"
SLOT = "POST Slot.act self -> 200\ncustomer: row Customer"
TABLE = [
    # nothing is decided by a row, and none is changed
    (CART, "require(amount > 3, 400, 'x')", ()),
    (CART, "create(self.items, product=product, quantity=1, unit_price=product.price)", ()),
    # (a) what is assigned or deleted
    (CART, "product.stock = amount", ("Product",)),
    (CART, "self.customer = self.customer", ("Cart",)),
    (CART, "self.customer.points = amount", ("Customer",)),
    (CART, "product.stock += amount", ("Product",)),
    (CART, "delete(self.items)", ("Cart", "CartItem")),
    # (b) what a condition reads: itself, through a local, through control, by existence
    (CART, "require(product.stock > amount, 400, 'x')", ("Product~",)),
    (CART, "left = product.stock - amount\nrequire(left > 0, 400, 'x')", ("Product~",)),
    (CART, "if product.stock > amount:\n    create(Category, name='x')", ("Product~",)),
    (CART, "level = 1 if product.stock > amount else 2\nrequire(level < 2, 400, 'x')", ("Product~",)),
    (CART, "level = 1 if product.stock > amount else 2\ncreate(Category, name='x', sorted=level)", ()),
    (CART, "require(find(Product, name='x'), 400, 'x')", ("Product~",)),
    (CART, "found = find(Product, name='x')\nknown = found is not None\nrequire(known, 400, 'x')", ("Product~",)),
    (CART, "require(self.items, 400, 'x')", ("Cart", "CartItem~")),
    (CART, "for item in self.items:\n    require(item.quantity > amount, 400, 'x')", ("Cart", "CartItem~")),
    (CART, "for item in self.items:\n    if amount > 3:\n        create(Category, name=item.product.name)", ("Cart", "CartItem~")),
    (CART, "require(self.customer == self.customer and amount > 0, 400, 'x')", ("Cart~",)),
    (CART, "require(product == product, 400, 'x')", ()),
    (CART, "known = False\nfor item in self.items:\n    create(Category, name=item.product.name)\n    known = amount > 3\nrequire(known, 400, 'x')", ("Cart", "CartItem~")),
    # (c) owners of rows that are read and decide or change
    (CART, "count = len(self.items)\ncreate(Category, name='x', sorted=count)", ()),
    (CART, "count = len(self.items)\ncreate(self.items, product=product, quantity=count, unit_price=1)", ("Cart",)),
    (LINES, "for line in lines:\n    item = find(self.items, product=line.product)\n    if not item:\n        create(self.items, product=line.product, quantity=line.amount, unit_price=1)", ("Cart", "CartItem~", "Product~")),
    (LINES, "for line in lines:\n    found = find(Category, sorted=line.amount)\n    if not found:\n        found = create(Category, name='x')\n    line.product.category = found", ("Category~", "Product")),
    (LINES, "for line in lines:\n    line.product.category = find(Category, sorted=line.amount)", ("Product",)),
    (SLOT, "require(len(self.bookings) < 3, 409, 'x')", ("Booking~", "Slot")),
    (SLOT, "require(not find(Booking, customer=customer), 409, 'x')", ("Booking~", "Customer")),
    (SLOT, "found = find(Booking, customer=customer)\nif not found:\n    create(Booking, slot=self, customer=customer, seats=1)", ("Booking~", "Customer")),
    (SLOT, "require(sum(booking.seats for booking in self.room.slots) < 3, 409, 'x')", None),
    (SLOT, "require(sum(slot.capacity for slot in self.room.slots) < 3, 409, 'x')", ("Room", "Slot~")),
]  # fmt: skip


@pytest.mark.parametrize(("header", "body", "locks"), TABLE, ids=range(len(TABLE)))
def test_locks(header: str, body: str, locks: tuple[str, ...] | None) -> None:
    operation = declared(header, f"{body}\nreturn self")
    if locks is None:
        assert problems_of(operation)
        return
    assert problems_of(operation) == ()
    method = method_of(operation)
    assert tuple(sorted([*method.locks, *(f"{each}~" for each in method.shares)])) == locks
    source = "\n".join(method.lines)
    for entity in SHOP.entities:
        calls = [line for line in source.split("\n") if f"({entity.key}Entity, " in line and "self.rows." in line]
        strength = {entity.key in method.locks: "'update'", entity.key in method.shares: "'share'"}.get(True, "")
        alone = [line for line in calls if line.count("Entity") == 1]
        assert all((f"lock={strength}" in line) if strength else ("lock=" not in line) for line in alone), source


def test_a_get_locks_nothing() -> None:
    body = "require(self.items, 404, 'x')\nreturn self"
    method = method_of(declared("GET Cart.act self -> 200", body))
    assert method.locks == method.shares == ()
