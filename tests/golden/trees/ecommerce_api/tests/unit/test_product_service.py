# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of products, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.product import Product, ProductCreate, ProductListQuery, ProductUpdate
from src.repositories.product_repository import ProductRepository
from src.services.product_service import ProductService
from tests.factories import ProductFactory
from tests.support import counted


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(ProductRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> ProductService:
    return ProductService(repository)


class TestCreate:
    """``create_product``."""

    async def test_stores_and_answers(self, service: ProductService, repository: Mock) -> None:
        entity = ProductFactory.create()
        repository.create.return_value = entity
        data = ProductCreate.model_validate(ProductFactory.payload())

        answer = await service.create_product(data)

        repository.create.assert_awaited_once_with(data)
        assert answer == Product.model_validate(entity)

    async def test_counts(self, service: ProductService, repository: Mock) -> None:
        repository.create.return_value = ProductFactory.create()
        before = counted("products_created_total")

        await service.create_product(ProductCreate.model_validate(ProductFactory.payload()))

        assert counted("products_created_total") == before + 1

    async def test_does_not_count_what_fails(self, service: ProductService, repository: Mock) -> None:
        repository.create.side_effect = RuntimeError("the database said no")
        before = counted("products_created_total")

        with pytest.raises(RuntimeError, match="the database said no"):
            await service.create_product(ProductCreate.model_validate(ProductFactory.payload()))

        assert counted("products_created_total") == before


class TestList:
    """``list_products``."""

    async def test_passes_the_query_on_and_answers(self, service: ProductService, repository: Mock) -> None:
        entities = ProductFactory.create_batch(2)
        repository.list.return_value = (entities, 7)
        query = ProductListQuery(page=2, size=10)

        page = await service.list_products(query)

        repository.list.assert_awaited_once_with(query)
        assert page.items == [Product.model_validate(entity) for entity in entities]
        assert (page.total, page.page, page.size) == (7, 2, 10)

    @pytest.mark.parametrize(("total", "pages"), [(0, 0), (1, 1), (10, 1), (11, 2), (30, 3)])
    async def test_counts_the_pages(self, service: ProductService, repository: Mock, total: int, pages: int) -> None:
        repository.list.return_value = ([], total)

        page = await service.list_products(ProductListQuery(size=10))

        assert page.pages == pages


class TestGet:
    """``get_product``."""

    async def test_answers(self, service: ProductService, repository: Mock) -> None:
        entity = ProductFactory.create()
        repository.get.return_value = entity

        answer = await service.get_product(entity.id)

        repository.get.assert_awaited_once_with(entity.id)
        assert answer == Product.model_validate(entity)

    async def test_of_an_unknown_id(self, service: ProductService, repository: Mock) -> None:
        repository.get.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.get_product(unknown)

        assert caught.value.detail == {"resource": "product", "resource_id": str(unknown)}


class TestUpdate:
    """``update_product``."""

    async def test_passes_on_only_what_was_sent(self, service: ProductService, repository: Mock) -> None:
        entity = ProductFactory.create()
        repository.update.return_value = entity
        sent = {"name": "name two"}

        answer = await service.update_product(entity.id, ProductUpdate.model_validate(sent))

        entity_id, data = repository.update.await_args.args
        assert entity_id == entity.id
        assert data.model_dump(mode="json", exclude_unset=True) == sent
        assert answer == Product.model_validate(entity)

    async def test_of_an_unknown_id(self, service: ProductService, repository: Mock) -> None:
        repository.update.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.update_product(unknown, ProductUpdate.model_validate({}))

        assert caught.value.detail == {"resource": "product", "resource_id": str(unknown)}
