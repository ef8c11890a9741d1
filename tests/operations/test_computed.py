"""Computed fields: what they compile to, what they are refused for, and that they are right."""

# ruff: noqa: E501 - tables and templates are read line by line

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from generators.operations.check.checker import read_computed
from generators.operations.compile import compile_computed
from generators.operations.domain import Computed, Domain, Type
from tests.operations.cases import declared, problems_of
from tests.operations.shop import SHOP

DECIMAL = Type("decimal", 2)
ACCEPTED: list[tuple[str, str, str, Type, bool]] = [
    ("CartItem", "quantity * unit_price", "self.quantity * self.unit_price", DECIMAL, False),
    (
        "Cart", "sum(item.quantity * item.unit_price for item in items)",
        'sum((item.quantity * item.unit_price for item in self.items), Decimal("0.00"))', DECIMAL, False,
    ),
    ("Cart", "sum(i.subtotal for i in items)", 'sum((i.subtotal for i in self.items), Decimal("0.00"))', DECIMAL, False),
    ("Cart", "sum(item.quantity for item in items if item.gift)", "sum(item.quantity for item in self.items if item.gift)", Type("int"), False),
    ("Cart", "len(items)", "len(self.items)", Type("int"), False),
    ("Cart", "len(i for i in items if not i.gift)", "sum(1 for i in self.items if not i.gift)", Type("int"), False),
    ("Cart", "max(i.unit_price for i in items)", "max((i.unit_price for i in self.items), default=None)", DECIMAL, True),
    ("Cart", "tip", "self.tip", DECIMAL, True),
    ("Cart", "tip if tip is not None else 0", 'self.tip if self.tip is not None else Decimal("0.00")', DECIMAL, False),
    ("Cart", 'status == "OPEN" and not items', 'self.status == "OPEN" and not self.items', Type("bool"), False),
    ("Cart", "total + pieces", "self.total + self.pieces", DECIMAL, False),
    ("Cart", "round(total * 0.19, 2)", '(self.total * Decimal("0.19")).quantize(Decimal("0.01"), ROUND_HALF_UP)', DECIMAL, False),
    ("Product", "stock > 0 and is_active", "self.stock > 0 and self.is_active", Type("bool"), False),
    ("Product", "rating * 2.5", "self.rating * 2.5", Type("float"), False),
    ("Product", "note is not None", "self.note is not None", Type("bool"), False),
    ("Slot", "starts_at + hours(1)", "self.starts_at + timedelta(hours=1)", Type("datetime"), False),
    ("Slot", "(ends_at - starts_at) // hours(1)", "(self.ends_at - self.starts_at) // timedelta(hours=1)", Type("int"), False),
    ("Product", "-stock", "-self.stock", Type("int"), False),
]  # fmt: skip

REFUSED = [
    ("Cart", "tip * 2", "1:1: `tip` may be None here (test it first: `if tip is not None:`)"),
    ("Cart", "customer.points", "1:1: `customer` cannot be followed in a computed field (the answer does not contain the row of Customer: only own fields and collections)"),
    ("Cart", "sum(i.product.price for i in items)", "1:5: `product` cannot be followed in a computed field (the answer does not contain the row of Product: only own fields and collections)"),
    ("Customer", "len(orders)", "1:5: `orders` is not part of the answer (only what the row contains is)"),
    ("Cart", "made + 1", "1:1: `made` is computed from itself"),
    ("Cart", "items", "1:1: a computed field is a value, not rows of CartItem (`len(items)` counts rows)"),
    ("Cart", "self.total", "1:1: `self` is not written in a computed field (write the bare names of its fields)"),
    ("Cart", "totl", "1:1: there is no `totl` here (did you mean `total`?)"),
    ("Cart", " sum(i.quantty for i in items)", "1:6: CartItem has no `quantty` (did you mean `quantity`?)"),
    ("Slot", "starts_at > now()", "1:13: a computed field cannot depend on the time"),
    ("Slot", "ends_at - starts_at", "1:1: a computed field cannot be a duration"),
    ("Cart", "find(Cart, status='OPEN')", "1:1: a computed field cannot look for rows (use its own fields and collections)"),
    ("Cart", "x = 3", "1:3: this cannot be read: invalid syntax"),
    ("Cart", "", "1:1: this cannot be read: invalid syntax"),
    ("Cart", "sum(tip for tip in items)", "1:13: `tip` is already a name here (choose another name)"),
    ("Product", "category", "1:1: `category` cannot be followed in a computed field (the answer does not contain the row of Category: only own fields and collections)"),
]  # fmt: skip


def with_computed(key: str, *computed: tuple[str, str]) -> Domain:
    entity = SHOP.entity(key)
    more = tuple(Computed(name, text) for name, text in computed)
    entity = replace(entity, computed=(*entity.computed, *more))
    return Domain(tuple(entity if each.key == key else each for each in SHOP.entities))


def named(domain: Domain, key: str, name: str) -> Computed:
    return next(each for each in domain.entity(key).computed if each.name == name)


@pytest.mark.parametrize(("key", "text", "source", "kind", "optional"), ACCEPTED, ids=[each[1] for each in ACCEPTED])
def test_accepted(key: str, text: str, source: str, kind: Type, optional: bool) -> None:
    domain = with_computed(key, ("made", text))
    computed = named(domain, key, "made")
    read, problems = read_computed(domain, key, computed)
    assert problems == ()
    made = compile_computed(domain, computed, read)
    assert made.expression.replace("'", '"') == source
    assert (made.type.kind, made.type.scale, made.optional) == (kind.kind, kind.scale, optional)


@pytest.mark.parametrize(("key", "text", "expected"), REFUSED, ids=[each[1] for each in REFUSED])
def test_refused(key: str, text: str, expected: str) -> None:
    domain = with_computed(key, ("made", text))
    _, problems = read_computed(domain, key, named(domain, key, "made"))
    found = [f"{each.line}:{each.column}: {each.message}{f' ({each.hint})' if each.hint else ''}" for each in problems]
    assert found == [expected]


def test_cycles_over_several_fields() -> None:
    domain = with_computed("Cart", ("first", "second + 1"), ("second", "first + 1"))
    for name in ("first", "second"):
        _, [problem] = read_computed(domain, "Cart", named(domain, "Cart", name))
        assert problem.message.endswith("is computed from itself")


def test_an_operation_that_uses_a_wrong_field_says_so() -> None:
    domain = with_computed("Cart", ("made", "tip * 2"))
    operation = declared("POST Cart.act self -> 200", "require(self.made > 3, 400, 'x')\nreturn self")
    [problem] = problems_of(operation, domain)
    assert problem.message == "`made` of Cart is wrong itself"


@pytest.mark.parametrize(("items", "expected"), [([], "0.00"), ([(2, "1.50"), (3, "0.10")], "3.30")])
def test_value(items: list[tuple[int, str]], expected: str) -> None:
    rows = [SimpleNamespace(quantity=quantity, unit_price=Decimal(price)) for quantity, price in items]
    scope: dict[str, Any] = {"self": SimpleNamespace(items=rows), "Decimal": Decimal}
    total = named(SHOP, "Cart", "total")
    read, _ = read_computed(SHOP, "Cart", total)
    assert str(eval(compile_computed(SHOP, total, read).expression, scope)) == expected
