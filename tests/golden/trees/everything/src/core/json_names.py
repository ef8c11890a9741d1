# Generated from specs/everything.yaml by templates/src/core/json_names.py.j2.
"""What clients call the columns."""

from typing import Any

from sqlalchemy import Column


def json_name(column: Column[Any]) -> str:
    """Return the name that clients see: ``info`` has it where it is another one."""
    name: str = column.info.get("field", column.name)
    return name
