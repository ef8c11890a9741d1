"""The list of reserved attributes keeps up with the libraries; tests/names holds the others to the generated trees."""

from __future__ import annotations

from pydantic import BaseModel
from sqlalchemy.orm import DeclarativeBase

from generators.language.rules.reserved_names import BASE_ATTRIBUTES


def test_no_field_can_take_an_attribute_of_a_base_class() -> None:
    public = {
        name for base in (BaseModel, DeclarativeBase) for name in dir(base) if not name.startswith(("_", "model_"))
    }
    assert public <= BASE_ATTRIBUTES
