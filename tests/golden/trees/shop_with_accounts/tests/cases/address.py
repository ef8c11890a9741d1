# Generated from specs/shop_with_accounts.yaml by templates/tests/cases/entity.py.j2.
"""Addresses, as the tests know them: the classes, and tables of values."""

from datetime import datetime

from src.models.entities.address import AddressEntity
from src.models.schemas.address import Address, AddressCreate, AddressListQuery, AddressUpdate
from src.repositories.address_repository import AddressRepository
from src.services.address_service import AddressService
from tests import hostile
from tests.cases import base
from tests.factories import AddressFactory

SUBJECT = base.Subject(
    name="address",
    plural="addresses",
    url="/api/v1/addresses",
    has=base.words("create list get update delete answer service"),
    entity=AddressEntity,
    factory=AddressFactory,
    repository=AddressRepository,
    service=AddressService,
    answer=Address,
    create=AddressCreate,
    query=AddressListQuery,
    update=AddressUpdate,
    capacity=25,
    order=base.words("created_at id"),
    hides=False,
    aged=True,
    bystanders=True,
    shown=base.words("id customer_id street city created_at updated_at"),
    unsent=base.words("customer_id id created_at updated_at no_such_field"),
    required=base.words("street city"),
    not_null=base.words("customer_id street city"),
    accepted=[
        ("street", "1 High Street"),
        ("street", "street two", "another"),
        ("street", "x", "at the minimum length"),
        ("street", "x" * 200, "at the maximum length"),
        ("city", "Leeds"),
        ("city", "city two", "another"),
        ("city", "x", "at the minimum length"),
        ("city", "x" * 100, "at the maximum length"),
        ("street", "AT&T <3", "that looks like markup"),
        ("city", "AT&T <3", "that looks like markup"),
    ],
    written=[
        ("street", "1 High Streee\u0301", "1 High Stree\u00e9", "with a letter in two parts"),
        ("city", "Leede\u0301", "Leed\u00e9", "with a letter in two parts"),
    ],
    refused=[
        ("street", "", "string_too_short", "below the minimum length"),
        ("street", "x" * 201, "string_too_long", "above the maximum length"),
        ("street", " ", "string_pattern_mismatch", "of blanks"),
        ("street", "\x00", "nul_character", "with a NUL"),
        ("street", 1, "string_type", "a number"),
        ("city", "", "string_too_short", "below the minimum length"),
        ("city", "x" * 101, "string_too_long", "above the maximum length"),
        ("city", " ", "string_pattern_mismatch", "of blanks"),
        ("city", "\x00", "nul_character", "with a NUL"),
        ("city", 1, "string_type", "a number"),
    ],
    hostile=[(["street", "city"], hostile.STRING)],
    refused_rows=[
        ("street", "", "below the minimum length"),
        ("street", "x" * 201, "above the maximum length"),
        ("street", " ", "of blanks"),
        ("city", "", "below the minimum length"),
        ("city", "x" * 101, "above the maximum length"),
        ("city", " ", "of blanks"),
    ],
    change=[("street", "street two")],
    filters=[("city", "Leeds", "Leeds", "city two")],
    bad_parameters=[("city", "\x00")],
    sorts=[
        ("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), datetime.fromisoformat("2026-01-16T09:30:00Z"))
    ],
    ties=[("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"))],
    absent=[("PATCH", True, 405)],
)
