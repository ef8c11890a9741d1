"""Rows know when they were made and last changed, and are listed by their age."""

from __future__ import annotations

from typing import Final

from generators.features.base import Column, Feature
from generators.field_types.moments.datetime import TYPE as DATETIME

FEATURE: Final = Feature(
    name="timestamps",
    description="Whether rows have created_at and updated_at.",
    columns=(Column("created_at", DATETIME, default="now()"), Column("updated_at", DATETIME, default="now()")),
    order=("created_at",),
    mixin="TimestampMixin",
)
