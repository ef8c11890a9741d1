# Generated from specs/everything.yaml by templates/src/models/schemas/__init__.py.j2.
"""Request and response schemas, one module an entity."""

from src.models.schemas.cactus import Cactus, CactusBase, CactusCreate, CactusUpdate
from src.models.schemas.collection import (
    Collection,
    CollectionBase,
    CollectionCreate,
    CollectionList,
    CollectionListQuery,
    CollectionUpdate,
)
from src.models.schemas.ledger_entry import LedgerEntry, LedgerEntryList, LedgerEntryListQuery
from src.models.schemas.order import Order, OrderBase, OrderCreate, OrderList, OrderListQuery, OrderUpdate
from src.models.schemas.person import Person, PersonBase, PersonCreate, PersonList, PersonListQuery
from src.models.schemas.sample import Sample, SampleBase, SampleCreate, SampleList, SampleListQuery, SampleUpdate

__all__ = [
    "Cactus",
    "CactusBase",
    "CactusCreate",
    "CactusUpdate",
    "Collection",
    "CollectionBase",
    "CollectionCreate",
    "CollectionList",
    "CollectionListQuery",
    "CollectionUpdate",
    "LedgerEntry",
    "LedgerEntryList",
    "LedgerEntryListQuery",
    "Order",
    "OrderBase",
    "OrderCreate",
    "OrderList",
    "OrderListQuery",
    "OrderUpdate",
    "Person",
    "PersonBase",
    "PersonCreate",
    "PersonList",
    "PersonListQuery",
    "Sample",
    "SampleBase",
    "SampleCreate",
    "SampleList",
    "SampleListQuery",
    "SampleUpdate",
]
