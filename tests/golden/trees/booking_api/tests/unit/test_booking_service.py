# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of bookings, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.booking import Booking, BookingListQuery
from src.repositories.booking_repository import BookingRepository
from src.services.booking_service import BookingService
from tests.factories import BookingFactory


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(BookingRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> BookingService:
    return BookingService(repository)


class TestList:
    """``list_bookings``."""

    async def test_passes_the_query_on_and_answers(self, service: BookingService, repository: Mock) -> None:
        entities = BookingFactory.create_batch(2)
        repository.list.return_value = (entities, 7)
        query = BookingListQuery(page=2, size=10)

        page = await service.list_bookings(query)

        repository.list.assert_awaited_once_with(query)
        assert page.items == [Booking.model_validate(entity) for entity in entities]
        assert (page.total, page.page, page.size) == (7, 2, 10)

    @pytest.mark.parametrize(("total", "pages"), [(0, 0), (1, 1), (10, 1), (11, 2), (30, 3)])
    async def test_counts_the_pages(self, service: BookingService, repository: Mock, total: int, pages: int) -> None:
        repository.list.return_value = ([], total)

        page = await service.list_bookings(BookingListQuery(size=10))

        assert page.pages == pages


class TestGet:
    """``get_booking``."""

    async def test_answers(self, service: BookingService, repository: Mock) -> None:
        entity = BookingFactory.create()
        repository.get.return_value = entity

        answer = await service.get_booking(entity.id)

        repository.get.assert_awaited_once_with(entity.id)
        assert answer == Booking.model_validate(entity)

    async def test_of_an_unknown_id(self, service: BookingService, repository: Mock) -> None:
        repository.get.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.get_booking(unknown)

        assert caught.value.detail == {"resource": "booking", "resource_id": str(unknown)}
