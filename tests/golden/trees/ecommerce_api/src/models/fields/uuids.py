# Generated from specs/ecommerce_api.yaml by templates/src/models/fields/uuids.py.j2.
"""UUIDs, sent as text."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

JsonUUID = Annotated[UUID, Field(strict=False)]
