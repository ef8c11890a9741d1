"""Every feature, in the order of their columns and classes."""

from __future__ import annotations

from typing import Final

from generators.features import soft_delete, timestamps
from generators.features.base import Features

FEATURES: Final = (timestamps.FEATURE, soft_delete.FEATURE)

# An entity with everything.
ALL: Final = Features(FEATURES)

# Where the classes are that generated code extends.
FEATURE_NAMES: Final = {
    name: module.replace("/", ".") for feature in FEATURES for module, name in feature.modules.items()
}
