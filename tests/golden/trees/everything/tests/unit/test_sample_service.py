# Generated from specs/everything.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of samples, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.sample import Sample, SampleCreate, SampleListQuery, SampleUpdate
from src.repositories.sample_repository import SampleRepository
from src.services.sample_service import SampleService
from tests.factories import SampleFactory
from tests.support import counted


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(SampleRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> SampleService:
    return SampleService(repository)


class TestCreate:
    """``create_sample``."""

    async def test_stores_and_answers(self, service: SampleService, repository: Mock) -> None:
        entity = SampleFactory.create()
        repository.create.return_value = entity
        data = SampleCreate.model_validate(SampleFactory.payload())

        answer = await service.create_sample(data)

        repository.create.assert_awaited_once_with(data)
        assert answer == Sample.model_validate(entity)

    async def test_counts(self, service: SampleService, repository: Mock) -> None:
        repository.create.return_value = SampleFactory.create()
        before = counted("samples_created_total")

        await service.create_sample(SampleCreate.model_validate(SampleFactory.payload()))

        assert counted("samples_created_total") == before + 1

    async def test_does_not_count_what_fails(self, service: SampleService, repository: Mock) -> None:
        repository.create.side_effect = RuntimeError("the database said no")
        before = counted("samples_created_total")

        with pytest.raises(RuntimeError, match="the database said no"):
            await service.create_sample(SampleCreate.model_validate(SampleFactory.payload()))

        assert counted("samples_created_total") == before


class TestList:
    """``list_samples``."""

    async def test_passes_the_query_on_and_answers(self, service: SampleService, repository: Mock) -> None:
        entities = SampleFactory.create_batch(2)
        repository.list.return_value = (entities, 7)
        query = SampleListQuery(page=2, size=10)

        page = await service.list_samples(query)

        repository.list.assert_awaited_once_with(query)
        assert page.items == [Sample.model_validate(entity) for entity in entities]
        assert (page.total, page.page, page.size) == (7, 2, 10)

    @pytest.mark.parametrize(("total", "pages"), [(0, 0), (1, 1), (10, 1), (11, 2), (30, 3)])
    async def test_counts_the_pages(self, service: SampleService, repository: Mock, total: int, pages: int) -> None:
        repository.list.return_value = ([], total)

        page = await service.list_samples(SampleListQuery(size=10))

        assert page.pages == pages


class TestGet:
    """``get_sample``."""

    async def test_answers(self, service: SampleService, repository: Mock) -> None:
        entity = SampleFactory.create()
        repository.get.return_value = entity

        answer = await service.get_sample(entity.id)

        repository.get.assert_awaited_once_with(entity.id)
        assert answer == Sample.model_validate(entity)

    async def test_of_an_unknown_id(self, service: SampleService, repository: Mock) -> None:
        repository.get.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.get_sample(unknown)

        assert caught.value.detail == {"resource": "sample", "resource_id": str(unknown)}


class TestUpdate:
    """``update_sample``."""

    async def test_passes_on_only_what_was_sent(self, service: SampleService, repository: Mock) -> None:
        entity = SampleFactory.create()
        repository.update.return_value = entity
        sent = {"name": "name two"}

        answer = await service.update_sample(entity.id, SampleUpdate.model_validate(sent))

        entity_id, data = repository.update.await_args.args
        assert entity_id == entity.id
        assert data.model_dump(mode="json", exclude_unset=True) == sent
        assert answer == Sample.model_validate(entity)

    async def test_of_an_unknown_id(self, service: SampleService, repository: Mock) -> None:
        repository.update.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.update_sample(unknown, SampleUpdate.model_validate({}))

        assert caught.value.detail == {"resource": "sample", "resource_id": str(unknown)}


class TestDelete:
    """``delete_sample``."""

    async def test_deletes_and_counts(self, service: SampleService, repository: Mock) -> None:
        repository.delete.return_value = True
        before, entity_id = counted("samples_deleted_total"), uuid4()

        await service.delete_sample(entity_id)

        repository.delete.assert_awaited_once_with(entity_id)
        assert counted("samples_deleted_total") == before + 1

    async def test_of_an_unknown_id_does_not_count(self, service: SampleService, repository: Mock) -> None:
        repository.delete.return_value = False
        before, unknown = counted("samples_deleted_total"), uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.delete_sample(unknown)

        assert caught.value.detail == {"resource": "sample", "resource_id": str(unknown)}
        assert counted("samples_deleted_total") == before
