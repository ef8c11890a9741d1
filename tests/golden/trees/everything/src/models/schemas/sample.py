# Generated from specs/everything.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of samples."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, FiniteFloat, JsonValue

from src.models.entities.sample import SampleState
from src.models.fields.decimals import JsonDecimal, PlainDecimal, with_scale
from src.models.fields.emails import Email
from src.models.fields.html import SANITIZED
from src.models.fields.integers import Int32, Int64, Whole32, Whole64
from src.models.fields.json_values import Json, PlainJson, at_most
from src.models.fields.local_emails import LocalEmail
from src.models.fields.phones import PhoneStr
from src.models.fields.temporal import (
    DATE_FORM,
    DATE_RANGE,
    DATETIME_FORM,
    IN_UTC,
    JsonDateTime,
    JsonTime,
    LaxDate,
    LaxDateTime,
    LocalTime,
)
from src.models.fields.text import CLEAN_TEXT
from src.models.fields.urls import Url
from src.models.fields.uuids import JsonUUID
from src.models.schemas.base import (
    DIGITS,
    Input,
    MayBeAbsent,
    OptionalTotalPage,
    OptionalTotalQuery,
    Output,
    SearchText,
)

SampleName = Annotated[str, Field(min_length=2, max_length=80, pattern="\\S"), CLEAN_TEXT]
SampleCode = Annotated[str, Field(max_length=7, pattern="^[A-Z]{2}-[0-9]{4}$"), CLEAN_TEXT]
SampleSlogan = Annotated[str, Field(max_length=255), SANITIZED, CLEAN_TEXT]
SampleNote = Annotated[str, Field(min_length=1, max_length=600, pattern="\\S"), CLEAN_TEXT]
SampleBody = Annotated[str, Field(max_length=20000), SANITIZED, CLEAN_TEXT]
SampleLetters = Annotated[str, Field(pattern="^[ a-z]+$"), CLEAN_TEXT]
SampleCount = Annotated[Whole32, Field(ge=0, le=1000)]
SampleDozen = Annotated[Whole32, Field(gt=0, lt=1200, multiple_of=12)]
SampleLarge = Annotated[Whole64, Field(ge=-9000000000000000000, le=9000000000000000000)]
SampleSteps = Annotated[Whole64, Field(gt=5, lt=5000000000, multiple_of=5)]
SampleRatio = Annotated[FiniteFloat, Field(gt=0.0, lt=1.0)]
SampleReading = Annotated[FiniteFloat, Field(ge=-273.15, le=1000000.0)]
SamplePrice = Annotated[JsonDecimal, Field(max_digits=12, decimal_places=2, ge=0), with_scale(2)]
SampleWeight = Annotated[
    JsonDecimal, Field(max_digits=8, decimal_places=3, gt=0, le=10000, multiple_of=Decimal("0.005")), with_scale(3)
]
SampleTotal = Annotated[
    JsonDecimal,
    Field(max_digits=38, decimal_places=0, lt=Decimal("1000000000000000000000000000000000000")),
    with_scale(0),
]
SampleBorn = Annotated[
    LaxDate, Field(ge=date.fromisoformat("1900-01-01"), lt=date.fromisoformat("2100-01-01")), DATE_FORM, DATE_RANGE
]
SampleDied = Annotated[
    LaxDate, Field(gt=date.fromisoformat("1900-01-01"), le=date.fromisoformat("2100-12-31")), DATE_FORM, DATE_RANGE
]
SampleSeen = Annotated[
    LaxDateTime,
    Field(gt=datetime.fromisoformat("2000-01-01T00:00:00Z"), le=datetime.fromisoformat("2100-01-01T00:00:00+02:00")),
    DATETIME_FORM,
    IN_UTC,
]
SampleDue = Annotated[
    LaxDateTime,
    Field(ge=datetime.fromisoformat("2000-01-01T00:00:00Z"), lt=datetime.fromisoformat("2200-01-01T00:00:00Z")),
    DATETIME_FORM,
    IN_UTC,
]
SampleMail = Annotated[Email, Field(max_length=100)]
SampleMailbox = Annotated[LocalEmail, Field(max_length=60)]
SampleSite = Annotated[Url, Field(max_length=200)]
SampleDocument = Annotated[Json, at_most(65536)]
SampleSettings = Annotated[Json, at_most(300)]
SAMPLE_EXTRAS_DEFAULT: JsonValue = {"theme": "dark"}
SampleExtras = Annotated[Json, at_most(65536)]
SampleSecret = Annotated[str, Field(min_length=8, max_length=100, pattern="\\S"), CLEAN_TEXT]


