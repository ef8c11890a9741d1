# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of orders, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.order import Order, OrderListQuery
from src.repositories.order_repository import OrderRepository
from src.services.order_service import OrderService
from tests.factories import OrderFactory


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(OrderRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> OrderService:
    return OrderService(repository)


class TestList:
    """``list_orders``."""

    async def test_passes_the_query_on_and_answers(self, service: OrderService, repository: Mock) -> None:
        entities = OrderFactory.create_batch(2)
        repository.list.return_value = ([OrderFactory.row(entity) for entity in entities], 7)
        query = OrderListQuery(page=2, size=10)

        page = await service.list_orders(query)

        repository.list.assert_awaited_once_with(query)
        assert page.items == [Order.model_validate(OrderFactory.row(entity)) for entity in entities]
        assert (page.total, page.page, page.size) == (7, 2, 10)

    @pytest.mark.parametrize(("total", "pages"), [(0, 0), (1, 1), (10, 1), (11, 2), (30, 3)])
    async def test_counts_the_pages(self, service: OrderService, repository: Mock, total: int, pages: int) -> None:
        repository.list.return_value = ([], total)

        page = await service.list_orders(OrderListQuery(size=10))

        assert page.pages == pages


class TestGet:
    """``get_order``."""

    async def test_answers(self, service: OrderService, repository: Mock) -> None:
        entity = OrderFactory.create()
        repository.get.return_value = OrderFactory.row(entity)

        answer = await service.get_order(entity.id)

        repository.get.assert_awaited_once_with(entity.id)
        assert answer == Order.model_validate(OrderFactory.row(entity))

    async def test_of_an_unknown_id(self, service: OrderService, repository: Mock) -> None:
        repository.get.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.get_order(unknown)

        assert caught.value.detail == {"resource": "order", "resource_id": str(unknown)}
