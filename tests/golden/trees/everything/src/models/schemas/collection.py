# Generated from specs/everything.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of collections."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field, FiniteFloat

from src.models.entities.collection import CollectionColours
from src.models.fields.decimals import JsonDecimal, PlainDecimal, with_scale
from src.models.fields.integers import Whole32, Whole64
from src.models.fields.phones import PhoneStr
from src.models.fields.temporal import DATE_FORM, DATE_RANGE, JsonDateTime, LaxDate
from src.models.fields.text import CLEAN_TEXT
from src.models.fields.uuids import JsonUUID
from src.models.schemas.base import Input, MayBeAbsent, Output, Page, PageQuery

CollectionWords = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=20, pattern="^[a-z]+$"), CLEAN_TEXT]],
    Field(min_length=1, max_length=5, fail_fast=True),
]
CollectionTags = Annotated[
    list[Annotated[str, Field(max_length=255), CLEAN_TEXT]], Field(max_length=100, fail_fast=True)
]
CollectionNumbers = Annotated[list[Annotated[Whole32, Field(gt=0, lt=100)]], Field(max_length=100, fail_fast=True)]
CollectionEvens = Annotated[
    list[Annotated[Whole32, Field(ge=-2147483648, le=2147483647, multiple_of=2)]], Field(max_length=100, fail_fast=True)
]
CollectionLarge = Annotated[list[Annotated[Whole64, Field(ge=0, le=9000000000)]], Field(max_length=100, fail_fast=True)]
CollectionRatios = Annotated[list[Annotated[FiniteFloat, Field(ge=0.0, le=1.0)]], Field(max_length=3, fail_fast=True)]
CollectionPrices = Annotated[
    list[
        Annotated[JsonDecimal, Field(max_digits=6, decimal_places=2, ge=0, multiple_of=Decimal("0.05")), with_scale(2)]
    ],
    Field(max_length=100, fail_fast=True),
]
CollectionFlags = Annotated[list[bool], Field(max_length=100, fail_fast=True)]
CollectionDays = Annotated[
    list[Annotated[LaxDate, Field(ge=date.fromisoformat("2000-01-01")), DATE_FORM, DATE_RANGE]],
    Field(max_length=100, fail_fast=True),
]
CollectionMoments = Annotated[list[JsonDateTime], Field(max_length=100, fail_fast=True)]
CollectionKeys = Annotated[list[JsonUUID], Field(max_length=100, fail_fast=True)]
CollectionPhones = Annotated[list[PhoneStr], Field(max_length=3, fail_fast=True)]
CollectionColoursList = Annotated[list[CollectionColours], Field(max_length=3, fail_fast=True)]


class CollectionBase(Input):
    """What a client says about a collection on create, and may change later."""

    words: CollectionWords
    tags: CollectionTags = Field(default=[])
    numbers: CollectionNumbers = Field(default=[1, 2])
    evens: CollectionEvens | None = None
    large: CollectionLarge | None = None
    ratios: CollectionRatios | None = None
    prices: CollectionPrices = Field(default=[Decimal("1.50")])
    flags: CollectionFlags | None = None
    days: CollectionDays | None = None
    moments: CollectionMoments | None = None
    keys: CollectionKeys | None = None
    phones: CollectionPhones | None = None
    colours: CollectionColoursList = Field(default=["RED"])


class CollectionCreate(CollectionBase):
    """What a client sends to create a collection."""

    max_bytes: ClassVar[int | None] = 736_256


class CollectionUpdate(Input):
    """What a client sends to change a collection; what is absent stays as it is."""

    max_bytes: ClassVar[int | None] = 736_256

    words: MayBeAbsent[CollectionWords] = None
    tags: MayBeAbsent[CollectionTags] = None
    numbers: MayBeAbsent[CollectionNumbers] = None
    evens: CollectionEvens | None = None
    large: CollectionLarge | None = None
    ratios: CollectionRatios | None = None
    prices: MayBeAbsent[CollectionPrices] = None
    flags: CollectionFlags | None = None
    days: CollectionDays | None = None
    moments: CollectionMoments | None = None
    keys: CollectionKeys | None = None
    phones: CollectionPhones | None = None
    colours: MayBeAbsent[CollectionColoursList] = None


class Collection(Output):
    """A collection, as the API answers it."""

    id: UUID
    words: list[str]
    tags: list[str]
    numbers: list[Whole32]
    evens: list[Whole32] | None
    large: list[Whole64] | None
    ratios: list[float] | None
    prices: list[PlainDecimal]
    flags: list[bool] | None
    days: list[date] | None
    moments: list[datetime] | None
    keys: list[UUID] | None
    phones: list[str] | None
    colours: list[CollectionColours]
    created_at: datetime
    updated_at: datetime


class CollectionList(Page):
    """One page of collections."""

    items: list[Collection]


class CollectionListQuery(PageQuery):
    """Which collections, in which order."""

    sort: Literal["created_at", "-created_at"] = "created_at"
