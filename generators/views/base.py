"""The frozen values that many templates see. Every name, fragment of code and sample is made in ``views``."""

from __future__ import annotations

from generators.python_source.symbols import EntityNames
from generators.support.frozen import Frozen


class EmptyView(Frozen):
    """For a file that is the same in every app."""


class EntityRef(EntityNames):
    """The names of one entity."""

    snake: str  # order_item: parameters, variables, log events
    plural: str  # order_items: tables, metrics
    modules: str  # order_items: route modules, attributes with its repository
    shown: str  # OrderItem: what clients see instead of the names of its schemas, "" for these themselves
    path: str  # order-items: URLs
    human: str  # order item
    human_plural: str  # order items
    article: str  # an
    renames: bool  # clients call something of it otherwise than code does
