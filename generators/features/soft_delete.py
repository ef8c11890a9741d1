"""A deleted row stays in its table, out of every reader's sight; it does not stand in the way of a new one."""

from __future__ import annotations

from typing import Final

from generators.features.base import Column, Feature
from generators.field_types.moments.datetime import TYPE as DATETIME

FEATURE: Final = Feature(
    name="soft_delete",
    description="Whether a deleted row stays in the table, out of sight.",
    columns=(Column("deleted_at", DATETIME, optional=True, shown=False),),
    visible="deleted_at IS NULL",
    needs="delete",
    entity="SoftDeletable",
    repository="SoftDeleteRepository",
)
