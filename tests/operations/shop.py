"""A domain with everything that operations can meet: money, states, optional things, times, a tree, a composition."""

# ruff: noqa: E501 - tables and templates are read line by line

from __future__ import annotations

from generators.operations.domain import Collection, Computed, Domain, Entity, Field, Kind, Relation, Type


def field(name: str, kind: Kind, **more: bool) -> Field:
    """A plain field; an optional one or one with a default is not required."""
    optional, default = more.get("optional", False), more.get("default", False)
    return Field(name, Type(kind), optional, settable=more.get("settable", True), required=not optional and not default)


def money(name: str, scale: int = 2, *, default: bool = False, optional: bool = False) -> Field:
    return Field(name, Type("decimal", scale), optional, required=not (default or optional))


def state(name: str, *values: str) -> Field:
    return Field(name, Type("enum", values=values), required=False)


STANDARD = (
    Field("id", Type("uuid"), settable=False, required=False),
    Field("created_at", Type("datetime"), settable=False, required=False),
    Field("updated_at", Type("datetime"), settable=False, required=False),
)


def entity(
    key: str,
    snake: str,
    plural: str,
    fields: tuple[Field, ...] = (),
    relations: tuple[Relation, ...] = (),
    collections: tuple[Collection, ...] = (),
    **computed: str,
) -> Entity:
    every = tuple(Computed(name, text) for name, text in computed.items())
    return Entity(key, key, snake, plural, plural, (*STANDARD, *fields), relations, collections, every)


def to(name: str, target: str, *, optional: bool = False, owner: bool = False) -> Relation:
    return Relation(name, f"{name}_id", target, optional, owner)


CATEGORY = entity(
    "Category", "category", "categories",
    (field("name", "str"), money("discount", optional=True), field("sorted", "int", default=True)),
    (to("parent", "Category", optional=True),),
    (Collection("children", "Category", "parent"), Collection("products", "Product", "category")),
)  # fmt: skip
PRODUCT = entity(
    "Product", "product", "products",
    (
        field("name", "str"), money("price"), field("stock", "int", default=True), field("is_active", "bool", default=True),
        field("weight", "float", optional=True), field("note", "str", optional=True), field("tags", "opaque", optional=True),
        field("released", "date", optional=True), field("rating", "float", default=True),
    ),
    (to("category", "Category", optional=True),),
)  # fmt: skip
CUSTOMER = entity(
    "Customer", "customer", "customers",
    (field("email", "str"), field("name", "str"), field("points", "int", default=True), money("credit", default=True)),
    (to("favourite", "Product", optional=True),),
    (Collection("carts", "Cart", "customer"), Collection("orders", "Order", "customer")),
    order_count="len(orders)",
)  # fmt: skip
CART = entity(
    "Cart", "cart", "carts",
    (state("status", "OPEN", "CHECKED_OUT", "ABANDONED"), money("tip", optional=True)),
    (to("customer", "Customer"),),
    (Collection("items", "CartItem", "cart"),),
    total="sum(item.quantity * item.unit_price for item in items)",
    pieces="sum(item.quantity for item in items)",
    tipped="sum(item.quantity * tip for item in items if tip is not None)",
    grand_total="sum(item.subtotal for item in items) + (tip if tip is not None else 0)",
    dearest="max(item.unit_price for item in items if item.quantity > 0)",
    is_large="len(items) > 10 and all(item.quantity > 1 for item in items)",
)  # fmt: skip
CART_ITEM = entity(
    "CartItem", "cart_item", "cart_items",
    (field("quantity", "int"), money("unit_price"), field("gift", "bool", default=True)),
    (to("cart", "Cart", owner=True), to("product", "Product")),
    subtotal="quantity * unit_price",
)  # fmt: skip
ORDER = entity(
    "Order", "order", "orders",
    (
        state("status", "PENDING_PAYMENT", "PAID", "CANCELLED"), state("payment_status", "PENDING", "SIMULATED_OK", "FAILED"),
        money("total_amount"), field("paid_at", "datetime", optional=True),
    ),
    (to("customer", "Customer"),),
    (Collection("items", "OrderItem", "order"),),
)  # fmt: skip
ORDER_ITEM = entity(
    "OrderItem", "order_item", "order_items",
    (field("quantity", "int"), money("unit_price")),
    (to("order", "Order", owner=True), to("product", "Product")),
)  # fmt: skip
ACCOUNT = entity(
    "Account", "account", "accounts", (money("balance", default=True), field("is_frozen", "bool", default=True))
)
ROOM = entity(
    "Room", "room", "rooms",
    (field("capacity", "int"), field("opens", "time", optional=True)),
    (),
    (Collection("slots", "Slot", "room"),),
    places="sum(slot.capacity for slot in slots)",
)  # fmt: skip
SLOT = entity(
    "Slot", "slot", "slots",
    (field("starts_at", "datetime"), field("ends_at", "datetime"), field("capacity", "int"), field("day", "date", optional=True)),
    (to("room", "Room", owner=True),),
    (Collection("bookings", "Booking", "slot"),),
)  # fmt: skip
BOOKING = entity(
    "Booking", "booking", "bookings",
    (
        state("status", "HELD", "CONFIRMED", "CANCELLED"), field("expires_at", "datetime", optional=True), field("seats", "int"),
        Field("remark", Type("str"), optional=True, required=False, sanitized=True),
    ),
    (to("slot", "Slot"), to("customer", "Customer")),
)  # fmt: skip

SHOP = Domain(
    (CATEGORY, PRODUCT, CUSTOMER, CART, CART_ITEM, ORDER, ORDER_ITEM, ACCOUNT, ROOM, SLOT, BOOKING)
)  # fmt: skip
