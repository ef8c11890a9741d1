# Generated from specs/shop_with_accounts.yaml by templates/tests/row_cases.py.j2.
"""Rows, and what the specification says of who may do what with them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from src.core.database import Base
from src.core.identity.caller import ANONYMOUS, Caller, with_included
from src.repositories.row_rules import MAY_ORDER_CANCEL
from src.repositories.rules import RowRule
from tests.cases import address, customer, order
from tests.cases.base import Subject
from tests.factories import AddressFactory, CustomerFactory, OrderFactory, ProductFactory
from tests.identity import ISSUER
from tests.support import store, store_references

NAME = "the-caller"
ACCOUNT = Caller(ISSUER, NAME).account


def row_id(number: int) -> UUID:
    """The id of a row of a case."""
    return UUID(int=1000 + number)


@dataclass(frozen=True, kw_only=True)
class RowCase:
    """A caller and a row. rows: all that are there, those first to which others refer.

    admitted: the endpoints that the caller may call; allowed: what they may do with the row.
    """

    id: str
    subject: Subject
    roles: Sequence[str]
    rows: Callable[[], list[Base]]
    row: UUID
    is_known: bool = True
    admitted: Sequence[str]
    allowed: Sequence[str]
    changed: str = ""  # a column that a client may change
    lists: bool = False  # a list shows every row that the caller may see
    deletes: bool = False  # nothing refers to the row
    may: Sequence[tuple[str, RowRule]] = ()  # what operations ask for the row

    @property
    def caller(self) -> Caller:
        """Who calls."""
        return Caller(ISSUER, NAME, with_included(self.roles)) if self.is_known else ANONYMOUS

    async def begin(self, db: AsyncSession) -> None:
        """Store the rows."""
        await store_case(db, self.rows())


@dataclass(frozen=True, kw_only=True)
class HiddenCase:
    """A row that a caller may not see, and a field in which it could be named."""

    id: str
    subject: Subject
    field: str
    roles: Sequence[str]
    rows: Callable[[], list[Any]]
    updates: bool = False  # the caller may also change a row that they created


async def store_case(db: AsyncSession, rows: list[Base]) -> None:
    """Store rows, and whatever they need."""
    factories = [each for each in FACTORIES if any(isinstance(row, each.entity) for row in rows)]
    await store_references(db, *factories)
    await store(db, *rows)


FACTORIES: list[Any] = [
    ProductFactory,
    CustomerFactory,
    AddressFactory,
    OrderFactory,
]

CASES = [
    RowCase(
        id="customer 1 by somebody",
        subject=customer.SUBJECT,
        roles=[],
        rows=lambda: [
            CustomerFactory.create(id=row_id(0)),
            CustomerFactory.create(id=row_id(1), oidc_account=ACCOUNT),
        ],
        row=row_id(1),
        admitted=["get", "list", "update"],
        allowed=["get", "list", "update"],
        changed="name",
        lists=True,
    ),
    RowCase(
        id="customer 1 by staff",
        subject=customer.SUBJECT,
        roles=["staff"],
        rows=lambda: [
            CustomerFactory.create(id=row_id(0)),
            CustomerFactory.create(id=row_id(1), oidc_account=ACCOUNT),
        ],
        row=row_id(1),
        admitted=["get", "list", "update"],
        allowed=["get", "list", "update"],
        changed="name",
        lists=True,
    ),
    RowCase(
        id="customer 1 by auditor",
        subject=customer.SUBJECT,
        roles=["auditor"],
        rows=lambda: [
            CustomerFactory.create(id=row_id(0)),
            CustomerFactory.create(id=row_id(1), oidc_account=ACCOUNT),
        ],
        row=row_id(1),
        admitted=["get", "list", "update"],
        allowed=["get", "list", "update"],
        changed="name",
        lists=True,
    ),
    RowCase(
        id="customer 1 by admin",
        subject=customer.SUBJECT,
        roles=["admin"],
        rows=lambda: [
            CustomerFactory.create(id=row_id(0)),
            CustomerFactory.create(id=row_id(1), oidc_account=ACCOUNT),
        ],
        row=row_id(1),
        admitted=["get", "list", "update"],
        allowed=["get", "list", "update"],
        changed="name",
        lists=True,
    ),
    RowCase(
        id="customer 2 by somebody",
        subject=customer.SUBJECT,
        roles=[],
        rows=lambda: [
            CustomerFactory.create(id=row_id(0), oidc_account=ACCOUNT),
            CustomerFactory.create(id=row_id(1)),
        ],
        row=row_id(1),
        admitted=["get", "list", "update"],
        allowed=[],
        changed="name",
        lists=True,
    ),
    RowCase(
        id="customer 2 by staff",
        subject=customer.SUBJECT,
        roles=["staff"],
        rows=lambda: [
            CustomerFactory.create(id=row_id(0), oidc_account=ACCOUNT),
            CustomerFactory.create(id=row_id(1)),
        ],
        row=row_id(1),
        admitted=["get", "list", "update"],
        allowed=["get", "list"],
        changed="name",
        lists=True,
    ),
    RowCase(
        id="customer 2 by auditor",
        subject=customer.SUBJECT,
        roles=["auditor"],
        rows=lambda: [
            CustomerFactory.create(id=row_id(0), oidc_account=ACCOUNT),
            CustomerFactory.create(id=row_id(1)),
        ],
        row=row_id(1),
        admitted=["get", "list", "update"],
        allowed=["get", "list"],
        changed="name",
        lists=True,
    ),
    RowCase(
        id="customer 2 by admin",
        subject=customer.SUBJECT,
        roles=["admin"],
        rows=lambda: [
            CustomerFactory.create(id=row_id(0), oidc_account=ACCOUNT),
            CustomerFactory.create(id=row_id(1)),
        ],
        row=row_id(1),
        admitted=["get", "list", "update"],
        allowed=["get", "list", "update"],
        changed="name",
        lists=True,
    ),
    RowCase(
        id="address 1 by somebody",
        subject=address.SUBJECT,
        roles=[],
        rows=lambda: [
            CustomerFactory.create(id=row_id(0)),
            CustomerFactory.create(id=row_id(1), oidc_account=ACCOUNT),
            AddressFactory.create(id=row_id(2), customer_id=row_id(1)),
        ],
        row=row_id(2),
        admitted=["delete", "get", "list", "update"],
        allowed=["create", "delete", "get", "list", "update"],
        changed="street",
        lists=True,
        deletes=True,
    ),
    RowCase(
        id="address 1 by staff",
        subject=address.SUBJECT,
        roles=["staff"],
        rows=lambda: [
            CustomerFactory.create(id=row_id(0)),
            CustomerFactory.create(id=row_id(1), oidc_account=ACCOUNT),
            AddressFactory.create(id=row_id(2), customer_id=row_id(1)),
        ],
        row=row_id(2),
        admitted=["create", "delete", "get", "list", "update"],
        allowed=["create", "delete", "get", "list", "update"],
        changed="street",
        lists=True,
        deletes=True,
    ),
    RowCase(
        id="address 2 by somebody",
        subject=address.SUBJECT,
        roles=[],
        rows=lambda: [
            CustomerFactory.create(id=row_id(0)),
            CustomerFactory.create(id=row_id(1), oidc_account=ACCOUNT),
            AddressFactory.create(id=row_id(2), customer_id=row_id(0)),
        ],
        row=row_id(2),
        admitted=["delete", "get", "list", "update"],
        allowed=["create"],
        changed="street",
        lists=True,
        deletes=True,
    ),
    RowCase(
        id="address 2 by staff",
        subject=address.SUBJECT,
        roles=["staff"],
        rows=lambda: [
            CustomerFactory.create(id=row_id(0)),
            CustomerFactory.create(id=row_id(1), oidc_account=ACCOUNT),
            AddressFactory.create(id=row_id(2), customer_id=row_id(0)),
        ],
        row=row_id(2),
        admitted=["create", "delete", "get", "list", "update"],
        allowed=["create", "delete", "get", "list", "update"],
        changed="street",
        lists=True,
        deletes=True,
    ),
    RowCase(
        id="order 1 by somebody",
        subject=order.SUBJECT,
        roles=[],
        rows=lambda: [
            CustomerFactory.create(id=row_id(0)),
            CustomerFactory.create(id=row_id(1), oidc_account=ACCOUNT),
            OrderFactory.create(id=row_id(2), customer_id=row_id(1)),
        ],
        row=row_id(2),
        admitted=["get", "list"],
        allowed=["cancel", "get", "list"],
        lists=True,
        may=[
            ("cancel", MAY_ORDER_CANCEL),
        ],
    ),
    RowCase(
        id="order 1 by staff",
        subject=order.SUBJECT,
        roles=["staff"],
        rows=lambda: [
            CustomerFactory.create(id=row_id(0)),
            CustomerFactory.create(id=row_id(1), oidc_account=ACCOUNT),
            OrderFactory.create(id=row_id(2), customer_id=row_id(1)),
        ],
        row=row_id(2),
        admitted=["get", "list"],
        allowed=["cancel", "get", "list"],
        lists=True,
        may=[
            ("cancel", MAY_ORDER_CANCEL),
        ],
    ),
    RowCase(
        id="order 1 by auditor",
        subject=order.SUBJECT,
        roles=["auditor"],
        rows=lambda: [
            CustomerFactory.create(id=row_id(0)),
            CustomerFactory.create(id=row_id(1), oidc_account=ACCOUNT),
            OrderFactory.create(id=row_id(2), customer_id=row_id(1)),
        ],
        row=row_id(2),
        admitted=["get", "list"],
        allowed=["cancel", "get", "list"],
        lists=True,
        may=[
            ("cancel", MAY_ORDER_CANCEL),
        ],
    ),
    RowCase(
        id="order 1 by admin",
        subject=order.SUBJECT,
        roles=["admin"],
        rows=lambda: [
            CustomerFactory.create(id=row_id(0)),
            CustomerFactory.create(id=row_id(1), oidc_account=ACCOUNT),
            OrderFactory.create(id=row_id(2), customer_id=row_id(1)),
        ],
        row=row_id(2),
        admitted=["get", "list"],
        allowed=["cancel", "get", "list"],
        lists=True,
        may=[
            ("cancel", MAY_ORDER_CANCEL),
        ],
    ),
    RowCase(
        id="order 2 by somebody",
        subject=order.SUBJECT,
        roles=[],
        rows=lambda: [
            CustomerFactory.create(id=row_id(0)),
            CustomerFactory.create(id=row_id(1), oidc_account=ACCOUNT),
            OrderFactory.create(id=row_id(2), customer_id=row_id(0)),
        ],
        row=row_id(2),
        admitted=["get", "list"],
        allowed=[],
        lists=True,
        may=[
            ("cancel", MAY_ORDER_CANCEL),
        ],
    ),
    RowCase(
        id="order 2 by staff",
        subject=order.SUBJECT,
        roles=["staff"],
        rows=lambda: [
            CustomerFactory.create(id=row_id(0)),
            CustomerFactory.create(id=row_id(1), oidc_account=ACCOUNT),
            OrderFactory.create(id=row_id(2), customer_id=row_id(0)),
        ],
        row=row_id(2),
        admitted=["get", "list"],
        allowed=["get", "list"],
        lists=True,
        may=[
            ("cancel", MAY_ORDER_CANCEL),
        ],
    ),
    RowCase(
        id="order 2 by auditor",
        subject=order.SUBJECT,
        roles=["auditor"],
        rows=lambda: [
            CustomerFactory.create(id=row_id(0)),
            CustomerFactory.create(id=row_id(1), oidc_account=ACCOUNT),
            OrderFactory.create(id=row_id(2), customer_id=row_id(0)),
        ],
        row=row_id(2),
        admitted=["get", "list"],
        allowed=["get", "list"],
        lists=True,
        may=[
            ("cancel", MAY_ORDER_CANCEL),
        ],
    ),
    RowCase(
        id="order 2 by admin",
        subject=order.SUBJECT,
        roles=["admin"],
        rows=lambda: [
            CustomerFactory.create(id=row_id(0)),
            CustomerFactory.create(id=row_id(1), oidc_account=ACCOUNT),
            OrderFactory.create(id=row_id(2), customer_id=row_id(0)),
        ],
        row=row_id(2),
        admitted=["get", "list"],
        allowed=["cancel", "get", "list"],
        lists=True,
        may=[
            ("cancel", MAY_ORDER_CANCEL),
        ],
    ),
]

HIDDEN: list[HiddenCase] = []
