# Generated from specs/everything.yaml by templates/src/models/entities/__init__.py.j2.
"""ORM entities, one module each. Who imports ``Base`` from here has them all in its metadata."""

from src.core.database import Base
from src.models.entities.cactus import CactusEntity
from src.models.entities.collection import CollectionEntity
from src.models.entities.ledger_entry import LedgerEntryEntity
from src.models.entities.order import OrderEntity
from src.models.entities.person import PersonEntity
from src.models.entities.sample import SampleEntity

__all__ = [
    "Base",
    "CactusEntity",
    "CollectionEntity",
    "LedgerEntryEntity",
    "OrderEntity",
    "PersonEntity",
    "SampleEntity",
]
