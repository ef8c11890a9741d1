# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of events, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.event import Event, EventListQuery
from src.repositories.event_repository import EventRepository
from src.services.event_service import EventService
from tests.factories import EventFactory


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(EventRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> EventService:
    return EventService(repository)


class TestList:
    """``list_events``."""

    async def test_passes_the_query_on_and_answers(self, service: EventService, repository: Mock) -> None:
        entities = EventFactory.create_batch(2)
        repository.list.return_value = (entities, 7)
        query = EventListQuery(page=2, size=10)

        page = await service.list_events(query)

        repository.list.assert_awaited_once_with(query)
        assert page.items == [Event.model_validate(entity) for entity in entities]
        assert (page.total, page.page, page.size) == (7, 2, 10)

    @pytest.mark.parametrize(("total", "pages"), [(0, 0), (1, 1), (10, 1), (11, 2), (30, 3)])
    async def test_counts_the_pages(self, service: EventService, repository: Mock, total: int, pages: int) -> None:
        repository.list.return_value = ([], total)

        page = await service.list_events(EventListQuery(size=10))

        assert page.pages == pages


class TestGet:
    """``get_event``."""

    async def test_answers(self, service: EventService, repository: Mock) -> None:
        entity = EventFactory.create()
        repository.get.return_value = entity

        answer = await service.get_event(entity.id)

        repository.get.assert_awaited_once_with(entity.id)
        assert answer == Event.model_validate(entity)

    async def test_of_an_unknown_id(self, service: EventService, repository: Mock) -> None:
        repository.get.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.get_event(unknown)

        assert caught.value.detail == {"resource": "event", "resource_id": str(unknown)}
