# Generated from specs/booking_api.yaml by templates/tests/unit/test_services.py.j2.
"""What holds for every service."""

from typing import Any
from unittest.mock import create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas import GuestUpdate
from src.repositories.booking_repository import BookingRepository
from src.repositories.event_repository import EventRepository
from src.repositories.guest_repository import GuestRepository
from src.repositories.room_repository import RoomRepository
from src.services.booking_service import BookingService
from src.services.event_service import EventService
from src.services.guest_service import GuestService
from src.services.room_service import RoomService


@pytest.mark.parametrize(
    ("service", "repository"),
    [
        pytest.param(RoomService, RoomRepository, id="Room"),
        pytest.param(GuestService, GuestRepository, id="Guest"),
        pytest.param(EventService, EventRepository, id="Event"),
        pytest.param(BookingService, BookingRepository, id="Booking"),
    ],
)
def test_every_service_does_nothing_on_its_own(service: Any, repository: Any) -> None:
    mock = create_autospec(repository, instance=True)

    assert service(mock).repository is mock
    assert mock.mock_calls == []


@pytest.mark.parametrize(
    ("service", "repository", "statement", "method", "arguments"),
    [
        pytest.param(RoomService, RoomRepository, "get", "get_room", [], id="get room"),
        pytest.param(GuestService, GuestRepository, "get", "get_guest", [], id="get guest"),
        pytest.param(EventService, EventRepository, "get", "get_event", [], id="get event"),
        pytest.param(BookingService, BookingRepository, "get", "get_booking", [], id="get booking"),
        pytest.param(
            GuestService,
            GuestRepository,
            "update",
            "update_guest",
            [GuestUpdate.model_validate({})],
            id="update guest",
        ),
        pytest.param(RoomService, RoomRepository, "delete", "delete_room", [], id="delete room"),
        pytest.param(GuestService, GuestRepository, "delete", "delete_guest", [], id="delete guest"),
    ],
)
async def test_every_service_tells_what_was_not_found(
    service: Any, repository: Any, statement: str, method: str, arguments: list[Any]
) -> None:
    mock = create_autospec(repository, instance=True)
    getattr(mock, statement).return_value = None
    unknown = uuid4()

    with pytest.raises(NotFoundError) as caught:
        await getattr(service(mock), method)(unknown, *arguments)

    assert caught.value.detail == {"resource": method.removeprefix(f"{statement}_"), "resource_id": str(unknown)}
