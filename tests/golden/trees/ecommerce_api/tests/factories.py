# Generated from specs/ecommerce_api.yaml by templates/tests/factories.py.j2.
"""Makes entities and request bodies for the tests."""

from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from src.models.entities import (
    Base,
    CartEntity,
    CartItemEntity,
    CustomerEntity,
    OrderEntity,
    OrderItemEntity,
    ProductEntity,
)

# A number that differs from call to call, for values that must be unique.
_numbers = count(1)
_cart_numbers = count(1)
_cart_item_numbers = count(1)


def reference(number: int) -> UUID:
    """The id of a row that others refer to."""
    return UUID(int=number)


class ProductFactory:
    """Makes products."""

    @staticmethod
    def create(**kwargs: Any) -> ProductEntity:
        """A product that is not stored yet; ``kwargs`` replace its values."""
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "name": "Apple",
            "description": "description one",
            "price": Decimal("19.90"),
            "stock": 10,
            "is_active": True,
            "created_at": now,
            "updated_at": now,
        }
        return ProductEntity(**(values | kwargs))

    @staticmethod
    def bare(**kwargs: Any) -> ProductEntity:
        """A product with what it cannot do without; ``kwargs`` are added."""
        values: dict[str, Any] = {
            "description": None,
            "stock": 0,
            "is_active": True,
        }
        return ProductFactory.create(**(values | kwargs))

    @staticmethod
    def references() -> list[Base]:
        """The rows that a product needs, parents first, not stored yet."""
        return []

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[ProductEntity]:
        """``n`` products."""
        return [ProductFactory.create(**kwargs) for _ in range(n)]

    @staticmethod
    def payload(**kwargs: Any) -> dict[str, Any]:
        """The body of a request that creates a product; ``kwargs`` replace its values."""
        values: dict[str, Any] = {
            "name": "Apple",
            "description": "description one",
            "price": "19.90",
            "stock": 10,
            "is_active": True,
        }
        return values | kwargs


class CustomerFactory:
    """Makes customers."""

    @staticmethod
    def create(**kwargs: Any) -> CustomerEntity:
        """A customer that is not stored yet; ``kwargs`` replace its values."""
        number = next(_numbers)
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "email": f"user{number}@example.com",
            "full_name": "Ann Example",
            "created_at": now,
            "updated_at": now,
        }
        return CustomerEntity(**(values | kwargs))

    @staticmethod
    def references() -> list[Base]:
        """The rows that a customer needs, parents first, not stored yet."""
        return []

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[CustomerEntity]:
        """``n`` customers."""
        return [CustomerFactory.create(**kwargs) for _ in range(n)]

    @staticmethod
    def payload(**kwargs: Any) -> dict[str, Any]:
        """The body of a request that creates a customer; ``kwargs`` replace its values."""
        number = next(_numbers)
        values: dict[str, Any] = {
            "email": f"user{number}@example.com",
            "full_name": "Ann Example",
        }
        return values | kwargs


class CartFactory:
    """Makes carts."""

    @staticmethod
    def create(**kwargs: Any) -> CartEntity:
        """A cart that is not stored yet; ``kwargs`` replace its values."""
        number = next(_cart_numbers)
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "customer_id": reference(1 + number % 60),
            "status": "OPEN",
            "created_at": now,
            "updated_at": now,
        }
        return CartEntity(**(values | kwargs))

    @staticmethod
    def bare(**kwargs: Any) -> CartEntity:
        """A cart with what it cannot do without; ``kwargs`` are added."""
        values: dict[str, Any] = {
            "status": "OPEN",
        }
        return CartFactory.create(**(values | kwargs))

    @staticmethod
    def references() -> list[Base]:
        """The rows that a cart needs, parents first, not stored yet."""
        return [
            *(CustomerFactory.create(id=reference(number)) for number in range(1, 61)),
        ]

    @staticmethod
    def row(entity: CartEntity) -> dict[str, Any]:
        """What a repository answers for a cart with nothing inside."""
        columns = {column.name: getattr(entity, column.name) for column in entity.__table__.columns}
        return {**columns, "items": []}

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[CartEntity]:
        """``n`` carts."""
        return [CartFactory.create(**kwargs) for _ in range(n)]


class CartItemFactory:
    """Makes cart items."""

    @staticmethod
    def create(**kwargs: Any) -> CartItemEntity:
        """A cart item that is not stored yet; ``kwargs`` replace its values."""
        number = next(_cart_item_numbers)
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "cart_id": reference(1),
            "product_id": reference(1 + number % 30),
            "quantity": 10,
            "unit_price": Decimal("10.00"),
            "created_at": now,
            "updated_at": now,
        }
        return CartItemEntity(**(values | kwargs))

    @staticmethod
    def references() -> list[Base]:
        """The rows that a cart item needs, parents first, not stored yet."""
        return [
            *(CustomerFactory.create(id=reference(number)) for number in range(1, 61)),
            *(CartFactory.create(id=reference(number)) for number in range(1, 3)),
            *(ProductFactory.create(id=reference(number)) for number in range(1, 31)),
        ]

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[CartItemEntity]:
        """``n`` cart items."""
        return [CartItemFactory.create(**kwargs) for _ in range(n)]


class OrderFactory:
    """Makes orders."""

    @staticmethod
    def create(**kwargs: Any) -> OrderEntity:
        """An order that is not stored yet; ``kwargs`` replace its values."""
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "customer_id": reference(1),
            "status": "PENDING_PAYMENT",
            "payment_status": "PENDING",
            "total_amount": Decimal("10.00"),
            "created_at": now,
            "updated_at": now,
        }
        return OrderEntity(**(values | kwargs))

    @staticmethod
    def bare(**kwargs: Any) -> OrderEntity:
        """An order with what it cannot do without; ``kwargs`` are added."""
        values: dict[str, Any] = {
            "status": "PENDING_PAYMENT",
            "payment_status": "PENDING",
            "total_amount": Decimal("0.00"),
        }
        return OrderFactory.create(**(values | kwargs))

    @staticmethod
    def references() -> list[Base]:
        """The rows that an order needs, parents first, not stored yet."""
        return [
            *(CustomerFactory.create(id=reference(number)) for number in range(1, 3)),
        ]

    @staticmethod
    def row(entity: OrderEntity) -> dict[str, Any]:
        """What a repository answers for an order with nothing inside."""
        columns = {column.name: getattr(entity, column.name) for column in entity.__table__.columns}
        return {**columns, "items": []}

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[OrderEntity]:
        """``n`` orders."""
        return [OrderFactory.create(**kwargs) for _ in range(n)]


class OrderItemFactory:
    """Makes order items."""

    @staticmethod
    def create(**kwargs: Any) -> OrderItemEntity:
        """An order item that is not stored yet; ``kwargs`` replace its values."""
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "order_id": reference(1),
            "product_id": reference(1),
            "quantity": 10,
            "unit_price": Decimal("10.00"),
            "created_at": now,
            "updated_at": now,
        }
        return OrderItemEntity(**(values | kwargs))

    @staticmethod
    def references() -> list[Base]:
        """The rows that an order item needs, parents first, not stored yet."""
        return [
            *(CustomerFactory.create(id=reference(number)) for number in range(1, 3)),
            *(OrderFactory.create(id=reference(number)) for number in range(1, 3)),
            *(ProductFactory.create(id=reference(number)) for number in range(1, 3)),
        ]

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[OrderItemEntity]:
        """``n`` order items."""
        return [OrderItemFactory.create(**kwargs) for _ in range(n)]
