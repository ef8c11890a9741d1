# Generated from specs/shop_with_accounts.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of products."""

from datetime import datetime
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from src.models.fields.decimals import JsonDecimal, PlainDecimal, with_scale
from src.models.fields.integers import Whole32
from src.models.fields.text import CLEAN_TEXT
from src.models.schemas.base import Input, MayBeAbsent, Output, Page, PageQuery

ProductName = Annotated[str, Field(min_length=1, max_length=200, pattern="\\S"), CLEAN_TEXT]
ProductPrice = Annotated[JsonDecimal, Field(max_digits=12, decimal_places=2, gt=0), with_scale(2)]
ProductStock = Annotated[Whole32, Field(ge=0, le=1000000)]


class ProductBase(Input):
    """What a client says about a product on create, and may change later."""

    name: ProductName = Field(examples=["Apple"])
    price: ProductPrice = Field(examples=["19.90"])
    stock: ProductStock = 0


class ProductCreate(ProductBase):
    """What a client sends to create a product."""

    max_bytes: ClassVar[int | None] = 16_384


class ProductUpdate(Input):
    """What a client sends to change a product; what is absent stays as it is."""

    max_bytes: ClassVar[int | None] = 16_384

    name: MayBeAbsent[ProductName] = None
    price: MayBeAbsent[ProductPrice] = None
    stock: MayBeAbsent[ProductStock] = None


class Product(Output):
    """A product, as the API answers it."""

    id: UUID
    name: str = Field(examples=["Apple"])
    price: PlainDecimal = Field(examples=["19.90"])
    stock: Whole32
    likes: Whole32
    created_at: datetime
    updated_at: datetime


class ProductList(Page):
    """One page of products."""

    items: list[Product]


class ProductListQuery(PageQuery):
    """Which products, in which order."""

    name: ProductName | None = None
    sort: Literal["created_at", "-created_at", "price", "-price"] = "created_at"
