"""The frozen values that many templates see. Every name, fragment of code and sample is made in ``views``."""

from __future__ import annotations

from generators.python_source.symbols import EntityNames
from generators.support.frozen import Frozen


class EmptyView(Frozen):
    """For a file that is the same in every app."""


class EntityRef(EntityNames):
    """The names of one entity."""

    plural: str  # order_items: tables, route modules, metrics
    path: str  # order-items: URLs
    human: str  # order item
    human_plural: str  # order items
    article: str  # an
