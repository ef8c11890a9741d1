# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of categories, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.category import Category, CategoryCreate, CategoryListQuery, CategoryUpdate
from src.repositories.category_repository import CategoryRepository
from src.services.category_service import CategoryService
from tests.factories import CategoryFactory
from tests.support import counted


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(CategoryRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> CategoryService:
    return CategoryService(repository)


class TestCreate:
    """``create_category``."""

    async def test_stores_and_answers(self, service: CategoryService, repository: Mock) -> None:
        entity = CategoryFactory.create()
        repository.create.return_value = entity
        data = CategoryCreate.model_validate(CategoryFactory.payload())

        answer = await service.create_category(data)

        repository.create.assert_awaited_once_with(data)
        assert answer == Category.model_validate(entity)

    async def test_counts(self, service: CategoryService, repository: Mock) -> None:
        repository.create.return_value = CategoryFactory.create()
        before = counted("categories_created_total")

        await service.create_category(CategoryCreate.model_validate(CategoryFactory.payload()))

        assert counted("categories_created_total") == before + 1

    async def test_does_not_count_what_fails(self, service: CategoryService, repository: Mock) -> None:
        repository.create.side_effect = RuntimeError("the database said no")
        before = counted("categories_created_total")

        with pytest.raises(RuntimeError, match="the database said no"):
            await service.create_category(CategoryCreate.model_validate(CategoryFactory.payload()))

        assert counted("categories_created_total") == before


class TestList:
    """``list_categories``."""

    async def test_passes_the_query_on_and_answers(self, service: CategoryService, repository: Mock) -> None:
        entities = CategoryFactory.create_batch(2)
        repository.list.return_value = (entities, 7)
        query = CategoryListQuery(page=2, size=10)

        page = await service.list_categories(query)

        repository.list.assert_awaited_once_with(query)
        assert page.items == [Category.model_validate(entity) for entity in entities]
        assert (page.total, page.page, page.size) == (7, 2, 10)

    @pytest.mark.parametrize(("total", "pages"), [(0, 0), (1, 1), (10, 1), (11, 2), (30, 3)])
    async def test_counts_the_pages(self, service: CategoryService, repository: Mock, total: int, pages: int) -> None:
        repository.list.return_value = ([], total)

        page = await service.list_categories(CategoryListQuery(size=10))

        assert page.pages == pages


class TestGet:
    """``get_category``."""

    async def test_answers(self, service: CategoryService, repository: Mock) -> None:
        entity = CategoryFactory.create()
        repository.get.return_value = entity

        answer = await service.get_category(entity.id)

        repository.get.assert_awaited_once_with(entity.id)
        assert answer == Category.model_validate(entity)

    async def test_of_an_unknown_id(self, service: CategoryService, repository: Mock) -> None:
        repository.get.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.get_category(unknown)

        assert caught.value.detail == {"resource": "category", "resource_id": str(unknown)}


class TestUpdate:
    """``update_category``."""

    async def test_passes_on_only_what_was_sent(self, service: CategoryService, repository: Mock) -> None:
        entity = CategoryFactory.create()
        repository.update.return_value = entity
        sent = {"name": "name two"}

        answer = await service.update_category(entity.id, CategoryUpdate.model_validate(sent))

        entity_id, data = repository.update.await_args.args
        assert entity_id == entity.id
        assert data.model_dump(mode="json", exclude_unset=True, by_alias=True) == sent
        assert answer == Category.model_validate(entity)

    async def test_of_an_unknown_id(self, service: CategoryService, repository: Mock) -> None:
        repository.update.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.update_category(unknown, CategoryUpdate.model_validate({}))

        assert caught.value.detail == {"resource": "category", "resource_id": str(unknown)}


class TestDelete:
    """``delete_category``."""

    async def test_deletes_and_counts(self, service: CategoryService, repository: Mock) -> None:
        repository.delete.return_value = True
        before, entity_id = counted("categories_deleted_total"), uuid4()

        await service.delete_category(entity_id)

        repository.delete.assert_awaited_once_with(entity_id)
        assert counted("categories_deleted_total") == before + 1

    async def test_of_an_unknown_id_does_not_count(self, service: CategoryService, repository: Mock) -> None:
        repository.delete.return_value = False
        before, unknown = counted("categories_deleted_total"), uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.delete_category(unknown)

        assert caught.value.detail == {"resource": "category", "resource_id": str(unknown)}
        assert counted("categories_deleted_total") == before
