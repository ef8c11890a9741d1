"""Rows are the people and programs that call: each knows whom an issuer vouches for."""

from __future__ import annotations

from typing import Final

from generators.features.base import Column, Feature
from generators.field_types.texts.text import TYPE as TEXT

FEATURE: Final = Feature(
    name="account",
    description="Whether rows are those who call.",
    columns=(Column("oidc_account", TEXT, optional=True, shown=False, unique=True),),
    mixin="AccountMixin",
)
