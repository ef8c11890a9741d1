# Generated from specs/<app>.yaml by templates/src/models/fields/uuids.py.j2.
"""UUIDs, sent as text."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

JsonUUID = Annotated[UUID, Field(strict=False)]
