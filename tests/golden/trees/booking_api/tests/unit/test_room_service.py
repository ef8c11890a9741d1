# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of rooms, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.room import Room, RoomCreate, RoomListQuery
from src.repositories.room_repository import RoomRepository
from src.services.room_service import RoomService
from tests.factories import RoomFactory
from tests.support import counted


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(RoomRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> RoomService:
    return RoomService(repository)


class TestCreate:
    """``create_room``."""

    async def test_stores_and_answers(self, service: RoomService, repository: Mock) -> None:
        entity = RoomFactory.create()
        repository.create.return_value = entity
        data = RoomCreate.model_validate(RoomFactory.payload())

        answer = await service.create_room(data)

        repository.create.assert_awaited_once_with(data)
        assert answer == Room.model_validate(entity)

    async def test_counts(self, service: RoomService, repository: Mock) -> None:
        repository.create.return_value = RoomFactory.create()
        before = counted("rooms_created_total")

        await service.create_room(RoomCreate.model_validate(RoomFactory.payload()))

        assert counted("rooms_created_total") == before + 1

    async def test_does_not_count_what_fails(self, service: RoomService, repository: Mock) -> None:
        repository.create.side_effect = RuntimeError("the database said no")
        before = counted("rooms_created_total")

        with pytest.raises(RuntimeError, match="the database said no"):
            await service.create_room(RoomCreate.model_validate(RoomFactory.payload()))

        assert counted("rooms_created_total") == before


class TestList:
    """``list_rooms``."""

    async def test_passes_the_query_on_and_answers(self, service: RoomService, repository: Mock) -> None:
        entities = RoomFactory.create_batch(2)
        repository.list.return_value = (entities, 7)
        query = RoomListQuery(page=2, size=10)

        page = await service.list_rooms(query)

        repository.list.assert_awaited_once_with(query)
        assert page.items == [Room.model_validate(entity) for entity in entities]
        assert (page.total, page.page, page.size) == (7, 2, 10)

    @pytest.mark.parametrize(("total", "pages"), [(0, 0), (1, 1), (10, 1), (11, 2), (30, 3)])
    async def test_counts_the_pages(self, service: RoomService, repository: Mock, total: int, pages: int) -> None:
        repository.list.return_value = ([], total)

        page = await service.list_rooms(RoomListQuery(size=10))

        assert page.pages == pages


class TestGet:
    """``get_room``."""

    async def test_answers(self, service: RoomService, repository: Mock) -> None:
        entity = RoomFactory.create()
        repository.get.return_value = entity

        answer = await service.get_room(entity.id)

        repository.get.assert_awaited_once_with(entity.id)
        assert answer == Room.model_validate(entity)

    async def test_of_an_unknown_id(self, service: RoomService, repository: Mock) -> None:
        repository.get.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.get_room(unknown)

        assert caught.value.detail == {"resource": "room", "resource_id": str(unknown)}


class TestDelete:
    """``delete_room``."""

    async def test_deletes_and_counts(self, service: RoomService, repository: Mock) -> None:
        repository.delete.return_value = True
        before, entity_id = counted("rooms_deleted_total"), uuid4()

        await service.delete_room(entity_id)

        repository.delete.assert_awaited_once_with(entity_id)
        assert counted("rooms_deleted_total") == before + 1

    async def test_of_an_unknown_id_does_not_count(self, service: RoomService, repository: Mock) -> None:
        repository.delete.return_value = False
        before, unknown = counted("rooms_deleted_total"), uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.delete_room(unknown)

        assert caught.value.detail == {"resource": "room", "resource_id": str(unknown)}
        assert counted("rooms_deleted_total") == before
