# Generated from specs/shop_with_accounts.yaml by templates/tests/cases/entity.py.j2.
"""Customers, as the tests know them: the classes, and tables of values."""

from datetime import datetime

from src.models.entities.customer import CustomerEntity
from src.models.schemas.customer import Customer, CustomerListQuery, CustomerUpdate
from src.repositories.customer_repository import CustomerRepository
from src.services.customer_service import CustomerService
from tests import hostile
from tests.cases import base
from tests.factories import CustomerFactory

SUBJECT = base.Subject(
    name="customer",
    plural="customers",
    url="/api/v1/customers",
    has=base.words("list get update answer service"),
    entity=CustomerEntity,
    factory=CustomerFactory,
    repository=CustomerRepository,
    service=CustomerService,
    answer=Customer,
    query=CustomerListQuery,
    update=CustomerUpdate,
    capacity=25,
    order=base.words("created_at id"),
    hides=False,
    aged=True,
    bystanders=True,
    shown=base.words("id name notes created_at updated_at"),
    unsent=base.words("notes id created_at updated_at oidc_account no_such_field"),
    nullable=base.words("name notes"),
    defaults=[
        ("name", None),
        ("notes", None),
    ],
    accepted=[
        ("name", "Ann"),
        ("name", "name two", "another"),
        ("name", "x", "at the minimum length"),
        ("name", "x" * 100, "at the maximum length"),
        ("name", "AT&T <3", "that looks like markup"),
    ],
    written=[("name", "Ane\u0301", "An\u00e9", "with a letter in two parts")],
    refused=[
        ("name", "", "string_too_short", "below the minimum length"),
        ("name", "x" * 101, "string_too_long", "above the maximum length"),
        ("name", " ", "string_pattern_mismatch", "of blanks"),
        ("name", "\x00", "nul_character", "with a NUL"),
        ("name", 1, "string_type", "a number"),
    ],
    hostile=[(["name"], hostile.STRING)],
    refused_rows=[
        ("name", "", "below the minimum length"),
        ("name", "x" * 101, "above the maximum length"),
        ("name", " ", "of blanks"),
        ("notes", "x" * 1001, "above the maximum length"),
    ],
    change=[("name", "name two")],
    sorts=[
        ("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), datetime.fromisoformat("2026-01-16T09:30:00Z"))
    ],
    ties=[("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"))],
    absent=[
        ("POST", False, 405),
        ("DELETE", True, 405),
        ("PATCH", True, 405),
    ],
)
