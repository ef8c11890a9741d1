"""What operations know of an app: entities with their fields, relations and collections. Free of specs.

Everything is called as code calls it (``code_name``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import Final, Literal

from generators.python_source.attributes import attribute_name, word_of
from generators.support.frozen import Frozen

Kind = Literal[
    "int", "decimal", "float", "bool", "str", "enum", "date", "time", "datetime", "uuid", "duration", "opaque",
]  # fmt: skip


class Type(Frozen):
    """The type of a value. scale: decimal places of a decimal. values: of an enum. opaque: JSON and lists, which can
    only be handed on."""

    kind: Kind
    scale: int = 0
    values: tuple[str, ...] = ()


class Field(Frozen):
    """A column with a plain value. settable: an operation may write it (not those that the application fills in).

    required: a row cannot be created without it: neither optional nor with a default. sanitized: it holds HTML, of
    which only harmless parts may be stored.
    """

    name: str
    type: Type
    optional: bool = False
    settable: bool = True
    required: bool = True
    sanitized: bool = False


class Relation(Frozen):
    """``belongs_to``: one row of another entity, by its id in ``column``. owner: the row that contains this one."""

    name: str  # customer
    column: str  # customer_id
    target: str  # Customer
    optional: bool = False
    owner: bool = False


class Collection(Frozen):
    """The rows of ``target`` whose ``relation`` is this row: ``contains``, or the ``inverse`` of a belongs_to."""

    name: str  # items
    target: str  # CartItem
    relation: str  # cart: the relation of the target that leads back


class Computed(Frozen):
    """A value worked out from a row: an expression over its own fields and collections, by their bare names."""

    name: str
    expression: str


class Entity(Frozen):
    """One entity. ``id`` and what else the application fills in are among the fields, not settable. links: the names of
    its many_to_many, which operations do not see. rules: code of what says which rows a caller sees, "" for all."""

    key: str  # OrderItem: the entity in the spec
    pascal: str  # OrderItem: its answer schema; its ORM class is OrderItemEntity
    snake: str  # order_item
    plural: str  # order_items
    modules: str  # order_items: the attribute with its repository
    fields: tuple[Field, ...]
    relations: tuple[Relation, ...] = ()
    collections: tuple[Collection, ...] = ()
    computed: tuple[Computed, ...] = ()
    links: tuple[str, ...] = ()
    rules: str = ""


class Unknown(Frozen):
    """What is not known of an app, because some of its spec was refused. Nothing that depends on it is reported.

    names: words of fields, relations and whatever else rows may have. open: entities whose rows may have any name.
    entities: those that are there, and of which nothing is known.
    """

    names: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()

    def may_have(self, entity: str, name: str) -> bool:
        """Whether rows of an entity may have a name that they do not seem to have."""
        return name in self.names or word_of(name) in self.names or entity in self.open


NOTHING: Final = Unknown()
# What code calls the row of who calls.
USER: Final = "user"


def item_of(name: str) -> str:
    """The key of what a list that is sent holds: an entity of which no row is stored."""
    return f"{name}[]"


def is_item(key: str) -> bool:
    """Whether rows with this key are items of a list that is sent."""
    return key.endswith("[]")


@dataclass(frozen=True, slots=True)
class Domain:
    """Every entity of an app. refusals: the codes with which the app refuses by itself. items: of the lists that are
    sent to one operation, by their keys. user: the entity whose rows are those who call, "" for none."""

    entities: tuple[Entity, ...]
    unknown: Unknown = NOTHING
    refusals: frozenset[str] = frozenset()
    items: Mapping[str, Entity] = field(default_factory=dict, compare=False)
    user: str = ""
    answers: frozenset[str] = field(init=False, repr=False, compare=False)  # the names of the classes of answers
    rows: frozenset[str] = field(init=False, repr=False, compare=False)  # the names of the classes of rows
    _by_key: dict[str, Entity] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_key = {each.key: each for each in self.entities}
        object.__setattr__(self, "_by_key", by_key)
        object.__setattr__(self, "answers", frozenset(each.pascal for each in self.entities))
        object.__setattr__(self, "rows", frozenset(f"{each.pascal}Entity" for each in self.entities))

    def entity(self, key: str) -> Entity:
        """The entity of this name, or the items of a list. Raises KeyError."""
        return self.items[key] if is_item(key) else self._by_key[key]

    def seen_by(self, operation: Operation) -> Domain:
        """The same with the items of the lists that are sent to an operation."""
        items = {each.item.key: each.item for each in operation.inputs if isinstance(each, ListInput)}
        if not items:
            return self
        seen = copy(self)
        object.__setattr__(seen, "items", items)
        return seen

    def has(self, key: str) -> bool:
        """Whether an entity has this name."""
        return key in self._by_key


class ValueInput(Frozen):
    """A value that a client sends."""

    name: str
    type: Type
    optional: bool = False


class RowInput(Frozen):
    """A row that a client names by its id. It arrives as ``<name>_id``, in the path or else in the body.

    within: a collection of the operation's own row; a row outside it does not exist for this operation.
    """

    name: str
    entity: str
    in_path: bool = False
    optional: bool = False
    within: str = ""

    @property
    def arrives(self) -> str:
        """The parameter or field with its id."""
        parameter = f"{word_of(self.name)}_id"
        return parameter if self.in_path else attribute_name(parameter)


class ListInput(Frozen):
    """Items that a client sends. item: their values are its fields, and the rows that they name its relations."""

    name: str
    item: Entity


def sent_item(name: str, inputs: Iterable[ValueInput | RowInput]) -> Entity:
    """What a list of this name holds."""
    every = tuple(inputs)
    values = (each for each in every if isinstance(each, ValueInput))
    rows = (each for each in every if isinstance(each, RowInput))
    return Entity(
        key=item_of(name),
        pascal="",
        snake=name,
        plural=name,
        modules="",
        fields=tuple(Field(each.name, each.type, each.optional, settable=False, required=False) for each in values),
        relations=tuple(Relation(each.name, each.arrives, each.entity, each.optional) for each in rows),
    )


class Operation(Frozen):
    """One operation as it is written. has_self: the path names a row of ``entity``, which the body calls ``self``.

    reads: a GET, which may not change anything. status: of an answer that succeeds. body: the block of code. schema:
    what the name of the class of its request ends with. unknown: the names of inputs that were refused. rule: code of
    what says for which rows it may be called, "" for all that the caller sees.
    """

    entity: str
    name: str
    has_self: bool
    reads: bool
    status: int
    inputs: tuple[ValueInput | RowInput | ListInput, ...]
    body: str
    summary: str = ""
    schema: str = ""  # AddItem
    rule: str = ""
    unknown: frozenset[str] = frozenset()


class Problem(Frozen):
    """A mistake in a block of code. line and column are 1-based inside the block. code: of what kind it is."""

    line: int
    column: int
    message: str
    hint: str = ""
    code: str = "code-invalid"


class Refusal(Frozen):
    """What a ``require`` answers when its condition does not hold."""

    status: int
    code: str
    message: str


State = str | bool


def refused_already(code: str) -> tuple[str, str]:
    """Message and hint about a code of ``Domain.refusals``."""
    hint = "choose a code that says why, such as `not_yours` or `wrong_password`"
    return f"`auth` refuses with `{code}` itself", hint


class Guard(Frozen):
    """A ``require`` on an enum or a boolean of a row: the operation is for rows in one of these states only.

    row: ``self`` or the name of a RowInput. states: every value of the field. refusal: for those that are not allowed.
    alone: nothing else that the operation does depends on the field, so any state that is allowed is enough for it.
    """

    row: str
    entity: str
    field: str
    states: tuple[State, ...]
    allowed: tuple[State, ...]
    alone: bool
    refusal: Refusal


class Origin(Frozen):
    """A line of a block of code. number: from 1 on."""

    number: int
    text: str


class Method(Frozen):
    """One operation, compiled.

    lines: the source of the service method, from ``async def`` on, each without the indent of a class. answer: the
    entity that it answers, "" for nothing. statuses: of all successes, the usual one first. locks: the entities whose
    rows are locked; shares: those of which others may do the same. not_found: the snake-case names of the resources
    that a 404 may name. searches: whether it looks for a row by values alone, whatever that row belongs to. calls:
    whether it reads the row of who calls. finds: whether it looks for a row by values. origins: of each statement, in
    the order of the text, the line of the block that it comes from; None for what every operation begins with.
    """

    lines: tuple[str, ...]
    answer: str
    statuses: tuple[int, ...]
    refusals: tuple[Refusal, ...]
    guards: tuple[Guard, ...]
    locks: tuple[str, ...]
    shares: tuple[str, ...]
    not_found: tuple[str, ...]
    searches: bool
    calls: bool = False
    finds: bool = False
    origins: tuple[Origin | None, ...] = ()


class Property(Frozen):
    """A computed field, compiled: its type, and the expression as a property of the answer schema (``self.items``).

    written: the expression as the spec has it.
    """

    name: str
    type: Type
    optional: bool
    expression: str
    written: str
