# Generated from specs/everything.yaml by templates/tests/factories.py.j2.
"""Makes entities and request bodies for the tests."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import count
from typing import Any, ClassVar
from uuid import UUID, uuid4

from src.models.entities import (
    CactusEntity,
    CollectionEntity,
    LedgerEntryEntity,
    OrderEntity,
    PersonEntity,
    SampleEntity,
)

# A number that differs from call to call, for values that must be unique.
_numbers = count(1)


class SampleFactory:
    """Makes samples."""

    # The columns behind the names that clients see.
    columns: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "name": "name",
        "code": "code",
        "slogan": "slogan",
        "note": "note",
        "body": "body",
        "letters": "letters",
        "count": "count",
        "dozen": "dozen",
        "large": "large",
        "steps": "steps",
        "rank": "rank",
        "seconds": "seconds",
        "ratio": "ratio",
        "reading": "reading",
        "price": "price",
        "weight": "weight",
        "total": "total",
        "active": "active",
        "checked": "checked",
        "born": "born",
        "died": "died",
        "opens": "opens",
        "seen": "seen",
        "due": "due",
        "reference": "reference",
        "mail": "mail",
        "mailbox": "mailbox",
        "phone": "phone",
        "site": "site",
        "state": "state",
        "document": "document",
        "settings": "settings",
        "extras": "extras",
        "level": "level",
        "secret": "secret",
        "serial": "serial",
        "revision": "revision",
        "created_at": "created_at",
        "updated_at": "updated_at",
    }

    @staticmethod
    def create(**kwargs: Any) -> SampleEntity:
        """A sample that is not stored yet; ``kwargs`` replace its values."""
        number = next(_numbers)
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "name": f"name {number}",
            "code": f"AA-{number % 10000:04d}",
            "slogan": "slogan one",
            "note": "note one",
            "body": "body one",
            "letters": "a",
            "count": 10,
            "dozen": 12,
            "large": 10,
            "steps": 10,
            "rank": 10,
            "seconds": 10,
            "ratio": 0.5,
            "reading": 10.0,
            "price": Decimal("10.00"),
            "weight": Decimal("10.000"),
            "total": Decimal("10"),
            "active": True,
            "checked": True,
            "born": date.fromisoformat("2026-01-15") + timedelta(days=number % 10000),
            "died": date.fromisoformat("2026-01-15"),
            "opens": time.fromisoformat("09:30:00"),
            "seen": datetime.fromisoformat("2026-01-15T09:30:00Z"),
            "due": datetime.fromisoformat("2026-01-15T09:30:00Z"),
            "reference": UUID(int=number),
            "mail": f"user{number}@example.com",
            "mailbox": "one@example.com",
            "phone": "+49301234567",
            "site": "https://example.com/one",
            "state": "NEW",
            "document": {"key": "one"},
            "settings": {"theme": "dark", "sizes": [1, 2.5], "none": None},
            "extras": {"key": "one"},
            "level": 10,
            "secret": "secret one",
            "serial": "serial one",
            "revision": 10,
            "created_at": now,
            "updated_at": now,
        }
        return SampleEntity(**(values | kwargs))

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[SampleEntity]:
        """``n`` samples."""
        return [SampleFactory.create(**kwargs) for _ in range(n)]

    @staticmethod
    def payload(**kwargs: Any) -> dict[str, Any]:
        """The body of a request that creates a sample; ``kwargs`` replace its values."""
        number = next(_numbers)
        values: dict[str, Any] = {
            "name": f"name {number}",
            "code": f"AA-{number % 10000:04d}",
            "slogan": "slogan one",
            "note": "note one",
            "body": "body one",
            "letters": "a",
            "count": 10,
            "dozen": 12,
            "large": 10,
            "steps": 10,
            "rank": 10,
            "seconds": 10,
            "ratio": 0.5,
            "reading": 10.0,
            "price": "10.00",
            "weight": "10.000",
            "total": "10",
            "active": True,
            "checked": True,
            "born": (date.fromisoformat("2026-01-15") + timedelta(days=number % 10000)).isoformat(),
            "died": "2026-01-15",
            "opens": "09:30:00",
            "seen": "2026-01-15T09:30:00Z",
            "due": "2026-01-15T09:30:00Z",
            "reference": str(UUID(int=number)),
            "mail": f"user{number}@example.com",
            "mailbox": "one@example.com",
            "phone": "+49301234567",
            "site": "https://example.com/one",
            "state": "NEW",
            "document": {"key": "one"},
            "settings": {"theme": "dark", "sizes": [1, 2.5], "none": None},
            "extras": {"key": "one"},
            "level": 10,
            "secret": "secret one",
        }
        return values | kwargs


class CollectionFactory:
    """Makes collections."""

    # The columns behind the names that clients see.
    columns: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "words": "words",
        "tags": "tags",
        "numbers": "numbers",
        "evens": "evens",
        "large": "large",
        "ratios": "ratios",
        "prices": "prices",
        "flags": "flags",
        "days": "days",
        "moments": "moments",
        "keys": "keys",
        "phones": "phones",
        "colours": "colours",
        "created_at": "created_at",
        "updated_at": "updated_at",
    }

    @staticmethod
    def create(**kwargs: Any) -> CollectionEntity:
        """A collection that is not stored yet; ``kwargs`` replace its values."""
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "words": ["a"],
            "tags": ["tags one"],
            "numbers": [10],
            "evens": [10],
            "large": [10],
            "ratios": [0.0],
            "prices": [Decimal("10.00")],
            "flags": [True],
            "days": [date.fromisoformat("2026-01-15")],
            "moments": [datetime.fromisoformat("2026-01-15T09:30:00Z")],
            "keys": [UUID("00000000-0000-4000-8000-000000000000")],
            "phones": ["+49301234567"],
            "colours": ["RED"],
            "created_at": now,
            "updated_at": now,
        }
        return CollectionEntity(**(values | kwargs))

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[CollectionEntity]:
        """``n`` collections."""
        return [CollectionFactory.create(**kwargs) for _ in range(n)]

    @staticmethod
    def payload(**kwargs: Any) -> dict[str, Any]:
        """The body of a request that creates a collection; ``kwargs`` replace its values."""
        values: dict[str, Any] = {
            "words": ["a"],
            "tags": ["tags one"],
            "numbers": [10],
            "evens": [10],
            "large": [10],
            "ratios": [0.0],
            "prices": ["10.00"],
            "flags": [True],
            "days": ["2026-01-15"],
            "moments": ["2026-01-15T09:30:00Z"],
            "keys": ["00000000-0000-4000-8000-000000000000"],
            "phones": ["+49301234567"],
            "colours": ["RED"],
        }
        return values | kwargs


class OrderFactory:
    """Makes orders."""

    # The columns behind the names that clients see.
    columns: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "group": "group",
        "user": "user",
        "select": "select",
        "from": "from_",
        "end": "end",
        "type": "type",
        "limit": "limit",
        "created_at": "created_at",
        "updated_at": "updated_at",
    }

    @staticmethod
    def create(**kwargs: Any) -> OrderEntity:
        """An order that is not stored yet; ``kwargs`` replace its values."""
        number = next(_numbers)
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "group": f"group {number}",
            "user": f"user {number}",
            "select": 10,
            "from_": "from  one",
            "end": False,
            "type": "in stock",
            "limit": Decimal("10.0"),
            "created_at": now,
            "updated_at": now,
        }
        return OrderEntity(**(values | kwargs))

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[OrderEntity]:
        """``n`` orders."""
        return [OrderFactory.create(**kwargs) for _ in range(n)]

    @staticmethod
    def payload(**kwargs: Any) -> dict[str, Any]:
        """The body of a request that creates an order; ``kwargs`` replace its values."""
        number = next(_numbers)
        values: dict[str, Any] = {
            "group": f"group {number}",
            "user": f"user {number}",
            "select": 10,
            "from": "from  one",
            "end": False,
            "type": "in stock",
            "limit": "10.0",
        }
        return values | kwargs


class LedgerEntryFactory:
    """Makes ledger entries."""

    # The columns behind the names that clients see.
    columns: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "account": "account",
        "amount": "amount",
        "booked_on": "booked_on",
    }

    @staticmethod
    def create(**kwargs: Any) -> LedgerEntryEntity:
        """A ledger entry that is not stored yet; ``kwargs`` replace its values."""
        values: dict[str, Any] = {
            "id": uuid4(),
            "account": "account one",
            "amount": Decimal("10.00"),
            "booked_on": date.fromisoformat("2026-01-15"),
        }
        return LedgerEntryEntity(**(values | kwargs))

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[LedgerEntryEntity]:
        """``n`` ledger entries."""
        return [LedgerEntryFactory.create(**kwargs) for _ in range(n)]


class PersonFactory:
    """Makes people."""

    # The columns behind the names that clients see.
    columns: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "name": "full_name",
        "email": "email",
        "joined_at": "created_at",
        "updated_at": "updated_at",
    }

    @staticmethod
    def create(**kwargs: Any) -> PersonEntity:
        """A person that is not stored yet; ``kwargs`` replace its values."""
        number = next(_numbers)
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "full_name": "full name one",
            "email": f"user{number}@example.com",
            "created_at": now,
            "updated_at": now,
        }
        return PersonEntity(**(values | kwargs))

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[PersonEntity]:
        """``n`` people."""
        return [PersonFactory.create(**kwargs) for _ in range(n)]

    @staticmethod
    def payload(**kwargs: Any) -> dict[str, Any]:
        """The body of a request that creates a person; ``kwargs`` replace its values."""
        number = next(_numbers)
        values: dict[str, Any] = {
            "name": "full name one",
            "email": f"user{number}@example.com",
        }
        return values | kwargs


class CactusFactory:
    """Makes cacti."""

    # The columns behind the names that clients see.
    columns: ClassVar[Mapping[str, str]] = {
        "id": "id",
        "height": "height",
        "created_at": "created_at",
        "updated_at": "updated_at",
    }

    @staticmethod
    def create(**kwargs: Any) -> CactusEntity:
        """A cactus that is not stored yet; ``kwargs`` replace its values."""
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "height": 10,
            "created_at": now,
            "updated_at": now,
        }
        return CactusEntity(**(values | kwargs))

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[CactusEntity]:
        """``n`` cacti."""
        return [CactusFactory.create(**kwargs) for _ in range(n)]

    @staticmethod
    def payload(**kwargs: Any) -> dict[str, Any]:
        """The body of a request that creates a cactus; ``kwargs`` replace its values."""
        values: dict[str, Any] = {
            "height": 10,
        }
        return values | kwargs
