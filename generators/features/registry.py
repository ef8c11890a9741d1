"""Every feature, in the order of their columns and classes."""

from __future__ import annotations

from typing import Final

from generators.features import account, soft_delete, timestamps
from generators.features.base import Features

FEATURES: Final = (timestamps.FEATURE, soft_delete.FEATURE)
# Those that an entity has because of what is said elsewhere: of callers, that they have rows.
ACCOUNT: Final = account.FEATURE
EVERY: Final = (*FEATURES, ACCOUNT)

# An entity with everything.
ALL: Final = Features(FEATURES)

# Where the classes are that generated code extends.
FEATURE_NAMES: Final = {name: module.replace("/", ".") for feature in EVERY for module, name in feature.modules.items()}
