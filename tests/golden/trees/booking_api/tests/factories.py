# Generated from specs/booking_api.yaml by templates/tests/factories.py.j2.
"""Makes entities and request bodies for the tests."""

from datetime import UTC, datetime
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from src.models.entities import Base, BookingEntity, EventEntity, GuestEntity, RoomEntity

# A number that differs from call to call, for values that must be unique.
_numbers = count(1)
_booking_numbers = count(1)


def reference(number: int) -> UUID:
    """The id of a row that others refer to."""
    return UUID(int=number)


class RoomFactory:
    """Makes rooms."""

    @staticmethod
    def create(**kwargs: Any) -> RoomEntity:
        """A room that is not stored yet; ``kwargs`` replace its values."""
        number = next(_numbers)
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "name": f"name {number}",
            "capacity": 10,
            "created_at": now,
            "updated_at": now,
        }
        return RoomEntity(**(values | kwargs))

    @staticmethod
    def references() -> list[Base]:
        """The rows that a room needs, parents first, not stored yet."""
        return []

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[RoomEntity]:
        """``n`` rooms."""
        return [RoomFactory.create(**kwargs) for _ in range(n)]

    @staticmethod
    def payload(**kwargs: Any) -> dict[str, Any]:
        """The body of a request that creates a room; ``kwargs`` replace its values."""
        number = next(_numbers)
        values: dict[str, Any] = {
            "name": f"name {number}",
            "capacity": 10,
        }
        return values | kwargs


class GuestFactory:
    """Makes guests."""

    @staticmethod
    def create(**kwargs: Any) -> GuestEntity:
        """A guest that is not stored yet; ``kwargs`` replace its values."""
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "name": "name one",
            "phone": "0",
            "created_at": now,
            "updated_at": now,
        }
        return GuestEntity(**(values | kwargs))

    @staticmethod
    def bare(**kwargs: Any) -> GuestEntity:
        """A guest with what it cannot do without; ``kwargs`` are added."""
        values: dict[str, Any] = {
            "phone": None,
        }
        return GuestFactory.create(**(values | kwargs))

    @staticmethod
    def references() -> list[Base]:
        """The rows that a guest needs, parents first, not stored yet."""
        return []

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[GuestEntity]:
        """``n`` guests."""
        return [GuestFactory.create(**kwargs) for _ in range(n)]

    @staticmethod
    def payload(**kwargs: Any) -> dict[str, Any]:
        """The body of a request that creates a guest; ``kwargs`` replace its values."""
        values: dict[str, Any] = {
            "name": "name one",
            "phone": "0",
        }
        return values | kwargs


class EventFactory:
    """Makes events."""

    @staticmethod
    def create(**kwargs: Any) -> EventEntity:
        """An event that is not stored yet; ``kwargs`` replace its values."""
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "room_id": reference(1),
            "title": "title one",
            "starts_at": datetime.fromisoformat("2026-01-15T09:30:00Z"),
            "ends_at": datetime.fromisoformat("2026-01-15T09:30:00Z"),
            "seats": 10,
            "status": "SCHEDULED",
            "created_at": now,
            "updated_at": now,
        }
        return EventEntity(**(values | kwargs))

    @staticmethod
    def bare(**kwargs: Any) -> EventEntity:
        """An event with what it cannot do without; ``kwargs`` are added."""
        values: dict[str, Any] = {
            "status": "SCHEDULED",
        }
        return EventFactory.create(**(values | kwargs))

    @staticmethod
    def references() -> list[Base]:
        """The rows that an event needs, parents first, not stored yet."""
        return [
            *(RoomFactory.create(id=reference(number)) for number in range(1, 3)),
        ]

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[EventEntity]:
        """``n`` events."""
        return [EventFactory.create(**kwargs) for _ in range(n)]


class BookingFactory:
    """Makes bookings."""

    @staticmethod
    def create(**kwargs: Any) -> BookingEntity:
        """A booking that is not stored yet; ``kwargs`` replace its values."""
        number = next(_booking_numbers)
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "event_id": reference(1),
            "guest_id": reference(1 + number % 30),
            "seats": 1,
            "status": "CONFIRMED",
            "created_at": now,
            "updated_at": now,
        }
        return BookingEntity(**(values | kwargs))

    @staticmethod
    def bare(**kwargs: Any) -> BookingEntity:
        """A booking with what it cannot do without; ``kwargs`` are added."""
        values: dict[str, Any] = {
            "status": "CONFIRMED",
        }
        return BookingFactory.create(**(values | kwargs))

    @staticmethod
    def references() -> list[Base]:
        """The rows that a booking needs, parents first, not stored yet."""
        return [
            *(RoomFactory.create(id=reference(number)) for number in range(1, 3)),
            *(EventFactory.create(id=reference(number)) for number in range(1, 3)),
            *(GuestFactory.create(id=reference(number)) for number in range(1, 31)),
        ]

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[BookingEntity]:
        """``n`` bookings."""
        return [BookingFactory.create(**kwargs) for _ in range(n)]
