# Generated from specs/booking_api.yaml by templates/src/api/dependencies.py.j2.
"""How routes get their services: one transaction a request, handed down through the layers."""

from typing import Annotated

from fastapi import Depends

from src.core.database import ReadDatabase, RequestTransaction, get_db, get_read_db
from src.repositories.booking_repository import BookingRepository
from src.repositories.event_repository import EventRepository
from src.repositories.guest_repository import GuestRepository
from src.repositories.room_repository import RoomRepository
from src.repositories.unit_of_work import UnitOfWork
from src.services.booking_operations import BookingOperations
from src.services.booking_service import BookingService
from src.services.event_operations import EventOperations
from src.services.event_service import EventService
from src.services.guest_service import GuestService
from src.services.room_service import RoomService

# scope="function" ends the transaction before the answer is sent, so a commit that fails is not a 2xx.
TransactionDep = Annotated[RequestTransaction, Depends(get_db, scope="function")]
ReadDatabaseDep = Annotated[ReadDatabase, Depends(get_read_db)]


async def get_room_repository(db: TransactionDep) -> RoomRepository:
    """Rooms in a transaction."""
    return RoomRepository(db)


async def get_room_service(
    repository: Annotated[RoomRepository, Depends(get_room_repository)],
) -> RoomService:
    """What writes rooms."""
    return RoomService(repository)


RoomServiceDep = Annotated[RoomService, Depends(get_room_service)]


async def get_room_reader(db: ReadDatabaseDep) -> RoomService:
    """What reads rooms, without a transaction."""
    return RoomService(RoomRepository(db))


RoomReaderDep = Annotated[RoomService, Depends(get_room_reader)]


async def get_guest_repository(db: TransactionDep) -> GuestRepository:
    """Guests in a transaction."""
    return GuestRepository(db)


async def get_guest_service(
    repository: Annotated[GuestRepository, Depends(get_guest_repository)],
) -> GuestService:
    """What writes guests."""
    return GuestService(repository)


GuestServiceDep = Annotated[GuestService, Depends(get_guest_service)]


async def get_guest_reader(db: ReadDatabaseDep) -> GuestService:
    """What reads guests, without a transaction."""
    return GuestService(GuestRepository(db))


GuestReaderDep = Annotated[GuestService, Depends(get_guest_reader)]


async def get_event_reader(db: ReadDatabaseDep) -> EventService:
    """What reads events, without a transaction."""
    return EventService(EventRepository(db))


EventReaderDep = Annotated[EventService, Depends(get_event_reader)]


async def get_booking_reader(db: ReadDatabaseDep) -> BookingService:
    """What reads bookings, without a transaction."""
    return BookingService(BookingRepository(db))


BookingReaderDep = Annotated[BookingService, Depends(get_booking_reader)]


async def get_event_operations(db: TransactionDep) -> EventOperations:
    """What is done with events, in a transaction."""
    return EventOperations(UnitOfWork(db), EventRepository(db), BookingRepository(db))


EventOperationsDep = Annotated[EventOperations, Depends(get_event_operations)]


async def get_booking_operations(db: TransactionDep) -> BookingOperations:
    """What is done with bookings, in a transaction."""
    return BookingOperations(UnitOfWork(db), BookingRepository(db))


BookingOperationsDep = Annotated[BookingOperations, Depends(get_booking_operations)]
