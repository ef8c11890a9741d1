"""Values that never change: what views, models and programs are made of."""

from __future__ import annotations

from typing import dataclass_transform

from msgspec import Struct, field


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Frozen(Struct, frozen=True, tag=True, tag_field="class"):
    """Like a frozen dataclass with slots; made and written as JSON many times faster. There its class has a name."""
