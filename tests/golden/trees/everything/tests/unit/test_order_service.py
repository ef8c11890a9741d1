# Generated from specs/everything.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of orders, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.order import Order, OrderCreate, OrderListQuery, OrderUpdate
from src.repositories.order_repository import OrderRepository
from src.services.order_service import OrderService
from tests.factories import OrderFactory
from tests.support import counted


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(OrderRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> OrderService:
    return OrderService(repository)


class TestCreate:
    """``create_order``."""

    async def test_stores_and_answers(self, service: OrderService, repository: Mock) -> None:
        entity = OrderFactory.create()
        repository.create.return_value = entity
        data = OrderCreate.model_validate(OrderFactory.payload())

        answer = await service.create_order(data)

        repository.create.assert_awaited_once_with(data)
        assert answer == Order.model_validate(entity)

    async def test_counts(self, service: OrderService, repository: Mock) -> None:
        repository.create.return_value = OrderFactory.create()
        before = counted("orders_created_total")

        await service.create_order(OrderCreate.model_validate(OrderFactory.payload()))

        assert counted("orders_created_total") == before + 1

    async def test_does_not_count_what_fails(self, service: OrderService, repository: Mock) -> None:
        repository.create.side_effect = RuntimeError("the database said no")
        before = counted("orders_created_total")

        with pytest.raises(RuntimeError, match="the database said no"):
            await service.create_order(OrderCreate.model_validate(OrderFactory.payload()))

        assert counted("orders_created_total") == before


class TestList:
    """``list_orders``."""

    async def test_passes_the_query_on_and_answers(self, service: OrderService, repository: Mock) -> None:
        entities = OrderFactory.create_batch(2)
        repository.list.return_value = (entities, 7)
        query = OrderListQuery(page=2, size=10)

        page = await service.list_orders(query)

        repository.list.assert_awaited_once_with(query)
        assert page.items == [Order.model_validate(entity) for entity in entities]
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
        repository.get.return_value = entity

        answer = await service.get_order(entity.id)

        repository.get.assert_awaited_once_with(entity.id)
        assert answer == Order.model_validate(entity)

    async def test_of_an_unknown_id(self, service: OrderService, repository: Mock) -> None:
        repository.get.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.get_order(unknown)

        assert caught.value.detail == {"resource": "order", "resource_id": str(unknown)}


class TestUpdate:
    """``update_order``."""

    async def test_passes_on_only_what_was_sent(self, service: OrderService, repository: Mock) -> None:
        entity = OrderFactory.create()
        repository.update.return_value = entity
        sent = {"group": "group two"}

        answer = await service.update_order(entity.id, OrderUpdate.model_validate(sent))

        entity_id, data = repository.update.await_args.args
        assert entity_id == entity.id
        assert data.model_dump(mode="json", exclude_unset=True, by_alias=True) == sent
        assert answer == Order.model_validate(entity)

    async def test_of_an_unknown_id(self, service: OrderService, repository: Mock) -> None:
        repository.update.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.update_order(unknown, OrderUpdate.model_validate({}))

        assert caught.value.detail == {"resource": "order", "resource_id": str(unknown)}


class TestDelete:
    """``delete_order``."""

    async def test_deletes_and_counts(self, service: OrderService, repository: Mock) -> None:
        repository.delete.return_value = True
        before, entity_id = counted("orders_deleted_total"), uuid4()

        await service.delete_order(entity_id)

        repository.delete.assert_awaited_once_with(entity_id)
        assert counted("orders_deleted_total") == before + 1

    async def test_of_an_unknown_id_does_not_count(self, service: OrderService, repository: Mock) -> None:
        repository.delete.return_value = False
        before, unknown = counted("orders_deleted_total"), uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.delete_order(unknown)

        assert caught.value.detail == {"resource": "order", "resource_id": str(unknown)}
        assert counted("orders_deleted_total") == before
