"""How an entity stands to others, worked out from the whole spec, so that a file of one entity needs no other one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generators.operations.domain import Method, Property


@dataclass(frozen=True, slots=True)
class Target:
    """The entity at the other end of a relation."""

    key: str  # OrderItem
    snake: str  # order_item
    plural: str  # order_items: the table
    timestamps: bool
    soft_delete: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that holds the id of another row. owner: the row that contains this one. itself: of the same entity.

    circular: rows of the other entity refer to rows of this one too, directly or not. above: the longest chain of rows
    that need a row of this entity, each the one before.
    """

    name: str  # customer
    target: Target
    on_delete: Literal["restrict", "cascade", "set_null"]
    owner: bool = False
    itself: bool = False
    circular: bool = False
    above: int = 0


@dataclass(frozen=True, slots=True)
class Nested:
    """Rows that an answer shows inside the row.

    column: of the child (``contains``) or of the link table, with the id of this row. link: the link table, ""  for
    ``contains``; link_column: its column with the id of the other row; ids: the name under which a client sends the ids
    of linked rows (``tag_ids``), "" for ``contains``.
    """

    name: str  # items
    target: Target
    column: str  # cart_id
    link: str = ""  # article_tags
    link_column: str = ""  # tag_id
    ids: str = ""  # tag_ids


@dataclass(frozen=True, slots=True)
class Relations:
    """What the fields of an entity do not say.

    inside: rows of this entity are shown inside another one's answer. properties: its computed fields. answered: an
    operation answers a row of this entity. methods: its operations, in the order of the spec. restricted: a row that
    others refer to is not deleted. taken: method, and whether by id, of operations at the paths of its endpoints.
    """

    nested: tuple[Nested, ...] = ()
    inside: bool = False
    properties: tuple[Property, ...] = ()
    answered: bool = False
    methods: tuple[Method, ...] = ()
    restricted: bool = False
    taken: tuple[tuple[str, bool], ...] = ()