class SampleBase(Input):
    """What a client says about a sample on create, and may change later."""

    name: SampleName = Field(title="Display name", description="What people call it.", examples=["Ada"])
    slogan: SampleSlogan | None = None
    note: SampleNote | None = None
    body: SampleBody = "<p>Nothing yet</p>"
    letters: SampleLetters | None = None
    count: SampleCount = 0
    dozen: SampleDozen = 12
    large: SampleLarge | None = None
    steps: SampleSteps = 10
    rank: Int32 | None = None
    seconds: Int64 | None = None
    ratio: SampleRatio = 0.5
    reading: SampleReading | None = None
    price: SamplePrice = Decimal("9.90")
    weight: SampleWeight | None = None
    total: SampleTotal | None = None
    active: bool = True
    checked: bool | None = None
    born: SampleBorn = date.fromisoformat("2000-02-29")
    died: SampleDied | None = None
    opens: JsonTime = time.fromisoformat("09:30:00")
    seen: SampleSeen | None = None
    due: SampleDue = datetime.fromisoformat("2030-06-01T12:00:00Z")
    reference: JsonUUID | None = Field(default=None, examples=["123e4567-e89b-12d3-a456-426614174000"])
    mail: SampleMail | None = None
    mailbox: SampleMailbox | None = None
    phone: PhoneStr | None = None
    site: SampleSite = "https://example.com/"
    state: SampleState = "NEW"
    document: SampleDocument = Field(default={})
    settings: SampleSettings | None = Field(default=None, examples=[{"theme": "dark", "sizes": [1, 2.5], "none": None}])
    extras: SampleExtras | None = Field(default=SAMPLE_EXTRAS_DEFAULT)
    level: Int32 | None = 3
    secret: SampleSecret


class SampleCreate(SampleBase):
    """What a client sends to create a sample."""

    code: SampleCode


class SampleUpdate(Input):
    """What a client sends to change a sample; what is absent stays as it is."""

    name: MayBeAbsent[SampleName] = None
    slogan: SampleSlogan | None = None
    note: SampleNote | None = None
    body: MayBeAbsent[SampleBody] = None
    letters: SampleLetters | None = None
    count: MayBeAbsent[SampleCount] = None
    dozen: MayBeAbsent[SampleDozen] = None
    large: SampleLarge | None = None
    steps: MayBeAbsent[SampleSteps] = None
    rank: Int32 | None = None
    seconds: Int64 | None = None
    ratio: MayBeAbsent[SampleRatio] = None
    reading: SampleReading | None = None
    price: MayBeAbsent[SamplePrice] = None
    weight: SampleWeight | None = None
    total: SampleTotal | None = None
    active: MayBeAbsent[bool] = None
    checked: bool | None = None
    born: MayBeAbsent[SampleBorn] = None
    died: SampleDied | None = None
    opens: MayBeAbsent[JsonTime] = None
    seen: SampleSeen | None = None
    due: MayBeAbsent[SampleDue] = None
    reference: JsonUUID | None = None
    mail: SampleMail | None = None
    mailbox: SampleMailbox | None = None
    phone: PhoneStr | None = None
    site: MayBeAbsent[SampleSite] = None
    state: MayBeAbsent[SampleState] = None
    document: MayBeAbsent[SampleDocument] = None
    settings: SampleSettings | None = None
    extras: SampleExtras | None = None
    level: Int32 | None = None
    secret: MayBeAbsent[SampleSecret] = None


class Sample(Output):
    """A sample, as the API answers it."""

    id: UUID
    name: str = Field(title="Display name", description="What people call it.", examples=["Ada"])
    code: str
    slogan: str | None
    note: str | None
    body: str
    letters: str | None
    count: Whole32
    dozen: Whole32
    large: Whole64 | None
    steps: Whole64
    rank: Whole32 | None
    seconds: Whole64 | None
    ratio: float
    reading: float | None
    price: PlainDecimal
    weight: PlainDecimal | None
    total: PlainDecimal | None
    active: bool
    checked: bool | None
    born: date
    died: date | None
    opens: LocalTime
    seen: datetime | None
    due: datetime
    reference: UUID | None = Field(examples=["123e4567-e89b-12d3-a456-426614174000"])
    mail: str | None
    mailbox: str | None
    phone: str | None
    site: str
    state: SampleState
    document: PlainJson
    settings: PlainJson | None = Field(examples=[{"theme": "dark", "sizes": [1, 2.5], "none": None}])
    extras: PlainJson | None
    level: Whole32 | None
    serial: str | None
    revision: Whole32
    created_at: datetime
    updated_at: datetime


class SampleList(OptionalTotalPage):
    """One page of samples."""

    items: list[Sample]


class SampleListQuery(OptionalTotalQuery):
    """Which samples, in which order."""

    name: SampleName | None = None
    count: Annotated[SampleCount, DIGITS] | None = None
    price: SamplePrice | None = None
    active: bool | None = None
    born: SampleBorn | None = None
    state: SampleState | None = None
    code: SampleCode | None = None
    mail: SampleMail | None = None
    phone: PhoneStr | None = None
    created_at: JsonDateTime | None = None
    updated_at: JsonDateTime | None = None
    mail__null: bool | None = None
    phone__null: bool | None = None
    sort: Literal[
        "created_at",
        "-created_at",
        "name",
        "-name",
        "count",
        "-count",
        "price",
        "-price",
        "ratio",
        "-ratio",
        "born",
        "-born",
        "opens",
        "-opens",
        "seen",
        "-seen",
        "state",
        "-state",
        "mail",
        "-mail",
        "phone",
        "-phone",
        "id",
        "-id",
        "updated_at",
        "-updated_at",
    ] = "created_at"
    q: SearchText | None = None
