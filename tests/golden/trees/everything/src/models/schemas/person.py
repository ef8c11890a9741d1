# Generated from specs/everything.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of people."""

from datetime import datetime
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from src.models.fields.emails import Email
from src.models.fields.text import CLEAN_TEXT
from src.models.schemas.base import Input, Output, Page, PageQuery, SearchText

PersonFullName = Annotated[str, Field(max_length=120), CLEAN_TEXT]


class PersonBase(Input):
    """What a client says about a person on create, and may change later."""

    full_name: PersonFullName = Field(alias="name")
    email: Email


class PersonCreate(PersonBase):
    """What a client sends to create a person."""

    max_bytes: ClassVar[int | None] = 16_384


class Person(Output):
    """A person, as the API answers it."""

    id: UUID
    full_name: str = Field(serialization_alias="name")
    email: str
    created_at: datetime = Field(serialization_alias="joined_at")
    updated_at: datetime


class PersonList(Page):
    """One page of people."""

    items: list[Person]


class PersonListQuery(PageQuery):
    """Which people, in which order."""

    sort: Literal["joined_at", "-joined_at", "name", "-name"] = "joined_at"
    q: SearchText | None = None
