# Generated from specs/ecommerce_api.yaml by templates/tests/cases/entity.py.j2.
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
    has=base.words("create list get update answer service"),
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
    shown=base.words("id name description price stock is_active created_at updated_at"),
    unsent=base.words("id created_at updated_at no_such_field"),
    required=base.words("name price"),
    not_null=base.words("name price stock is_active"),
    nullable=base.words("description"),
    defaults=[
        ("description", None),
        ("stock", 0),
        ("is_active", True),
    ],
    column_defaults=[
        ("stock", 0),
        ("is_active", True),
    ],
    accepted=[
        ("name", "Apple"),
        ("name", "name two", "another"),
        ("name", "x", "at the minimum length"),
        ("name", "x" * 200, "at the maximum length"),
        ("description", "description one"),
        ("description", "description two", "another"),
        ("description", "x" * 2000, "at the maximum length"),
        ("price", "19.90"),
        ("price", "10.01", "another"),
        ("price", "0.01", "at the lower bound"),
        ("price", "9999999999.99", "at the upper bound"),
        ("stock", 10),
        ("stock", 11, "another"),
        ("stock", 0, "at the lower bound"),
        ("stock", 2147483647, "at the upper bound"),
        ("is_active", True),
        ("is_active", False, "another"),
        ("name", "AT&T <3", "that looks like markup"),
    ],
    written=[
        ("name", "Apple\u0301", "Appl\u00e9", "with a letter in two parts"),
        ("description", "description one\u0301", "description on\u00e9", "with a letter in two parts"),
    ],
    dirty=[(["description"], hostile.HTML)],
    refused=[
        ("name", "", "string_too_short", "below the minimum length"),
        ("name", "x" * 201, "string_too_long", "above the maximum length"),
        ("name", " ", "string_pattern_mismatch", "of blanks"),
        ("name", "\x00", "nul_character", "with a NUL"),
        ("name", 1, "string_type", "a number"),
        ("description", "x" * 2001, "string_too_long", "above the maximum length"),
        ("description", "\x00", "nul_character", "with a NUL"),
        ("description", 1, "string_type", "a number"),
        ("description", "&" * 2000, "string_too_long", "too long once it is sanitised"),
        ("price", "0.00", "greater_than", "below the lower bound"),
        ("price", "10000000000.00", "decimal_whole_digits", "above the upper bound"),
        ("price", True, "decimal_type", "a boolean"),
        ("price", "0.011", "decimal_max_places", "one place too many"),
        ("price", "NaN", "decimal_parsing", "not a number"),
        ("stock", -1, "greater_than_equal", "below the lower bound"),
        ("stock", 2147483648, "less_than_equal", "above the upper bound"),
        ("stock", True, "int_type", "a boolean"),
        ("stock", "1", "int_type", "text"),
        ("stock", 0.5, "int_type", "with a fraction"),
        ("is_active", "yes", "bool_type", "text"),
        ("is_active", 1, "bool_type", "a number"),
    ],
    hostile=[
        (["name", "description"], hostile.STRING),
        (["price"], [*hostile.DECIMAL, ("9999999999.99", "every digit, as a number")]),
        (["stock"], hostile.INTEGER),
        (["is_active"], hostile.BOOLEAN),
    ],
    refused_rows=[
        ("name", "", "below the minimum length"),
        ("name", "x" * 201, "above the maximum length"),
        ("name", " ", "of blanks"),
        ("description", "x" * 2001, "above the maximum length"),
        ("price", Decimal("0.00"), "below the lower bound"),
        ("price", Decimal("10000000000.00"), "above the upper bound"),
        ("stock", -1, "below the lower bound"),
        ("stock", 2147483648, "above the upper bound"),
    ],
    change=[("name", "name two")],
    filters=[("name", "Apple", "Apple", "name two")],
    bad_parameters=[("name", "\x00")],
    sorts=[
        ("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), datetime.fromisoformat("2026-01-16T09:30:00Z")),
        ("name", "Apple", "name two"),
        ("price", Decimal("10.01"), Decimal("19.90")),
    ],
    ties=[
        ("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z")),
        ("name", "Apple"),
        ("price", Decimal("19.90")),
    ],
    conditions=[("is_active", True, True)],
    hidden=[("is_active", False, "is_true None")],
    absent=[
        ("DELETE", True, 405),
        ("PATCH", True, 405),
    ],
)
