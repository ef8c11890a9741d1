# Generated from specs/shop_with_accounts.yaml by templates/tests/cases/entity.py.j2.
"""Products, as the tests know them: the classes, and tables of values."""

from datetime import datetime
from decimal import Decimal

from src.models.entities.product import ProductEntity
from src.models.schemas.product import Product, ProductCreate, ProductListQuery, ProductUpdate
from src.repositories.product_repository import ProductRepository
from src.services.product_service import ProductService
from tests import hostile
from tests.cases import base
from tests.factories import ProductFactory

SUBJECT = base.Subject(
    name="product",
    plural="products",
    url="/api/v1/products",
    has=base.words("create list get update delete answer service"),
    entity=ProductEntity,
    factory=ProductFactory,
    repository=ProductRepository,
    service=ProductService,
    answer=Product,
    create=ProductCreate,
    query=ProductListQuery,
    update=ProductUpdate,
    capacity=25,
    order=base.words("created_at id"),
    hides=False,
    aged=True,
    bystanders=True,
    shown=base.words("id name price stock likes created_at updated_at"),
    unsent=base.words("likes id created_at updated_at no_such_field"),
    required=base.words("name price"),
    not_null=base.words("name price stock likes"),
    defaults=[
        ("stock", 0),
        ("likes", 0),
    ],
    column_defaults=[
        ("stock", 0),
        ("likes", 0),
    ],
    accepted=[
        ("name", "Apple"),
        ("name", "name two", "another"),
        ("name", "x", "at the minimum length"),
        ("name", "x" * 200, "at the maximum length"),
        ("price", "19.90"),
        ("price", "10.01", "another"),
        ("price", "0.01", "at the lower bound"),
        ("price", "9999999999.99", "at the upper bound"),
        ("stock", 10),
        ("stock", 11, "another"),
        ("stock", 0, "at the lower bound"),
        ("stock", 1000000, "at the upper bound"),
        ("name", "AT&T <3", "that looks like markup"),
    ],
    written=[("name", "Apple\u0301", "Appl\u00e9", "with a letter in two parts")],
    refused=[
        ("name", "", "string_too_short", "below the minimum length"),
        ("name", "x" * 201, "string_too_long", "above the maximum length"),
        ("name", " ", "string_pattern_mismatch", "of blanks"),
        ("name", "\x00", "nul_character", "with a NUL"),
        ("name", 1, "string_type", "a number"),
        ("price", "0.00", "greater_than", "below the lower bound"),
        ("price", "10000000000.00", "decimal_whole_digits", "above the upper bound"),
        ("price", True, "decimal_type", "a boolean"),
        ("price", "0.011", "decimal_max_places", "one place too many"),
        ("price", "NaN", "decimal_parsing", "not a number"),
        ("stock", -1, "greater_than_equal", "below the lower bound"),
        ("stock", 1000001, "less_than_equal", "above the upper bound"),
        ("stock", True, "int_type", "a boolean"),
        ("stock", "1", "int_type", "text"),
        ("stock", 0.5, "int_type", "with a fraction"),
    ],
    hostile=[
        (["name"], hostile.STRING),
        (["price"], [*hostile.DECIMAL, ("9999999999.99", "every digit, as a number")]),
        (["stock"], hostile.INTEGER),
    ],
    refused_rows=[
        ("name", "", "below the minimum length"),
        ("name", "x" * 201, "above the maximum length"),
        ("name", " ", "of blanks"),
        ("price", Decimal("0.00"), "below the lower bound"),
        ("price", Decimal("10000000000.00"), "above the upper bound"),
        ("stock", -1, "below the lower bound"),
        ("stock", 1000001, "above the upper bound"),
        ("likes", -1, "below the lower bound"),
        ("likes", 1000001, "above the upper bound"),
    ],
    change=[("name", "name two")],
    filters=[("name", "Apple", "Apple", "name two")],
    bad_parameters=[("name", "\x00")],
    sorts=[
        ("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), datetime.fromisoformat("2026-01-16T09:30:00Z")),
        ("price", Decimal("10.01"), Decimal("19.90")),
    ],
    ties=[
        ("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z")),
        ("price", Decimal("19.90")),
    ],
    absent=[("PATCH", True, 405)],
)
