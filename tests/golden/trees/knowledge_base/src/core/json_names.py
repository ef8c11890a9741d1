# Generated from specs/knowledge_base.yaml by templates/src/core/json_names.py.j2.
"""What clients call the columns."""

from typing import Any

from pydantic.alias_generators import to_camel
from sqlalchemy import Column


def json_name(column: Column[Any]) -> str:
    """Return the name that clients see: ``info`` has those that do not follow from the column's."""
    name: str = column.info.get("field") or to_camel(column.name)
    return name
