# Generated from specs/ecommerce_api.yaml by templates/tests/cases/entity.py.j2.
"""Customers, as the tests know them: the classes, and tables of values."""

from src.models.entities.customer import CustomerEntity
from src.models.schemas.customer import Customer, CustomerCreate
from src.repositories.customer_repository import CustomerRepository
from src.services.customer_service import CustomerService
from tests import hostile
from tests.cases import base
from tests.factories import CustomerFactory

SUBJECT = base.Subject(
    name="customer",
    plural="customers",
    url="/api/v1/customers",
    has=base.words("create get answer service"),
    entity=CustomerEntity,
    factory=CustomerFactory,
    repository=CustomerRepository,
    service=CustomerService,
    answer=Customer,
    create=CustomerCreate,
    capacity=25,
    order=base.words("created_at id"),
    hides=False,
    aged=True,
    shown=base.words("id email full_name created_at updated_at"),
    unsent=base.words("id created_at updated_at no_such_field"),
    required=base.words("email full_name"),
    not_null=base.words("email full_name"),
    accepted=[
        ("email", "one@example.com"),
        ("email", "two@example.com", "another"),
        (
            "email",
            (
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx@xxxxxxxxxxxxxxxxx.xxx"
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxx"
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.example.com"
            ),
            "at the maximum length",
        ),
        ("full_name", "Ann Example"),
        ("full_name", "full name two", "another"),
        ("full_name", "x", "at the minimum length"),
        ("full_name", "x" * 200, "at the maximum length"),
        ("full_name", "AT&T <3", "that looks like markup"),
    ],
    written=[("full_name", "Ann Example\u0301", "Ann Exampl\u00e9", "with a letter in two parts")],
    refused=[
        (
            "email",
            (
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx@xxxxxxxxxxxxxxxxxx.xx"
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxx"
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.example.com"
            ),
            "string_too_long",
            "above the maximum length",
        ),
        ("email", "nonsense", "value_error", "no address"),
        ("email", "Ann <ann@example.com>", "value_error", "with a name"),
        ("email", " ann@example.com", "value_error", "with a blank"),
        ("email", "root@localhost", "value_error", "of this machine"),
        ("email", 1, "string_type", "a number"),
        ("full_name", "", "string_too_short", "below the minimum length"),
        ("full_name", "x" * 201, "string_too_long", "above the maximum length"),
        ("full_name", " ", "string_pattern_mismatch", "of blanks"),
        ("full_name", "\x00", "nul_character", "with a NUL"),
        ("full_name", 1, "string_type", "a number"),
    ],
    hostile=[
        (["email"], hostile.EMAIL),
        (["full_name"], hostile.STRING),
    ],
    refused_rows=[
        (
            "email",
            (
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx@xxxxxxxxxxxxxxxxxx.xx"
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxx"
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.example.com"
            ),
            "above the maximum length",
        ),
        ("full_name", "", "below the minimum length"),
        ("full_name", "x" * 201, "above the maximum length"),
        ("full_name", " ", "of blanks"),
    ],
    declared=[("uq_customers_email", (400, "email_taken", "There is already one with the same email"))],
    absent=[
        ("GET", False, 405),
        ("PUT", True, 405),
        ("DELETE", True, 405),
        ("PATCH", True, 405),
    ],
    special_keys=[
        base.Key(
            name="email",
            constraint="uq_customers_email",
            fields=["email"],
            swapped=["email"],
            varies=True,
            sent=["create"],
            refusal=(400, "email_taken", {}),
        ),
    ],
)
