# Generated from specs/everything.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of cacti, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.cactus import Cactus, CactusCreate, CactusUpdate
from src.repositories.cactus_repository import CactusRepository
from src.services.cactus_service import CactusService
from tests.factories import CactusFactory
from tests.support import counted


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(CactusRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> CactusService:
    return CactusService(repository)


class TestCreate:
    """``create_cactus``."""

    async def test_stores_and_answers(self, service: CactusService, repository: Mock) -> None:
        entity = CactusFactory.create()
        repository.create.return_value = entity
        data = CactusCreate.model_validate(CactusFactory.payload())

        answer = await service.create_cactus(data)

        repository.create.assert_awaited_once_with(data)
        assert answer == Cactus.model_validate(entity)

    async def test_counts(self, service: CactusService, repository: Mock) -> None:
        repository.create.return_value = CactusFactory.create()
        before = counted("cacti_created_total")

        await service.create_cactus(CactusCreate.model_validate(CactusFactory.payload()))

        assert counted("cacti_created_total") == before + 1

    async def test_does_not_count_what_fails(self, service: CactusService, repository: Mock) -> None:
        repository.create.side_effect = RuntimeError("the database said no")
        before = counted("cacti_created_total")

        with pytest.raises(RuntimeError, match="the database said no"):
            await service.create_cactus(CactusCreate.model_validate(CactusFactory.payload()))

        assert counted("cacti_created_total") == before


class TestUpdate:
    """``update_cactus``."""

    async def test_passes_on_only_what_was_sent(self, service: CactusService, repository: Mock) -> None:
        entity = CactusFactory.create()
        repository.update.return_value = entity
        sent = {"height": 11}

        answer = await service.update_cactus(entity.id, CactusUpdate.model_validate(sent))

        entity_id, data = repository.update.await_args.args
        assert entity_id == entity.id
        assert data.model_dump(mode="json", exclude_unset=True) == sent
        assert answer == Cactus.model_validate(entity)

    async def test_of_an_unknown_id(self, service: CactusService, repository: Mock) -> None:
        repository.update.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.update_cactus(unknown, CactusUpdate.model_validate({}))

        assert caught.value.detail == {"resource": "cactus", "resource_id": str(unknown)}


class TestDelete:
    """``delete_cactus``."""

    async def test_deletes_and_counts(self, service: CactusService, repository: Mock) -> None:
        repository.delete.return_value = True
        before, entity_id = counted("cacti_deleted_total"), uuid4()

        await service.delete_cactus(entity_id)

        repository.delete.assert_awaited_once_with(entity_id)
        assert counted("cacti_deleted_total") == before + 1

    async def test_of_an_unknown_id_does_not_count(self, service: CactusService, repository: Mock) -> None:
        repository.delete.return_value = False
        before, unknown = counted("cacti_deleted_total"), uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.delete_cactus(unknown)

        assert caught.value.detail == {"resource": "cactus", "resource_id": str(unknown)}
        assert counted("cacti_deleted_total") == before
