"""Names for what a spec names: ordinary nouns in every form, and words that generated code has a meaning for."""

from __future__ import annotations

import json
from collections.abc import Collection
from functools import cache
from typing import Final

from hypothesis import strategies as st

from generators.model.load import read_app
from generators.support.common_plurals import NOUNS
from generators.support.errors import SpecErrors
from generators.support.names import Name, pascal
from tests.names.pool import pascal_names, snake_names
from tests.names.specs import POSITIONS

# Acronyms, digits, one letter, plurals, the longest, words of which one begins with another.
_ODD: Final = (
    "Order", "OrderItem", "OrderItemNote", "Orders", "Item", "ItemList", "ItemListEntry", "SKU", "VATRate", "APIKey",
    "HTTPRoute", "IPAddress", "QRCode", "URLMapping", "B2BDeal", "X", "A1", "Area51", "News", "Series", "Species",
    "Media", "Goods", "Status", "Bus", "Quiz", "Person", "Child", "Staff", "Sheep", "Foot", "Address", "Analysis",
    "EInvoice", "ABTest", "TimeSlot", "Day", "Month", "Year", "Week", "MaintenanceContractRenewal",
    "InternationalShipmentDeclaration", "UserGroupMembershipInvitation", "Pet", "PetOwner", "Petowner",
)  # fmt: skip
_ODD_FIELDS: Final = (
    "is_open", "has_children", "x", "y", "a1", "b2b", "vat_id", "id_number", "url2", "first", "last", "name", "names",
    "title", "code", "kind", "state", "status", "status_code", "number", "count", "total", "amount", "price",
    "starts_at", "ends_at", "valid_until", "number_of_participants", "amount_before_discount",
    "expected_delivery_window",
)  # fmt: skip


@cache
def nouns() -> tuple[str, ...]:
    """Single nouns, in lower case."""
    return tuple(noun.partition(":")[0] for noun in NOUNS.split())


@cache
def pool(position: str) -> tuple[tuple[str, ...], ...]:
    """The names of a position, the most ordinary first."""
    if position == "entity":
        return tuple(map(pascal, nouns())), _ODD, tuple(pascal_names())
    if position == "collection":
        return tuple(Name.of(pascal(noun)).plural for noun in nouns()), tuple(snake_names())
    return nouns(), _ODD_FIELDS, tuple(snake_names())


@cache
def taken(position: str, name: str) -> bool:
    """Whether the language takes a name by itself: which names it refuses is tried in ``tests/names``."""
    spec = {"app": {"name": "named", "title": "Named"}, "entities": POSITIONS[position]([name])}
    try:
        read_app(json.dumps(spec, indent=1), "named.yaml", "named")
    except SpecErrors:
        return False
    return True


@st.composite
def names(draw: st.DrawFn, position: str, known: Collection[str] = ()) -> str:
    """A name that is not known yet and that the language takes."""
    words = draw(st.sampled_from(pool(position)))
    start = draw(st.integers(0, len(words) - 1))
    around = (words[(start + step) % len(words)] for step in range(len(words)))
    return next(name for name in around if name not in known and taken(position, name))
