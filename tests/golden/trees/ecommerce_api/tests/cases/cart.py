# Generated from specs/ecommerce_api.yaml by templates/tests/cases/entity.py.j2.
"""Carts, as the tests know them: the classes, and tables of values."""

from src.models.entities.cart import CartEntity
from src.models.schemas.cart import Cart
from src.repositories.cart_repository import CartRepository
from src.services.cart_service import CartService
from tests.cases import base
from tests.factories import CartFactory

SUBJECT = base.Subject(
    name="cart",
    plural="carts",
    url="/api/v1/carts",
    has=base.words("get answer service"),
    entity=CartEntity,
    factory=CartFactory,
    repository=CartRepository,
    service=CartService,
    answer=Cart,
    capacity=25,
    order=base.words("created_at id"),
    hides=False,
    aged=True,
    nested=base.words("items"),
    shown=base.words("id customer_id status items total created_at updated_at"),
    computed=base.words("total"),
    unsent=base.words("customer_id status items total id created_at updated_at no_such_field"),
    not_null=base.words("customer_id status"),
    defaults=[
        ("customer_id", None),
        ("status", "OPEN"),
    ],
    column_defaults=[("status", "OPEN")],
    refused_rows=[("status", "x", "no value of it")],
    states=[
        ("status", "OPEN", "OPEN"),
        ("status", "CHECKED_OUT", "CHECKED_OUT"),
    ],
    absent=[
        ("GET", False, 405),
        ("PUT", True, 405),
        ("DELETE", True, 405),
        ("PATCH", True, 405),
    ],
    special_keys=[
        base.Key(
            name="one_open_cart",
            constraint="uq_carts_one_open_cart",
            fields=["customer_id"],
            inside={"status": "OPEN"},
            outside={"status": "CHECKED_OUT"},
            varies=True,
        ),
    ],
)
