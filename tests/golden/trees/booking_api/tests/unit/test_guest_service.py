# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of guests, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.guest import Guest, GuestCreate, GuestUpdate
from src.repositories.guest_repository import GuestRepository
from src.services.guest_service import GuestService
from tests.factories import GuestFactory
from tests.support import counted


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(GuestRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> GuestService:
    return GuestService(repository)


class TestCreate:
    """``create_guest``."""

    async def test_stores_and_answers(self, service: GuestService, repository: Mock) -> None:
        entity = GuestFactory.create()
        repository.create.return_value = entity
        data = GuestCreate.model_validate(GuestFactory.payload())

        answer = await service.create_guest(data)

        repository.create.assert_awaited_once_with(data)
        assert answer == Guest.model_validate(entity)

    async def test_counts(self, service: GuestService, repository: Mock) -> None:
        repository.create.return_value = GuestFactory.create()
        before = counted("guests_created_total")

        await service.create_guest(GuestCreate.model_validate(GuestFactory.payload()))

        assert counted("guests_created_total") == before + 1

    async def test_does_not_count_what_fails(self, service: GuestService, repository: Mock) -> None:
        repository.create.side_effect = RuntimeError("the database said no")
        before = counted("guests_created_total")

        with pytest.raises(RuntimeError, match="the database said no"):
            await service.create_guest(GuestCreate.model_validate(GuestFactory.payload()))

        assert counted("guests_created_total") == before


class TestGet:
    """``get_guest``."""

    async def test_answers(self, service: GuestService, repository: Mock) -> None:
        entity = GuestFactory.create()
        repository.get.return_value = entity

        answer = await service.get_guest(entity.id)

        repository.get.assert_awaited_once_with(entity.id)
        assert answer == Guest.model_validate(entity)

    async def test_of_an_unknown_id(self, service: GuestService, repository: Mock) -> None:
        repository.get.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.get_guest(unknown)

        assert caught.value.detail == {"resource": "guest", "resource_id": str(unknown)}


class TestUpdate:
    """``update_guest``."""

    async def test_passes_on_only_what_was_sent(self, service: GuestService, repository: Mock) -> None:
        entity = GuestFactory.create()
        repository.update.return_value = entity
        sent = {"name": "name two"}

        answer = await service.update_guest(entity.id, GuestUpdate.model_validate(sent))

        entity_id, data = repository.update.await_args.args
        assert entity_id == entity.id
        assert data.model_dump(mode="json", exclude_unset=True) == sent
        assert answer == Guest.model_validate(entity)

    async def test_of_an_unknown_id(self, service: GuestService, repository: Mock) -> None:
        repository.update.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.update_guest(unknown, GuestUpdate.model_validate({}))

        assert caught.value.detail == {"resource": "guest", "resource_id": str(unknown)}


class TestDelete:
    """``delete_guest``."""

    async def test_deletes_and_counts(self, service: GuestService, repository: Mock) -> None:
        repository.delete.return_value = True
        before, entity_id = counted("guests_deleted_total"), uuid4()

        await service.delete_guest(entity_id)

        repository.delete.assert_awaited_once_with(entity_id)
        assert counted("guests_deleted_total") == before + 1

    async def test_of_an_unknown_id_does_not_count(self, service: GuestService, repository: Mock) -> None:
        repository.delete.return_value = False
        before, unknown = counted("guests_deleted_total"), uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.delete_guest(unknown)

        assert caught.value.detail == {"resource": "guest", "resource_id": str(unknown)}
        assert counted("guests_deleted_total") == before
