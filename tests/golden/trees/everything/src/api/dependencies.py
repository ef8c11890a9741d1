# Generated from specs/everything.yaml by templates/src/api/dependencies.py.j2.
"""How routes get their services: one transaction a request, handed down through the layers."""

from typing import Annotated

from fastapi import Depends

from src.core.database import ReadDatabase, RequestTransaction, get_db, get_read_db
from src.repositories.cactus_repository import CactusRepository
from src.repositories.collection_repository import CollectionRepository
from src.repositories.ledger_entry_repository import LedgerEntryRepository
from src.repositories.order_repository import OrderRepository
from src.repositories.person_repository import PersonRepository
from src.repositories.sample_repository import SampleRepository
from src.services.cactus_service import CactusService
from src.services.collection_service import CollectionService
from src.services.ledger_entry_service import LedgerEntryService
from src.services.order_service import OrderService
from src.services.person_service import PersonService
from src.services.sample_service import SampleService

# scope="function" ends the transaction before the answer is sent, so a commit that fails is not a 2xx.
TransactionDep = Annotated[RequestTransaction, Depends(get_db, scope="function")]
ReadDatabaseDep = Annotated[ReadDatabase, Depends(get_read_db)]


async def get_sample_repository(db: TransactionDep) -> SampleRepository:
    """Samples in a transaction."""
    return SampleRepository(db)


async def get_sample_service(
    repository: Annotated[SampleRepository, Depends(get_sample_repository)],
) -> SampleService:
    """What writes samples."""
    return SampleService(repository)


SampleServiceDep = Annotated[SampleService, Depends(get_sample_service)]


async def get_sample_reader(db: ReadDatabaseDep) -> SampleService:
    """What reads samples, without a transaction."""
    return SampleService(SampleRepository(db))


SampleReaderDep = Annotated[SampleService, Depends(get_sample_reader)]


async def get_collection_repository(db: TransactionDep) -> CollectionRepository:
    """Collections in a transaction."""
    return CollectionRepository(db)


async def get_collection_service(
    repository: Annotated[CollectionRepository, Depends(get_collection_repository)],
) -> CollectionService:
    """What writes collections."""
    return CollectionService(repository)


CollectionServiceDep = Annotated[CollectionService, Depends(get_collection_service)]


async def get_collection_reader(db: ReadDatabaseDep) -> CollectionService:
    """What reads collections, without a transaction."""
    return CollectionService(CollectionRepository(db))


CollectionReaderDep = Annotated[CollectionService, Depends(get_collection_reader)]


async def get_order_repository(db: TransactionDep) -> OrderRepository:
    """Orders in a transaction."""
    return OrderRepository(db)


async def get_order_service(
    repository: Annotated[OrderRepository, Depends(get_order_repository)],
) -> OrderService:
    """What writes orders."""
    return OrderService(repository)


OrderServiceDep = Annotated[OrderService, Depends(get_order_service)]


async def get_order_reader(db: ReadDatabaseDep) -> OrderService:
    """What reads orders, without a transaction."""
    return OrderService(OrderRepository(db))


OrderReaderDep = Annotated[OrderService, Depends(get_order_reader)]


async def get_ledger_entry_reader(db: ReadDatabaseDep) -> LedgerEntryService:
    """What reads ledger entries, without a transaction."""
    return LedgerEntryService(LedgerEntryRepository(db))


LedgerEntryReaderDep = Annotated[LedgerEntryService, Depends(get_ledger_entry_reader)]


async def get_person_repository(db: TransactionDep) -> PersonRepository:
    """People in a transaction."""
    return PersonRepository(db)


async def get_person_service(
    repository: Annotated[PersonRepository, Depends(get_person_repository)],
) -> PersonService:
    """What writes people."""
    return PersonService(repository)


PersonServiceDep = Annotated[PersonService, Depends(get_person_service)]


async def get_person_reader(db: ReadDatabaseDep) -> PersonService:
    """What reads people, without a transaction."""
    return PersonService(PersonRepository(db))


PersonReaderDep = Annotated[PersonService, Depends(get_person_reader)]


async def get_cactus_repository(db: TransactionDep) -> CactusRepository:
    """Cacti in a transaction."""
    return CactusRepository(db)


async def get_cactus_service(
    repository: Annotated[CactusRepository, Depends(get_cactus_repository)],
) -> CactusService:
    """What writes cacti."""
    return CactusService(repository)


CactusServiceDep = Annotated[CactusService, Depends(get_cactus_service)]
