# Generated from specs/everything.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of collections, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.collection import Collection, CollectionCreate, CollectionListQuery, CollectionUpdate
from src.repositories.collection_repository import CollectionRepository
from src.services.collection_service import CollectionService
from tests.factories import CollectionFactory
from tests.support import counted


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(CollectionRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> CollectionService:
    return CollectionService(repository)


class TestCreate:
    """``create_collection``."""

    async def test_stores_and_answers(self, service: CollectionService, repository: Mock) -> None:
        entity = CollectionFactory.create()
        repository.create.return_value = entity
        data = CollectionCreate.model_validate(CollectionFactory.payload())

        answer = await service.create_collection(data)

        repository.create.assert_awaited_once_with(data)
        assert answer == Collection.model_validate(entity)

    async def test_counts(self, service: CollectionService, repository: Mock) -> None:
        repository.create.return_value = CollectionFactory.create()
        before = counted("collections_created_total")

        await service.create_collection(CollectionCreate.model_validate(CollectionFactory.payload()))

        assert counted("collections_created_total") == before + 1

    async def test_does_not_count_what_fails(self, service: CollectionService, repository: Mock) -> None:
        repository.create.side_effect = RuntimeError("the database said no")
        before = counted("collections_created_total")

        with pytest.raises(RuntimeError, match="the database said no"):
            await service.create_collection(CollectionCreate.model_validate(CollectionFactory.payload()))

        assert counted("collections_created_total") == before


class TestList:
    """``list_collections``."""

    async def test_passes_the_query_on_and_answers(self, service: CollectionService, repository: Mock) -> None:
        entities = CollectionFactory.create_batch(2)
        repository.list.return_value = (entities, 7)
        query = CollectionListQuery(page=2, size=10)

        page = await service.list_collections(query)

        repository.list.assert_awaited_once_with(query)
        assert page.items == [Collection.model_validate(entity) for entity in entities]
        assert (page.total, page.page, page.size) == (7, 2, 10)

    @pytest.mark.parametrize(("total", "pages"), [(0, 0), (1, 1), (10, 1), (11, 2), (30, 3)])
    async def test_counts_the_pages(self, service: CollectionService, repository: Mock, total: int, pages: int) -> None:
        repository.list.return_value = ([], total)

        page = await service.list_collections(CollectionListQuery(size=10))

        assert page.pages == pages


class TestGet:
    """``get_collection``."""

    async def test_answers(self, service: CollectionService, repository: Mock) -> None:
        entity = CollectionFactory.create()
        repository.get.return_value = entity

        answer = await service.get_collection(entity.id)

        repository.get.assert_awaited_once_with(entity.id)
        assert answer == Collection.model_validate(entity)

    async def test_of_an_unknown_id(self, service: CollectionService, repository: Mock) -> None:
        repository.get.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.get_collection(unknown)

        assert caught.value.detail == {"resource": "collection", "resource_id": str(unknown)}


class TestUpdate:
    """``update_collection``."""

    async def test_passes_on_only_what_was_sent(self, service: CollectionService, repository: Mock) -> None:
        entity = CollectionFactory.create()
        repository.update.return_value = entity
        sent = {"words": ["b"]}

        answer = await service.update_collection(entity.id, CollectionUpdate.model_validate(sent))

        entity_id, data = repository.update.await_args.args
        assert entity_id == entity.id
        assert data.model_dump(mode="json", exclude_unset=True) == sent
        assert answer == Collection.model_validate(entity)

    async def test_of_an_unknown_id(self, service: CollectionService, repository: Mock) -> None:
        repository.update.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.update_collection(unknown, CollectionUpdate.model_validate({}))

        assert caught.value.detail == {"resource": "collection", "resource_id": str(unknown)}


class TestDelete:
    """``delete_collection``."""

    async def test_deletes_and_counts(self, service: CollectionService, repository: Mock) -> None:
        repository.delete.return_value = True
        before, entity_id = counted("collections_deleted_total"), uuid4()

        await service.delete_collection(entity_id)

        repository.delete.assert_awaited_once_with(entity_id)
        assert counted("collections_deleted_total") == before + 1

    async def test_of_an_unknown_id_does_not_count(self, service: CollectionService, repository: Mock) -> None:
        repository.delete.return_value = False
        before, unknown = counted("collections_deleted_total"), uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.delete_collection(unknown)

        assert caught.value.detail == {"resource": "collection", "resource_id": str(unknown)}
        assert counted("collections_deleted_total") == before
