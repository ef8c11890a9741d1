# Generated from specs/everything.yaml by templates/tests/factories.py.j2.
"""Makes entities and request bodies for the tests."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import count
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from src.models.entities import (
    Base,
    CactusEntity,
    CollectionEntity,
    LedgerEntryEntity,
    OrderEntity,
    PersonEntity,
    SampleEntity,
)
from tests.support import as_json

EntityT = TypeVar("EntityT", bound=Base)


@dataclass(frozen=True, kw_only=True)
class Factory(Generic[EntityT]):
    """Makes rows of an entity. values: by a number that differs from row to row. sent: what clients send of them."""

    entity: type[EntityT]
    values: Callable[[int], dict[str, Any]]
    moments: Sequence[str] = ()  # columns with the moment at which a row is stored
    sent: Sequence[str] = ()
    columns: Mapping[str, str] = field(default_factory=dict)  # behind the names that clients see
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def create(self, **kwargs: Any) -> EntityT:
        """A row that is not stored yet; ``kwargs`` replace its values."""
        moments = dict.fromkeys(self.moments, datetime.now(UTC))
        return self.entity(**{"id": uuid4(), **self.values(next(self.numbers)), **moments, **kwargs})

    def create_batch(self, n: int, **kwargs: Any) -> list[EntityT]:
        """``n`` rows."""
        return [self.create(**kwargs) for _ in range(n)]

    def payload(self, **kwargs: Any) -> dict[str, Any]:
        """The body of a request that creates a row; ``kwargs`` replace its values."""
        row = self.values(next(self.numbers))
        sent = {name: column for name, column in self.columns.items() if column in self.sent}
        return {name: as_json(row[column]) for name, column in sent.items()} | kwargs


SampleFactory: Factory[SampleEntity] = Factory(
    entity=SampleEntity,
    values=lambda number: {
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
        "checked": False,
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
    },
    moments=["created_at", "updated_at"],
    sent=[
        "name",
        "code",
        "slogan",
        "note",
        "body",
        "letters",
        "count",
        "dozen",
        "large",
        "steps",
        "rank",
        "seconds",
        "ratio",
        "reading",
        "price",
        "weight",
        "total",
        "active",
        "checked",
        "born",
        "died",
        "opens",
        "seen",
        "due",
        "reference",
        "mail",
        "mailbox",
        "phone",
        "site",
        "state",
        "document",
        "settings",
        "extras",
        "level",
        "secret",
    ],
    columns={
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
    },
)

CollectionFactory: Factory[CollectionEntity] = Factory(
    entity=CollectionEntity,
    values=lambda _: {
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
    },
    moments=["created_at", "updated_at"],
    sent=[
        "words",
        "tags",
        "numbers",
        "evens",
        "large",
        "ratios",
        "prices",
        "flags",
        "days",
        "moments",
        "keys",
        "phones",
        "colours",
    ],
    columns={
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
    },
)

OrderFactory: Factory[OrderEntity] = Factory(
    entity=OrderEntity,
    values=lambda number: {
        "group": f"group {number}",
        "user": f"user {number}",
        "select": 10,
        "from_": "from  one",
        "end": False,
        "type": "in stock",
        "limit": Decimal("10.0"),
    },
    moments=["created_at", "updated_at"],
    sent=["group", "user", "select", "from_", "end", "type", "limit"],
    columns={
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
    },
)

LedgerEntryFactory: Factory[LedgerEntryEntity] = Factory(
    entity=LedgerEntryEntity,
    values=lambda _: {
        "account": "account one",
        "amount": Decimal("10.00"),
        "booked_on": date.fromisoformat("2026-01-15"),
    },
    columns={"id": "id", "account": "account", "amount": "amount", "booked_on": "booked_on"},
)

PersonFactory: Factory[PersonEntity] = Factory(
    entity=PersonEntity,
    values=lambda number: {
        "full_name": "full name one",
        "email": f"user{number}@example.com",
    },
    moments=["created_at", "updated_at"],
    sent=["full_name", "email"],
    columns={"id": "id", "name": "full_name", "email": "email", "joined_at": "created_at", "updated_at": "updated_at"},
)

CactusFactory: Factory[CactusEntity] = Factory(
    entity=CactusEntity,
    values=lambda _: {
        "height": 10,
    },
    moments=["created_at", "updated_at"],
    sent=["height"],
    columns={"id": "id", "height": "height", "created_at": "created_at", "updated_at": "updated_at"},
)
