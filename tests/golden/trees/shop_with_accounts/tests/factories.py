# Generated from specs/shop_with_accounts.yaml by templates/tests/factories.py.j2.
"""Makes entities and request bodies for the tests."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from src.models.entities import AddressEntity, Base, CustomerEntity, OrderEntity, ProductEntity
from tests.support import as_json

EntityT = TypeVar("EntityT", bound=Base)


@dataclass(frozen=True, kw_only=True)
class Factory(Generic[EntityT]):
    """Makes rows of an entity. values: by a number that differs from row to row. sent: what clients send of them."""

    entity: type[EntityT]
    values: Callable[[int], dict[str, Any]]
    moments: Sequence[str] = ()  # columns with the moment at which a row is stored
    sent: Sequence[str] = ()
    unsaid: Mapping[str, Any] = field(default_factory=dict)  # what fields hold of which nothing is said
    needs: Callable[[], Sequence[tuple[Any, int]]] = tuple  # factories of the rows it needs, parents first; how many
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def create(self, **kwargs: Any) -> EntityT:
        """A row that is not stored yet; ``kwargs`` replace its values."""
        moments = dict.fromkeys(self.moments, datetime.now(UTC))
        return self.entity(**{"id": uuid4(), **self.values(next(self.numbers)), **moments, **kwargs})

    def bare(self, **kwargs: Any) -> EntityT:
        """A row with what it cannot do without; ``kwargs`` are added."""
        return self.create(**{**self.unsaid, **kwargs})

    def create_batch(self, n: int, **kwargs: Any) -> list[EntityT]:
        """``n`` rows."""
        return [self.create(**kwargs) for _ in range(n)]

    def references(self) -> list[Base]:
        """The rows that a row needs, parents first, not stored yet."""
        return [each.create(id=reference(number)) for each, n in self.needs() for number in range(1, n + 1)]

    def payload(self, **kwargs: Any) -> dict[str, Any]:
        """The body of a request that creates a row; ``kwargs`` replace its values."""
        row = self.values(next(self.numbers))
        return {name: as_json(row[name]) for name in self.sent} | kwargs


def reference(number: int) -> UUID:
    """The id of a row that others refer to."""
    return UUID(int=number)


ProductFactory: Factory[ProductEntity] = Factory(
    entity=ProductEntity,
    values=lambda _: {
        "name": "Apple",
        "price": Decimal("19.90"),
        "stock": 10,
        "likes": 10,
    },
    moments=["created_at", "updated_at"],
    sent=["name", "price", "stock"],
    unsaid={"stock": 0, "likes": 0},
)

CustomerFactory: Factory[CustomerEntity] = Factory(
    entity=CustomerEntity,
    values=lambda _: {
        "name": "Ann",
        "notes": "notes one",
    },
    moments=["created_at", "updated_at"],
)

AddressFactory: Factory[AddressEntity] = Factory(
    entity=AddressEntity,
    values=lambda _: {
        "customer_id": reference(1),
        "street": "1 High Street",
        "city": "Leeds",
    },
    moments=["created_at", "updated_at"],
    sent=["street", "city"],
    needs=lambda: [(CustomerFactory, 2)],
)

OrderFactory: Factory[OrderEntity] = Factory(
    entity=OrderEntity,
    values=lambda _: {
        "customer_id": reference(1),
        "product_id": reference(1),
        "address_id": reference(1),
        "quantity": 10,
        "status": "ORDERED",
    },
    moments=["created_at", "updated_at"],
    needs=lambda: [(CustomerFactory, 2), (ProductFactory, 2), (AddressFactory, 2)],
)
