# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of carts, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.cart import Cart
from src.repositories.cart_repository import CartRepository
from src.services.cart_service import CartService
from tests.factories import CartFactory


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(CartRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> CartService:
    return CartService(repository)


class TestGet:
    """``get_cart``."""

    async def test_answers(self, service: CartService, repository: Mock) -> None:
        entity = CartFactory.create()
        repository.get.return_value = CartFactory.row(entity)

        answer = await service.get_cart(entity.id)

        repository.get.assert_awaited_once_with(entity.id)
        assert answer == Cart.model_validate(CartFactory.row(entity))

    async def test_of_an_unknown_id(self, service: CartService, repository: Mock) -> None:
        repository.get.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.get_cart(unknown)

        assert caught.value.detail == {"resource": "cart", "resource_id": str(unknown)}
