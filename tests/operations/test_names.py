"""Whatever a name in a body is, the method works or the name is refused where it stands."""

from __future__ import annotations

import ast
import builtins
import keyword
from collections import Counter
from functools import cache

import pytest
from msgspec.structs import replace

from generators.operations.check.environment import TAKEN
from generators.operations.domain import Domain, Operation
from tests.operations.cases import cases, declared, method_of, names_taken, problems_of
from tests.operations.shop import SHOP, field
from tests.operations.test_meaning import compare

# Where the name stands: lines of the declaration, and of the body.
PLACES = {
    "local": ("", "{n} = count + 1\nself.capacity = {n}"),
    "loop": ("", "for {n} in self.bookings:\n    {n}.seats = {n}.seats + count"),
    "generator": ("", "self.capacity = sum({n}.seats * count for {n} in self.bookings if {n}.customer == customer)"),
    "generator that hides": (
        "", "each_{n} = 3\nself.capacity = sum({n}.seats + each_{n} + self.capacity for {n} in self.bookings)",
    ),
    "value": ("\n{n}: int", "self.capacity = {n}"),
    "row": ("\n{n}: row Customer", "{n}.points = 3"),
    "row in the path": ("\n{n}: row Customer path", "{n}.points = 3"),
}  # fmt: skip
HEADER = "POST Slot.act self -> 201\ncustomer: row Customer\nproduct: row Product\nremark: str\ncount: int"
# Together these take every name from the module that a method can take.
REST = """
booking = create(Booking, slot=self, customer=customer, seats=count, remark=remark)
order = create(Order, customer=customer, total_amount=1)
create(OrderItem, order=order, product=product, quantity=1, unit_price=0.5)
require(self.capacity > -1000000, 409, "full")
self.ends_at = now() + hours(1)
customer.credit = round(customer.credit * 0.5, 2)
customer.points = len(item for item in customer.carts if item.status == "OPEN")
least = min(each.seats for each in self.bookings)
product.stock = 1 if least is None else 2
return booking
"""
OTHERS = {
    "rows", "client", "text", "exact", "values", "data", "self", "operation", "logger", "each", "each_item", "l", "_x",
    "this_slot", "new_booking", "found_booking", "booking_id", "customer_row", "customers_by_id", "slots", "bookings",
    "Slot", "SlotEntity", "SlotAct", "CartEntity", "UnitOfWork", "Any", "__class__", "étage", "x1", "findall",
}  # fmt: skip
# What is a name already in every one of these operations, or arrives like one: a spec is refused for it.
ITS_OWN = {"booking", "order", "least", "customer", "product", "remark", "count", "customer_id", "slot_id"}
# The slot itself would arrive under the name of the other row.
SPEC_REFUSES = {("self", "row"), ("self", "row in the path"), ("slot", "row in the path")}


def operation(name: str, place: str) -> Operation:
    declaration, body = (each.replace("{n}", name) for each in PLACES[place])
    return declared(HEADER + declaration, body + REST)


@cache
def names() -> tuple[str, ...]:
    """Names of Python, of the language, of modules that hold methods, and of everything in the method itself."""
    found = (
        {each for each in dir(builtins) if each.islower()}
        | {"Exception", "None"}
        | {*keyword.kwlist, *keyword.softkwlist}
        | OTHERS
    )
    found |= {name for case in cases("accepted") for name in names_taken(method_of(case.operation))}
    made = ast.parse("\n".join(method_of(operation("free", "local")).lines))
    found |= {node.id for node in ast.walk(made) if isinstance(node, ast.Name)}
    return tuple(sorted(found - {"free"} - ITS_OWN))


@pytest.mark.parametrize("place", PLACES)
def test_every_name_works_or_is_refused_at_its_place(place: str) -> None:
    outcomes = Counter[str]()
    first = PLACES[place][1].count("\n") + 1
    for number, name in enumerate(names()):
        if (name, place) in SPEC_REFUSES:
            continue
        written = operation(name, place)
        problems = problems_of(written)
        if problems:
            assert any(each.line <= first for each in problems), (name, problems)
            told = (each.hint or "cannot be read" in each.message for each in problems)
            assert place.startswith(("value", "row")) or any(told), (name, problems)
            outcomes["refused"] += 1
            continue
        method = method_of(written)
        outcomes[compare(method, written, number % 7)] += 1
    assert outcomes["answer"] > 10


def test_the_method_takes_every_name_that_a_method_can_take() -> None:
    free = set(names_taken(method_of(operation("free", "local"))))
    every = {name for case in cases("accepted") for name in names_taken(method_of(case.operation))}
    assert {name for name in every if name.islower()} <= free


def test_no_local_may_be_called_like_something_of_the_module() -> None:
    classes = {name for each in SHOP.entities for name in (each.key, f"{each.key}Entity")}
    for case in cases("accepted"):
        method = method_of(case.operation)
        assert {
            name for name in names_taken(method) if name not in classes and not name.startswith(case.operation.entity)
        } <= TAKEN


@pytest.mark.parametrize("name", ["entity", "lock"])
def test_a_field_that_is_called_like_an_argument_of_a_query_is_not_searched_by(name: str) -> None:
    account = SHOP.entity("Account")
    named = replace(account, fields=(*account.fields, field(name, "int")))
    domain = Domain(tuple(named if each is account else each for each in SHOP.entities))
    body = f"found = find(Account, {name}=3)\nrequire(found, 404, 'gone')\nfound.{name} = 4\nreturn found"
    [problem] = problems_of(declared("POST Account.act self -> 200", body), domain)
    assert (problem.line, problem.message, problem.hint) == (1, f"`{name}` cannot be searched by", "rename the field")
